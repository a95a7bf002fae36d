import { beforeEach, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { IncomingRow } from '../../src/ports/incoming-store.ts';
import { START, at, withTasks } from './store-place.ts';

const anAnswer = (id: string, more: Partial<IncomingRow> = {}): IncomingRow => ({
  id,
  kind: 'answer',
  takenAt: START,
  planId: '77',
  messageId: null,
  entities: ['77-1'],
  words: '',
  letter: {
    from: 'a@b.example',
    fromName: 'An',
    subject: 'Re: x',
    text: 'Đã nhận.',
    cut: false,
    files: [{ name: 'a.pdf', size: 3 }],
    body: 'so',
    registered: null,
  },
  readAt: null,
  ...more,
});

export function incomingContract(store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 2));
  const save = (row: IncomingRow): Promise<boolean> => store().write((tx) => tx.saveIncoming(row));

  test('comes back as it was saved, once, and about each of its tasks', async () => {
    const row = anAnswer('m1', { entities: ['77-2', '77-1'] });
    expect(await save(row)).toBe(true);
    expect(await save({ ...row, words: 'khác' })).toBe(false);
    expect(await store().read((tx) => tx.incomingById('m1'))).toEqual(row);
    for (const entityId of row.entities)
      expect(await store().read((tx) => tx.incoming({ planId: '77', kinds: ['answer'], entityId }))).toEqual([
        row,
      ]);
    expect(await store().read((tx) => tx.incoming({ planId: '78', kinds: ['answer'] }))).toEqual([]);
    expect(await store().read((tx) => tx.incomingById('none'))).toBeNull();
  });

  test('is counted by kind, listed with the latest first, and unread until it is marked', async () => {
    const later = anAnswer('m2', { takenAt: at('2018-05-01T08:00') });
    await save(anAnswer('m1'));
    await save(later);
    await save(anAnswer('m3', { kind: 'forged', letter: null, planId: null, entities: [] }));
    expect(await store().read((tx) => tx.countIncoming())).toMatchObject({
      answer: 2,
      forged: 1,
      returned: 0,
    });
    const unread = async (): Promise<readonly string[]> =>
      (await store().read((tx) => tx.incoming({ kinds: ['answer'], unread: true }))).map(({ id }) => id);
    expect(await unread()).toEqual(['m2', 'm1']);
    expect(await store().write((tx) => tx.markIncomingRead('m2', START))).toBe(true);
    expect(await store().write((tx) => tx.markIncomingRead('m2', START))).toBe(false);
    expect(await unread()).toEqual(['m1']);
  });

  test('is erased to what it was about', async () => {
    await save(anAnswer('m1', { words: 'x' }));
    expect(await store().eraseIncomingLetter('m1')).toBe(true);
    expect(await store().read((tx) => tx.incomingById('m1'))).toEqual(anAnswer('m1', { letter: null }));
    expect(await store().eraseIncomingLetter('none')).toBe(false);
  });

  test('of messages, those of a day are named', async () => {
    expect(await store().read((tx) => tx.messageIdsOn('77', localDate('2018-04-11')))).toEqual([]);
  });
}
