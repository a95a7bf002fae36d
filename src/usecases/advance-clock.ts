import type { Instant } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/local-date.ts';
import { atTime, formatInstant, onOf, toZonedIso } from '../domain/calendar/instant.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Unsettled } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { mailRests } from './mailroom-state.ts';
import { pokeOwed } from './sweep.ts';

/** How far a practice clock is to move. */
export type ClockMove =
  | { readonly kind: 'to'; readonly at: Instant }
  | { readonly kind: 'days'; readonly days: number }
  /** To the next instant at which anything happens. */
  | { readonly kind: 'next' };

export interface ClockMoved {
  readonly from: Instant;
  readonly to: Instant;
  /** Instants at which something happened on the way. */
  readonly wakeUps: number;
  /** Messages that left (or were captured) on the way. */
  readonly mails: number;
}

export interface Settling {
  /** Resolves after a short while; injected, so that tests need not wait. */
  readonly pause: () => Promise<void>;
  /** Wall clock, milliseconds. */
  readonly wallMs: () => number;
  /** Told after each step, for a progress bar. */
  readonly onStep?: (at: Instant, wakeUps: number) => void;
  /** Given up after so long without any progress; default 90 s. */
  readonly patienceMs?: number;
  readonly holder: string;
}

const PATIENCE_MS = 90_000;
const LEASE_MS = 30_000;

/**
 * Moves a practice clock, always in steps: to the earliest instant on the way, until everything due by then is applied and
 * sent, then to the next. A real store refuses.
 */
export async function advanceClock(
  deps: Deps,
  move: ClockMove,
  settling: Settling,
): Promise<Result<ClockMoved>> {
  if (deps.clock.mode === 'real') {
    return fail({
      kind: 'real-clock',
      words: 'Kho đang dùng đồng hồ thật, không dời được. Chỉ kho chạy thử mới dời được ngày.',
    });
  }
  const { store } = deps;
  const free = await store.write((tx) =>
    tx.takeLease('clock', settling.holder, settling.wallMs(), settling.wallMs() + LEASE_MS),
  );
  if (!free)
    return fail({ kind: 'clock-busy', words: 'Đồng hồ đang được dời ở nơi khác. Chờ xong rồi thử lại.' });
  try {
    return await walk(deps, move, settling);
  } finally {
    await store.write((tx) => tx.dropLease('clock', settling.holder));
  }
}

async function walk(deps: Deps, move: ClockMove, settling: Settling): Promise<Result<ClockMoved>> {
  const from = await deps.clock.now();
  const mailsBefore = await countSent(deps);
  const target = await targetOf(deps, move, from);
  if (target === null) return fail({ kind: 'nothing-ahead', words: 'Không còn mốc nào ở phía trước.' });
  if (target < from)
    return fail({
      kind: 'backwards',
      words: `Đồng hồ chỉ đi tới: đang ở ${formatInstant(from)}, được yêu cầu về ${formatInstant(target)}.`,
    });
  let wakeUps = 0;
  await settle(deps, from, settling);
  for (let at = await stepBefore(deps, target); at !== null; at = await stepBefore(deps, target)) {
    const step = at;
    await deps.store.write(async (tx) => {
      await tx.setPracticeNow(step);
      await tx.takeLease('clock', settling.holder, settling.wallMs(), settling.wallMs() + LEASE_MS);
    });
    wakeUps += 1;
    await settle(deps, step, settling);
    settling.onStep?.(step, wakeUps);
  }
  await deps.store.write((tx) => tx.setPracticeNow(target));
  return ok({ from, to: target, wakeUps, mails: (await countSent(deps)) - mailsBefore });
}

async function targetOf(deps: Deps, move: ClockMove, from: Instant): Promise<Instant | null> {
  if (move.kind === 'to') return move.at;
  if (move.kind === 'days') return atTime(addDays(onOf(from), move.days), timeOf(from));
  const earliest = await deps.store.read((tx) => tx.earliestMoment());
  return earliest !== null && earliest < from ? from : earliest;
}

const timeOf = (at: Instant): string => toZonedIso(at).slice(11, 16);

/** The next instant up to the target at which something is planned; null: nothing more on the way. */
async function stepBefore(deps: Deps, target: Instant): Promise<Instant | null> {
  const now = await deps.clock.now();
  const earliest = await deps.store.read((tx) => tx.earliestMoment());
  return earliest !== null && earliest > now && earliest <= target ? earliest : null;
}

/** Waits until nothing due is unapplied and nothing sendable unsent, poking what is owed. */
async function settle(deps: Deps, now: Instant, settling: Settling): Promise<void> {
  const patience = settling.patienceMs ?? PATIENCE_MS;
  let best = Number.POSITIVE_INFINITY;
  let since = settling.wallMs();
  let poked = 0;
  let mailTold = false;
  for (;;) {
    const left = await leftToDo(deps, now, settling.wallMs());
    const total = totalOf(left);
    if (total === 0) return;
    const wall = settling.wallMs();
    if (total < best) [best, since] = [total, wall];
    if (wall - since > patience) throw new NotSettledError(now, left);
    if (left.unapplied === 0 && left.unsent > 0 && !mailTold) {
      mailTold = true;
      await deps.workflows.pokeMailroom();
    }
    // A poke that a dying process swallowed is made up for here; often enough to be quick, rarely enough to be harmless.
    if (wall - poked > REPOKE_MS) {
      await pokeOwed(deps, now);
      poked = wall;
      await deps.store.write((tx) => tx.takeLease('clock', settling.holder, wall, wall + LEASE_MS));
    }
    await settling.pause();
  }
}

const REPOKE_MS = 2_000;

/** A clock does not wait for mail that rests, by a person's word or for want of a server. */
const leftToDo = (deps: Deps, now: Instant, wallMs: number): Promise<Unsettled> =>
  deps.store.read(async (tx) => {
    const left = await tx.unsettled(now);
    return left.unsent > 0 && (await mailRests(tx, wallMs)) ? { ...left, unsent: 0 } : left;
  });

const totalOf = ({ unapplied, unacknowledged, unsent }: Unsettled): number =>
  unapplied + unacknowledged + unsent;

/** The engine did not come to rest: nothing is wrong with the data, but nobody is working on it. */
export class NotSettledError extends Error {
  override readonly name = 'NotSettledError';
  constructor(at: Instant, left: Unsettled) {
    super(
      `the engine has not come to rest at ${at}: ${left.unapplied} due, ${left.unacknowledged} unseen, ${left.unsent} unsent; ` +
        'is "dondoc start" running on this data folder?',
    );
  }
}

async function countSent(deps: Deps): Promise<number> {
  return deps.store.read(async (tx) => {
    const ids = await tx.planIds();
    const all = await Promise.all(ids.map((id) => tx.messages(id)));
    return all.flat().filter((message) => message.sentAt !== null).length;
  });
}
