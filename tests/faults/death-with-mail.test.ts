import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultyRelay } from '../support/faulty-relay.ts';
import type { FaultyRelay } from '../support/faulty-relay.ts';
import { killPart } from '../support/process-parts.ts';
import { dondoc, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';
import { readStore } from '../support/store-account.ts';

/*
 * The worker dies while messages are in the relay's hands: taken by the server, whose answer never came. Nobody can know
 * whether such a message has left, so it is sent again, under the same Message-ID: never lost, doubled at most by the pool.
 */

/** Which messages, counted from 0, the relay takes and then says nothing about, until the worker is dead. */
const SILENT = [2, 17, 33, 51];
const POOL = 5;
const UNTIL = '2018-05-08T12:00+07:00';

let dataDir: string;
let relay: FaultyRelay;
beforeAll(async () => {
  dataDir = await newDataDir();
  relay = await startFaultyRelay(({ index }) =>
    SILENT.includes(index) ? { at: 'answer', then: 'silence' } : 'take',
  );
});
afterAll(async () => {
  await relay.close();
  await removeDataDir(dataDir);
});

/** Kills the worker each time the relay has taken a message and kept silent. */
async function strike(product: Product, over: AbortSignal): Promise<number> {
  let kills = 0;
  while (kills < SILENT.length && !over.aborted) {
    if (relay.answerLost.length > kills) {
      await killPart(product.process.pid ?? 0, 'worker');
      kills += 1;
    } else await pause(5);
  }
  return kills;
}

test('what a dead worker had handed to the relay is sent again, and nothing is lost', async () => {
  const product = await startProduct(dataDir, [], { SMTP_URL: `smtp://127.0.0.1:${relay.port}` });
  const over = new AbortController();
  const striking = strike(product, over.signal);
  // A command that a death cuts short is simply given again.
  for (let code = 1; code !== 0;)
    ({ code } = await dondoc(['clock', 'advance', '--to', UNTIL, '--data', dataDir, '--json']));
  over.abort();
  const kills = await striking;
  await product.stop();

  const messages = await readStore(dataDir, async (tx) => {
    const ids = await tx.planIds();
    return (await Promise.all(ids.map((id) => tx.messages(id)))).flat();
  });
  const copies = Map.groupBy(relay.taken, (id) => id);
  const doubled = [...copies.values()].filter((all) => all.length > 1);
  const extra = doubled.reduce((sum, all) => sum + all.length - 1, 0);
  console.log(
    `${kills} deaths with messages in the relay's hands; ${messages.length} messages, ${relay.taken.length} taken, ` +
      `${extra} of them a second time; taken over ${messages.filter(({ fence }) => fence > 1).length}`,
  );
  expect(kills).toBe(SILENT.length);
  expect(messages.map(({ status }) => status).filter((status) => status !== 'sent')).toEqual([]);
  expect([...copies.keys()].toSorted()).toEqual(messages.map(({ messageId }) => messageId).toSorted());
  for (const id of relay.answerLost) expect(copies.get(id)?.length, id).toBeGreaterThan(1);
  expect(extra).toBeLessThanOrEqual(kills * POOL);
});
