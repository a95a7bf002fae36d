import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { missedReports } from '../../src/usecases/missed-reports.ts';
import { closeRound, concludeBoundary } from '../../src/usecases/close-round.ts';
import { setReportDay } from '../../src/usecases/set-report-day.ts';
import type { DayForm } from '../../src/usecases/set-report-day.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import type { ReportForm } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { EXPECTED, OFFICE } from '../domain/report/a-round.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const H1 = '77-IV.2c-2018-h1';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
});
afterEach(() => here.remove());

const day = (more: Partial<DayForm> = {}): DayForm => ({
  id: 'cv-45',
  planId: PLAN_ID,
  dutyId: '77-IV.2c',
  periodKey: '2018-h1',
  dueOn: on('2018-06-15'),
  standing: false,
  documentNumber: '45-CV/BTCTU',
  documentOn: on('2018-04-20'),
  personName: 'Trần Thị B',
  personTitle: 'Phó Trưởng ban',
  ...more,
});

async function setDay(more: Partial<DayForm> = {}) {
  const set = await setReportDay(here.deps, day(more));
  return set.ok ? set.value.rounds : set.problem.kind;
}

async function report(roundId: string, body: string, more: Partial<ReportForm> = {}): Promise<string> {
  const token = here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, roundId, body));
  const link = await openLink(here.deps, token);
  if (link === null) throw new Error(`no link for ${body} to ${roundId}`);
  const sent = await submitReport(here.deps, link, {
    id: `${roundId}-${body}`,
    kind: 'round',
    personName: 'Nguyễn Văn A',
    personTitle: 'Chánh Văn phòng',
    words: '',
    documentNumber: '12-BC/HU',
    documentOn: on('2018-06-01'),
    files: [],
    ...more,
  });
  return sent.ok ? 'stored' : sent.problem.kind;
}

const decision = (id: string, roundId: string) => ({
  id,
  planId: PLAN_ID,
  roundId,
  personName: 'Trần Thị B',
  personTitle: 'Phó Trưởng ban',
  words: '',
});

const mailsTo = (address: string) => here.mail.mailer.sent.filter(({ to }) => to.join().includes(address));

async function stateOf(id: string) {
  const { state } = await here.row(id);
  if (state?.kind !== 'round' || state.progress === 'awaiting-day') throw new Error(`${id} is no round`);
  return state;
}

