import fc from 'fast-check';
import { addMs, atTime, onOf } from '../../src/domain/calendar/instant.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { firstWorkingDayOnOrAfter } from '../../src/domain/calendar/working-calendar.ts';
import type { NewTask } from '../../src/domain/plan/divide-definition.ts';
import { ok } from '../../src/domain/result.ts';
import { divideTask } from '../../src/usecases/divide-task.ts';
import type { Visit } from '../../src/usecases/rehearse.ts';
import { undoDivision } from '../../src/usecases/undo-division.ts';
import { CALENDAR } from '../domain/task/real-plan.ts';
import { BODY_IDS, DIVIDED_PHRASES, OFFICE, SIGNED_ON } from './random-plan.ts';

const MINUTE = 60_000;

interface Drawn {
  readonly afterDays: number;
  readonly time: string;
  readonly into: readonly NewTask[];
  readonly undoAfterMinutes: number | null;
}

const aBody = fc.constantFrom(OFFICE, ...BODY_IDS);
const newTask: fc.Arbitrary<NewTask> = fc
  .record({
    phrase: fc.constantFrom(...DIVIDED_PHRASES),
    lead: aBody,
    coordinating: fc.uniqueArray(aBody, { maxLength: 2 }),
    implementing: fc.uniqueArray(aBody, { maxLength: 2 }),
  })
  .map(({ phrase, lead, coordinating, implementing }) => ({
    title: `Phần việc của ${lead}`,
    phrase,
    scope: null,
    lead,
    coordinating: coordinating.map((body) => ({ body })),
    implementing: implementing.map((body) => ({ body })),
  }));

const division: fc.Arbitrary<Drawn> = fc.record({
  afterDays: fc.integer({ min: 1, max: 200 }),
  time: fc.constantFrom('07:00', '08:15', '09:50', '14:00'),
  into: fc.array(newTask, { minLength: 2, maxLength: 3 }),
  undoAfterMinutes: fc.option(fc.integer({ min: 0, max: 45 }), { freq: 2 }),
});

/** What has become of the divisions that were drawn: a property over decisions that are all refused would show nothing. */
export interface Tally {
  divided: number;
  undone: number;
}

/** For each of so many plans: one decision that divides the first task and, for some, that takes the division back. */
export function drawDivisions(
  seed: number,
  count: number,
): readonly ((planId: string, tally: Tally) => readonly Visit[])[] {
  return fc
    .sample(division, { seed, numRuns: count })
    .map((drawn) => (planId, tally) => visitsFor(planId, drawn, tally));
}

function visitsFor(
  planId: string,
  { afterDays, time, into, undoAfterMinutes }: Drawn,
  tally: Tally,
): readonly Visit[] {
  const on = firstWorkingDayOnOrAfter(CALENDAR, addDays(SIGNED_ON, afterDays));
  const at = atTime(on, time);
  const who = {
    planId,
    entityId: 'viec-1',
    by: OFFICE,
    personName: 'Trần Thị Bình',
    personTitle: 'Phó Trưởng ban',
    words: 'Chia để từng cơ quan chịu trách nhiệm.',
  };
  // What the state of the task does not allow is refused, by both; a refusal changes nothing.
  const dividing: Visit = {
    at,
    carryOut: async (deps) => {
      const done = await divideTask(deps, {
        ...who,
        id: `qd-${planId}`,
        documentNumber: '15-QĐ/TU',
        documentOn: onOf(at),
        into,
      });
      tally.divided += Number(done.ok);
      return ok(null);
    },
  };
  if (undoAfterMinutes === null) return [dividing];
  const undoAt = addMs(at, undoAfterMinutes * MINUTE);
  const undoing: Visit = {
    at: undoAt,
    carryOut: async (deps) => {
      const done = await undoDivision(deps, { ...who, id: `rut-${planId}` });
      tally.undone += Number(done.ok);
      return ok(null);
    },
  };
  return [dividing, undoing];
}
