import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';

let lived: CliPlace;
let place: CliPlace;
beforeAll(async () => {
  lived = await cliPlace();
  await lived.run(['clock', 'advance', '--to', '2018-05-08T10:00+07:00']);
});
afterAll(() => lived.remove());
beforeEach(async () => (place = await cliPlace({ copyOf: lived })));
afterEach(() => place.remove());

interface Found {
  readonly ok: boolean;
  readonly problems: readonly { readonly kind: string; readonly entity: string; readonly words: string }[];
}

async function verify(): Promise<Found & { readonly exit: number }> {
  const ran = await place.run(['verify', '--json']);
  return { exit: ran.exit, ...(ran.json() as Found) };
}

/** Kinds of problem by entity, once each. */
const kindsOf = ({ problems }: Found): readonly string[] => [
  ...new Set(problems.map(({ kind, entity }) => `${kind} ${entity}`)),
];

test('a store in order is in order: exit 0', async () => {
  expect(await verify()).toEqual({ exit: 0, ok: true, problems: [] });
  expect((await place.run(['verify'])).stdout).toContain('khớp nhau');
});

describe('what somebody did to the file is found: exit 1', () => {
  const TAKEN = "SELECT id FROM outbox WHERE status = 'taken' AND entity_id = '77-1' LIMIT 1";

  test.each([
    [
      'a fact is altered',
      "UPDATE fact SET fact = replace(fact, '2019-12-31', '2020-12-31') WHERE entity_id = '77-1' AND seq = 1",
      ['chain 77-1', 'state 77-1'],
    ],
    [
      'a fact is spoiled',
      "UPDATE fact SET fact = 'x' WHERE entity_id = '77-1' AND seq = 1",
      ['chain 77-1', 'state 77-1'],
    ],
    [
      'a fact is taken out',
      "DELETE FROM fact WHERE entity_id = '77-1'",
      ['chain 77-1', 'state 77-1', 'letter 77-1'],
    ],
    [
      'a state is altered',
      "UPDATE entity SET state = replace(state, '\"open\"', '\"standing\"') WHERE entity_id = '77-1'",
      ['state 77-1'],
    ],
    [
      'a wake-up is put off',
      "UPDATE entity SET next_at = '2030-01-01T00:00:00.000Z' WHERE entity_id = '77-1'",
      ['state 77-1'],
    ],
    ['a task is declared ended', "UPDATE entity SET finished = 1 WHERE entity_id = '77-1'", ['state 77-1']],
    ['a letter is lost', `DELETE FROM outbox WHERE id = (${TAKEN})`, ['letter 77-1']],
    [
      'a letter is invented',
      `UPDATE outbox SET order_key = 'assignment/ai-do' WHERE id = (${TAKEN})`,
      ['letter 77-1'],
    ],
    [
      'the message of a letter is lost',
      `UPDATE outbox SET message_id = 'x' WHERE id = (${TAKEN})`,
      ['letter 77-1'],
    ],
    [
      'a message says sent without a server’s word',
      "UPDATE message SET response = NULL WHERE id = '2018-04-11.so-noi-vu.1'",
      ['message 2018-04-11.so-noi-vu.1'],
    ],
    [
      'a message says queued with a time of sending',
      "UPDATE message SET status = 'queued' WHERE id = '2018-04-11.so-noi-vu.1'",
      ['message 2018-04-11.so-noi-vu.1'],
    ],
  ])('%s', async (_, sql, kinds) => {
    place.tamper(sql);
    const found = await verify();
    expect([found.exit, found.ok]).toEqual([1, false]);
    expect(kindsOf(found)).toEqual(expect.arrayContaining(kinds));
    expect(kindsOf(found).filter((kind) => !kinds.includes(kind) && !kind.startsWith('workflow'))).toEqual(
      [],
    );
  });

  test('people read a table of what does not fit', async () => {
    place.tamper("UPDATE entity SET finished = 1 WHERE entity_id = '77-1'");
    const ran = await place.run(['verify']);
    expect([ran.exit, ran.stdout.includes('trạng thái')]).toEqual([1, true]);
  });
});

describe('workflows', () => {
  const task = (entityId: string) => ({ planId: '77-kh-tu', entityId, kind: 'task' as const });

  test('an open task that nothing follows, and one that the store does not know', async () => {
    place.running = [task('77-1'), task('77-99')];
    const kinds = kindsOf(await verify());
    expect(kinds).toContain('workflow 77-2');
    expect(kinds).toContain('workflow 77-99');
    expect(kinds).not.toContain('workflow 77-1');
  });

  test('while nothing runs nobody asks for workflows', async () => {
    place.running = [];
    place.engineRunning = false;
    expect((await verify()).ok).toBe(true);
  });
});