describe('the day that the plan does not print', () => {
  test('never set: Ban Tổ chức is asked in April and again, and no body is written to about a report', async () => {
    await here.liveUntil(at('2019-06-30'));
    const about = here.mail.mailer.sent.filter(({ text }) => text.includes('ấn định bằng văn bản ngày nộp'));
    expect(new Set(about.flatMap(({ to }) => to))).toEqual(new Set([`${OFFICE}@haugiang.example`]));
    expect(about.length).toBeGreaterThanOrEqual(9);
    expect(about[0]?.text).toContain('ngày nộp báo cáo 6 tháng đầu năm 2018');
    const status = await showStatus(here.deps, PLAN_ID);
    const duty = status.obligations.find(({ id }) => id === '77-IV.2c');
    expect(duty).toMatchObject({ round: null, rounds: [] });
    expect(duty?.awaitsDay.map(({ words }) => words)).toEqual(['6 tháng đầu năm 2018', 'năm 2018']);
    expect(status.alarms.filter(({ kind }) => kind === 'no-wake-up')).toEqual([]);
  });

  test('a document sets 15/6/2018: the round is an entity of its own, all 21 are asked 20 working days before', async () => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    expect(await setDay()).toEqual([{ id: H1, period: '6 tháng đầu năm 2018', dueOn: '2018-06-15' }]);
    expect((await here.row(H1)).nextAt).toBe(at('2018-05-18', '06:00'));
    expect(here.workflows.poked.flat().map(({ entityId }) => entityId)).toContain(H1);
    await here.liveUntil(at('2018-05-18', '09:00'));
    const [mail] = mailsTo('thanh-uy-vi-thanh').filter(({ subject }) =>
      subject.includes('6 tháng đầu năm 2018'),
    );
    expect(mail?.subject).toBe(
      '[KH 77-KH/TU] Đề nghị gửi báo cáo 6 tháng đầu năm 2018, chậm nhất hết ngày 15/6/2018',
    );
    for (const words of [
      'Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)',
      'văn bản số 45-CV/BTCTU ngày 20/4/2018',
      'VI. Nhiệm vụ thời gian tới',
      '"Không phát sinh"',
      'dự kiến chốt số liệu ngày 18/6/2018',
    ])
      expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain(words);
  });

  test('the same form again sets nothing a second time', async () => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    await setDay();
    const before = await here.row(H1);
    await setDay();
    expect(await here.row(H1)).toEqual(before);
  });

  test('for all years: 15/6 of each year, and the year still waits for its own day', async () => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    const rounds = await setDay({ standing: true });
    expect(rounds).toMatchObject([
      { id: H1, dueOn: '2018-06-15' },
      { id: '77-IV.2c-2019-h1', dueOn: '2019-06-15' },
      { id: '77-IV.2c-2020-h1', dueOn: '2020-06-15' },
      { id: '77-IV.2c-2021-h1', dueOn: '2021-06-15' },
      { id: '77-IV.2c-2022-h1', dueOn: '2022-06-15' },
    ]);
    const status = await showStatus(here.deps, PLAN_ID);
    const duty = status.obligations.find(({ id }) => id === '77-IV.2c');
    expect(duty?.awaitsDay.map(({ period }) => period)).toEqual(['2018', '2023-h1']);
    await here.liveUntil(at('2021-12-31'));
    const rows = await here.store.read((tx) => tx.entities(PLAN_ID));
    expect(
      rows.filter(({ kind, finished, nextAt }) => kind === 'round' && !finished && nextAt === null),
    ).toEqual([]);
    expect(await verifyStore(here.deps, PLAN_ID, [], false)).toEqual({ ok: true, problems: [] });
  });

  test('another document moves the day; the old one stays in the history', async () => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    await setDay();
    await here.liveUntil(at('2018-06-06', '09:00'));
    await setDay({
      id: 'cv-60',
      documentNumber: '60-CV/BTCTU',
      documentOn: on('2018-06-05'),
      dueOn: on('2018-06-25'),
    });
    expect((await stateOf(H1)).schedule.dueOn).toBe('2018-06-25');
    const facts = await here.store.read((tx) => tx.facts(PLAN_ID, H1));
    expect(facts.map(({ fact }) => fact.kind)).toEqual(['roundOpened', 'instantReached', 'roundDayMoved']);
    await here.liveUntil(at('2018-06-07', '09:00'));
    expect(mailsTo('thanh-uy-vi-thanh').at(-1)?.subject).toContain('chậm nhất hết ngày 25/6/2018');
  });

  test.each<[string, Partial<DayForm>, string]>([
    ['a duty that has its day in the plan', { dutyId: '77-IV.2a' }, 'no-such-duty'],
    ['a period that there is not', { periodKey: '2018-h2' }, 'unknown-period'],
    ['no number', { documentNumber: ' ' }, 'no-number'],
    ['no name', { personName: '' }, 'no-name'],
    ['a document of tomorrow', { documentOn: on('2018-04-21') }, 'future-document'],
    ['a day that is too near', { dueOn: on('2018-04-20') }, 'too-soon'],
    ['a day of another year', { dueOn: on('2019-06-15') }, 'strange-day'],
  ])('refused: %s', async (_, more, kind) => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    const before = await here.everything();
    expect(await setDay(more)).toBe(kind);
    expect(await here.everything()).toEqual(before);
  });
});

