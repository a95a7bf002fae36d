import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerTask } from '../../src/usecases/answer-task.ts';
import type { AnswerWords } from '../../src/usecases/answer-task.ts';
import { decideOnTask } from '../../src/usecases/decide-task.ts';
import type { DecisionWords } from '../../src/usecases/decide-task.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { openLink } from '../../src/usecases/submit-report.ts';
import type { OpenedLink } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-12-20', '09:00'));
});
afterEach(() => here.remove());

const said = (id: string, words = 'Chờ ý kiến của Sở Tài chính.'): AnswerWords => ({
  id,
  personName: 'Nguyễn Văn An',
  personTitle: 'Phó Giám đốc',
  words,
  documentNumber: null,
  documentOn: null,
  files: [],
});

const decided = (id: string, more: Partial<DecisionWords> = {}): DecisionWords => ({
  id,
  planId: PLAN_ID,
  entityId: '77-9',
  by: 'ban-to-chuc-tinh-uy',
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Trưởng ban',
  words: 'Đồng ý theo đề nghị.',
  documentNumber: '12-CV/BTCTU',
  documentOn: on('2018-12-24'),
  ...more,
});

async function linkOf(entityId: string, body: string): Promise<OpenedLink> {
  const opened = await openLink(here.deps, here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, entityId, body)));
  if (opened === null) throw new Error(`no link for ${body} to ${entityId}`);
  return opened;
}

const askForTime = async (id = 'gh-1') =>
  answerTask(
    here.deps,
    await linkOf('77-9', 'so-noi-vu'),
    { kind: 'extension', proposedOn: on('2019-03-29'), reason: 'waits-for-opinion' },
    said(id),
  );

const lettersOf = async (mail: string): Promise<readonly { to: string; on: string }[]> =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId: '77-9' })))
    .filter((row) => row.mail === mail)
    .map((row) => ({ to: row.to, on: row.sendAt.slice(0, 10) }));

const kindOf = (result: { ok: boolean; problem?: { kind: string } }): string | null =>
  result.ok ? null : (result.problem?.kind ?? null);

describe('more time: asked for, and decided by somebody else', () => {
  test('granted with a document: the date, how it is counted, and the words stand in the store', async () => {
    expect(await askForTime()).toMatchObject({ ok: true, value: { again: false } });
    await here.liveUntil(at('2018-12-24', '09:00'));
    expect(await decideOnTask(here.deps, { kind: 'extension-granted' }, decided('qd-1'))).toMatchObject({
      ok: true,
    });
    const { state } = await here.row('77-9');
    expect(state?.schedule).toMatchObject({ dueOn: '2019-03-29', lastWorkingOn: '2019-03-29' });
    expect(state?.schedule.counted).toBe(
      'Hết ngày 29/3/2019, gia hạn theo số 12-CV/BTCTU ngày 24/12/2018; thời hạn trước đó: hết ngày 31/12/2018',
    );
    const reports = await here.store.read((tx) => tx.reports(PLAN_ID, '77-9'));
    expect(reports.map(({ purpose, words }) => [purpose, words])).toEqual([
      ['extension', 'Chờ ý kiến của Sở Tài chính.'],
      ['extension-granted', 'Đồng ý theo đề nghị.'],
    ]);
    await here.liveUntil(at('2019-01-02', '09:00'));
    expect(await lettersOf('extension-decision')).toMatchObject([{ to: 'so-noi-vu' }]);
    expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
  });

  test('nobody decides: after five working days, the day of asking not counted, the superior is told', async () => {
    await askForTime();
    // Thursday 20/12; the 24th to the 28th are worked, the 31st is swapped off: the fifth working day is the 27th.
    await here.liveUntil(at('2018-12-28', '09:00'));
    expect(await lettersOf('extension-undecided')).toEqual([{ to: 'bo-phan-thuong-truc', on: '2018-12-27' }]);
  });

  test('the same form twice stores once; a second request is refused with nothing left behind', async () => {
    await askForTime();
    const before = await here.everything();
    expect(await askForTime()).toMatchObject({ ok: true, value: { again: true } });
    expect(kindOf(await askForTime('gh-2'))).toBe('request-open');
    expect(await here.everything()).toEqual(before);
  });

  test('another date is offered and taken: it holds from the answer on', async () => {
    await askForTime();
    await decideOnTask(here.deps, { kind: 'extension-countered', until: on('2019-02-28') }, decided('qd-1'));
    expect((await here.row('77-9')).state?.schedule.dueOn).toBe('2018-12-31');
    await answerTask(
      here.deps,
      await linkOf('77-9', 'so-noi-vu'),
      { kind: 'counter', accepts: true },
      said('tl-1'),
    );
    expect((await here.row('77-9')).state?.schedule.dueOn).toBe('2019-02-28');
  });
});

