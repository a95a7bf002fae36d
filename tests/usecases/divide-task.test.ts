import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewTask } from '../../src/domain/plan/divide-definition.ts';
import { withLaterTasks } from '../../src/domain/plan/later-tasks.ts';
import { divideTask, previewDivision } from '../../src/usecases/divide-task.ts';
import type { DivisionForm } from '../../src/usecases/divide-task.ts';
import { registerGuidance } from '../../src/usecases/register-guidance.ts';
import { showPlan } from '../../src/usecases/show-plan.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { undoDivision } from '../../src/usecases/undo-division.ts';
import type { UndoDivisionForm } from '../../src/usecases/undo-division.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at, on, PLAN } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const part = (title: string, phrase: string, lead: string, more: Partial<NewTask> = {}): NewTask => ({
  title,
  phrase,
  lead,
  scope: null,
  coordinating: [],
  implementing: [],
  ...more,
});

const NINE: readonly NewTask[] = [
  part('Kế hoạch khắc phục ở các ấp', 'Hoàn thành trong quý I/2019', 'so-noi-vu', {
    coordinating: [{ body: 'so-tai-chinh' }],
  }),
  part('Kế hoạch khắc phục ở các khu vực', 'chậm nhất ngày 28/6/2019', 'so-tai-chinh'),
];

const form = (id: string, entityId: string, into: readonly NewTask[], number = '15-QĐ/TU'): DivisionForm => ({
  id,
  planId: PLAN_ID,
  entityId,
  by: 'ban-to-chuc-tinh-uy',
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Trưởng ban',
  words: 'Chia để từng cơ quan chịu trách nhiệm phần việc của mình.',
  documentNumber: number,
  documentOn: on('2018-11-01'),
  into,
});

function whoTakesBack(id: string, entityId: string): UndoDivisionForm {
  const { planId, by, personName, personTitle } = form(id, entityId, []);
  return { id, planId, entityId, by, personName, personTitle, words: 'Nhập nhầm nhiệm vụ.' };
}

let here: Place;
beforeAll(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-11-05', '10:00'));
});
afterAll(() => here.remove());

const lettersOf = async (ids: readonly string[]) =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID))).filter((row) => ids.includes(row.entityId));

describe('before anything is stored', () => {
  test('the preview shows the new tasks, their dates and one note a body, and changes nothing', async () => {
    const before = await here.everything();
    const seen = await previewDivision(here.deps, form('q-0', '77-9', NINE));
    if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
    expect(seen.value.tasks.map(({ id, deadline }) => [id, deadline.dueOn])).toEqual([
      ['77-9a', '2019-03-31'],
      ['77-9b', '2019-06-28'],
    ]);
    const receivers = seen.value.mails.map(({ to }) => to);
    expect(new Set(receivers).size).toBe(receivers.length);
    expect(seen.value.undoUntil).toBe(at('2018-11-05', '10:30'));
    expect(await here.everything()).toEqual(before);
    expect(await here.store.read((tx) => tx.laterTasks(PLAN_ID))).toEqual([]);
  });

  test.each([
    ['no document', { documentNumber: null }, 'no-document'],
    ['a document of tomorrow', { documentOn: on('2018-11-06') }, 'future-document'],
    ['one task only', { into: NINE.slice(0, 1) }, 'count'],
    ['no reason', { words: ' ' }, 'no-reason'],
    ['a task that the plan has not', { entityId: '77-99' }, 'unknown-entity'],
  ] as const)('%s is refused', async (_, more, kind) => {
    const refused = await divideTask(here.deps, { ...form('q-1', '77-9', NINE), ...more });
    expect(refused).toMatchObject({ ok: false, problem: { kind } });
  });

  test('every fault of every new task is told at once, and nothing is left behind', async () => {
    const before = await here.everything();
    const refused = await divideTask(
      here.deps,
      form('q-1', '77-9', [
        part('', 'ngày 31/02/2019', ''),
        part('Việc hai', 'trong 03 tháng kể từ khi Trung ương ban hành văn bản', 'co-quan-la'),
      ]),
    );
    if (refused.ok) throw new Error('taken');
    expect(refused.problem.faults.map(({ index, field }) => `${index} ${field}`)).toEqual([
      '0 title',
      '0 phrase',
      '0 lead',
      '1 phrase',
      '1 lead',
    ]);
    const past = await divideTask(
      here.deps,
      form('q-1', '77-9', [part('Một', 'trong tháng 8/2018', 'so-noi-vu'), ...NINE.slice(1)]),
    );
    expect(past).toMatchObject({
      ok: false,
      problem: { kind: 'past-date', faults: [{ index: 0, field: 'phrase' }] },
    });
    expect(await here.everything()).toEqual(before);
  });
});

