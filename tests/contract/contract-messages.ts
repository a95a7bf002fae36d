import { beforeEach, describe, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { OutboxRow } from '../../src/ports/store.ts';
import { aLetter, aMessage, at, START, withTasks } from './store-place.ts';

export function messagesContract(store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 2));

  const queue = (...letters: readonly ReturnType<typeof aLetter>[]): Promise<void> =>
    store().write((tx) => tx.queueLetters(letters));
  const outbox = (): Promise<readonly OutboxRow[]> => store().read((tx) => tx.outbox('77'));
  const idOf = async (orderKey: string): Promise<number> =>
    (await outbox()).find((row) => row.orderKey === orderKey)!.id;

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

    test('end in any of the ways there are, and say so', async () => {
      const endings = ['queued', 'sent', 'captured', 'failed', 'bounced', 'withdrawn'] as const;
      for (const status of endings) {
        await save(aMessage(status));
        await store().write((tx) => tx.updateMessage('77', status, 0, { status }));
      }
      const found = await store().read((tx) => tx.messages('77', endings));
      expect(found.map((row) => [row.id, row.status])).toEqual(
        [...endings].toSorted().map((status) => [status, status]),
      );
    });

    test('are found with their letters', async () => {
      await queue(aLetter('a'), aLetter('b'));
      const [a, b] = [await idOf('a'), await idOf('b')];
      await store().write(async (tx) => {
        await tx.saveMessage(aMessage('m'), [a]);
        await tx.saveMessage(aMessage('n'), [b]);
      });
      const letters = await store().read((tx) => tx.outbox('77', { messageIds: ['n', 'none'] }));
      expect(letters.map((row) => row.orderKey)).toEqual(['b']);
    });

    test('know of a letter that was taken back before they left, and give the others back', async () => {
      await queue(aLetter('a'), aLetter('b', { entityId: '77-2' }), aLetter('left'));
      const [a, b, left] = [await idOf('a'), await idOf('b'), await idOf('left')];
      await store().write(async (tx) => {
        await tx.saveMessage(aMessage('m'), [a, b]);
        await tx.saveMessage(aMessage('sent', { status: 'sent' }), [left]);
      });
      await store().write((tx) => tx.withdrawLetters('77', '77-1', ['reminder'], null));
      expect(await store().read((tx) => tx.recalled('77', ['m', 'sent']))).toEqual(new Set(['m']));
      expect(await store().write((tx) => tx.dissolveMessage('77', 'm', 7))).toBe(false);
      expect(await store().write((tx) => tx.dissolveMessage('77', 'm', 0))).toBe(true);
      expect(await store().write((tx) => tx.dissolveMessage('77', 'm', 0))).toBe(false);
      expect((await outbox()).map((row) => [row.orderKey, row.status, row.messageId]).toSorted()).toEqual([
        ['a', 'withdrawn', null],
        ['b', 'queued', null],
        ['left', 'taken', 'sent'],
      ]);
      expect(await store().read((tx) => tx.messages('77', ['m']))).toMatchObject([{ status: 'withdrawn' }]);
    });

    test('that wait are counted, and letters that are due by their recipients', async () => {
      await queue(aLetter('a'), aLetter('b'), aLetter('c', { to: 'ban-dan-van' }));
      await queue(aLetter('later', { sendAt: at('2018-04-11T08:00') }));
      await save(aMessage('m', { tries: 3 }), aMessage('gone', { status: 'sent' }));
      expect(await store().read((tx) => tx.waitingMail(START))).toBe(3);
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

    test('goes to what is pressing first', async () => {
      await save(aMessage('a', { priority: 2 }), aMessage('b'), aMessage('c', { priority: 0 }));
      expect((await lease(1000, 2)).map((row) => row.id)).toEqual(['c', 'b']);
      expect((await lease(1000)).map((row) => row.id)).toEqual(['a']);
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
