import { formatInstant, fromEpochMs, onOf, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { restsUntil } from '../domain/mail/breaker.ts';
import { doneAt } from '../domain/mail/relay-rate.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { StoreReader } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import type { MailDeps } from './mail-round.ts';
import { loadPause, loadRelay, moreLettersCome, readyAt, savePause } from './mailroom-state.ts';
import type { MailPause } from './mailroom-state.ts';
import type { BatchResult } from './send-batch.ts';

/** How the mail of a store stands, for the console, `dondoc status` and Temporal's details. */
export interface MailroomView {
  readonly state: 'idle' | 'sending' | 'waiting-for-server' | 'paused';
  /** `captured` or `smtp://host:port`. */
  readonly relay: string;
  /** Messages that are due and have not left; letters of one recipient count as one. */
  readonly waiting: number;
  /** When the mail server is asked again; null unless it is waited for. */
  readonly retryAt: Instant | null;
  /** When the last of them will have left at the server's rate; null: not limited, or not to be foretold. */
  readonly doneAt: Instant | null;
  readonly pause: MailPause | null;
  /** The same in one Vietnamese sentence or two. */
  readonly words: string;
}

/** `now` is the store's time, by which mail is due; `wallMs` the wall clock's, by which machines wait. */
export async function describeMailroom(tx: StoreReader, now: Instant, wallMs: number): Promise<MailroomView> {
  const pause = await loadPause(tx);
  const { label, breaker, rate, spent } = await loadRelay(tx);
  const waiting = await tx.waitingMail(now);
  const retryMs = restsUntil(breaker, wallMs);
  const doneMs = waiting === 0 || retryMs !== null ? null : doneAt(rate, spent, wallMs, waiting);
  const facts = {
    relay: label,
    waiting,
    pause,
    retryAt: pause === null && retryMs !== null ? fromEpochMs(retryMs) : null,
    doneAt: pause === null && doneMs !== null ? fromEpochMs(doneMs) : null,
  };
  const today = fromEpochMs(wallMs);
  const left = waiting === 0 ? '' : ` Còn ${waiting} thư chờ gửi.`;
  if (pause !== null) {
    const words = `Gửi thư đang tạm dừng từ ${formatInstant(pause.at)} theo yêu cầu của ${pause.by}: ${pause.because}.`;
    return { ...facts, state: 'paused', words: words + left };
  }
  if (facts.retryAt !== null) {
    const words = `Đang chờ máy chủ thư, thử lại lúc ${clockOf(facts.retryAt, today)} (${breaker.words ?? 'không có lời đáp'}).`;
    return { ...facts, state: 'waiting-for-server', words: words + left };
  }
  if (waiting === 0) return { ...facts, state: 'idle', words: 'Không có thư nào đang chờ gửi.' };
  const end = facts.doneAt === null ? '' : `, dự kiến xong lúc ${clockOf(facts.doneAt, today)}`;
  return { ...facts, state: 'sending', words: `Đang chờ gửi ${waiting} thư${end}.` };
}

/** `09 giờ 40`, with the date where it is not today's. */
const clockOf = (at: Instant, today: Instant): string =>
  onOf(at) === onOf(today) ? (formatInstant(at).split(' ngày ')[0] ?? '') : formatInstant(at);

type Rest = Pick<BatchResult, 'more' | 'waitMs' | 'waitUntil' | 'words'>;

/** What a batch leaves behind: how things stand, and when there is something to do again. */
export async function restOfMail(deps: MailDeps, more: boolean): Promise<Rest> {
  const now = await deps.clock.now();
  const wallMs = deps.wallMs();
  return deps.store.read(async (tx) => {
    const { words } = await describeMailroom(tx, now, wallMs);
    if (more) return { more, waitMs: 0, waitUntil: null, words };
    const untilMs = await nextTurn(tx, deps, now, wallMs);
    if (untilMs === null) return { more, waitMs: null, waitUntil: null, words };
    return { more, waitMs: Math.max(0, untilMs - wallMs), waitUntil: fromEpochMs(untilMs), words };
  });
}

/** Whoever applies what is due does not tell the mailroom; it looks again by itself. */
const LOOK_AGAIN_MS = 500;

/** The next letter by the store's clock, or the next try by the wall clock; neither before the server may be asked. */
async function nextTurn(
  tx: StoreReader,
  deps: MailDeps,
  now: Instant,
  wallMs: number,
): Promise<number | null> {
  if ((await loadPause(tx)) !== null) return null;
  const relay = await loadRelay(tx);
  const turns: number[] = [];
  const retryMs = await tx.nextRetryAt();
  if (retryMs !== null) turns.push(Math.max(retryMs, readyAt(relay, wallMs)));
  const sendAt = await tx.nextSendAt();
  const heldMs = (await moreLettersCome(tx, now)) ? wallMs + LOOK_AGAIN_MS : wallMs;
  const restsMs = Math.max(restsUntil(relay.breaker, wallMs) ?? wallMs, heldMs);
  // A frozen clock does not run towards a letter; whoever moves it pokes.
  if (sendAt !== null && deps.clock.mode === 'real') turns.push(Math.max(toEpochMs(sendAt), restsMs));
  if (sendAt !== null && deps.clock.mode === 'practice' && sendAt <= now) turns.push(restsMs);
  return turns.length === 0 ? null : Math.min(...turns);
}

const MOST_WORDS = 200;

/** A person stops the mail: nothing is composed or sent until somebody resumes it. What is under way is not recalled. */
export async function pauseMail(
  deps: Deps,
  { by, because }: { readonly by: string; readonly because: string },
): Promise<Result<MailPause>> {
  const [who, why] = [by.trim(), because.trim()];
  if (who === '' || why === '' || who.length > MOST_WORDS || why.length > MOST_WORDS)
    return fail({
      kind: 'no-reason',
      words: `Tạm dừng gửi thư cần ghi người yêu cầu và lý do, mỗi mục từ 1 đến ${MOST_WORDS} ký tự.`,
    });
  const at = await deps.clock.now();
  const pause = await deps.store.write(async (tx) => {
    const standing = await loadPause(tx);
    if (standing !== null) return standing;
    const made: MailPause = { at, by: who, because: why };
    await savePause(tx, made);
    return made;
  });
  await deps.workflows.pokeMailroom();
  return ok(pause);
}

/** True: it had been paused. */
export async function resumeMail(deps: Deps): Promise<boolean> {
  const paused = await deps.store.write(async (tx) => {
    const standing = await loadPause(tx);
    if (standing !== null) await savePause(tx, null);
    return standing !== null;
  });
  await deps.workflows.pokeMailroom();
  return paused;
}

export async function showMailroom(deps: Deps, wallMs: number): Promise<MailroomView> {
  const now = await deps.clock.now();
  return deps.store.read((tx) => describeMailroom(tx, now, wallMs));
}
