import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enterPaper } from '../../src/usecases/enter-paper.ts';
import { listMail } from '../../src/usecases/list-mail.ts';
import type { ReportForm } from '../../src/usecases/submit-report.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const TASK = { planId: PLAN_ID, entityId: '77-9', body: 'so-noi-vu' };
const ROUND = { planId: PLAN_ID, entityId: '77-IV.2a', body: 'huyen-uy-long-my' };

const form = (more: Partial<ReportForm> = {}): ReportForm => ({
  id: '6f1b6f2c-0000-4000-8000-000000000001',
  kind: 'result',
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Giám đốc',
  words: 'Kế hoạch khắc phục',
  documentNumber: '412/BC-SNV',
  documentOn: on('2018-12-27'),
  files: [],
  ...more,
});
const paper = (sentOn: string, receivedOn: string) => ({
  sentOn: on(sentOn),
  receivedOn: on(receivedOn),
  enteredBy: 'Lê Thị Mai',
});

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
});
afterEach(() => here.remove());

describe('a result of task 9 (due 31/12/2018) that came on paper, entered on 03/01/2019', () => {
  beforeEach(() => here.store.write((tx) => tx.setPracticeNow(at('2019-01-03', '09:00'))));

  test.each([
    ['2018-12-27', '2018-12-28', 'on-time'],
    ['2018-12-28', '2018-12-31', 'on-time'],
    // Sent in time and received after the last day: what the office had, and when, is what counts.
    ['2018-12-28', '2019-01-02', 'late'],
  ])('sent %s, received %s: %s', async (sentOn, receivedOn, verdict) => {
    const stored = await enterPaper(here.deps, TASK, form(), paper(sentOn, receivedOn));
    expect(stored).toMatchObject({
      ok: true,
      value: { again: false, report: { paper: { sentOn, receivedOn } } },
    });
    expect((await here.row('77-9')).state).toMatchObject({ progress: 'submitted', submission: { verdict } });
  });

  test('the leader who confirms reads both days', async () => {
    await enterPaper(here.deps, TASK, form(), paper('2018-12-27', '2018-12-28'));
    const mails = await listMail(here.deps, PLAN_ID, { baseUrl: 'https://dondoc.example' });
    const request = mails.find(({ kind }) => kind === 'confirmation-request');
    expect(request?.text).toContain('Văn bản giấy: gửi ngày 27/12/2018, nhận ngày 28/12/2018.');
    expect(request?.text).toContain('báo cáo trong thời hạn');
  });

  test('the same form twice is stored once', async () => {
    const days = paper('2018-12-27', '2018-12-28');
    await enterPaper(here.deps, TASK, form(), days);
    const before = await here.everything();
    expect(await enterPaper(here.deps, TASK, form(), days)).toMatchObject({
      ok: true,
      value: { again: true },
    });
    expect(await here.everything()).toEqual(before);
  });

  test.each([
    ['received tomorrow', TASK, {}, paper('2018-12-28', '2019-01-04'), 'future-receipt'],
    ['sent after it was received', TASK, {}, paper('2018-12-29', '2018-12-28'), 'sent-after-receipt'],
    ['dated after it was sent', TASK, {}, paper('2018-12-26', '2018-12-28'), 'dated-after-sending'],
    [
      'of a body that has no part',
      { ...TASK, body: 'so-tai-chinh' },
      {},
      paper('2018-12-27', '2018-12-28'),
      'not-a-party',
    ],
    [
      'a result of a coordinating body',
      { ...TASK, body: 'ban-to-chuc-tinh-uy' },
      {},
      paper('2018-12-27', '2018-12-28'),
      'not-a-lead',
    ],
    [
      'a report of a round for a task',
      TASK,
      { kind: 'round' as const },
      paper('2018-12-27', '2018-12-28'),
      'wrong-kind',
    ],
    [
      'an unknown task',
      { ...TASK, entityId: '77-99' },
      {},
      paper('2018-12-27', '2018-12-28'),
      'unknown-entity',
    ],
  ])('refused, and nothing stored: %s', async (_, subject, more, days, kind) => {
    const before = await here.everything();
    const refused = await enterPaper(here.deps, subject, form(more), days);
    expect(refused).toMatchObject({ ok: false, problem: { kind } });
    expect(await here.everything()).toEqual(before);
  });
});

test('a plan of section IV that lay on the desk over the weekend is in time by the day of its receipt', async () => {
  await here.liveUntil(at('2018-05-08', '09:00'));
  const report = form({ kind: 'round', documentNumber: '31-KH/HU', documentOn: on('2018-05-02') });
  expect((await enterPaper(here.deps, ROUND, report, paper('2018-05-03', '2018-05-04'))).ok).toBe(true);
  expect((await here.row('77-IV.2a')).state).toMatchObject({
    received: [
      { body: 'huyen-uy-long-my', sentOn: '2018-05-03', receivedOn: '2018-05-04', verdict: 'on-time' },
    ],
  });
});
