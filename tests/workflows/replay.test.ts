import { readFileSync, readdirSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import * as workflows from '../../workflows/index.ts';
import { bundleOf } from './engine.ts';

const FOLDER = new URL('./histories/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

const historyOf = (name: string) =>
  historyFromJSON(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));

const typeOf = (name: string): string =>
  historyOf(name).events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';

let shipped: { readonly code: string };
let altered: { readonly code: string };
beforeAll(async () => {
  [shipped, altered] = [await bundleOf(), await bundleOf(new URL('./altered.ts', import.meta.url))];
});

test('every workflow type has a stored history', () => {
  expect([...new Set(NAMES.map(typeOf))].toSorted()).toEqual(Object.keys(workflows).toSorted());
});

describe('what ran yesterday goes on under the code of today', () => {
  test.each(NAMES)('%s', async (name) => {
    await Worker.runReplayHistory({ workflowBundle: shipped }, historyOf(name), `replay/${name}`);
  });
});

describe('a changed order of commands is noticed', () => {
  test.each(NAMES)('%s', async (name) => {
    await expect(
      Worker.runReplayHistory({ workflowBundle: altered }, historyOf(name), `replay/${name}`),
    ).rejects.toThrow(DeterminismViolationError);
  });
});
