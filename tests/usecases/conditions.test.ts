import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerTask } from '../../src/usecases/answer-task.ts';
import { confirmReading } from '../../src/usecases/confirm-reading.ts';
import type { DecisionWords } from '../../src/usecases/decide-task.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { recordEligibility } from '../../src/usecases/record-eligibility.ts';
import type { EligibilityForm } from '../../src/usecases/record-eligibility.ts';
import { registerGuidance } from '../../src/usecases/register-guidance.ts';
import { openLink } from '../../src/usecases/submit-report.ts';
import { undoGuidance } from '../../src/usecases/undo-guidance.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { viewTask } from '../../src/usecases/views.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
});
afterEach(() => here.remove());

const OFFICE = 'ban-to-chuc-tinh-uy';

const said = (id: string, entityId: string, more: Partial<DecisionWords> = {}): DecisionWords => ({
  id,
  planId: PLAN_ID,
  entityId,
  by: OFFICE,
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Trưởng ban',
  words: 'Tính là thời hạn chậm nhất.',
  documentNumber: null,
  documentOn: null,
  ...more,
});

const register = () =>
  registerGuidance(here.deps, {
    planId: PLAN_ID,
    events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
    number: '12-HD/TW',
    title: 'Hướng dẫn hợp nhất ba văn phòng',
    issuedBy: 'Ban Tổ chức Trung ương',
    issuedOn: on('2018-09-17'),
    receivedOn: null,
  });

const statusOf = async (id: string): Promise<string | undefined> =>
  viewTask(await here.rules(), await here.row(id), await here.deps.clock.now())?.deadline.status;

const kindOf = (result: { ok: boolean; problem?: { kind: string } }): string | null =>
  result.ok ? null : (result.problem?.kind ?? null);

const lettersOf = async (entityId: string, mail: string): Promise<readonly string[]> =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId })))
    .filter((row) => row.mail === mail)
    .map((row) => row.to);

describe('the three readings of task 12 are confirmed by a named person who does not lead it', () => {
  beforeEach(async () => {
    await here.liveUntil(at('2018-09-18', '09:00'));
    expect(await register()).toMatchObject({ ok: true });
  });

  test('until then the date is proposed: no mark rests on it', async () => {
    expect((await here.row('77-12')).state?.schedule).toMatchObject({ dueOn: '2018-12-17', toConfirm: true });
    expect(await statusOf('77-12')).toBe('to-confirm');
  });

  test('confirmed as proposed: the same date, now with a name, and nobody is written to', async () => {
    expect(await confirmReading(here.deps, 0, said('xn-1', '77-12'))).toMatchObject({ ok: true });
    const { state } = await here.row('77-12');
    expect(state).toMatchObject({
      schedule: { dueOn: '2018-12-17', toConfirm: false },
      reading: { by: OFFICE, choice: 0 },
    });
    expect(await statusOf('77-12')).toBe('in-time');
    expect(await lettersOf('77-12', 'reading-confirmed')).toEqual([]);
  });

  test('another reading: other dates, the lead is told, and taking the document back keeps the reading', async () => {
    await confirmReading(here.deps, 1, said('xn-1', '77-12'));
    const confirmed = (await here.row('77-12')).state;
    expect(confirmed?.schedule.dueOn).not.toBe('2018-12-17');
    expect(await lettersOf('77-12', 'reading-confirmed')).toEqual(['so-noi-vu']);
    const [document] = await here.store.read((tx) => tx.guidances(PLAN_ID));
    await undoGuidance(here.deps, { planId: PLAN_ID, id: document?.id ?? '', reason: 'Nhập nhầm ngày.' });
    await register();
    expect((await here.row('77-12')).state).toMatchObject({
      reading: { choice: 1 },
      schedule: { dueOn: confirmed?.schedule.dueOn, toConfirm: false },
    });
    expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
  });

  test.each([
    ['a reading that the phrase does not have', 3, {}, 'unknown-reading'],
    ['a lead of the task', 0, { by: 'so-noi-vu' }, 'judges-himself'],
  ] as const)('%s is refused', async (_, choice, more, kind) => {
    const before = await here.everything();
    expect(kindOf(await confirmReading(here.deps, choice, said('xn-1', '77-12', more)))).toBe(kind);
    expect(await here.everything()).toEqual(before);
  });
});

describe('eligibility of a place (task 5b), by Ban Tổ chức alone', () => {
  const LONG_MY: EligibilityForm = { place: 'huyen-uy-long-my', on: on('2018-06-01'), dueOn: null };
  beforeEach(() => here.liveUntil(at('2018-06-04', '09:00')));

  test('the first place starts the waiting task; the place and the lead are told', async () => {
    expect((await here.row('77-5b')).state?.progress).toBe('waiting');
    expect(await recordEligibility(here.deps, LONG_MY, said('dk-1', '77-5b'))).toMatchObject({ ok: true });
    const { state } = await here.row('77-5b');
    expect(state?.progress).not.toBe('waiting');
    expect(state).toMatchObject({ eligible: [{ body: 'huyen-uy-long-my', on: '2018-06-01' }] });
    expect(await lettersOf('77-5b', 'eligibility-recorded')).toEqual([OFFICE, 'huyen-uy-long-my']);
  });

  test('a place with a date of its own is reminded of that date, and the task keeps its own', async () => {
    const before = (await here.row('77-3')).state?.schedule.dueOn;
    await recordEligibility(here.deps, { ...LONG_MY, dueOn: on('2019-06-28') }, said('dk-1', '77-3'));
    await here.liveUntil(at('2019-06-24', '09:00'));
    expect(await lettersOf('77-3', 'part-reminder')).toEqual(['huyen-uy-long-my']);
    expect((await here.row('77-3')).state?.schedule.dueOn).toBe(before);
  });

  test.each([
    ['another office', LONG_MY, { by: 'so-noi-vu' }, 'not-the-office'],
    ['an unknown place', { ...LONG_MY, place: 'huyen-uy-la' }, {}, 'unknown-body'],
    ['a day to come', { ...LONG_MY, on: on('2018-07-01') }, {}, 'future-day'],
    ['a date before it', { ...LONG_MY, dueOn: on('2018-05-01') }, {}, 'too-early'],
  ] as const)('%s is refused', async (_, form, more, kind) => {
    expect(kindOf(await recordEligibility(here.deps, form, said('dk-1', '77-5b', more)))).toBe(kind);
  });
});

test('"đã ban hành chưa?" is answered by one click: the office hears of a yes, and the task waits on', async () => {
  await here.liveUntil(at('2018-07-03', '09:00'));
  const { state } = await here.row('77-12');
  const body = state?.kind === 'task' ? (state.parties.watchedBy ?? '') : '';
  const link = await openLink(here.deps, here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-12', body)));
  if (link === null) throw new Error('the watching body has a link');
  await answerTask(
    here.deps,
    link,
    { kind: 'watch', issued: true },
    {
      id: 'tl-1',
      personName: 'Nguyễn Văn An',
      personTitle: 'Trưởng phòng',
      words: 'Hướng dẫn số 12-HD/TW ngày 17/6/2018.',
      documentNumber: '12-HD/TW',
      documentOn: on('2018-06-17'),
      files: [],
    },
  );
  expect((await here.row('77-12')).state).toMatchObject({
    progress: 'waiting',
    watch: { issued: true, body },
  });
  expect(await lettersOf('77-12', 'document-reported')).toEqual([OFFICE]);
});
