import { readAdoption } from '../src/main/adopt.ts';
import { loadOwnCalendar } from '../src/main/compose.ts';
import { DEFAULT_PLAN_DIR } from '../src/main/paths.ts';
import type { Adoption } from '../src/usecases/adopt-plan.ts';
import { liveThrough } from '../src/usecases/rehearse.ts';
import { YEARS, foldAll, livesOf } from './lives.ts';
import { ownTexts, print, timed } from './place.ts';

const TASKS = 10_000;

/** Three years of the plan in memory, and of ten thousand tasks, each beside `decide` alone over the same facts. */
export async function benchRehearsal(): Promise<void> {
  const read = await readAdoption(DEFAULT_PLAN_DIR);
  if (!read.ok) throw new Error(read.problem.words);
  await benchPlan('rehearsal of the plan, its first run', read.value);
  await benchPlan('rehearsal of the plan, once warm', read.value);
  await benchPlan(`rehearsal of ${TASKS} tasks`, copiesOf(read.value, TASKS));
}

async function benchPlan(name: string, adoption: Adoption): Promise<void> {
  const calendar = await loadOwnCalendar();
  const letterTexts = await ownTexts();
  const ours = await timed(() => liveThrough({ adoption, calendar, letterTexts, ...YEARS, assumptions: [] }));
  if (!ours.value.ok) throw new Error(ours.value.problem.words);
  const lived = ours.value.value;
  const peer = await timed(() => Promise.resolve(foldAll(livesOf(lived))));
  const facts = `facts (${lived.messages.length} messages)`;
  print(`${name}, ${facts}`, peer.value, ours.seconds, '"decide" alone', peer.seconds);
}

/** The tasks of the plan over and over, each with an id of its own. */
function copiesOf(adoption: Adoption, count: number): Adoption {
  const { tasks: models } = adoption.plan;
  const tasks = Array.from({ length: count }, (_, n) => models[n % models.length]).flatMap((model, n) =>
    model === undefined ? [] : [{ ...model, id: `${model.id}-${n + 1}`, no: n + 1 }],
  );
  return { ...adoption, plan: { ...adoption.plan, tasks } };
}
