import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { OutboxRow } from '../../src/ports/store.ts';
import { aLetter, aMessage, at, START, withTasks } from './store-place.ts';

export function mailContract(store: () => SqlStore): void {
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

  describe('messages', () => {
    test('come back as they were saved, with their letters bound to them', async () => {
      await queue(aLetter('a'), aLetter('b'));
      const id = await idOf('a');
      await store().write((tx) => tx.saveMessage(aMessage('2018-04-10.so-noi-vu.1'), [id]));
      expect(await store().read((tx) => tx.messages('77'))).toEqual([aMessage('2018-04-10.so-noi-vu.1')]);
      expect((await outbox()).map((row) => [row.orderKey, row.status, row.messageId])).toEqual([
        ['a', 'taken', '2018-04-10.so-noi-vu.1'],
        ['b', 'queued', null],
      ]);
    });

    test('are found by id, in order of sending', async () => {
      await save(aMessage('b'), aMessage('a'), aMessage('early', { sendAt: at('2018-04-09T08:00') }));
      const ids = async (names?: readonly string[]): Promise<string[]> =>
        (await store().read((tx) => tx.messages('77', names))).map((row) => row.id);
      expect(await ids()).toEqual(['early', 'a', 'b']);
      expect(await ids(['b', 'early', 'none'])).toEqual(['early', 'b']);
      expect(await ids([])).toEqual([]);
    });

    test('take no letter that was withdrawn meanwhile: nothing is saved then', async () => {
      await queue(aLetter('a', { status: 'withdrawn' }));
      const id = await idOf('a');
      await expect(store().write((tx) => tx.saveMessage(aMessage('m'), [id]))).rejects.toThrow(
        /message m: 0 of its letters/,
      );
      expect(await store().read((tx) => tx.messages('77'))).toEqual([]);
    });

    test('cannot be saved twice', async () => {
      await save(aMessage('m'));
      await expect(save(aMessage('m'))).rejects.toThrow();
    });
  });

  const save = (...rows: readonly ReturnType<typeof aMessage>[]): Promise<void> =>
    store().write(async (tx) => {
      for (const row of rows) await tx.saveMessage(row, []);
    });
  const lease = (wallMs: number, limit = 9, leaseMs = 60_000) =>
    store().write((tx) => tx.leaseMessages(wallMs, leaseMs, limit));

  describe('a lease on a message', () => {
    test('is given once, with a fence, oldest message first, and again when it has ended', async () => {
      await save(aMessage('b'), aMessage('a'), aMessage('sent', { status: 'sent' }));
      expect(await lease(1000)).toEqual([
        aMessage('a', { leaseUntil: 61_000, fence: 1 }),
        aMessage('b', { leaseUntil: 61_000, fence: 1 }),
      ]);
      expect(await lease(60_999)).toEqual([]);
      expect((await lease(61_000, 1)).map((row) => [row.id, row.fence])).toEqual([['a', 2]]);
    });

    test('waits for the time of the next try', async () => {
      await save(aMessage('m', { retryAt: 5000 }));
      expect(await lease(4999)).toEqual([]);
      expect(await lease(5000)).toHaveLength(1);
    });

    test('of a frozen holder is worth nothing after it was taken over', async () => {
      await save(aMessage('m'));
      const [frozen] = await lease(1000);
      const [second] = await lease(100_000);
      const record = (fence: number, response: string): Promise<boolean> =>
        store().write((tx) =>
          tx.updateMessage('77', 'm', fence, { status: 'sent', sentAt: START, response, tries: 1 }),
        );
      expect(await record(frozen!.fence, 'from the frozen one')).toBe(false);
      expect(await record(second!.fence, '250 ok')).toBe(true);
      expect(await store().read((tx) => tx.messages('77', ['m']))).toMatchObject([
        { status: 'sent', sentAt: START, response: '250 ok', tries: 1, fence: 2 },
      ]);
      expect(await lease(1_000_000)).toEqual([]);
    });

    test('is kept by its guards', async () => {
      await save(aMessage('m'));
      const change = (more: object): Promise<boolean> =>
        store().write((tx) => tx.updateMessage('77', 'm', 0, more));
      await expect(change({ fence: 7 })).rejects.toThrow('a message keeps its fence');
      await expect(change({})).rejects.toThrow('must change something');
    });
  });

  describe('the next moment', () => {
    const moments = () =>
      store().read(async (tx) => [await tx.earliestMoment(), await tx.nextSendAt(), await tx.nextRetryAt()]);

    test('is null where nothing is planned', async () => {
      expect(await moments()).toEqual([null, null, null]);
    });

    test('is the earliest of what tasks and letters wait for', async () => {
      await store().write(async (tx) => {
        const [one, two] = await tx.entities('77');
        await tx.saveEntities([
          { ...one!, nextAt: at('2018-04-12T06:00') },
          { ...two!, nextAt: START, finished: true },
        ]);
      });
      expect(await moments()).toEqual([at('2018-04-12T06:00'), null, null]);
      await queue(aLetter('a', { sendAt: at('2018-04-11T08:00') }), aLetter('held', { status: 'held' }));
      expect(await moments()).toEqual([at('2018-04-11T08:00'), at('2018-04-11T08:00'), null]);
    });

    test('of a composed message is when its lease and its back-off have ended', async () => {
      await save(aMessage('a', { retryAt: 9000 }), aMessage('b', { retryAt: 100, leaseUntil: 7000 }));
      expect(await moments()).toEqual([null, null, 7000]);
    });

    test('has not come while something is unsent', async () => {
      await queue(aLetter('now'), aLetter('later', { sendAt: at('2018-04-11T08:00') }));
      await save(aMessage('m'), aMessage('done', { status: 'captured' }));
      expect((await store().read((tx) => tx.unsettled(START))).unsent).toBe(2);
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
