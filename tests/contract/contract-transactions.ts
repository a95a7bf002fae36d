import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../activities/adapters/store/verify-chain.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { StoreReader, StoreWriter } from '../../src/ports/store.ts';
import { aLetter, anEntity, at, START, withTasks } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

const count = async (tx: StoreReader): Promise<number> => Number((await tx.setting('count')) ?? 0);
const countOn = async (tx: StoreWriter): Promise<void> =>
  tx.setSetting('count', String((await count(tx)) + 1));

export function transactionsContract(place: () => StorePlace, store: () => SqlStore): void {
  describe('a transaction', () => {
    test('is undone as a whole when its work throws', async () => {
      const failing = store().write(async (tx) => {
        await tx.setSetting('a', '1');
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await store().read((tx) => tx.setting('a'))).toBeNull();
      await store().write((tx) => tx.setSetting('a', '2'));
      expect(await store().read((tx) => tx.setting('a'))).toBe('2');
    });

    test('that is only rehearsed answers and leaves nothing', async () => {
      await withTasks(store());
      const seen = await store().rehearse(async (tx) => {
        await tx.saveEntities([anEntity('77-2')]);
        await tx.queueLetters([aLetter('a')]);
        return [(await tx.entities('77')).length, (await tx.outbox('77')).length];
      });
      expect(seen).toEqual([2, 1]);
      const left = await store().read(async (tx) => [
        (await tx.entities('77')).length,
        (await tx.outbox('77')).length,
      ]);
      expect(left).toEqual([1, 0]);
    });

    test('that is rehearsed still throws what its work throws', async () => {
      await expect(store().rehearse(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    });

    test('that reads sees one moment, also while another one writes', async () => {
      await store().write(countOn);
      const other = await place().open();
      const hasRead = Promise.withResolvers<number>();
      const mayGoOn = Promise.withResolvers<number>();
      const reading = store().read(async (tx) => {
        hasRead.resolve(await count(tx));
        return [await mayGoOn.promise, await count(tx)];
      });
      await hasRead.promise;
      await other.write(countOn);
      mayGoOn.resolve(await other.read(count));
      expect(await reading).toEqual([2, 1]);
      expect(await store().read(count)).toBe(2);
      await other.close();
    });

    test.each(['read', 'write'] as const)(
      'inside another one is a mistake that is said: %s',
      async (kind) => {
        const nested = store().write(() => store()[kind]((tx) => tx.planIds()));
        await expect(nested).rejects.toThrow(/a store transaction inside another one/);
        expect(await store().read((tx) => tx.planIds())).toEqual([]);
      },
    );

    test('cannot be used after its end', async () => {
      const late = await store().write((tx) => Promise.resolve({ tx }));
      await expect(late.tx.setSetting('a', '1')).rejects.toThrow();
    });

    test('has an end: a closed store takes no other, and one that runs is waited for', async () => {
      const other = await place().open();
      const running = other.write(countOn);
      await other.close();
      await running;
      await expect(other.read(count)).rejects.toThrow(/is closed/);
      expect(await store().read(count)).toBe(1);
    });
  });

  describe('a store', () => {
    test('is the same after it was closed and opened again', async () => {
      await withTasks(store(), 3);
      await store().write(async (tx) => {
        await tx.queueLetters([aLetter('a')]);
        await tx.setPracticeNow(at('2018-05-02T06:00'));
      });
      const before = await everything(store());
      const again = await place().open();
      await store().close();
      expect(again.id).toBe(store().id);
      expect(await everything(again)).toEqual(before);
      await again.close();
    });

    test('keeps the clock mode it was made with', async () => {
      expect(store().clockMode).toBe('practice');
      await expect(place().open('real')).rejects.toMatchObject({ name: 'StoreRefused', kind: 'clock-mode' });
    });
  });

  describe('a lonely job', () => {
    test('has one holder until its time, who may prolong and give back', async () => {
      const take = (holder: string, wall: number, until: number): Promise<boolean> =>
        store().write((tx) => tx.takeLease('sweeper', holder, wall, until));
      expect(await take('a', 0, 100)).toBe(true);
      expect(await take('b', 99, 200)).toBe(false);
      expect(await take('a', 50, 150)).toBe(true);
      expect(await take('b', 149, 200)).toBe(false);
      expect(await take('b', 150, 200)).toBe(true);
      await store().write((tx) => tx.dropLease('sweeper', 'a'));
      expect(await take('a', 160, 300)).toBe(false);
      await store().write((tx) => tx.dropLease('sweeper', 'b'));
      expect(await take('a', 160, 300)).toBe(true);
      expect(await store().write((tx) => tx.takeLease('clock', 'b', 0, 1))).toBe(true);
    });

    test('is held as a simple model holds it', async () => {
      const step = fc.record({
        name: fc.constantFrom('x', 'y'),
        holder: fc.constantFrom('a', 'b', 'c'),
        forward: fc.nat(40),
        for: fc.integer({ min: 1, max: 60 }),
        drops: fc.boolean(),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          run += 1;
          const held = new Map<string, { holder: string; until: number }>();
          let wall = 0;
          for (const { name, holder, forward, for: forMs, drops } of steps) {
            const lease = `${run}/${name}`;
            wall += forward;
            const now = held.get(name);
            if (drops) {
              await store().write((tx) => tx.dropLease(lease, holder));
              if (now?.holder === holder) held.delete(name);
              continue;
            }
            const free = now === undefined || now.holder === holder || now.until <= wall;
            expect(await store().write((tx) => tx.takeLease(lease, holder, wall, wall + forMs))).toBe(free);
            if (free) held.set(name, { holder, until: wall + forMs });
          }
        }),
        { numRuns: 30 },
      );
    });
  });

  describe('several at once', () => {
    test('two connections and a process lose no write, and one of them holds a lease', async () => {
      await withTasks(store(), 2);
      const other = await place().open();
      const rounds = 150;
      const outside = place().hammer('77-1', rounds);
      for (let round = 0; round < rounds; round += 1)
        await Promise.all([store().write(countOn), other.write(countOn), other.read(count)]);
      const { done } = await outside;
      expect(done).toBe(rounds);
      expect(await store().read(count)).toBe(3 * rounds);
      expect((await store().read((tx) => tx.facts('77', '77-1'))).length).toBe(rounds);
      expect(await verifyChain(other, '77')).toEqual([]);
      await other.close();
    });

    test('a process that is killed in the midst of its work leaves whole transactions and no lock', async () => {
      await withTasks(store(), 1);
      for (const kills of [1, 2, 3]) {
        const before = await store().read(count);
        const victim = place().hammerOn('77-1');
        await expect.poll(() => store().read(count), { timeout: 20_000 }).toBeGreaterThan(before + 10);
        await victim.kill();
        const [counted, facts] = await store().read(async (tx) => [
          await count(tx),
          (await tx.facts('77', '77-1')).length,
        ]);
        expect(facts).toBe(counted);
        expect(await verifyChain(store(), '77')).toEqual([]);
        await store().write((tx) => tx.setSetting('kills', String(kills)));
      }
    });

    test('only one of several processes takes a lease', async () => {
      await withTasks(store(), 3);
      const all = await Promise.all(['77-1', '77-2', '77-3'].map((id) => place().hammer(id, 20)));
      expect(all.map((one) => one.done)).toEqual([20, 20, 20]);
      expect(all.reduce((sum, one) => sum + one.leases, 0)).toBe(20);
    });
  });

  test('a thousand entities with facts and letters are one transaction, and read back whole', async () => {
    await withTasks(store(), 1000);
    await store().write(async (tx) => {
      const rows = await tx.entities('77');
      const facts = rows.map((row) => ({
        planId: '77',
        entityId: row.entityId,
        seq: 1,
        key: 'k',
        fact: { kind: 'instantReached', at: START } as const,
        previousChain: '',
      }));
      const chains = await tx.appendFacts(facts);
      await tx.saveEntities(
        rows.map((row) => ({ ...row, version: 1, chain: chains.get(row.entityId) ?? '' })),
      );
      await tx.queueLetters(rows.map((row) => aLetter('a', { entityId: row.entityId })));
    });
    const known = await store().write((tx) =>
      tx.knownKeys(
        '77',
        Array.from({ length: 1000 }, (_, index) => ({ entityId: `77-${index + 1}`, key: 'k' })),
      ),
    );
    expect(known.size).toBe(1000);
    expect(await verifyChain(store(), '77')).toEqual([]);
    expect(await store().read((tx) => tx.unsettled(START))).toEqual({
      unapplied: 0,
      unacknowledged: 1000,
      unsent: 1000,
    });
  });
}

async function everything(store: SqlStore): Promise<unknown> {
  return store.read(async (tx) => [
    await tx.clock(),
    await tx.plan('77'),
    await tx.entities('77'),
    await tx.outbox('77'),
  ]);
}