describe('a decision cites a document and says why', () => {
  test.each([
    ['amended', { kind: 'amended', until: on('2019-06-28') }, { documentNumber: null }, 'no-document'],
    ['suspended', { kind: 'suspended' }, { documentOn: null }, 'no-document'],
    ['suspended without a reason', { kind: 'suspended' }, { words: ' ' }, 'no-reason'],
    [
      'merged into a task that is not there',
      { kind: 'cancelled', replacedBy: ['77-99'] },
      {},
      'unknown-entity',
    ],
    [
      'by the lead itself',
      { kind: 'mark-concluded', verdict: 'late', until: null },
      { by: 'so-noi-vu' },
      'judges-himself',
    ],
  ] as const)('%s is refused', async (_, decision, more, kind) => {
    const before = await here.everything();
    expect(kindOf(await decideOnTask(here.deps, decision, decided('qd-1', more)))).toBe(kind);
    expect(await here.everything()).toEqual(before);
  });

  test('suspended: no letter about the date any more, and the office is asked after sixty working days', async () => {
    await decideOnTask(here.deps, { kind: 'suspended' }, decided('qd-1', { words: 'Chờ sắp xếp bộ máy.' }));
    await here.liveUntil(at('2019-04-30', '09:00'));
    expect(await lettersOf('overdue-letter')).toEqual([]);
    expect(await lettersOf('suspension-review')).toMatchObject([{ to: 'ban-to-chuc-tinh-uy' }]);
    await decideOnTask(here.deps, { kind: 'resumed', until: on('2019-09-30') }, decided('qd-2'));
    expect((await here.row('77-9')).state).toMatchObject({
      progress: 'open',
      schedule: { dueOn: '2019-09-30' },
    });
    expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
  });

  test('a task that is dropped ends and its links take nothing more', async () => {
    await decideOnTask(here.deps, { kind: 'cancelled', replacedBy: ['77-11'] }, decided('qd-1'));
    expect(await here.row('77-9')).toMatchObject({ finished: true, state: { progress: 'cancelled' } });
    expect((await linkOf('77-9', 'so-noi-vu')).link.status).toBe('closed');
  });
});

test('an opinion is asked for and given: the turn and its days are kept', async () => {
  const { state } = await here.row('77-9');
  if (state?.kind !== 'task') throw new Error('77-9 is a task');
  const [of = ''] = state.parties.coordinating;
  await answerTask(
    here.deps,
    await linkOf('77-9', 'so-noi-vu'),
    { kind: 'opinion-request', of },
    said('yk-1'),
  );
  await here.liveUntil(at('2019-01-04', '09:00'));
  expect(await lettersOf('opinion-reminder')).toMatchObject([{ to: of }]);
  await answerTask(here.deps, await linkOf('77-9', of), { kind: 'opinion' }, said('tl-1', 'Thống nhất.'));
  const after = await here.row('77-9');
  expect(after.state).toMatchObject({
    turns: [{ of, from: at('2018-12-20', '09:00'), until: at('2019-01-04', '09:00') }],
  });
});
