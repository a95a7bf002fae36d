import { instant } from '../src/domain/calendar/instant.ts';
import type { EntityState, Fact } from '../src/ports/store.ts';
import { decide } from '../src/usecases/apply-facts.ts';
import type { Lived } from '../src/usecases/rehearse.ts';

/** The years of the plan: from the day after its signature to the end of 2021. */
export const YEARS = {
  from: instant('2018-04-10T01:00:00.000Z'),
  until: instant('2021-12-31T16:59:00.000Z'),
} as const;

/** What became of one task or round, fact by fact. */
interface Life {
  readonly kind: 'task' | 'round';
  readonly facts: readonly Fact[];
}

export const livesOf = ({ rows, facts }: Lived): readonly Life[] =>
  rows.map(({ entityId, kind }) => ({ kind, facts: (facts.get(entityId) ?? []).map(({ fact }) => fact) }));

/** `decide` alone over all lives; how many facts were folded. */
export function foldAll(lives: readonly Life[]): number {
  for (const { kind, facts } of lives) {
    let state: EntityState | null = null;
    for (const fact of facts) state = decide({ kind, state }, fact).state;
  }
  return lives.reduce((sum, { facts }) => sum + facts.length, 0);
}
