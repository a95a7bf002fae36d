import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngineActivities } from '../../activities/engine-activities.ts';
import { createWorkflowsClient } from '../../activities/adapters/temporal/workflows-client.ts';
import { advanceClock } from '../../src/usecases/advance-clock.ts';
import { closeRound } from '../../src/usecases/close-round.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { setReportDay } from '../../src/usecases/set-report-day.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { poke, taskQueueOf, workflowIdOf } from '../../workflows/messages.ts';
import { dondocDueOn, dondocPhase } from '../../workflows/search-attributes.ts';
import { EXPECTED, begun, closed, periodOpened, received } from '../domain/report/a-round.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { PLAN_ID, place } from '../usecases/place.ts';
import { activitiesOf, startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createRoundLife } from './round-life.ts';
import { skipDays, until } from './time-skipping.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const start = (storeId: string, entityId: string) =>
  engine.client.workflow.start('reportRound', {
    taskQueue: taskQueueOf(storeId),
    workflowId: workflowIdOf(storeId, PLAN_ID, entityId),
    args: [{ storeId, planId: PLAN_ID, entityId }],
  });

describe('by time skipping', () => {
  test('a duty without a day asks for it through three years, and never falls asleep', async () => {
    const storeId = engine.newStoreId();
    const life = createRoundLife('77-IV.2c', begun);
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-IV.2c');
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 3 * 365);
      await until(() => life.wakeUps.length === 18);
      expect(life.wakeUps.slice(0, 6)).toEqual([
        '2018-05-02',
        '2018-06-01',
        '2018-10-01',
        '2018-11-01',
        '2018-12-03',
        '2019-04-01',
      ]);
      expect((await handle.describe()).status.name).toBe('RUNNING');
      await handle.terminate('end of the test');
    });
  });

  test('the first half of 2018: asked, reminded, 14/17, told, closed by a person', async () => {
    const storeId = engine.newStoreId();
    const first = periodOpened();
    const life = createRoundLife('77-IV.2c-2018-h1', first);
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-IV.2c-2018-h1');
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 50);
      await until(() => life.wakeUps.length === 1);
      life.tell(...first.expected.slice(0, 14).map((body) => received(body, '2018-06-08')));
      await handle.signal(poke);
      await until(
        async () => (await handle.describe()).typedSearchAttributes.get(dondocPhase) === 'Đã nhận 14/17',
      );
      await skipDays(engine.client, handle.workflowId, 12);
      await until(() => life.wakeUps.length === 4);
      // Asked, reminded, the day is over, the office is told who is missing.
      expect(life.wakeUps).toEqual(['2018-05-18', '2018-06-12', '2018-06-16', '2018-06-18']);
      life.tell(closed('2018-06-18'));
      await handle.signal(poke);
      expect(await handle.result()).toBe('Đã chốt, nhận 14/17');
    });
  });
});

describe('on the whole engine', () => {
  test('the fact that sets the day starts the workflow of the round; closing starts the next tier', async () => {
    const complaints: string[] = [];
    const here = await place({
      engine: (storeId) => createWorkflowsClient(engine.client, storeId, (line) => complaints.push(line)),
    });
    const H1 = '77-IV.2c-2018-h1';
    const shown = async (entityId: string) => {
      const handle = engine.client.workflow.getHandle(workflowIdOf(here.store.id, PLAN_ID, entityId));
      const { status, type, typedSearchAttributes: seen } = await handle.describe();
      return [type, status.name, seen.get(dondocPhase), seen.get(dondocDueOn)];
    };
    const moveTo = async (day: string): Promise<void> => {
      const settling = { holder: 'test', wallMs: () => Date.now(), pause: () => pause(5) };
      const moved = await advanceClock(here.deps, { kind: 'to', at: at(day, '10:30') }, settling);
      if (!moved.ok) throw new Error(moved.problem.words);
    };
    const report = async (body: string): Promise<void> => {
      const link = await openLink(here.deps, here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, H1, body)));
      if (link === null) throw new Error(`no link for ${body}`);
      const sent = await submitReport(here.deps, link, {
        id: `bc-${body}`,
        kind: 'round',
        nil: true,
        personName: 'Nguyễn Văn A',
        personTitle: 'Chánh Văn phòng',
        words: 'Không phát sinh.',
        documentNumber: null,
        documentOn: null,
        files: [],
      });
      expect(sent).toMatchObject({ ok: true });
    };
    const person = { personName: 'Trần Thị B', personTitle: 'Phó Trưởng ban' };
    await engine.during(here.store.id, createEngineActivities(here.mail), async () => {
      await here.adopt();
      await moveTo('2018-04-20');
      expect(await shown('77-IV.2c')).toEqual([
        'reportRound',
        'RUNNING',
        'Chờ ấn định ngày nộp bằng văn bản',
        undefined,
      ]);
      const set = await setReportDay(here.deps, {
        id: 'cv-45',
        planId: PLAN_ID,
        dutyId: '77-IV.2c',
        periodKey: '2018-h1',
        dueOn: on('2018-06-15'),
        standing: false,
        documentNumber: '45-CV/BTCTU',
        documentOn: on('2018-04-20'),
        ...person,
      });
      expect(set).toMatchObject({ ok: true });
      await moveTo('2018-06-12');
      expect(await shown(H1)).toEqual(['reportRound', 'RUNNING', 'Đã nhận 0/21', '2018-06-15']);
      for (const body of EXPECTED.slice(0, 18)) await report(body);
      await moveTo('2018-06-18');
      const closing = await closeRound(here.deps, {
        id: 'chot',
        planId: PLAN_ID,
        roundId: H1,
        words: '',
        ...person,
      });
      expect(closing).toMatchObject({ ok: true, value: { finished: true } });
      await moveTo('2018-06-19');
      // Its workflow is told by a poke and ends by itself.
      await engine.client.workflow.getHandle(workflowIdOf(here.store.id, PLAN_ID, H1)).result();
      expect(await shown(H1)).toEqual(['reportRound', 'COMPLETED', 'Đã chốt, nhận 18/21', '2018-06-15']);
      const told = here.mail.mailer.sent.filter(({ text }) => text.includes('lần này được ghi là chưa gửi'));
      expect(told.map(({ to }) => to.join()).toSorted()).toEqual(
        EXPECTED.slice(18)
          .map((body) => `${body}@haugiang.example`)
          .toSorted(),
      );
      expect(await shown(`${H1}-tong-hop`)).toEqual(['reportRound', 'RUNNING', 'Đã nhận 0/1', '2018-07-02']);
      expect(await verifyStore(here.deps, PLAN_ID, [], true)).toEqual({ ok: true, problems: [] });
      await here.deps.workflows.terminateAll('end of the test');
    });
    expect(complaints).toEqual([]);
    await here.remove();
  });
});
