/**
 * Whether the mail server is asked at all. Trouble with the connection says nothing about a message, and two thousand
 * messages that each find it out for themselves would only be noise for the server and for the people who look on. So
 * after a few troubles in a row nobody tries for a while; then one message asks (half-open), and its answer decides.
 * All times are milliseconds of the wall clock: this is about machines, not about the office's time.
 */
export interface Breaker {
  /** Troubles one after another, without an answer of the server in between. */
  readonly troubles: number;
  /** How often it has opened since the server last answered; decides how long the next rest is. */
  readonly openings: number;
  /** Open until then; 0: closed. */
  readonly restUntilMs: number;
  /** Until then the one message that asks is under way; 0: none is. */
  readonly askingUntilMs: number;
  /** What went wrong last, in the words of server or network; null: closed. */
  readonly words: string | null;
}

export const CLOSED: Breaker = {
  troubles: 0,
  openings: 0,
  restUntilMs: 0,
  askingUntilMs: 0,
  words: null,
};

/** A single broken connection is an accident, three in a row are a state. */
const TROUBLES_TO_OPEN = 3;
const FIRST_REST_MS = 15_000;
const LAST_REST_MS = 5 * 60_000;

/** The server could not be reached, hung up, or let nobody in. */
export function noteTrouble(breaker: Breaker, wallMs: number, words: string): Breaker {
  // Messages that were under way when it opened fail too; they are part of the same trouble and prolong nothing.
  if (wallMs < breaker.restUntilMs) return { ...breaker, words };
  const troubles = breaker.troubles + 1;
  if (breaker.restUntilMs === 0 && troubles < TROUBLES_TO_OPEN) return { ...breaker, troubles };
  const restMs = Math.min(LAST_REST_MS, FIRST_REST_MS * 2 ** Math.min(breaker.openings, 10));
  return {
    troubles,
    openings: breaker.openings + 1,
    restUntilMs: wallMs + restMs,
    askingUntilMs: 0,
    words,
  };
}

/** How many messages may be tried now: none while it rests, one while it is half-open, else as many as wanted. */
export function mayTry({ restUntilMs, askingUntilMs }: Breaker, wallMs: number): number {
  if (restUntilMs === 0) return Number.POSITIVE_INFINITY;
  return wallMs < restUntilMs || wallMs < askingUntilMs ? 0 : 1;
}

/** One message has been sent off to ask; until then nobody else does. Closed, nobody needs to ask. */
export const noteAsking = (breaker: Breaker, untilMs: number): Breaker =>
  breaker.restUntilMs === 0 ? breaker : { ...breaker, askingUntilMs: untilMs };

/** When the server is asked next; null: it is not resting. */
export function restsUntil({ restUntilMs, askingUntilMs }: Breaker, wallMs: number): number | null {
  const untilMs = Math.max(restUntilMs, askingUntilMs);
  return restUntilMs === 0 || untilMs <= wallMs ? null : untilMs;
}
