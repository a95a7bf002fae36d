import type { Instant } from '../domain/calendar/instant.ts';
import type { Mailer, OutgoingMail, SendResult } from '../ports/mailer.ts';
import { runRound } from './mail-round.ts';
import type { Finished, MailDeps, Sending } from './mail-round.ts';
import { restOfMail } from './mailroom.ts';
import { pokeWoken } from './tell-served.ts';

export type { MailDeps } from './mail-round.ts';

export interface BatchResult {
  readonly sent: number;
  readonly deferred: number;
  readonly refused: number;
  /** There may be more to send at once. */
  readonly more: boolean;
  /** Until the mailroom has something to do again; null: only a poke can tell. */
  readonly waitMs: number | null;
  /** The instant of the wall clock at which `waitMs` ends; results of older versions do not name it. */
  readonly waitUntil?: string | null;
  /** How things stand, in a sentence for whoever looks on. */
  readonly words?: string;
}

/** A batch ends after so long even if there is more, so that other workers get their turn and the words stay fresh. */
const LONGEST_MS = 20_000;
/** Leases are looked after at least this often while messages are under way. */
const LOOK_MS = 2_000;

const LONGEST_GATHERING_MS = 25;

/**
 * Sends what is due, as many at a time as the mailer has connections. A message keeps its connection until its result is
 * recorded, so that after a crash no more can have been accepted and not recorded than there are connections; the same
 * Message-ID lets receivers drop the copy. One transaction a round records what is through, composes what has become due
 * and leases what goes next: one flush of the disk for several messages, or the record would cost more than the sending.
 */
export async function sendBatch(deps: MailDeps): Promise<BatchResult> {
  const batch = createBatch(deps);
  const endMs = deps.wallMs() + LONGEST_MS;
  const isLate = (): boolean => deps.wallMs() >= endMs;
  try {
    for (;;) {
      const again = await batch.round(isLate());
      if (!batch.isUnderWay() && !again) break;
      if (batch.isUnderWay()) await batch.news(again ? 0 : LOOK_MS);
    }
  } finally {
    await batch.end();
  }
  const { defects, sent, deferred, refused } = batch.tally;
  if (defects.length > 0)
    throw new AggregateError(defects, `${defects.length} messages could not be made: ${String(defects[0])}`);
  return { sent, deferred, refused, ...(await restOfMail(deps, isLate())) };
}

/** Connections that nobody uses, shared by all batches that run side by side in this process. */
const FREE = new WeakMap<Mailer, number>();
const freeOf = (mailer: Mailer): number => FREE.get(mailer) ?? mailer.connections;

function createBatch(deps: MailDeps) {
  const { mailer } = deps;
  const underWay = new Set<Sending>();
  const sends = new Set<Promise<void>>();
  const bell = createBell();
  const tally = { sent: 0, deferred: 0, refused: 0, defects: [] as unknown[] };
  let finished: Finished[] = [];
  let held = 0;
  let roundMs = 0;

  function hold(count: number): void {
    held += count;
    FREE.set(mailer, freeOf(mailer) - count);
  }

  async function send(sending: Sending, mail: OutgoingMail): Promise<void> {
    const stillOurs = (): boolean => !sending.lost && deps.wallMs() < sending.leaseUntilMs;
    let result: SendResult | null = null;
    try {
      result = await mailer.send(mail, stillOurs);
    } catch (error) {
      // A message that we cannot make is our defect: it keeps its lease, the others go on, and the batch ends with it.
      tally.defects.push(error);
    }
    finished.push({ sending, result });
    bell.ring();
  }

  function count({ sending, result }: Finished): void {
    underWay.delete(sending);
    if (result?.kind === 'accepted') tally.sent += 1;
    if (result?.kind === 'deferred') tally.deferred += 1;
    if (result?.kind === 'refused') tally.refused += 1;
  }

  return {
    tally,
    isUnderWay: () => underWay.size > 0,
    /**
     * Until something is through. What comes in as long as a transaction has lately taken is waited for too, so that one
     * flush of the disk records several: where it is slow, they gather; where it is quick, hardly anything waits.
     */
    async news(atMostMs: number): Promise<void> {
      await bell.orAfter(atMostMs);
      const enoughAt = performance.now() + roundMs;
      for (
        let left = roundMs;
        left > 0 && finished.length < underWay.size;
        left = enoughAt - performance.now()
      )
        await bell.orAfter(left);
    },

    /** True: there is something to do at once. `late`: nothing new is begun. */
    async round(late: boolean): Promise<boolean> {
      const now: Instant = await deps.clock.now();
      const done = finished;
      finished = [];
      // The connections of what is recorded in this transaction are free for what it leases.
      hold(-done.length);
      const wanted = late ? 0 : freeOf(mailer);
      hold(wanted);
      const others = [...underWay].filter((sending) => !done.some((through) => through.sending === sending));
      const begunAt = performance.now();
      const round = await deps.store.write((tx) => runRound(tx, deps, { done, others, wanted, now }));
      roundMs = Math.min(LONGEST_GATHERING_MS, performance.now() - begunAt);
      for (const through of done) count(through);
      hold(round.leased.length - wanted);
      for (const { sending, untilMs } of round.prolonged) sending.leaseUntilMs = untilMs;
      for (const sending of round.lost) sending.lost = true;
      for (const { sending, mail } of round.leased) {
        underWay.add(sending);
        const sent = send(sending, mail).finally(() => sends.delete(sent));
        sends.add(sent);
      }
      await pokeWoken(deps, round.woken);
      return round.again;
    },

    /** Where a round has failed, what is under way comes to its end unrecorded, and is tried again after its lease. */
    async end(): Promise<void> {
      await Promise.all(sends);
      hold(-held);
    },
  };
}

/** Wakes the one who waits; what rings while nobody waits is heard at the next waiting. */
function createBell() {
  let rung = false;
  let open = (): void => undefined;
  return {
    ring(): void {
      rung = true;
      open();
    },
    async orAfter(ms: number): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          open = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
    },
  };
}
