import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmReading } from '../../src/usecases/confirm-reading.ts';
import { decideOnTask } from '../../src/usecases/decide-task.ts';
import type { DecisionWords } from '../../src/usecases/decide-task.ts';
import { openAtDesk } from '../../src/usecases/open-answers.ts';
import { previewGuidance, registerGuidance } from '../../src/usecases/register-guidance.ts';
import { settleDate } from '../../src/usecases/settle-date.ts';
import { matterOf } from '../../src/usecases/shown-matter.ts';
import { undoGuidance } from '../../src/usecases/undo-guidance.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at, definitionOf, on, PLAN } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

/*
 * Task 12 in one store and on one time line: a document, a decided date, a document in place of the first, the question. Each
 * test goes on where the one before it stopped.
 */

let here: Place;
beforeAll(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-09-18', '09:00'));
});
afterAll(() => here.remove());

const document = (number: string, issuedOn: string) => ({
  planId: PLAN_ID,
  events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
  number,
  title: 'Hướng dẫn hợp nhất ba văn phòng',
  issuedBy: 'Ban Tổ chức Trung ương',
  issuedOn: on(issuedOn),
  receivedOn: null,
});
const words = (id: string, more: Partial<DecisionWords> = {}): DecisionWords => ({
  id,
  planId: PLAN_ID,
  entityId: '77-12',
  by: 'ban-to-chuc-tinh-uy',
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Trưởng ban',
  words: 'Theo kết luận của Thường trực.',
  documentNumber: '15-QĐ/TU',
  documentOn: on('2018-10-15'),
  ...more,
});
const taskNow = async () => {
  const { state } = await here.row('77-12');
  if (state?.kind !== 'task') throw new Error('77-12 is a task');
  return state;
};
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; problem: { words: string } }): T => {
  if (!result.ok) throw new Error(result.problem.words);
  return result.value;
};
const lettersOf = async (mail: string): Promise<readonly string[]> =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId: '77-12' })))
    .filter((row) => row.mail === mail && row.status !== 'withdrawn')
    .map((row) => `${row.sendAt.slice(0, 10)} ${row.to}`);
const formsAtDesk = async () => {
  const now = await here.deps.clock.now();
  return openAtDesk(PLAN, definitionOf('77-12'), await taskNow(), now);
};

test('the document of 17/9/2018 is registered, the reading confirmed, the date amended to 29/3/2019', async () => {
  valueOf(await registerGuidance(here.deps, document('12-HD/TW', '2018-09-17')));
  valueOf(await confirmReading(here.deps, 0, words('ch-1')));
  await here.liveUntil(at('2018-10-15', '09:00'));
  valueOf(await decideOnTask(here.deps, { kind: 'amended', until: on('2019-03-29') }, words('qd-15')));
  expect((await taskNow()).schedule.dueOn).toBe('2019-03-29');
  expect(await formsAtDesk()).not.toContain('dates');
});

test('the preview of the document in its place says that the decided date stays and what has to be decided', async () => {
  await here.liveUntil(at('2018-11-08', '09:00'));
  const before = await here.everything();
  const { tasks } = valueOf(await previewGuidance(here.deps, document('15-HD/TW', '2018-11-05')));
  expect(tasks).toMatchObject([
    {
      id: '77-12',
      before: { dueOn: '2019-03-29', status: 'in-time' },
      after: { dueOn: '2019-03-29', status: 'conflict' },
      conflict:
        'Thời hạn hết ngày 29/3/2019 do người có thẩm quyền quyết định vẫn được giữ; văn bản 15-HD/TW ngày 05/11/2018 được ghi nhận, theo đó thời hạn là hết ngày 11/02/2019; cần quyết định thời hạn nào được áp dụng.',
    },
  ]);
  expect(await here.everything()).toEqual(before);
});

test('taken back within its half hour: no question is left, and nobody was asked', async () => {
  const { id } = valueOf(await registerGuidance(here.deps, document('14-HD/TW', '2018-11-05')));
  expect(await formsAtDesk()).toContain('dates');
  valueOf(await undoGuidance(here.deps, { planId: PLAN_ID, id, reason: 'Nhập nhầm' }));
  const { dateQuestion, schedule, timers } = await taskNow();
  expect(dateQuestion).toBeNull();
  expect(schedule).toMatchObject({ dueOn: '2019-03-29', conflict: null });
  expect(timers).toEqual([]);
  expect(await lettersOf('date-question')).toEqual([]);
});

test('registered: asked on that day, reported upwards after five working days and every week until somebody decides', async () => {
  valueOf(await registerGuidance(here.deps, document('15-HD/TW', '2018-11-05')));
  await here.liveUntil(at('2018-11-23', '10:30'));
  expect(await lettersOf('date-question')).toEqual(['2018-11-08 ban-to-chuc-tinh-uy']);
  expect(await lettersOf('date-undecided')).toEqual([
    '2018-11-15 bo-phan-thuong-truc',
    '2018-11-22 bo-phan-thuong-truc',
  ]);
});

test('a form that showed an earlier question is not stored', async () => {
  const shown = matterOf(await taskNow(), 'dates');
  const stale = await settleDate(here.deps, 'document', words('td-0', { shown: `${shown}x` }));
  expect(stale.ok ? null : stale.problem.kind).toBe('stale');
  expect((await taskNow()).dateQuestion).not.toBeNull();
});

test('the document is followed: counted from it, told to the lead; then taken back, the task waits again by the first one', async () => {
  const shown = matterOf(await taskNow(), 'dates');
  valueOf(await settleDate(here.deps, 'document', words('td-1', { shown })));
  expect(await taskNow()).toMatchObject({
    personsDate: null,
    dateQuestion: null,
    schedule: { dueOn: '2019-02-11', conflict: null, toConfirm: false },
  });
  await here.liveUntil(at('2018-11-26', '10:30'));
  expect(await lettersOf('date-settled')).toContain('2018-11-26 so-noi-vu');
  const [, , third] = await here.store.read((tx) => tx.guidances(PLAN_ID));
  valueOf(await undoGuidance(here.deps, { planId: PLAN_ID, id: third?.id ?? '', reason: 'Đã bị thay thế' }));
  expect((await taskNow()).schedule.dueOn).toBe('2018-12-17');
});

test('a date decided under a document that is taken back stays as well, and is asked about', async () => {
  const until = on('2019-04-26');
  valueOf(await decideOnTask(here.deps, { kind: 'amended', until }, words('qd-16')));
  const [first] = await here.store.read((tx) => tx.guidances(PLAN_ID));
  valueOf(
    await undoGuidance(here.deps, { planId: PLAN_ID, id: first?.id ?? '', reason: 'Không đúng căn cứ' }),
  );
  const { schedule, dateQuestion } = await taskNow();
  expect(schedule.dueOn).toBe('2019-04-26');
  expect(schedule.conflict).toContain('được rút khỏi sổ, theo đó nhiệm vụ trở lại chờ văn bản');
  expect(dateQuestion).toMatchObject({ guidanceId: first?.id });
  valueOf(await settleDate(here.deps, 'decision', words('td-2')));
  expect(await taskNow()).toMatchObject({
    dateQuestion: null,
    schedule: { dueOn: '2019-04-26', conflict: null },
  });
  expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
});
