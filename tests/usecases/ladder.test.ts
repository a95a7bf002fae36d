import { afterEach, describe, expect, test } from 'vitest';
import { advance } from '../../src/usecases/advance.ts';
import { closeRound } from '../../src/usecases/close-round.ts';
import { FOLD_VERSION, refoldStore } from '../../src/usecases/refold-store.ts';
import { releaseLetter } from '../../src/usecases/release-letter.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { showLadder } from '../../src/usecases/show-ladder.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { tellMissedReports } from '../../src/usecases/tell-missed-reports.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at } from '../domain/task/real-plan.ts';
import { place, PLAN_ID } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
afterEach(() => here.remove());

const statusOf = (): ReturnType<typeof showStatus> => showStatus(here.deps, PLAN_ID);

/** The machine was off: the clock jumps, and what is due by then is found at once, as after a start. */
async function standStillUntil(date: string): Promise<void> {
  const now = at(date, '08:30');
  await here.store.write((tx) => tx.setPracticeNow(now));
  for (;;) {
    const owed = await here.store.read((tx) => tx.owed(now, 500));
    for (const { planId, entityId } of owed) await advance(here.deps, planId, entityId, 0);
    while ((await sendBatch(here.mail)).more);
    if (owed.length === 0) return;
  }
}

describe('a store that an older version has folded', () => {
  test('states without the new fields are folded again from their facts; no letter is written for it', async () => {
    here = await place();
    await here.adopt();
    await here.liveUntil(at('2019-01-03', '09:00'));
    const before = await here.row('77-9');
    const letters = (await here.store.read((tx) => tx.outbox(PLAN_ID))).length;
    expect(await refoldStore(here.store)).toMatchObject({ problems: [] });
    expect((await here.row('77-9')).state).toEqual(before.state);

    const fields = Object.entries(before.state ?? {}).filter(
      ([name]) => name !== 'ladder' && name !== 'timers',
    );
    const old = Object.fromEntries(fields);
    await here.store.write(async (tx) => {
      await tx.saveEntities([{ ...before, state: old as never, nextAt: null, nextWhy: null }]);
      await tx.setSetting('fold-version', 'an older one');
    });
    await expect(here.row('77-9')).resolves.not.toHaveProperty('state.ladder');

    const refolded = await refoldStore(here.store);
    expect(refolded.entities).toBeGreaterThan(20);
    expect(await here.row('77-9')).toMatchObject({
      state: before.state,
      nextAt: before.nextAt,
      version: before.version,
      // Its workflow may wait for another instant: a poke is owed.
      seenVersion: before.version - 1,
    });
    expect((await here.store.read((tx) => tx.outbox(PLAN_ID))).length).toBe(letters);
    expect(await here.store.read((tx) => tx.setting('fold-version'))).toBe(FOLD_VERSION);
    expect(await refoldStore(here.store)).toEqual({ entities: 0, problems: [] });
  });
});

describe('the machine stood still from 20/12/2018 to 07/01/2019', () => {
  test('one collapsed letter a recipient, no reminder after its deadline, no rung left out or doubled', async () => {
    here = await place();
    await here.adopt();
    await here.liveUntil(at('2018-12-20', '09:00'));
    const already = here.mail.mailer.sent.length;
    await standStillUntil('2019-01-07');
    const sent = here.mail.mailer.sent.slice(already);
    expect(sent.some(({ subject }) => subject.includes('còn 03 ngày làm việc'))).toBe(false);
    const { alarms, tasks } = await statusOf();
    const late = tasks.find(({ id }) => id === '77-9');
    expect(late?.deadline).toMatchObject({ status: 'overdue', workingDaysLate: 5 });
    expect(alarms.filter(({ kind }) => kind === 'doubled-rung')).toEqual([]);
    const { state } = await here.row('77-9');
    expect(state?.kind === 'task' && state.ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
  });

  test('what went out late is listed, with the moment that was meant', async () => {
    here = await place();
    await here.adopt();
    await here.liveUntil(at('2018-12-20', '09:00'));
    await standStillUntil('2019-01-07');
    const { late } = await statusOf();
    expect(late.length).toBeGreaterThan(0);
    for (const { plannedAt, sentAt } of late) expect(plannedAt < sentAt).toBe(true);
    const own = late.find(({ recipient }) => recipient === 'van-phong-tinh-uy');
    expect(own).toMatchObject({ plannedAt: at('2019-01-02', '08:00'), sentAt: at('2019-01-07', '08:30') });
  });
});

test('a draft that waits for a leader is no late mail; once released it leaves and is served', async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2019-01-10', '09:00'));
  const { drafts } = await showLadder(here.deps, PLAN_ID);
  expect(drafts.map(({ task, to }) => `${task} ${to}`)).toContain('77-9 Sở Nội vụ');
  const [row] = (await here.store.read((tx) => tx.outbox(PLAN_ID, { status: 'held' }))).filter(
    ({ entityId, to }) => entityId === '77-9' && to === 'so-noi-vu',
  );
  const release = {
    planId: PLAN_ID,
    mail: { letters: [row?.id ?? 0] },
    personName: 'Lê Văn Cường',
    personTitle: 'Phó Trưởng Ban Tổ chức Tỉnh ủy',
  };
  expect(await releaseLetter(here.deps, release)).toEqual({ ok: true, value: 1 });
  await here.liveUntil(at('2019-01-14', '09:00'));
  const { late } = await statusOf();
  expect(late.filter(({ recipient }) => recipient === 'so-noi-vu')).toEqual([]);
  const { state } = await here.row('77-9');
  expect(state?.kind === 'task' && state.ladder.climbed.map(({ rung }) => rung)).toEqual(['letter', 'talk']);
  expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
});

test('a round closed without the report of a body is told to its open tasks, once; two would make the packet due', async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-05-08', '09:00'));
  const closing = {
    id: 'dong-1',
    planId: PLAN_ID,
    roundId: '77-IV.2a',
    personName: 'Lê Văn Cường',
    personTitle: 'Phó Trưởng Ban Tổ chức Tỉnh ủy',
    words: '',
  };
  expect((await closeRound(here.deps, closing)).ok).toBe(true);
  // Đảng đoàn UBMTTQ has not sent its plan, and answers for task 11; Sở Nội vụ owes none.
  const counted = async (id: string): Promise<unknown> => {
    const { state } = await here.row(id);
    return state?.kind === 'task' ? [state.ladder.missedReports, state.ladder.hurried] : null;
  };
  expect(await counted('77-11')).toEqual([1, false]);
  expect(await counted('77-9')).toEqual([0, false]);
  const rules = await here.rules();
  const again = await here.store.write((tx) => tellMissedReports(tx, rules, '77-IV.2a', at('2018-05-08')));
  expect(again).toMatchObject({ ok: true, value: { changed: [] } });
});
