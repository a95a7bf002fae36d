import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MailCalendar } from '../../src/ports/mailer.ts';
import { registerGuidance } from '../../src/usecases/register-guidance.ts';
import { undoGuidance } from '../../src/usecases/undo-guidance.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-09-18', '09:00'));
});
afterEach(() => here.remove());

/** What Sở Nội vụ's calendar was told about task 12, in order. */
const toldAboutTask12 = (): MailCalendar['entries'] =>
  here.mail.mailer.sent
    .filter(({ to }) => to[0]?.startsWith('so-noi-vu'))
    .flatMap(({ calendar }) => calendar?.entries ?? [])
    .filter(({ entityId }) => entityId === '77-12');

test('a document sets the day, taking it back cancels it, the next one sets it anew: one entry, always newer', async () => {
  const register = async (number: string, issuedOn: string): Promise<string> => {
    const registered = await registerGuidance(here.deps, {
      planId: PLAN_ID,
      events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
      number,
      title: 'Hướng dẫn hợp nhất ba văn phòng',
      issuedBy: 'Ban Tổ chức Trung ương',
      issuedOn: on(issuedOn),
      receivedOn: null,
    });
    if (!registered.ok) throw new Error(registered.problem.words);
    return registered.value.id;
  };
  const first = await register('12-HD/TW', '2018-09-17');
  await here.liveUntil(at('2018-09-18', '09:45'));
  const undone = await undoGuidance(here.deps, { planId: PLAN_ID, id: first, reason: 'Nhập nhầm văn bản' });
  expect(undone.ok).toBe(true);
  await here.liveUntil(at('2018-09-19', '09:45'));
  await register('15-HD/TW', '2018-09-18');
  await here.liveUntil(at('2018-09-20', '09:45'));

  const told = toldAboutTask12();
  expect(told.map(({ action, on: day }) => `${action} ${day}`)).toEqual([
    'set 2018-12-17',
    expect.stringMatching(/^cancel /u) as unknown,
    'set 2018-12-18',
  ]);
  expect(new Set(told.map(({ uid }) => uid)).size).toBe(1);
  const sequences = told.map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  expect(new Set(sequences).size).toBe(3);
});
