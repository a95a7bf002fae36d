import { readAdoption } from '../src/main/adopt.ts';
import { loadOwnCalendar } from '../src/main/compose.ts';
import { DEFAULT_PLAN_DIR } from '../src/main/paths.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import type { EntityState, Fact } from '../src/ports/store.ts';
import { decide } from '../src/usecases/apply-facts.ts';
import { liveThrough } from '../src/usecases/rehearse.ts';
import type { Lived } from '../src/usecases/rehearse.ts';
import { ownTexts } from './place.ts';

/** Facts that the rules must fold in a second. */
const BOUND = 100_000;
const TIMES = 100;

/** The rules alone, over the facts that the plan brings about by itself from 2018 to 2021. */
export async function benchDecide(): Promise<void> {
  const read = await readAdoption(DEFAULT_PLAN_DIR);
  if (!read.ok) throw new Error(read.problem.words);
  const lived = await liveThrough({
    adoption: read.value,
    calendar: await loadOwnCalendar(),
    letterTexts: await ownTexts(),
    from: instant('2018-04-10T01:00:00.000Z'),
    until: instant('2021-12-31T16:59:00.000Z'),
    assumptions: [],
  });
  if (!lived.ok) throw new Error(lived.problem.words);
  const lives = livesOf(lived.value);
  for (let time = 0; time < TIMES; time += 1) lives.forEach(fold);
  const begun = performance.now();
  for (let time = 0; time < TIMES; time += 1) lives.forEach(fold);
  const seconds = (performance.now() - begun) / 1000;
  const facts = TIMES * lives.reduce((sum, life) => sum + life.facts.length, 0);
  console.log(`decide: ${facts} facts, ${(facts / seconds).toFixed(0)}/s; bound ${BOUND}/s`);
}

interface Life {
  readonly kind: 'task' | 'round';
  readonly facts: readonly Fact[];
}

const livesOf = ({ rows, facts }: Lived): readonly Life[] =>
  rows.map(({ entityId, kind }) => ({ kind, facts: (facts.get(entityId) ?? []).map(({ fact }) => fact) }));

function fold({ kind, facts }: Life): void {
  let state: EntityState | null = null;
  for (const fact of facts) state = decide({ kind, state }, fact).state;
}
