import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { settleAttributes } from './bootstrap-attributes.ts';
import { GRPC, describeRefusal, isRefusal } from './grpc-status.ts';
import type { TemporalSettings } from './settings.ts';

export interface BootstrapOptions {
  readonly connection: Connection;
  readonly settings: Pick<TemporalSettings, 'namespace' | 'embedded' | 'address'>;
  /** Milliseconds until a change that the server has accepted must be in force. */
  readonly timeoutMs?: number;
}

/** What this call changed; on every later call nothing. */
export interface BootstrapReport {
  readonly namespaceCreated: boolean;
  readonly retentionChanged: boolean;
  readonly attributesAdded: readonly string[];
}

const RETENTION_SECONDS = 90 * 24 * 60 * 60;
const RETENTION = proto.google.protobuf.Duration.fromObject({ seconds: RETENTION_SECONDS });
const TIMEOUT_MS = 15_000;
const POLL_MS = 100;

/**
 * Sees to it that the namespace can hold our workflows: it exists, keeps closed workflows for 90 days, and knows
 * our search attributes. Idempotent: call it after every start. On a cluster of somebody else's it creates no
 * namespace and leaves the retention as it is; missing search attributes it adds, where it is allowed to.
 */
export async function bootstrapNamespace(options: BootstrapOptions): Promise<Result<BootstrapReport>> {
  const { connection, settings, timeoutMs = TIMEOUT_MS } = options;
  const deadline = Date.now() + timeoutMs;
  try {
    const namespace = await settleNamespace(connection, settings, deadline);
    if (!namespace.ok) return namespace;
    const attributes = await settleAttributes({ connection, settings, deadline });
    if (!attributes.ok) return attributes;
    return ok({ ...namespace.value, attributesAdded: attributes.value });
  } catch (error) {
    const words = `Không chuẩn bị được ${describe(settings)}: ${describeRefusal(error)}.`;
    return fail({ kind: 'temporal-bootstrap', words });
  }
}

type Settings = BootstrapOptions['settings'];
type NamespaceReport = Pick<BootstrapReport, 'namespaceCreated' | 'retentionChanged'>;

async function settleNamespace(
  connection: Connection,
  settings: Settings,
  deadline: number,
): Promise<Result<NamespaceReport>> {
  const { namespace, embedded } = settings;
  const retentionSeconds = await readRetention(connection, namespace);
  if (retentionSeconds === null) {
    if (!embedded) return fail(noNamespace(settings));
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: RETENTION,
    });
    await untilKnown(connection, namespace, deadline);
    return ok({ namespaceCreated: true, retentionChanged: false });
  }
  if (!embedded || retentionSeconds === RETENTION_SECONDS) {
    return ok({ namespaceCreated: false, retentionChanged: false });
  }
  const config = { workflowExecutionRetentionTtl: RETENTION };
  await connection.workflowService.updateNamespace({ namespace, config });
  return ok({ namespaceCreated: false, retentionChanged: true });
}

/** Seconds that closed workflows are kept, or null where the namespace does not exist. */
async function readRetention(connection: Connection, namespace: string): Promise<number | null> {
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  } catch (error) {
    if (isRefusal(error, GRPC.notFound)) return null;
    throw error;
  }
}

/** The services learn of a new namespace from a cache that is renewed every few seconds; workflows must wait for it. */
async function untilKnown(connection: Connection, namespace: string, deadline: number): Promise<void> {
  for (;;) {
    try {
      await connection.workflowService.countWorkflowExecutions({ namespace });
      return;
    } catch (error) {
      if (!isRefusal(error, GRPC.notFound) || Date.now() >= deadline) throw error;
      await delay(POLL_MS);
    }
  }
}

function noNamespace(settings: Settings): { readonly kind: string; readonly words: string } {
  return {
    kind: 'temporal-no-namespace',
    words:
      `Không có ${describe(settings)}. Đặt TEMPORAL_NAMESPACE là một không gian tên sẵn có, hoặc tạo nó: ` +
      `temporal operator namespace create --namespace ${settings.namespace} --retention 90d`,
  };
}

function describe({ namespace, address }: Settings): string {
  return `không gian tên "${namespace}" trên máy chủ Temporal ${address}`;
}
