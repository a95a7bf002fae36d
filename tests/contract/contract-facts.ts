import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../activities/adapters/store/audit-chain.ts';
import { verifyChain } from '../../activities/adapters/store/verify-chain.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { aFact, anEntity, aRound, aTask, at, START, withTasks } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/** Appends facts the way the one door does, and brings the entity's row along. */
async function tell(store: SqlStore, entityId: string, ...keys: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    const [row = anEntity(entityId)] = await tx.entities('77', [entityId]);
    const facts = keys.map((key, index) =>
      aFact(entityId, row.version + index + 1, { key, previousChain: row.chain }),
    );
    const chains = await tx.appendFacts(facts);
    const version = row.version + keys.length;
    await tx.saveEntities([{ ...row, state: aTask(), version, chain: chains.get(entityId) ?? row.chain }]);
  });
}

export function factsContract(place: () => StorePlace, store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 3));

  describe('entities', () => {
    test('come back as they were saved, in the order of their creation', async () => {
      const round = anEntity('77-IV.2a', {
        kind: 'round',
        state: aRound(),
        version: 2,
        seenVersion: 1,
        nextAt: at('2018-05-02T06:00'),
        nextWhy: 'Nhắc thời hạn',
        chain: 'c',
      });
      const task = anEntity('77-0', { state: aTask(), finished: true });
      await store().write((tx) => tx.saveEntities([round, task]));
      const rows = await store().read((tx) => tx.entities('77'));
      expect(rows.map((row) => row.entityId)).toEqual(['77-1', '77-2', '77-3', '77-IV.2a', '77-0']);
      expect(rows.slice(3)).toEqual([round, task]);
    });

    test('keep their place when they are saved again', async () => {
      const changed = anEntity('77-2', { state: aTask(), version: 1, chain: 'c' });
      await store().write((tx) => tx.saveEntities([changed]));
      const rows = await store().read((tx) => tx.entities('77'));
      expect(rows[1]).toEqual(changed);
    });

    test('are found by name, and an unknown name is nothing', async () => {
      const ids = async (...names: string[]): Promise<string[]> =>
        (await store().read((tx) => tx.entities('77', names))).map((row) => row.entityId);
      expect(await ids('77-3', '77-1', '77-99')).toEqual(['77-1', '77-3']);
      expect(await ids()).toEqual([]);
      expect(await store().read((tx) => tx.entities('other'))).toEqual([]);
    });

    test('are owed a wake-up when they are due or changed unseen, oldest first', async () => {
      await store().write((tx) =>
        tx.saveEntities([
          anEntity('77-1', { nextAt: at('2018-04-12T06:00') }),
          anEntity('77-2', { nextAt: at('2018-04-11T06:00') }),
          anEntity('77-3', { nextAt: at('2018-04-11T06:00'), finished: true }),
        ]),
      );
      const owed = async (now: string, limit = 10): Promise<string[]> =>
        (await store().read((tx) => tx.owed(at(now), limit))).map((row) => row.entityId);
      expect(await owed('2018-04-11T05:59')).toEqual([]);
      expect(await owed('2018-04-11T06:00')).toEqual(['77-2']);
      expect(await owed('2018-04-12T06:00')).toEqual(['77-2', '77-1']);
      expect(await owed('2018-04-12T06:00', 1)).toEqual(['77-2']);
      await tell(store(), '77-3', 'a');
      expect(await owed('2018-04-10T08:00')).toEqual(['77-3']);
    });

    test('are due within a stretch when their next instant lies after its beginning, its end included', async () => {
      await store().write((tx) =>
        tx.saveEntities([
          anEntity('77-1', { nextAt: at('2018-04-11T06:00') }),
          anEntity('77-2', { nextAt: at('2018-04-12T06:00'), finished: true }),
        ]),
      );
      const due = (after: string, until: string): Promise<boolean> =>
        store().read((tx) => tx.anyDueWithin(at(after), at(until)));
      expect(await due('2018-04-11T05:59', '2018-04-11T06:00')).toBe(true);
      expect(await due('2018-04-11T06:00', '2018-04-11T06:01')).toBe(false);
      expect(await due('2018-04-11T05:58', '2018-04-11T05:59')).toBe(false);
      expect(await due('2018-04-12T05:59', '2018-04-12T06:00')).toBe(false);
    });

    test('are settled once applied, seen and sent', async () => {
      const unsettled = () => store().read((tx) => tx.unsettled(START));
      expect(await unsettled()).toEqual({ unapplied: 0, unacknowledged: 0, unsent: 0 });
      await store().write((tx) => tx.saveEntities([anEntity('77-1', { nextAt: START, version: 2 })]));
      expect(await unsettled()).toEqual({ unapplied: 1, unacknowledged: 1, unsent: 0 });
      await store().write((tx) => tx.markSeen('77', '77-1', 2));
      // The acknowledgement of an earlier run arrives late.
      await store().write((tx) => tx.markSeen('77', '77-1', 1));
      expect(await unsettled()).toEqual({ unapplied: 1, unacknowledged: 0, unsent: 0 });
    });
  });

  describe('facts', () => {
    test('are read in order, each with its content', async () => {
      await tell(store(), '77-1', 'a', 'b');
      await tell(store(), '77-1', 'c');
      const facts = await store().read((tx) => tx.facts('77', '77-1'));
      expect(facts.map((stored) => [stored.seq, stored.key])).toEqual([
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ]);
      expect(facts[0]?.fact).toEqual({ kind: 'instantReached', at: START });
      expect(await store().read((tx) => tx.facts('77', '77-2'))).toEqual([]);
    });

    test('are known by entity and key', async () => {
      await tell(store(), '77-1', 'assigned', 'x');
      await tell(store(), '77-2', 'assigned');
      const known = await store().write((tx) =>
        tx.knownKeys('77', [
          { entityId: '77-1', key: 'x' },
          { entityId: '77-2', key: 'x' },
          { entityId: '77-2', key: 'assigned' },
        ]),
      );
      expect([...known].sort()).toEqual(['77-1 x', '77-2 assigned']);
      expect(await store().write((tx) => tx.knownKeys('77', []))).toEqual(new Set());
    });

    test('with a key that is there are refused, and the transaction with them', async () => {
      await tell(store(), '77-1', 'a');
      await expect(tell(store(), '77-1', 'a')).rejects.toThrow();
      expect(await store().read((tx) => tx.facts('77', '77-1'))).toHaveLength(1);
    });

    test.each([
      ['a gap', aFact('77-1', 2)],
      ['a beginning that is none', aFact('77-1', 1, { previousChain: 'c'.repeat(64) })],
    ])('do not follow after %s', async (_, fact) => {
      await expect(store().write((tx) => tx.appendFacts([fact]))).rejects.toThrow(/must follow/);
    });

    test('of an entity that does not exist are refused', async () => {
      await expect(store().write((tx) => tx.appendFacts([aFact('77-99', 1)]))).rejects.toThrow(/foreign/i);
    });

    test.each(["update fact set key = 'b'", 'delete from fact'])('cannot be touched by: %s', async (sql) => {
      await tell(store(), '77-1', 'a');
      expect(() => place().tamper(sql)).toThrow(/append-only/);
    });
  });

  describe('the audit chain', () => {
    test('is SHA-256 over the digest before and the canonical JSON of the fact', async () => {
      const chains = await store().write((tx) => tx.appendFacts([aFact('77-1', 1, { key: 'a' })]));
      const json = `{"entityId":"77-1","fact":{"at":"${START}","kind":"instantReached"},"key":"a","planId":"77","seq":1}`;
      expect(chains.get('77-1')).toBe(createHash('sha256').update(json).digest('hex'));
    });

    test('does not depend on the order of keys', () => {
      expect(canonicalJson({ b: [1, null, 'ệ'], a: { d: true, c: undefined } })).toBe(
        '{"a":{"d":true},"b":[1,null,"ệ"]}',
      );
      expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    });

    test('holds for untouched facts', async () => {
      await tell(store(), '77-1', 'a', 'b');
      await tell(store(), '77-2', 'a');
      expect(await verifyChain(store(), '77')).toEqual([]);
    });

    test.each([
      ['another content', `update fact set fact = replace(fact, '2018', '2019') where seq = 2`, 2],
      ['no JSON', `update fact set fact = '{' where seq = 2`, 2],
      ['another key', `update fact set key = 'z' where seq = 1`, 1],
      ['a fact taken out', `delete from fact where seq = 2`, 2],
      ['the last fact taken out', `delete from fact where seq = 3`, 3],
      ['another digest', `update fact set chain = 'x' where seq = 3`, 3],
      ['another end', `update entity set chain = 'x' where entity_id = '77-1'`, 3],
    ])('shows %s', async (_, sql, seq) => {
      await tell(store(), '77-1', 'a', 'b', 'c');
      place().tamper('drop trigger fact_never_changes; drop trigger fact_never_goes');
      place().tamper(sql);
      const faults = await verifyChain(store(), '77');
      expect(faults.map((fault) => [fault.entityId, fault.seq])).toEqual([['77-1', seq]]);
      expect(faults[0]?.words).toMatch(/^Nhiệm vụ 77-1, dữ kiện số/);
    });
  });

  test('a damaged state is named and not believed', async () => {
    await tell(store(), '77-1', 'a');
    place().tamper(`update entity set state = '{"kind":"nothing"}' where entity_id = '77-1'`);
    await expect(store().read((tx) => tx.entities('77'))).rejects.toThrow(
      'state of 77/77-1 should hold a task or a round',
    );
  });
}