describe('the first half of 2018, from the request to the report upwards', () => {
  const [first = '', second = ''] = EXPECTED;
  const missing = EXPECTED.slice(18);

  beforeEach(async () => {
    await here.liveUntil(at('2018-04-20', '09:00'));
    await setDay();
    await here.liveUntil(at('2018-06-11', '09:00'));
    for (const body of EXPECTED.slice(0, 18)) await report(H1, body);
  });

  test('18 of 21: the three that are missing are reminded and named, the others get nothing', async () => {
    const before = here.mail.mailer.sent.length;
    await here.liveUntil(at('2018-06-12', '09:00'));
    const reminders = here.mail.mailer.sent
      .slice(before)
      .filter(({ text }) => text.includes('6 tháng đầu năm 2018'));
    expect(reminders.map(({ to }) => to.join()).toSorted()).toEqual(
      missing.map((body) => `${body}@haugiang.example`).toSorted(),
    );
    expect(reminders[0]?.subject).toContain('đã nhận 18/21, còn 03 đơn vị chưa gửi');
  });

  test('nil report, correction, closing, late after closing, missed, next tier', async () => {
    expect(
      await report(H1, missing[0] ?? '', {
        id: 'nil',
        nil: true,
        documentNumber: null,
        documentOn: null,
        words: 'Không phát sinh.',
      }),
    ).toBe('stored');
    expect(await report(H1, first, { id: 'ban-2', documentNumber: '15-BC/HU' })).toBe('stored');
    expect((await closeRound(here.deps, decision('chot-1', H1))).ok).toBe(false);

    await here.liveUntil(at('2018-06-18', '10:30'));
    const [toOffice] = mailsTo(OFFICE).filter(({ subject }) => subject.includes('đã nhận 19/21'));
    expect(toOffice?.subject).toContain('còn 02 đơn vị chưa gửi');
    const closed = await closeRound(here.deps, decision('chot-2', H1));
    expect(closed).toMatchObject({ ok: true, value: { finished: true, nextAt: null } });
    expect(await report(H1, missing[1] ?? '', { id: 'muon' })).toBe('stored');

    const state = await stateOf(H1);
    expect(state).toMatchObject({ closing: { by: OFFICE, missed: missing.slice(1) } });
    expect(state.received.find(({ body }) => body === first)).toMatchObject({
      version: 2,
      reportId: 'ban-2',
    });
    expect(state.received.find(({ body }) => body === missing[0])).toMatchObject({
      nil: true,
      verdict: 'on-time',
    });
    expect(state.received.at(-1)).toMatchObject({ body: missing[1], verdict: 'late', afterClosing: true });
    // The older version stays readable.
    const own = (await here.store.read((tx) => tx.reports(PLAN_ID, H1))).filter(({ body }) => body === first);
    expect(own.map(({ documentNumber }) => documentNumber)).toEqual(['12-BC/HU', '15-BC/HU']);

    const missed = missedReports(await here.store.read((tx) => tx.entities(PLAN_ID)));
    expect([...missed.keys()]).toEqual(missing.slice(1));
    expect(missed.get(missing[1] ?? '')).toMatchObject([
      { roundId: H1, words: 'báo cáo 6 tháng đầu năm 2018', receivedOn: '2018-06-18' },
    ]);
    expect(missed.get(missing[2] ?? '')).toMatchObject([{ receivedOn: null }]);

    await here.liveUntil(at('2018-06-19', '10:30'));
    const told = (body: string) => mailsTo(body).filter(({ subject }) => subject.includes('chốt ngày'));
    for (const body of missing.slice(1)) {
      const [letter, ...more] = told(body);
      expect(more).toEqual([]);
      expect(letter?.subject).toContain(
        'Báo cáo 6 tháng đầu năm 2018: khi chốt ngày 18/6/2018 chưa nhận được',
      );
      const words = letter?.text.replaceAll(/\s+/g, ' ') ?? '';
      expect(words).toContain('lần này được ghi là chưa gửi');
      expect(words).toContain('Người chốt: đồng chí Trần Thị B, Phó Trưởng ban, ngày 18/6/2018.');
      // One has sent in the meantime; the other is told where it still can.
      const asked = body === missing[2];
      expect(words.includes('vẫn gửi báo cáo')).toBe(asked);
      expect(words.includes('nhận ngày 18/6/2018 đã được ghi vào danh sách')).toBe(!asked);
    }
    expect(told(missing[0] ?? '')).toEqual([]);
    const toKeeper = mailsTo(OFFICE).filter(({ text }) => text.includes('khi chốt ngày 18/6/2018'));
    expect(toKeeper.map(({ text }) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringContaining('chưa nhận được của 02/21 đơn vị'),
    ]);

    const summary = `${H1}-tong-hop`;
    expect(await stateOf(summary)).toMatchObject({
      expected: [OFFICE],
      collector: 'ban-thuong-vu-tinh-uy',
      keeper: 'van-phong-tinh-uy',
      schedule: { dueOn: '2018-07-02' },
    });
    await here.liveUntil(at('2018-07-03', '09:00'));
    expect(mailsTo('ban-thuong-vu-tinh-uy@')).toEqual([]);
    expect(mailsTo('van-phong-tinh-uy').at(-1)?.subject).toContain('Báo cáo tổng hợp 6 tháng đầu năm 2018');
    expect(await report(summary, OFFICE, { id: 'len-tren' })).toBe('stored');
    expect(await here.row(summary)).toMatchObject({ finished: true });
    expect(await verifyStore(here.deps, PLAN_ID, [], false)).toEqual({ ok: true, problems: [] });
  });

  test('the last report closes the round by itself, and the next tier begins in the same moment', async () => {
    for (const body of missing) await report(H1, body);
    expect(await stateOf(H1)).toMatchObject({ progress: 'closed', closing: { by: null, missed: [] } });
    expect(await stateOf(`${H1}-tong-hop`)).toMatchObject({ schedule: { dueOn: '2018-06-25' } });
    // A correction afterwards does not begin it again.
    await report(H1, second, { id: 'ban-2' });
    expect((await here.row(`${H1}-tong-hop`)).version).toBe(1);
  });
});

