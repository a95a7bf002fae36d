import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngineActivities } from '../../activities/engine-activities.ts';
import { createWorkflowsClient } from '../../activities/adapters/temporal/workflows-client.ts';
import { advanceClock } from '../../src/usecases/advance-clock.ts';
import type { ClockMove } from '../../src/usecases/advance-clock.ts';
import { judgeResult } from '../../src/usecases/judge-result.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { registerGuidance } from '../../src/usecases/register-guidance.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import { rebuild } from '../../src/usecases/sweep.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { mailroomIdOf, workflowIdOf } from '../../workflows/messages.ts';
import { dondocBodies, dondocDueOn, dondocNextAt, dondocPhase } from '../../workflows/search-attributes.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { PLAN_ID, place } from '../usecases/place.ts';
import type { Place } from '../usecases/place.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { until } from './time-skipping.ts';

let engine: Engine;
let here: Place;
const complaints: string[] = [];
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
  here = await place({
    engine: (storeId) => createWorkflowsClient(engine.client, storeId, (line) => complaints.push(line)),
  });
});
afterAll(async () => {
  await here.deps.workflows.terminateAll('end of the test');
  await here.remove();
  await engine.close();
});

async function moveClock(move: ClockMove) {
  const settling = { holder: 'test', wallMs: () => Date.now(), pause: () => pause(5) };
  const moved = await advanceClock(here.deps, move, settling);
  if (!moved.ok) throw new Error(moved.problem.words);
  return moved.value;
}

const handleOf = (entityId: string) =>
  engine.client.workflow.getHandle(workflowIdOf(here.store.id, PLAN_ID, entityId));

/** What an operator sees in Temporal about an entity. */
async function shownOf(entityId: string) {
  const seen = await handleOf(entityId).describe();
  const { typedSearchAttributes: attributes } = seen;
  return {
    status: seen.status.name,
    summary: await seen.staticSummary(),
    details: await seen.staticDetails(),
    phase: attributes.get(dondocPhase),
    dueOn: attributes.get(dondocDueOn),
    nextAt: attributes.get(dondocNextAt)?.toISOString(),
    bodies: attributes.get(dondocBodies),
  };
}

async function handIn(entityId: string, body: string): Promise<void> {
  const token = here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, entityId, body));
  const link = await openLink(here.deps, token);
  if (link === null) throw new Error(`the mail to ${body} gave no link to ${entityId}`);
  const sent = await submitReport(here.deps, link, {
    id: `mau-${entityId}`,
    kind: 'result',
    personName: 'Nguyễn Văn A',
    personTitle: 'Phó Giám đốc Sở',
    words: 'Đã trình và được ban hành.',
    documentNumber: '98-ĐA/SNV',
    documentOn: on('2018-12-10'),
    files: [],
  });
  expect(sent).toMatchObject({ ok: true });
}

/** The life of task 12, with real store, real server, real worker: from the notice to the accepted result. */
test('notice, document, reminder, result, confirmation: the workflow is completed and says what happened', async () => {
  // The worker's own deps, as in another process: it shares the store and nothing else.
  await engine.during(here.store.id, createEngineActivities(here.mail), async () => {
    await here.adopt();
    const first = await moveClock({ kind: 'next' });
    expect(first.to).toBe(at('2018-04-11', '08:00'));
    expect(first.mails).toBe(here.mail.mailer.sent.length);
    expect(first.mails).toBeGreaterThan(30);
    expect(await shownOf('77-12')).toEqual({
      status: 'RUNNING',
      summary: expect.stringMatching(/^Nhiệm vụ 77-12: Xây dựng và triển khai/u) as unknown,
      details: expect.stringContaining('Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng') as unknown,
      phase: 'Chờ văn bản Trung ương',
      dueOn: '2019-12-31',
      nextAt: at('2018-07-02', '06:00'),
      bodies: ['so-noi-vu'],
    });

    await moveClock({ kind: 'to', at: at('2018-09-18', '09:00') });
    const registered = await registerGuidance(here.deps, {
      planId: PLAN_ID,
      events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
      number: '12-HD/TW',
      title: 'Hướng dẫn hợp nhất ba văn phòng',
      issuedBy: 'Ban Tổ chức Trung ương',
      issuedOn: on('2018-09-17'),
      receivedOn: null,
    });
    expect(registered).toMatchObject({ ok: true });
    await moveClock({ kind: 'to', at: at('2018-12-10', '09:00') });
    expect(await shownOf('77-12')).toMatchObject({
      phase: 'Trong thời gian thực hiện, chưa có báo cáo',
      dueOn: '2018-12-17',
      nextAt: at('2018-12-12', '06:00'),
    });
    expect(here.mail.mailer.sent.filter(({ text }) => text.includes('12-HD/TW')).length).toBeGreaterThan(0);

    await handIn('77-12', 'so-noi-vu');
    const judged = await judgeResult(here.deps, {
      id: 'qd-1',
      planId: PLAN_ID,
      entityId: '77-12',
      verdict: 'confirm',
      by: 'ban-to-chuc-tinh-uy',
      personName: 'Trần Thị B',
      personTitle: 'Phó Trưởng ban',
      words: '',
    });
    expect(judged).toMatchObject({ ok: true, value: { finished: true } });
    expect(await handleOf('77-12').result()).toBe('Đã hoàn thành đúng hạn');
    expect(await shownOf('77-12')).toMatchObject({ status: 'COMPLETED', phase: 'Đã hoàn thành đúng hạn' });

    // After the end of 2019 task 13 has ended too; every other entity still has its workflow, and no more than its one.
    await moveClock({ kind: 'to', at: at('2020-01-02', '09:00') });
    const rows = await here.store.read((tx) => tx.entities(PLAN_ID));
    const over = rows.filter(({ finished }) => finished).map(({ entityId }) => entityId);
    expect(over).toEqual(['77-12', '77-13']);
    for (const { entityId, finished } of rows)
      expect([entityId, (await handleOf(entityId).describe()).status.name]).toEqual([
        entityId,
        finished ? 'COMPLETED' : 'RUNNING',
      ]);
    const open = rows.length - over.length;
    await until(
      async () => (await here.deps.workflows.running()).filter((ref) => ref.entityId !== '').length === open,
    );
    expect(await verifyStore(here.deps, PLAN_ID, [], true)).toEqual({ ok: true, problems: [] });
    expect((await engine.client.workflow.getHandle(mailroomIdOf(here.store.id)).describe()).status.name).toBe(
      'RUNNING',
    );
    // A rebuild begins fresh workflows from the facts, one for each entity that is open.
    expect(await rebuild(here.deps, true)).toMatchObject({ open });
    await until(async () => (await here.deps.workflows.running()).length === open);
    // A fresh workflow shows its date once it has asked for it; being listed as running comes before.
    await until(async () => (await shownOf('77-9')).dueOn === '2018-12-31');
    expect(await shownOf('77-9')).toMatchObject({ status: 'RUNNING' });
    expect(complaints).toEqual([]);
  });
});
