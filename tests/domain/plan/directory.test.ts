import { describe, expect, test } from 'vitest';
import {
  bodyName,
  bodyOf,
  isUndetermined,
  membersOf,
  recipientOn,
} from '../../../src/domain/plan/directory.ts';
import type { Body, Part, Plan } from '../../../src/domain/plan/plan.ts';
import { PLAN, on } from '../task/real-plan.ts';

const aBody = (id: string, more: Partial<Body> = {}): Body => ({
  id,
  name: `Cơ quan ${id}`,
  aliases: [],
  headTitle: null,
  mailbox: `${id}@haugiang.example`,
  provenance: 'document',
  validFrom: null,
  validUntil: null,
  successors: [],
  note: null,
  ...more,
});
const planOf = (...bodies: readonly Body[]): Plan => ({ ...PLAN, bodies });
const partFor = (refersTo: Part['refersTo']): Part => ({
  role: 'lead',
  printed: '',
  refersTo,
  condition: null,
});

describe('who receives on a day what is meant for a body', () => {
  const plan = planOf(
    aBody('con-mai'),
    aBody('cu', { validUntil: on('2020-01-31'), successors: ['moi'] }),
    aBody('moi', { validFrom: on('2020-02-01'), validUntil: on('2024-12-31'), successors: ['sau'] }),
    aBody('sau', { validFrom: on('2025-01-01') }),
    aBody('chia-doi', { validUntil: on('2020-01-31'), successors: ['moi', 'con-mai'] }),
    aBody('khong-con', { validUntil: on('2020-01-31') }),
    aBody('vong-a', { validUntil: on('2020-01-31'), successors: ['vong-b'] }),
    aBody('vong-b', { validUntil: on('2020-01-31'), successors: ['vong-a'] }),
    aBody('mat-dau', { validUntil: on('2020-01-31'), successors: ['khong-co-trong-so'] }),
  );
  test.each([
    ['itself while it exists', 'con-mai', '2019-01-01', 'con-mai'],
    ['itself on its last day', 'cu', '2020-01-31', 'cu'],
    ['its successor from the next day on', 'cu', '2020-02-01', 'moi'],
    ['the successor of its successor', 'cu', '2025-01-01', 'sau'],
    ['a name that begins later is the same body before', 'moi', '2019-06-01', 'moi'],
    ['two successors: a person decides', 'chia-doi', '2020-02-01', null],
    ['none: a person decides', 'khong-con', '2020-02-01', null],
    ['successors in a circle end the search', 'vong-a', '2020-02-01', null],
    ['a successor that the directory does not know', 'mat-dau', '2020-02-01', null],
    ['an unknown body', 'khong-co', '2019-01-01', null],
  ])('%s', (_, id, day, recipient) => {
    expect(recipientOn(plan, id, on(day))?.id ?? null).toBe(recipient);
  });

  test('in April 2018 every body of the plan is reached under its own name', () => {
    for (const body of PLAN.bodies.filter(
      (each) => each.validFrom === null || each.validFrom <= '2018-04-10',
    ))
      expect(recipientOn(PLAN, body.id, on('2018-04-10'))?.id).toBe(body.id);
  });
});

describe('groups', () => {
  const group = (id: string, members: readonly string[] | null): Plan['groups'][number] => ({
    id,
    name: id,
    aliases: [],
    members,
    provenance: 'document',
    note: null,
  });
  const plan: Plan = { ...PLAN, groups: [group('co-ten', ['a', 'b']), group('chua-xac-dinh', null)] };
  test.each([
    ['a body stands for itself', { body: 'a' }, ['a'], false],
    ['a group for its members', { group: 'co-ten' }, ['a', 'b'], false],
    ['a group without a list for nobody', { group: 'chua-xac-dinh' }, [], true],
  ])('%s', (_, refersTo, members, undetermined) => {
    expect(membersOf(plan, partFor(refersTo))).toEqual(members);
    expect(isUndetermined(plan, partFor(refersTo))).toBe(undetermined);
  });
});

test('a screen prints the name; an id that is not in the directory is shown as it is', () => {
  expect(bodyName(PLAN, 'so-noi-vu')).toBe('Sở Nội vụ');
  expect(bodyName(PLAN, 'khong-co')).toBe('khong-co');
  expect(bodyOf(PLAN, 'khong-co')).toBeNull();
});
