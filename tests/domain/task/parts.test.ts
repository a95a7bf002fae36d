import { describe, expect, test } from 'vitest';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { membersMissing, turnOf } from '../../../src/domain/task/part.ts';
import type { PartFact } from '../../../src/domain/task/part-fact.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import { assignment, at, isMail, live, liveOf, on, PLAN, reached, result } from './real-plan.ts';

type Fact<K extends PartFact['kind']> = Extract<PartFact, { kind: K }>;

/** A dated task of the plan that a group of several bodies carries out. */
const GROUPED = PLAN.tasks
  .map(({ id }) => liveOf(id).task)
  .map((task, index) => ({ id: PLAN.tasks[index]?.id ?? '', task }))
  .find(({ task }) => task.parties.implementing.length > 2 && task.progress === 'open');
if (GROUPED === undefined) throw new Error('the plan has no open task with an implementing group');
const { id, task: begun } = GROUPED;
const [first = '', second = ''] = begun.parties.implementing;
const { answeredBy, confirmer } = begun.parties;

const part = (body: string, date: string): Fact<'partReported'> => ({
  kind: 'partReported',
  at: at(date, '09:00'),
  body,
  reportId: `pv-${body}`,
  evidence: { documentNumber: '5-BC', documentOn: on(date), files: [] },
});
const accept = (body: string, date: string, by = answeredBy): Fact<'partConfirmed'> => ({
  kind: 'partConfirmed',
  at: at(date, '15:00'),
  by,
  body,
  decisionId: `xn-${body}`,
});

describe('each member of an implementing group has its own completion', () => {
  test('x of y by name: reported is not yet accepted', () => {
    const { task } = liveOf(
      id,
      part(first, '2018-10-01'),
      part(second, '2018-10-02'),
      accept(first, '2018-10-03'),
    );
    expect(Object.fromEntries(task.members.map(({ body, progress }) => [body, progress]))).toEqual({
      [first]: 'confirmed',
      [second]: 'reported',
    });
    expect(membersMissing(task)).toEqual(begun.parties.implementing.filter((body) => body !== first));
    expect(task.progress).toBe('open');
  });

  test('given back with a reason: it owes its part again', () => {
    const { task, orders } = liveOf(id, part(first, '2018-10-01'), {
      kind: 'partReturned',
      at: at('2018-10-02'),
      by: answeredBy,
      body: first,
      decisionId: 'tl-1',
    });
    expect(task.members).toEqual([]);
    expect(orders.filter(isMail).at(-1)).toMatchObject({ mail: 'part-returned', to: first });
  });

  test.each([
    [false, null],
    [true, 'members-missing'],
  ])('membersRequired %s: the result as a whole is refused as %s', (membersRequired, kind) => {
    const fact = assignment(id);
    const { task } = live(
      { ...fact, parties: { ...fact.parties, membersRequired } },
      part(first, '2018-10-01'),
      accept(first, '2018-10-02'),
      result(answeredBy, '2018-10-05'),
    );
    const confirm: TaskFact = {
      kind: 'resultConfirmed',
      at: at('2018-10-06'),
      by: confirmer,
      decisionId: 'd',
    };
    const problem = refuseTaskFact(task, confirm);
    expect(problem?.kind ?? null).toBe(kind);
    if (kind !== null) expect(problem?.words).toContain(`1/${begun.parties.implementing.length}`);
  });

  test.each([
    ['a body that is not on the list', part('so-tu-phap', '2018-10-01'), 'not-implementing'],
    [
      'without a document or a file',
      { ...part(first, '2018-10-01'), evidence: { documentNumber: null, documentOn: null, files: [] } },
      'no-evidence',
    ],
    ['accepted by itself', accept(first, '2018-10-02', first), 'judges-himself'],
    ['accepted before it was reported', accept(second, '2018-10-02'), 'nothing-to-judge'],
  ] as const)('refused: %s', (_, fact, kind) => {
    const task = fact.kind === 'partConfirmed' ? liveOf(id, part(first, '2018-10-01')).task : begun;
    expect(refuseTaskFact(task, fact)?.kind).toBe(kind);
  });
});

describe('"chờ ý kiến cơ quan X": the turn goes over, the deadline runs on', () => {
  const task9 = liveOf('77-9').task;
  const [asked = ''] = task9.parties.coordinating;
  const ask = (date: string): Fact<'opinionAsked'> => ({
    kind: 'opinionAsked',
    at: at(date, '09:00'),
    by: 'so-noi-vu',
    of: asked,
    opinionId: 'yk-1',
    reminder: {
      key: 'opinion-reminder/yk-1',
      kind: 'opinion-reminder',
      at: at('2018-10-11', '06:00'),
      sendAt: at('2018-10-11'),
      workingDaysLeft: null,
    },
  });
  const give = (date: string): Fact<'opinionGiven'> => ({
    kind: 'opinionGiven',
    at: at(date, '09:00'),
    body: asked,
    opinionId: 'yk-1',
    reportId: 'tl-1',
  });

  test('who has the turn, since when and until when', () => {
    expect(turnOf(task9)).toBe('so-noi-vu');
    const waiting = liveOf('77-9', ask('2018-10-01')).task;
    expect(turnOf(waiting)).toBe(asked);
    expect(waiting.schedule).toEqual(task9.schedule);
    const back = liveOf('77-9', ask('2018-10-01'), give('2018-10-08')).task;
    expect(turnOf(back)).toBe('so-noi-vu');
    expect(back.turns).toEqual([
      {
        opinionId: 'yk-1',
        by: 'so-noi-vu',
        of: asked,
        from: at('2018-10-01', '09:00'),
        until: at('2018-10-08', '09:00'),
      },
    ]);
  });

  test('the asked body is followed up, and not any more once it has answered', () => {
    const kinds = (...facts: readonly TaskFact[]): readonly string[] =>
      liveOf('77-9', ...facts)
        .orders.filter(isMail)
        .filter(({ mail }) => mail.startsWith('opinion'))
        .map(({ mail, to }) => `${mail} → ${to}`);
    expect(kinds(ask('2018-10-01'), reached('2018-10-11'))).toEqual([
      `opinion-request → ${asked}`,
      `opinion-reminder → ${asked}`,
    ]);
    expect(kinds(ask('2018-10-01'), give('2018-10-08'), reached('2018-10-11'))).toEqual([
      `opinion-request → ${asked}`,
      'opinion-given → so-noi-vu',
    ]);
  });

  const taskAfter = (...facts: readonly TaskFact[]): Task => liveOf('77-9', ...facts).task;
  test.each([
    ['by a body that does not lead', taskAfter(), { ...ask('2018-10-01'), by: asked }, 'not-a-lead'],
    [
      'of a body that has no part in the task',
      taskAfter(),
      { ...ask('2018-10-01'), of: 'so-tu-phap' },
      'not-a-party',
    ],
    [
      'twice of the same',
      taskAfter(ask('2018-10-01')),
      { ...ask('2018-10-02'), opinionId: 'yk-2' },
      'already-asked',
    ],
    ['an answer that nobody asked for', taskAfter(), give('2018-10-08'), 'not-asked'],
  ] as const)('refused: %s', (_, task, fact, kind) => {
    expect(refuseTaskFact(task, fact)?.kind).toBe(kind);
    expect(() => decideTask(task, fact)).not.toThrow();
  });
});
