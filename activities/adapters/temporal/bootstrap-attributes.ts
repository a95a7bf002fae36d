import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import proto from '@temporalio/proto';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { SEARCH_ATTRIBUTE_KEYS } from '../../../workflows/search-attributes.ts';
import { GRPC, describeRefusal, isRefusal } from './grpc-status.ts';
import type { TemporalSettings } from './settings.ts';

export interface AttributeOptions {
  readonly connection: Connection;
  readonly settings: Pick<TemporalSettings, 'namespace' | 'address'>;
  /** Epoch milliseconds until which an added attribute must be usable. */
  readonly deadline: number;
}

type Key = (typeof SEARCH_ATTRIBUTE_KEYS)[number];

const POLL_MS = 100;
const { IndexedValueType } = proto.temporal.api.enums.v1;

/** Adds the search attributes that the namespace lacks and waits until they can be used; gives their names. */
export async function settleAttributes(options: AttributeOptions): Promise<Result<readonly string[]>> {
  const { connection, settings, deadline } = options;
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: settings.namespace,
  });
  const known: Readonly<Record<string, number>> = customAttributes;
  const other = SEARCH_ATTRIBUTE_KEYS.find(
    (key) => known[key.name] !== undefined && known[key.name] !== wireType(key),
  );
  if (other !== undefined) return ofOtherType(settings, other);
  const missing = SEARCH_ATTRIBUTE_KEYS.filter((key) => known[key.name] === undefined);
  if (missing.length === 0) return ok([]);
  const added = await add(options, missing);
  if (!added.ok) return added;
  await untilUsable(connection, settings.namespace, deadline);
  return ok(missing.map((key) => key.name));
}

async function add(
  { connection, settings }: AttributeOptions,
  missing: readonly Key[],
): Promise<Result<void>> {
  try {
    await connection.operatorService.addSearchAttributes({
      namespace: settings.namespace,
      searchAttributes: Object.fromEntries(missing.map((key) => [key.name, wireType(key)])),
    });
    return ok(undefined);
  } catch (error) {
    if (!isRefusal(error, GRPC.permissionDenied, GRPC.unimplemented, GRPC.unauthenticated)) throw error;
    return notAllowed(settings, missing, describeRefusal(error));
  }
}

/** The services learn of new attributes from a cache; until then a workflow that sets one fails its task. */
async function untilUsable(connection: Connection, namespace: string, deadline: number): Promise<void> {
  const query = SEARCH_ATTRIBUTE_KEYS.map((key) => `${key.name} IS NULL`).join(' AND ');
  for (;;) {
    try {
      await connection.workflowService.countWorkflowExecutions({ namespace, query });
      return;
    } catch (error) {
      if (!isRefusal(error, GRPC.invalidArgument) || Date.now() >= deadline) throw error;
      await delay(POLL_MS);
    }
  }
}

function wireType(key: Key): number {
  return IndexedValueType[`INDEXED_VALUE_TYPE_${key.type}`];
}

function ofOtherType(settings: AttributeOptions['settings'], key: Key): Result<never> {
  return fail({
    kind: 'temporal-search-attribute-type',
    words:
      `Không gian tên "${settings.namespace}" trên máy chủ Temporal ${settings.address} có thuộc tính tìm kiếm ` +
      `${key.name} khác kiểu; cần kiểu ${TypedSearchAttributes.toMetadataType(key.type)}. Dùng không gian tên khác (TEMPORAL_NAMESPACE).`,
  });
}

function notAllowed(
  settings: AttributeOptions['settings'],
  missing: readonly Key[],
  cause: string,
): Result<never> {
  const flags = missing.map(
    (key) => `--name ${key.name} --type ${TypedSearchAttributes.toMetadataType(key.type)}`,
  );
  return fail({
    kind: 'temporal-search-attributes',
    words:
      `Máy chủ Temporal ${settings.address} không cho thêm thuộc tính tìm kiếm (${cause}). Người quản trị cụm cần chạy: ` +
      `temporal operator search-attribute create --namespace ${settings.namespace} ${flags.join(' ')}`,
  });
}
