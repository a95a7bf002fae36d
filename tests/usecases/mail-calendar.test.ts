import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMail } from '../../src/usecases/list-mail.ts';
import { at } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
});
afterEach(() => here.remove());

const list = () => listMail(here.deps, PLAN_ID, { baseUrl: 'https://dondoc.example' });

test('the notice of assignment carries each settled date once, under an id of store, task and body', async () => {
  await here.liveUntil(at('2018-04-11', '09:00'));
  const sent = here.mail.mailer.sent.find(({ to }) => to[0]?.startsWith('so-noi-vu'));
  const entries = sent?.calendar?.entries ?? [];
  expect(sent?.calendar?.method).toBe('publish');
  expect(entries.map(({ entityId, on }) => `${entityId} ${on}`)).toContain('77-9 2018-12-28');
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  for (const { uid, entityId, action, sequence } of entries) {
    expect(uid).toBe(`${here.store.id}.${PLAN_ID}.${entityId}.so-noi-vu`);
    expect([action, sequence]).toEqual(['set', (await here.row(entityId)).version]);
  }
  // Task 12 waits for a document: there is no day that a calendar could hold.
  expect(entries.map(({ entityId }) => entityId)).not.toContain('77-12');
});

test('what is shown before and after sending is what leaves, and a reminder carries nothing', async () => {
  const before = (await list()).filter(({ calendar }) => calendar !== null);
  await here.liveUntil(at('2018-12-19', '09:00'));
  const after = await list();
  expect(before.length).toBeGreaterThan(5);
  const uids = (mails: readonly (typeof before)[number][]) =>
    mails.flatMap(({ calendar }) => calendar?.entries ?? []).map(({ uid }) => uid);
  expect(uids(after).toSorted()).toEqual(uids(before).toSorted());
  const reminder = after.find(({ kind, tasks }) => kind === 'reminder' && tasks.includes('77-9'));
  expect(reminder?.calendar).toBeNull();
});

test('the blocks of a stored message say where its links lead', async () => {
  await here.liveUntil(at('2018-04-11', '09:00'));
  const blocks = (await list()).flatMap((mail) => (mail.status === 'captured' ? mail.blocks : []));
  const links = blocks.flatMap((block) => (block.kind === 'link' ? [block.href] : []));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((href) => !/^https:\/\/dondoc\.example\/r\/[\w-]{43}$/u.test(href))).toEqual([]);
});
