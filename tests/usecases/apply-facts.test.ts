import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyFacts } from '../../src/usecases/apply-facts.ts';
import type { Change } from '../../src/usecases/apply-facts.ts';
import { at, on, reached, result } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
});
afterEach(() => here.remove());

const apply = async (...changes: readonly Change[]) => {
  const rules = await here.rules();
  // What is refused is rolled back by whoever opened the transaction: a problem is thrown through it.
  return here.store
    .write(async (tx) => {
      const applied = await applyFacts(tx, rules, changes);
      if (!applied.ok) throw new Error(applied.problem.kind);
      return applied.value;
    })
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
};

const handIn = (entityId: string, reportId: string): Change => ({
  entityId,
  key: `report/${reportId}`,
  fact: result('so-noi-vu', '2018-06-01', reportId),
});

describe('the one door', () => {
  test('stores fact, state, letters and links of a change together', async () => {
    await apply(handIn('77-9', 'kq-1'));
    const { state, version, finished } = await here.row('77-9');
    expect(state).toMatchObject({ progress: 'submitted', reports: 1 });
    expect([version, finished]).toEqual([2, false]);
    const { facts, letters, links } = await here.store.read(async (tx) => ({
      facts: await tx.facts(PLAN_ID, '77-9'),
      letters: await tx.outbox(PLAN_ID, { entityId: '77-9' }),
      links: await tx.links(PLAN_ID, '77-9'),
    }));
    expect(facts.map(({ seq, key }) => [seq, key])).toEqual([
      [1, 'assigned'],
      [2, 'report/kq-1'],
    ]);
    expect(letters.filter(({ mail }) => mail === 'confirmation-request').map(({ to }) => to)).toEqual([
      'ban-to-chuc-tinh-uy',
    ]);
    expect(links.map(({ body }) => body)).toContain('ban-to-chuc-tinh-uy');
  });

  test('the same fact told twice is stored once', async () => {
    await apply(handIn('77-9', 'kq-1'));
    const before = await here.everything();
    expect(await apply(handIn('77-9', 'kq-1'))).toEqual({ changed: [], known: 1 });
    expect(await here.everything()).toEqual(before);
  });

  test('one fact that is refused among many: nothing of any of them is stored', async () => {
    const before = await here.everything();
    // Task 12 still waits for its document and takes no result.
    expect(await apply(handIn('77-9', 'kq-1'), handIn('77-1', 'kq-2'), handIn('77-12', 'kq-3'))).toBe(
      'moved-on',
    );
    expect(await here.everything()).toEqual(before);
  });

  test('a refusal that is returned and not thrown leaves nothing behind either', async () => {
    const rules = await here.rules();
    const before = await here.everything();
    const changes = [handIn('77-9', 'kq-1'), handIn('77-99', 'kq-1')];
    const refused = await here.store.write((tx) => applyFacts(tx, rules, changes));
    expect(refused.ok).toBe(false);
    expect(await here.everything()).toEqual(before);
  });

  test('an entity that the plan does not have is refused by name', async () => {
    const rules = await here.rules();
    const refused = await here.store.rehearse((tx) => applyFacts(tx, rules, [handIn('77-99', 'kq-1')]));
    expect(refused).toEqual({
      ok: false,
      problem: { kind: 'unknown-entity', words: 'Không có nhiệm vụ "77-99" trong kế hoạch.' },
    });
  });

  test('a task takes no fact of a round', async () => {
    const opening: Change = {
      entityId: '77-9',
      key: 'x',
      fact: {
        kind: 'reportReceived',
        at: at('2018-05-05'),
        body: 'so-noi-vu',
        reportId: 'x',
        documentNumber: null,
        documentOn: null,
        files: [],
        nil: false,
        sentOn: null,
        receivedOn: on('2018-05-05'),
      },
    };
    expect(await apply(opening)).toBe('foreign-fact');
  });

  test('two facts of one task in one transaction are folded one after the other', async () => {
    await apply(
      { entityId: '77-9', key: 'a', fact: reached('2018-11-16') },
      { entityId: '77-9', key: 'b', fact: result('so-noi-vu', '2018-11-16', 'kq-1') },
    );
    expect(await here.row('77-9')).toMatchObject({ version: 3, state: { progress: 'submitted' } });
    // The reminder that the first asked for is withdrawn by the second before anybody sees it.
    const letters = await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId: '77-9', status: 'queued' }));
    expect(letters.map(({ mail }) => mail)).not.toContain('reminder');
  });
});
