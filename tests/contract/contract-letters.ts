import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { OutboxRow } from '../../src/ports/store.ts';
import { aLetter, aMessage, at, START, withTasks } from './store-place.ts';

export function lettersContract(store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 2));

  const queue = (...letters: readonly ReturnType<typeof aLetter>[]): Promise<void> =>
    store().write((tx) => tx.queueLetters(letters));
  const outbox = (): Promise<readonly OutboxRow[]> => store().read((tx) => tx.outbox('77'));
  const statuses = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await outbox()).map((row) => [row.orderKey, row.status]));
  const idOf = async (orderKey: string): Promise<number> =>
    (await outbox()).find((row) => row.orderKey === orderKey)!.id;

  describe('letters', () => {
    test('come back as they were queued', async () => {
      await queue(aLetter('a', { copy: true, status: 'held' }));
      const [row] = await outbox();
      expect(row).toEqual({ ...aLetter('a', { copy: true, status: 'held' }), id: row?.id, messageId: null });
    });

    test('with an order key that is there are left as they are', async () => {
      await queue(aLetter('a'));
      await queue(aLetter('a', { to: 'somebody-else' }), aLetter('b'), aLetter('a', { entityId: '77-2' }));
      expect((await outbox()).map((row) => [row.entityId, row.orderKey, row.to])).toEqual([
        ['77-1', 'a', 'so-noi-vu'],
        ['77-1', 'b', 'so-noi-vu'],
        ['77-2', 'a', 'so-noi-vu'],
      ]);
    });

    test('are found by entity and by status', async () => {
      await queue(aLetter('a'), aLetter('b', { status: 'held' }), aLetter('a', { entityId: '77-2' }));
      const keys = async (filter: Parameters<Parameters<Parameters<SqlStore['read']>[0]>[0]['outbox']>[1]) =>
        (await store().read((tx) => tx.outbox('77', filter))).map((row) => `${row.entityId} ${row.orderKey}`);
      expect(await keys({ entityId: '77-1' })).toEqual(['77-1 a', '77-1 b']);
      expect(await keys({ status: 'held' })).toEqual(['77-1 b']);
      expect(await keys({ entityId: '77-2', status: 'held' })).toEqual([]);
    });

    test('are due from their time on, ordered by time and recipient', async () => {
      await queue(
        aLetter('late', { sendAt: at('2018-04-12T08:00') }),
        aLetter('b', { to: 'b', sendAt: at('2018-04-11T08:00') }),
        aLetter('a', { to: 'a', sendAt: at('2018-04-11T08:00') }),
        aLetter('held', { status: 'held' }),
      );
      const due = async (now: string, limit = 9): Promise<string[]> =>
        (await store().write((tx) => tx.dueLetters(at(now), limit))).map((row) => row.orderKey);
      expect(await due('2018-04-11T07:59')).toEqual([]);
      expect(await due('2018-04-11T08:00')).toEqual(['a', 'b']);
      expect(await due('2018-04-12T08:00')).toEqual(['a', 'b', 'late']);
      expect(await due('2018-04-12T08:00', 1)).toEqual(['a']);
    });

    test('are withdrawn by kind and recipient, only while they are queued or held', async () => {
      await queue(
        aLetter('queued'),
        aLetter('held', { status: 'held' }),
        aLetter('other kind', { mail: 'assignment' }),
        aLetter('other body', { to: 'ban-dan-van' }),
        aLetter('taken'),
      );
      const taken = await idOf('taken');
      await store().write((tx) => tx.saveMessage(aMessage('m'), [taken]));
      const withdraw = (to: string | null): Promise<number> =>
        store().write((tx) => tx.withdrawLetters('77', '77-1', ['reminder'], to));
      expect(await withdraw('so-noi-vu')).toBe(2);
      expect(await statuses()).toEqual({
        queued: 'withdrawn',
        held: 'withdrawn',
        'other kind': 'queued',
        'other body': 'queued',
        taken: 'taken',
      });
      expect(await withdraw(null)).toBe(1);
      expect(await withdraw(null)).toBe(0);
      expect(await store().write((tx) => tx.withdrawLetters('77', '77-1', [], null))).toBe(0);
    });

    test('are withdrawn under a key, to the letter', async () => {
      await queue(
        aLetter('event/hd_1/a'),
        aLetter('event/hd_1/b'),
        aLetter('event/hd_12/a'),
        aLetter('event/hdx1/a'),
      );
      const withdraw = (under: string): Promise<number> =>
        store().write((tx) => tx.withdrawLetters('77', '77-1', ['reminder'], null, under));
      expect(await withdraw('event/hd_1')).toBe(2);
      expect(await statuses()).toEqual({
        'event/hd_1/a': 'withdrawn',
        'event/hd_1/b': 'withdrawn',
        'event/hd_12/a': 'queued',
        'event/hdx1/a': 'queued',
      });
    });

    test('are moved to another time, unless they have left', async () => {
      await queue(aLetter('a'), aLetter('gone', { status: 'withdrawn' }));
      const later = at('2018-04-11T08:00');
      const ids = (await outbox()).map((row) => row.id);
      await store().write((tx) => tx.moveLetters(ids, later));
      const rows = await outbox();
      expect(rows.map((row) => [row.orderKey, row.sendAt])).toEqual([
        ['gone', START],
        ['a', later],
      ]);
    });

    test('that are drafts leave when a leader releases them, once', async () => {
      await queue(aLetter('draft', { status: 'held' }));
      const id = await idOf('draft');
      const release = (): Promise<boolean> =>
        store().write((tx) => tx.releaseLetter(id, at('2018-04-11T08:00')));
      expect(await release()).toBe(true);
      expect(await release()).toBe(false);
      expect(await outbox()).toMatchObject([{ status: 'queued', sendAt: at('2018-04-11T08:00') }]);
    });

    test('never leave the states they are in for another than allowed', async () => {
      const step = fc.constantFrom('withdraw', 'release', 'move', 'take', 'queue');
      const after: Record<string, Record<string, string>> = {
        queued: { withdraw: 'withdrawn', take: 'taken' },
        held: { withdraw: 'withdrawn', release: 'queued' },
      };
      let n = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('queued' as const, 'held' as const),
          fc.array(step),
          async (first, steps) => {
            const key = `letter ${(n += 1)}`;
            await queue(aLetter(key, { status: first, entityId: '77-2' }));
            const id = await idOf(key);
            let expected: string = first;
            for (const [index, action] of steps.entries()) {
              await take(store(), action, id, key, `${key}.${index}`);
              expected = after[expected]?.[action] ?? expected;
            }
            expect((await statuses())[key]).toBe(expected);
            // The next letter of the run must not meet this one.
            await store().write((tx) => tx.withdrawLetters('77', '77-2', ['reminder'], null));
          },
        ),
        { numRuns: 40 },
      );
    });
  });
}

/** One thing that can happen to a letter; what the store refuses is a refusal and changes nothing. */
async function take(
  store: SqlStore,
  action: string,
  id: number,
  key: string,
  messageId: string,
): Promise<void> {
  await store
    .write(async (tx) => {
      if (action === 'withdraw') await tx.withdrawLetters('77', '77-2', ['reminder'], null);
      if (action === 'release') await tx.releaseLetter(id, START);
      if (action === 'move') await tx.moveLetters([id], START);
      if (action === 'queue') await tx.queueLetters([aLetter(key, { entityId: '77-2' })]);
      if (action === 'take') await tx.saveMessage(aMessage(messageId), [id]);
    })
    .catch((error: unknown) => expect(String(error)).toMatch(/are still queued/));
}