describe('task 9 is divided, task 7 by mistake', () => {
  test('the new tasks live; the divided one has ended; both are woken, and sending the form twice divides once', async () => {
    const done = await divideTask(here.deps, form('q-2', '77-9', NINE));
    expect(done).toMatchObject({ ok: true, value: { again: false } });
    expect(await divideTask(here.deps, form('q-2', '77-9', NINE))).toMatchObject({
      ok: true,
      value: { again: true, tasks: [{ id: '77-9a' }, { id: '77-9b' }] },
    });
    expect((await here.row('77-9')).finished).toBe(true);
    expect((await here.row('77-9a')).state).toMatchObject({
      progress: 'open',
      schedule: { dueOn: '2019-03-31' },
    });
    expect(here.workflows.poked.map(({ entityId }) => entityId)).toEqual(
      expect.arrayContaining(['77-9a', '77-9b']),
    );
  });

  test('the adopted plan is what it was; the plan of today has the new tasks behind the divided one', async () => {
    const adopted = await here.store.read((tx) => tx.plan(PLAN_ID));
    expect(adopted?.plan).toEqual(PLAN);
    const { plan, tasks } = await showPlan(here.deps, PLAN_ID);
    const ids = plan.tasks.map(({ id }) => id);
    expect(ids.slice(ids.indexOf('77-9'), ids.indexOf('77-10'))).toEqual(['77-9', '77-9a', '77-9b']);
    expect(tasks.map(({ definition }) => definition.id)).toEqual(ids);
    const status = await showStatus(here.deps, PLAN_ID);
    expect(status.plan.tasks).toBe(19);
    expect(status.tasks.find(({ id }) => id === '77-9b')?.parts.map(({ body }) => body)).toEqual([
      'Sở Tài chính',
    ]);
  });

  test('taken back within the window: the task is what it was, no letter leaves, the letters a and b stay used', async () => {
    const former = (await here.row('77-7')).state;
    expect(await divideTask(here.deps, form('q-3', '77-7', NINE))).toMatchObject({ ok: true });
    const who = whoTakesBack('q-4', '77-7');
    expect(await undoDivision(here.deps, { ...who, words: '' })).toMatchObject({
      ok: false,
      problem: { kind: 'no-reason' },
    });
    expect(await undoDivision(here.deps, who)).toEqual({ ok: true, value: { tasks: ['77-7a', '77-7b'] } });
    expect((await here.row('77-7')).state).toEqual(former);
    const letters = await lettersOf(['77-7a', '77-7b']);
    expect(new Set(letters.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    expect((await showPlan(here.deps, PLAN_ID)).plan.tasks.map(({ id }) => id)).not.toContain('77-7a');
    const again = await previewDivision(here.deps, form('q-5', '77-7', NINE));
    expect(again).toMatchObject({ ok: true, value: { tasks: [{ id: '77-7c' }, { id: '77-7d' }] } });
    expect(await undoDivision(here.deps, who)).toMatchObject({ ok: false, problem: { kind: 'not-divided' } });
  });

  test('after the window every body has one message about all of it, and it is too late to take it back', async () => {
    await here.liveUntil(at('2018-11-06', '09:00'));
    const letters = await lettersOf(['77-9', '77-9a', '77-9b']);
    const told = letters.filter(({ about }) => about['decisionId'] === 'q-2');
    const messages = Map.groupBy(told, ({ to }) => to);
    for (const [to, rows] of messages)
      expect(new Set(rows.map(({ messageId }) => messageId)).size, to).toBe(1);
    const [first] = messages.get('so-noi-vu') ?? [];
    const [message] = await here.store.read((tx) => tx.messages(PLAN_ID, [first?.messageId ?? '']));
    const text = message?.text.replaceAll(/\s+/gu, ' ') ?? '';
    expect(text).toContain('được chia thành nhiệm vụ 9a và 9b');
    expect(text).toContain('quyết định điều chỉnh Kế hoạch số 15-QĐ/TU ngày 01/11/2018');
    expect(text).toContain('"Hoàn thành trong quý I/2019" (theo số 15-QĐ/TU ngày 01/11/2018)');
    const who = whoTakesBack('q-6', '77-9');
    expect(await undoDivision(here.deps, who)).toMatchObject({
      ok: false,
      problem: { kind: 'window-over' },
    });
  });

  test('the new tasks are reminded by their own dates; facts, letters and definitions agree', async () => {
    await here.liveUntil(at('2019-02-27', '09:00'));
    const reminded = (await lettersOf(['77-9', '77-9a'])).filter(
      ({ mail, sendAt }) => mail === 'reminder' && sendAt > at('2018-11-05', '10:00'),
    );
    expect(new Set(reminded.map(({ entityId }) => entityId))).toEqual(new Set(['77-9a']));
    expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
  });

  test('a definition that was changed behind the program is found', async () => {
    const read = here.store.read.bind(here.store);
    const changed: typeof here.store = {
      ...here.store,
      read: (work) =>
        read((tx) =>
          work({
            ...tx,
            laterTasks: async (id) => (await tx.laterTasks(id)).map((row) => ({ ...row, digest: 'other' })),
          }),
        ),
    };
    const { problems } = await verifyStore({ ...here.deps, store: changed }, PLAN_ID, [], false);
    expect(problems.map(({ entity, kind }) => `${kind} ${entity}`)).toEqual(
      ['77-9a', '77-9b', '77-7a', '77-7b'].map((id) => `state ${id}`),
    );
  });
});

test('a part of task 12 that waits is started by the document that the whole task waited for', async () => {
  const twelve = [
    part('Đề án', 'Sau khi Trung ương ban hành văn bản hướng dẫn 03 tháng', 'so-noi-vu'),
    part('Thực hiện', 'trong quý IV/2019', 'so-noi-vu'),
  ];
  const number = '16-QĐ/TU';
  expect(await divideTask(here.deps, form('q-7', '77-12', twelve, number))).toMatchObject({
    ok: true,
    value: { tasks: [{ progress: 'waiting' }, { progress: 'open' }] },
  });
  const registered = await registerGuidance(here.deps, {
    planId: PLAN_ID,
    events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
    number: '25-HD/BTCTW',
    title: 'Hướng dẫn',
    issuedBy: 'Ban Tổ chức Trung ương',
    issuedOn: on('2019-02-26'),
    receivedOn: null,
  });
  if (!registered.ok) throw new Error(registered.problem.words);
  expect((await here.row('77-12a')).state).toMatchObject({
    progress: 'open',
    schedule: { dueOn: '2019-05-27' },
  });
  expect((await here.row('77-12')).state).toMatchObject({ progress: 'cancelled' });
});

test('the same tasks laid over the same plan are the same plan, so that what is kept by plan is found again', () => {
  const [nine] = PLAN.tasks;
  if (nine === undefined) throw new Error('no task');
  const origin = { dividedFrom: nine.id, decisionId: 'q', documentNumber: '1', documentOn: on('2018-11-01') };
  const later = (digest: string) => [
    { definition: { ...nine, id: `${nine.id}a`, origin }, undone: false, digest },
  ];
  expect(withLaterTasks(PLAN, later('x'))).toBe(withLaterTasks(PLAN, later('x')));
  expect(withLaterTasks(PLAN, later('y'))).not.toBe(withLaterTasks(PLAN, later('x')));
  expect(withLaterTasks(PLAN, [])).toBe(PLAN);
});
