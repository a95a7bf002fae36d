import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { TaskDefinition } from '../../src/domain/plan/plan.ts';
import { adopted, anEntity, aPlan, withTasks } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

const aDefinition = (id: string, title = 'Kế hoạch khắc phục ở các ấp'): TaskDefinition => ({
  id,
  no: 1,
  title: { printed: title, checked: null, line: 12 },
  phrase: { printed: 'Hoàn thành trong quý I/2019', checked: null, line: 12 },
  phrasePart: null,
  confidential: false,
  scope: null,
  parts: [{ role: 'lead', printed: 'Sở Nội vụ', refersTo: { body: 'so-noi-vu' }, condition: null }],
  answeredBy: 'so-noi-vu',
  awaits: [],
  readingConfirmedBy: null,
  ambiguity: null,
  notes: ['Chia từ nhiệm vụ 77-1 theo số 15-QĐ/TU ngày 01/11/2018.'],
  origin: {
    dividedFrom: '77-1',
    decisionId: 'qd-15',
    documentNumber: '15-QĐ/TU',
    documentOn: localDate('2018-11-01'),
  },
});

/** Tasks that a decision has added lie beside the adopted plan, which is never written again. */
export function laterTasksContract(place: () => StorePlace, store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 2));

  const add = (planId: string, definitions: readonly TaskDefinition[]) =>
    store().write(async (tx) => {
      await tx.saveEntities(definitions.map(({ id }) => anEntity(id, { planId })));
      return tx.addLaterTasks(planId, definitions);
    });
  const later = (planId = '77') => store().read((tx) => tx.laterTasks(planId));
  const idsOf = async (planId = '77') => (await later(planId)).map(({ definition }) => definition.id);

  test('there are none at first, and adding none changes nothing', async () => {
    expect(await later()).toEqual([]);
    expect(await add('77', [])).toEqual(new Map());
    expect(await later()).toEqual([]);
  });

  test('each is read as it was written, with the digest that its first fact will hold', async () => {
    const definitions = [aDefinition('77-1a'), aDefinition('77-1b', 'Ở các khu vực')];
    const digests = await add('77', definitions);
    expect(await later()).toEqual(
      definitions.map((definition) => ({
        planId: '77',
        definition,
        undone: false,
        digest: digests.get(definition.id),
      })),
    );
    const [first] = definitions;
    expect(digests.get('77-1a')).toBe(createHash('sha256').update(JSON.stringify(first)).digest('hex'));
    expect(new Set(digests.values()).size).toBe(2);
  });

  test('they come in the order in which they were decided, whatever their names', async () => {
    await add('77', [aDefinition('77-2b'), aDefinition('77-2a')]);
    await add('77', [aDefinition('77-1a')]);
    expect(await idsOf()).toEqual(['77-2b', '77-2a', '77-1a']);
  });

  test('the adopted plan stays as it was signed', async () => {
    await add('77', [aDefinition('77-1a')]);
    expect((await store().read((tx) => tx.plan('77')))?.plan).toEqual(aPlan());
  });

  test('what is taken back stays in its place and is marked; the others, and other plans, are not', async () => {
    await store().write((tx) => tx.adoptPlan(adopted('78', 'b')));
    await add('77', [aDefinition('77-1a'), aDefinition('77-1b'), aDefinition('77-1c')]);
    await add('78', [aDefinition('77-1b')]);
    await store().write((tx) => tx.undoLaterTasks('77', ['77-1b', '77-9z']));
    await store().write((tx) => tx.undoLaterTasks('77', []));
    const marks = (await later()).map(({ definition, undone }) => [definition.id, undone]);
    expect(marks).toEqual([
      ['77-1a', false],
      ['77-1b', true],
      ['77-1c', false],
    ]);
    expect((await later('78')).map(({ undone }) => undone)).toEqual([false]);
  });

  test('an id is given once, also after it was taken back; nothing of a refused decision stays', async () => {
    await add('77', [aDefinition('77-1a')]);
    await store().write((tx) => tx.undoLaterTasks('77', ['77-1a']));
    await expect(add('77', [aDefinition('77-1b'), aDefinition('77-1a')])).rejects.toThrow();
    expect(await idsOf()).toEqual(['77-1a']);
    expect((await store().read((tx) => tx.entities('77'))).map(({ entityId }) => entityId)).toEqual([
      '77-1',
      '77-2',
      '77-1a',
    ]);
  });

  test('a task that no entity lives, or of a plan that nobody adopted, is refused', async () => {
    await expect(store().write((tx) => tx.addLaterTasks('77', [aDefinition('77-1a')]))).rejects.toThrow();
    await expect(store().write((tx) => tx.addLaterTasks('79', [aDefinition('77-1')]))).rejects.toThrow();
    expect(await idsOf()).toEqual([]);
  });

  test('a preview of it leaves nothing', async () => {
    const seen = await store().rehearse(async (tx) => {
      await tx.saveEntities([anEntity('77-1a')]);
      await tx.addLaterTasks('77', [aDefinition('77-1a')]);
      return tx.laterTasks('77');
    });
    expect(seen).toHaveLength(1);
    expect(await later()).toEqual([]);
  });

  test('a definition that somebody changed in the file has another digest than the one that was given out', async () => {
    const given = (await add('77', [aDefinition('77-1a')])).get('77-1a');
    place().tamper(`update later_task set definition = replace(definition, 'quý I', 'quý II')`);
    const [changed] = await later();
    expect(changed?.definition.phrase.printed).toBe('Hoàn thành trong quý II/2019');
    expect(changed?.digest).not.toBe(given);
  });
}
