import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { Connection } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrapNamespace } from '../../activities/adapters/temporal/bootstrap.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import type { EmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { describeEmbedded } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import {
  SEARCH_ATTRIBUTE_KEYS,
  dondocBodies,
  dondocDueOn,
  dondocNextAt,
  dondocPhase,
  dondocStore,
} from '../../workflows/search-attributes.ts';
import { FIND_MS, findTestBinary, valueOf } from '../support/temporal-server.ts';

let dataDir: string;
let server: EmbeddedServer;
let settings: TemporalSettings;
let connection: Connection;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dondoc-bootstrap-'));
  const binary = await findTestBinary();
  server = valueOf(await startEmbeddedServer({ binary, dataDir, log: () => undefined, synchronous: 'OFF' }));
  settings = describeEmbedded(server.address);
  connection = valueOf(await connectClient(settings));
}, FIND_MS);

afterAll(async () => {
  await connection.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const bootstrap = (more: Partial<TemporalSettings> = {}) =>
  bootstrapNamespace({ connection, settings: { ...settings, ...more } });

const retentionDays = async (namespace: string): Promise<number> => {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  return Number(config?.workflowExecutionRetentionTtl?.seconds) / 86_400;
};

const allNames = SEARCH_ATTRIBUTE_KEYS.map((key) => key.name);

test('the first time it sets retention and attributes, the second time it changes nothing', async () => {
  expect(await retentionDays('default')).toBe(1);
  expect(valueOf(await bootstrap())).toEqual({
    namespaceCreated: false,
    retentionChanged: true,
    attributesAdded: allNames,
  });
  expect(await retentionDays('default')).toBe(90);
  expect(valueOf(await bootstrap())).toEqual({
    namespaceCreated: false,
    retentionChanged: false,
    attributesAdded: [],
  });
});

test('a workflow may carry the attributes at once, and is found by them; due dates compare as dates', async () => {
  valueOf(await bootstrap({ namespace: 'fresh' }));
  const client = new Client({ connection, namespace: 'fresh' });
  const store = randomUUID();
  await client.workflow.start('waits', {
    taskQueue: 'nobody',
    workflowId: 'one',
    typedSearchAttributes: new TypedSearchAttributes([
      { key: dondocStore, value: store },
      { key: dondocPhase, value: 'chờ sự kiện' },
      { key: dondocDueOn, value: '2018-05-04' },
      { key: dondocNextAt, value: new Date('2018-05-02T01:00:00Z') },
      { key: dondocBodies, value: ['ban-to-chuc', 'van-phong'] },
    ]),
  });
  const count = async (query: string): Promise<number> =>
    (await client.workflow.count(`DondocStore = "${store}" AND ${query}`)).count;
  // The list follows the start by some milliseconds.
  await expect.poll(() => count('DondocPhase = "chờ sự kiện"'), { timeout: 10_000 }).toBe(1);
  expect(await count('DondocDueOn < "2018-05-05"')).toBe(1);
  expect(await count('DondocDueOn < "2018-05-04"')).toBe(0);
  expect(await count('DondocNextAt BETWEEN "2018-05-01T00:00:00Z" AND "2018-05-03T00:00:00Z"')).toBe(1);
  expect(await count('DondocBodies = "van-phong"')).toBe(1);
});

test('a namespace of our own that is missing is made, with its retention', async () => {
  expect(valueOf(await bootstrap({ namespace: 'made' })).namespaceCreated).toBe(true);
  expect(await retentionDays('made')).toBe(90);
  expect(valueOf(await bootstrap({ namespace: 'made' })).namespaceCreated).toBe(false);
});

test("on somebody else's cluster no namespace is made: the error says how to", async () => {
  const refused = await bootstrap({ namespace: 'theirs', embedded: false });
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-no-namespace' } });
  expect(refused.ok ? '' : refused.problem.words).toContain(
    'temporal operator namespace create --namespace theirs --retention 90d',
  );
});

test("on somebody else's cluster the retention stays as it is, missing attributes are added", async () => {
  await connection.workflowService.registerNamespace({
    namespace: 'office',
    workflowExecutionRetentionPeriod: proto.google.protobuf.Duration.fromObject({ seconds: 3 * 86_400 }),
  });
  // Known to all services only after their caches have been renewed.
  await expect
    .poll(() => bootstrap({ namespace: 'office', embedded: false }), { timeout: 20_000 })
    .toMatchObject({
      ok: true,
      value: { namespaceCreated: false, retentionChanged: false },
    });
  expect(await retentionDays('office')).toBe(3);
});

test('an attribute of the same name and another type is refused by name', async () => {
  valueOf(await bootstrap({ namespace: 'mixed' }));
  await connection.operatorService.removeSearchAttributes({
    namespace: 'mixed',
    searchAttributes: ['DondocPlan'],
  });
  await connection.operatorService.addSearchAttributes({
    namespace: 'mixed',
    searchAttributes: { DondocPlan: proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_TEXT },
  });
  const refused = await bootstrap({ namespace: 'mixed' });
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-search-attribute-type' } });
  expect(refused.ok ? '' : refused.problem.words).toContain('DondocPlan khác kiểu; cần kiểu Keyword');
});

test('a server that has gone is an error with its address, not a hang', async () => {
  const lost = valueOf(await connectClient(settings));
  await lost.close();
  const refused = await bootstrapNamespace({ connection: lost, settings, timeoutMs: 1_000 });
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-bootstrap' } });
  expect(refused.ok ? '' : refused.problem.words).toContain(settings.address);
});

test('the server lets a test carry a workflow over years', async () => {
  const client = new Client({ connection });
  const handle = await client.workflow.start('waits', { taskQueue: 'nobody', workflowId: 'traveller' });
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace: 'default',
    workflowExecution: { workflowId: handle.workflowId },
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true } },
    updateMask: { paths: ['time_skipping_config'] },
  });
});
