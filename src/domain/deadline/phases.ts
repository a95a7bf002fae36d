import type { AsideClause, Clause, EventClause } from './clause.ts';
import { isTerm } from './cursor.ts';
import type { Tokens } from './cursor.ts';
import type { Dated } from './dated.ts';
import type { Phase } from './reading.ts';
import type { WordsOf } from './rule.ts';

/**
 * "theo lộ trình … và đồng loạt từ năm 2019", "từ quý II/2018 (đối với …) và … khi có đủ điều kiện": two times of the
 * same work without an end, joined by "và". The first runs from the signing or from its own date; only the second waits.
 */
export function phasesOf(
  clauses: readonly Clause[],
  dated: readonly Dated[],
  ts: Tokens,
  wordsOf: WordsOf,
): readonly Phase[] {
  const settled =
    clauses.some(({ kind }) => kind === 'period' || kind === 'every' || kind === 'periodic') ||
    dated.some(({ finish }) => finish !== null);
  if (settled) return [];
  const cut = clauses.findIndex(
    (clause, at) => opens(clause) && clauses.slice(0, at).some(opens) && andBefore(ts, clauses, at) >= 0,
  );
  if (cut < 0) return [];
  const and = andBefore(ts, clauses, cut);
  const end = Math.max(...clauses.map(({ to }) => to));
  return [
    phaseOf(clauses.slice(0, cut), dated, wordsOf, { from: 0, to: and }, false),
    phaseOf(clauses.slice(cut), dated, wordsOf, { from: and + 1, to: end }, true),
  ];
}

const opens = (clause: Clause): boolean =>
  clause.depth === 0 && (clause.kind === 'time' || (clause.kind === 'event' && clause.relation !== 'until'));

/** The index of the last "và" between this clause and the one before it; -1 where there is none. */
function andBefore(ts: Tokens, clauses: readonly Clause[], at: number): number {
  const [before, clause] = clauses.slice(at - 1, at + 1);
  for (let i = Number(clause?.from) - 1; i >= Number(before?.to); i--) if (isTerm(ts, i, 'và')) return i;
  return -1;
}

function phaseOf(
  part: readonly Clause[],
  dated: readonly Dated[],
  wordsOf: WordsOf,
  place: { from: number; to: number },
  later: boolean,
): Phase {
  const event = part.find((clause): clause is EventClause => clause.kind === 'event');
  const aside = part.find((clause): clause is AsideClause => clause.kind === 'aside');
  const start = dated.find(({ clause }) => part.some(({ from }) => from === clause.from))?.start ?? null;
  return {
    words: wordsOf(place),
    start,
    event: event === undefined ? null : wordsOf(event.event),
    awaits: later && event !== undefined,
    scope: aside === undefined ? null : wordsOf(aside),
  };
}
