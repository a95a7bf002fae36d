import fc from 'fast-check';
import type { Ground } from './ground.ts';
import { judge } from './judge.ts';
import { randomRequest } from './random-request.ts';
import type { Sent } from './request.ts';
import { structuredRequest } from './structured-request.ts';

export interface FuzzOrder {
  readonly seed: number;
  readonly random: number;
  readonly structured: number;
  /** Of a hundred random requests, how many come from the office's own browser. */
  readonly signedIn: number;
  readonly onRequest?: () => void;
}

/** How many requests each route got. */
export type Counts = ReadonlyMap<string, number>;

/** Throws with the smallest request that breaks a promise, and what it broke. */
export async function fuzz(
  ground: Ground,
  order: FuzzOrder,
): Promise<{ readonly random: Counts; readonly structured: Counts }> {
  return {
    random: await throwAll(ground, order, randomRequest(ground, order.signedIn), order.random),
    structured: await throwAll(ground, order, structuredRequest(ground), order.structured),
  };
}

async function throwAll(
  ground: Ground,
  { seed, onRequest }: FuzzOrder,
  requests: fc.Arbitrary<Sent>,
  numRuns: number,
): Promise<Counts> {
  const counts = new Map<string, number>();
  const property = fc.asyncProperty(requests, async (sent) => {
    const faults = await judge(ground, sent);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    counts.set(sent.route, (counts.get(sent.route) ?? 0) + 1);
    onRequest?.();
  });
  await fc.assert(property, { seed, numRuns });
  return counts;
}
