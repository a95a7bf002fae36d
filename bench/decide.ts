import { readAdoption } from '../src/main/adopt.ts';
import { loadOwnCalendar } from '../src/main/compose.ts';
import { DEFAULT_PLAN_DIR } from '../src/main/paths.ts';
import { liveThrough } from '../src/usecases/rehearse.ts';
import { YEARS, foldAll, livesOf } from './lives.ts';
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
    ...YEARS,
    assumptions: [],
  });
  if (!lived.ok) throw new Error(lived.problem.words);
  const lives = livesOf(lived.value);
  for (let time = 0; time < TIMES; time += 1) foldAll(lives);
  const begun = performance.now();
  let facts = 0;
  for (let time = 0; time < TIMES; time += 1) facts += foldAll(lives);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`decide: ${facts} facts, ${(facts / seconds).toFixed(0)}/s; bound ${BOUND}/s`);
}
