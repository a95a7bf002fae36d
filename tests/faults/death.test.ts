import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { Store } from '../../src/ports/store.ts';
import { PARTS, killPart } from '../support/process-parts.ts';
import type { Part } from '../support/process-parts.ts';
import { dondoc, dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';
import { accountOf, readStore, trafficOf } from '../support/store-account.ts';

const END = '2021-01-10T08:00+07:00';
const PORTIONS = ['2018-07-01', '2019-01-01', '2019-07-01', '2020-01-01', '2020-07-01'].map(
  (on) => `${on}T08:00+07:00`,
);
/** So many times something dies; sometimes two parts die at once. */
const BLOWS = 16;
const SEED = 77;

let folders: { readonly undisturbed: string; readonly disturbed: string };
beforeAll(async () => {
  folders = { undisturbed: await newDataDir(), disturbed: await newDataDir() };
});
afterAll(async () => {
  await Promise.all(Object.values(folders).map(removeDataDir));
});

interface Blow {
  /** It falls when the practice clock has reached this instant, and so many milliseconds later. */
  readonly at: Instant;
  readonly lateByMs: number;
  readonly parts: readonly Part[];
}

/** Park and Miller's generator: the same blows on every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Blows spread over the instants at which something happens, so that each falls into work. */
function chooseBlows(instants: readonly Instant[]): readonly Blow[] {
  const random = createRandom(SEED);
  const stretch = Math.floor(instants.length / BLOWS);
  return Array.from({ length: BLOWS }, (_, i) => {
    const first = PARTS[i % PARTS.length] ?? 'worker';
    const second = PARTS[(i + 1 + random(2)) % PARTS.length] ?? 'web';
    return {
      at: instants[i * stretch + random(stretch)] ?? instant(END),
      lateByMs: random(60),
      parts: i % 2 === 0 ? [first] : [...new Set([first, second])],
    };
  });
}

/** Every instant at which the clock of an undisturbed run stood still for something. */
async function eventfulInstants(dataDir: string): Promise<readonly Instant[]> {
  return readStore(dataDir, async (tx) => {
    const all: Instant[] = [];
    for (const planId of await tx.planIds()) {
      for (const { entityId } of await tx.entities(planId))
        all.push(...(await tx.facts(planId, entityId)).map(({ fact }) => fact.at));
      all.push(...(await tx.messages(planId)).flatMap(({ sentAt }) => sentAt ?? []));
    }
    const adoptedAt = all.toSorted()[0];
    return [...new Set(all)].filter((at) => at !== adoptedAt).toSorted();
  });
}

async function now(store: Store): Promise<string> {
  return (await store.read((tx) => tx.clock())).practiceNow ?? '';
}

/** Strikes each time the clock comes by; returns who died. */
async function strike(product: Product, blows: readonly Blow[], over: AbortSignal): Promise<readonly Part[]> {
  const store = await openSqliteStore(product.dataDir);
  const died: Part[] = [];
  try {
    for (const blow of blows) {
      while ((await now(store)) < blow.at) {
        if (over.aborted) return died;
        await pause(4);
      }
      await pause(blow.lateByMs);
      await Promise.all(blow.parts.map((part) => killPart(product.process.pid ?? 0, part)));
      died.push(...blow.parts);
    }
    return died;
  } finally {
    await store.close();
  }
}

/** Moves the clock to the end, repeating a command that fails; how often one did. */
async function walk(dataDir: string): Promise<number> {
  let failed = 0;
  for (const to of [...PORTIONS, END]) {
    for (;;) {
      const { code, stdout, stderr } = await dondoc([
        'clock',
        'advance',
        '--to',
        to,
        '--data',
        dataDir,
        '--json',
      ]);
      if (code === 0) break;
      failed += 1;
      console.log(`clock advance --to ${to} failed (${code}) and is repeated: ${stdout}${stderr}`);
      if (failed > 20) throw new Error('the clock does not move any more');
    }
  }
  return failed;
}

test('three years under SIGKILL end as three years in peace: the same facts, dates and mails', async () => {
  const peaceful = await startProduct(folders.undisturbed);
  await dondocJson(folders.undisturbed, 'clock', 'advance', '--to', END);
  await peaceful.stop();
  const expected = await accountOf(folders.undisturbed);
  const blows = chooseBlows(await eventfulInstants(folders.undisturbed));

  const product = await startProduct(folders.disturbed);
  const over = new AbortController();
  const striking = strike(product, blows, over.signal);
  const began = Date.now();
  const failed = await walk(folders.disturbed);
  over.abort();
  const died = await striking;
  const took = Date.now() - began;
  expect(await dondocJson(folders.disturbed, 'verify')).toEqual({ ok: true, problems: [] });
  await product.stop();

  const traffic = await trafficOf(folders.disturbed);
  const count = PARTS.map((part) => `${part} ${died.filter((each) => each === part).length}`).join(', ');
  console.log(
    `${died.length} kills (${count}) in ${took} ms; ${failed} commands repeated; ${expected.facts.length} facts; ` +
      `${traffic.messages} messages, of them taken over after a death ${traffic.takenOver}, tried again ${traffic.triedAgain}`,
  );
  expect(died.length).toBeGreaterThanOrEqual(20);
  expect(traffic.unsent).toBe(0);
  const account = await accountOf(folders.disturbed);
  expect(account.facts).toEqual(expected.facts);
  expect(account.dates).toEqual(expected.dates);
  expect(account.mails).toEqual(expected.mails);
});