describe('IV.2a, on 05/5/2018 itself', () => {
  const [body = ''] = EXPECTED;
  const IV_2A = '77-IV.2a';

  test('Ban Tổ chức concludes with a name and, where it was late, a reason', async () => {
    await here.liveUntil(at('2018-05-05', '09:00'));
    await report(IV_2A, body);
    expect((await stateOf(IV_2A)).received).toMatchObject([{ verdict: 'boundary' }]);
    await here.liveUntil(at('2018-05-07', '09:00'));
    expect(mailsTo(OFFICE).some(({ text }) => text.includes('nhận đúng ngày 05/5/2018'))).toBe(true);
    const conclude = (more: object) =>
      concludeBoundary(here.deps, { ...decision('kl-1', IV_2A), body, verdict: 'late', ...more });
    expect(await conclude({})).toMatchObject({ ok: false, problem: { kind: 'no-reason' } });
    expect(await conclude({ personName: '', words: 'x' })).toMatchObject({
      ok: false,
      problem: { kind: 'no-name' },
    });
    const words = 'Văn bản đến trong giờ làm việc';
    expect(await conclude({ verdict: 'on-time', words })).toMatchObject({ ok: true });
    await here.liveUntil(at('2018-05-07', '10:00'));
    const [told, ...more] = mailsTo(body).filter(({ subject }) => subject.includes('Kết luận'));
    expect(more).toEqual([]);
    expect(told?.subject).toContain('Kết luận trong thời hạn: kế hoạch, chương trình, đề án cụ thể');
    expect(told?.text).toContain(words);
    expect(told?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Người kết luận: đồng chí Trần Thị B, Phó Trưởng ban',
    );
    expect((await stateOf(IV_2A)).received).toMatchObject([
      { verdict: 'on-time', conclusion: { by: OFFICE } },
    ]);
    const decided = (await here.store.read((tx) => tx.reports(PLAN_ID, IV_2A))).at(-1);
    expect(decided).toMatchObject({ id: 'kl-1', kind: 'decision', personName: 'Trần Thị B' });
  });

  test('a duty that is for the collector itself has no next tier', async () => {
    await here.liveUntil(at('2018-05-08', '09:00'));
    expect((await closeRound(here.deps, decision('chot', IV_2A))).ok).toBe(true);
    const rows = await here.store.read((tx) => tx.entities(PLAN_ID));
    expect(rows.filter(({ entityId }) => entityId.endsWith('-tong-hop'))).toEqual([]);
    expect(missedReports(rows).size).toBe(21);
  });
});

test('a body that is merged in the middle: its successor is asked, named, and answers for it', async () => {
  await here.liveUntil(at('2018-04-20', '09:00'));
  await setDay({ standing: true });
  await here.liveUntil(at('2020-06-10', '09:00'));
  const round = '77-IV.2c-2020-h1';
  const { missing } =
    (await showStatus(here.deps, PLAN_ID)).obligations
      .flatMap(({ rounds }) => rounds)
      .find(({ id }) => id === round) ?? {};
  expect(missing?.map(({ name }) => name)).toContain('Thành ủy Ngã Bảy (trước là Thị ủy Ngã Bảy)');
  const asked = mailsTo('thanh-uy-nga-bay').at(-1);
  expect(asked?.text).toContain('Thành ủy Ngã Bảy');
  expect(mailsTo('thi-uy-nga-bay').filter(({ subject }) => subject.includes('2020'))).toEqual([]);
  expect(await report(round, 'thanh-uy-nga-bay')).toBe('stored');
  expect((await stateOf(round)).received).toMatchObject([{ body: 'thi-uy-nga-bay' }]);
});
