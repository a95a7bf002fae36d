import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GuidanceForm } from '../../src/usecases/guidance-effect.ts';
import { listEvents } from '../../src/usecases/list-events.ts';
import { previewGuidance, registerGuidance } from '../../src/usecases/register-guidance.ts';
import { takeLetters } from '../../src/usecases/take-letters.ts';
import { undoGuidance } from '../../src/usecases/undo-guidance.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const TASK_12_EVENT = 'tw-huong-dan-hop-nhat-ba-van-phong';

const form = (more: Partial<GuidanceForm> = {}): GuidanceForm => ({
  planId: PLAN_ID,
  events: [TASK_12_EVENT],
  number: '12-HD/TW',
  title: 'Hướng dẫn hợp nhất ba văn phòng',
  issuedBy: 'Ban Tổ chức Trung ương',
  issuedOn: on('2018-09-17'),
  receivedOn: null,
  ...more,
});

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-09-18', '09:00'));
});
afterEach(() => here.remove());

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; problem: { words: string } }): T => {
  if (!result.ok) throw new Error(result.problem.words);
  return result.value;
};
const register = async (more: Partial<GuidanceForm> = {}) =>
  valueOf(await registerGuidance(here.deps, form(more)));
const undo = async (id: string) =>
  valueOf(await undoGuidance(here.deps, { planId: PLAN_ID, id, reason: 'Nhập nhầm số văn bản' }));
const lettersOf = (entityId: string) => here.store.read((tx) => tx.outbox(PLAN_ID, { entityId }));
/** As the mailroom does before it asks a server; here the server is not asked. */
async function composeOnly(): Promise<void> {
  const now = await here.deps.clock.now();
  await here.store.write((tx) => takeLetters(tx, here.mail, now));
}
const dueOf = async (id: string) => (await here.row(id)).state?.schedule.dueOn;

describe('"Hướng dẫn …, ban hành 17/9/2018" for task 12', () => {
  test('the preview says what the registration does, and changes nothing', async () => {
    const before = await here.everything();
    const preview = valueOf(await previewGuidance(here.deps, form()));
    expect(await here.everything()).toEqual(before);
    expect(here.workflows.poked.filter(({ entityId }) => entityId === '77-12')).toHaveLength(1);

    const { id, ...registered } = await register();
    expect(registered).toEqual(preview);
    expect(id).toBe('2018-09-17-12-hd-tw');
  });

  test('due on 17/12/2018, with the working; one task, its mails after the time in which it can be taken back', async () => {
    const { tasks, mails, undoUntil } = await register();
    expect(tasks).toEqual([
      expect.objectContaining({
        id: '77-12',
        conflict: null,
        before: expect.objectContaining({ status: 'awaiting-event', dueOn: '2019-12-31' }) as unknown,
        // Three readings (domain, §3): the date stands, the mark waits for a named person.
        after: expect.objectContaining({ status: 'to-confirm', dueOn: '2018-12-17' }) as unknown,
      }),
    ]);
    expect(tasks[0]?.after.counted).toContain('hết ngày 17/12/2018, thứ Hai');
    expect(undoUntil).toBe(at('2018-09-18', '09:30'));
    expect(mails).toHaveLength(5);
    expect(new Set(mails.map(({ sendAt }) => sendAt))).toEqual(new Set([at('2018-09-18', '09:30')]));
    expect(await here.row('77-12')).toMatchObject({ nextAt: at('2018-11-05', '06:00') });
    expect(here.workflows.poked.at(-1)?.entityId).toBe('77-12');
  });

  test('taken back in time: the dates are as before, its letters withdrawn, nobody hears of it', async () => {
    const before = await here.row('77-12');
    const { id } = await register();
    const undone = await undo(id);
    const after = await here.row('77-12');
    expect(after.state?.schedule).toMatchObject({ dueOn: '2019-12-31', ceilingOn: '2019-12-31' });
    expect([after.nextAt, after.nextWhy]).toEqual([before.nextAt, before.nextWhy]);
    expect(undone.mails).toEqual([]);
    const mails = (await lettersOf('77-12')).filter(({ mail }) => mail === 'event-issued');
    expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    await here.liveUntil(at('2018-09-20', '09:00'));
    expect(here.mail.mailer.sent.filter(({ text }) => text.includes('12-HD/TW'))).toEqual([]);
  });

  test('issued on 10/10/2019, past what is feasible: the preview names who is asked to decide, and he is asked', async () => {
    await here.liveUntil(at('2019-10-14', '09:00'));
    const late = { issuedOn: on('2019-10-10') };
    const preview = valueOf(await previewGuidance(here.deps, form(late)));
    const asking = (mails: typeof preview.mails) =>
      mails.filter(({ subject }) => subject.includes('cần quyết định')).map(({ to, sendAt }) => [to, sendAt]);
    const confirmer = ['ban-to-chuc-tinh-uy@haugiang.example', at('2019-10-14', '09:30')];
    expect(asking(preview.mails)).toEqual([confirmer]);
    const { id, ...registered } = await register(late);
    expect(registered).toEqual(preview);
    await undo(id);
    const again = await register({ ...late, number: '13-HD/TW' });
    expect(asking(again.mails)).toEqual([confirmer]);
    await here.liveUntil(at('2019-10-14', '10:00'));
    const asked = here.mail.mailer.sent.filter(({ text }) => text.includes('giữ mốc ghi trong Kế hoạch'));
    expect(asked.map(({ to }) => to[0])).toEqual([confirmer[0]]);
    expect(asked[0]?.text.replaceAll(/\s+/g, ' ')).toContain('sau mốc cuối 31/12/2019');
  });

  test('taken back after the mail had gone: one covering note to each who had it', async () => {
    const { id } = await register();
    await here.liveUntil(at('2018-09-18', '09:45'));
    const sent = here.mail.mailer.sent.length;
    const { mails } = await undo(id);
    expect(mails).toHaveLength(5);
    expect(await dueOf('77-12')).toBe('2019-12-31');
    await here.liveUntil(at('2018-09-20', '09:00'));
    const notes = here.mail.mailer.sent.slice(sent);
    expect(notes.map(({ to }) => to[0]).toSorted()).toEqual(mails.map(({ to }) => to).toSorted());
    expect(notes[0]?.text).toContain('12-HD/TW');
  });

  test('taken back while the notices are composed and have not left: none leaves, nobody is corrected', async () => {
    const { id } = await register();
    await here.store.write((tx) => tx.setPracticeNow(at('2018-09-18', '09:45')));
    await composeOnly();
    const composed = (await lettersOf('77-12')).filter(({ mail }) => mail === 'event-issued');
    expect(new Set(composed.map(({ status }) => status))).toEqual(new Set(['taken']));
    const { mails } = await undo(id);
    expect(mails).toEqual([]);
    await here.liveUntil(at('2018-09-20', '09:00'));
    expect(here.mail.mailer.sent.filter(({ text }) => text.includes('12-HD/TW'))).toEqual([]);
    const kinds = (await lettersOf('77-12')).map(({ mail, status }) => `${mail} ${status}`);
    expect(kinds.filter((kind) => kind.startsWith('event-'))).toEqual(
      Array(5).fill('event-issued withdrawn'),
    );
  });

  test('taken back when some notices had left: only who has one, or may have it, is corrected', async () => {
    const { id, mails: notices } = await register();
    const [first, second, third] = notices.map(({ to }) => to);
    here.mail.mailer.answer = ({ to }) => {
      if (to[0] === first) return { kind: 'accepted', response: '250 OK' };
      // Cut off after the text: nobody knows whether it has arrived.
      if (to[0] === second) return { kind: 'deferred', response: 'connection lost', connection: true };
      return { kind: 'refused', response: '550 no such mailbox' };
    };
    await here.liveUntil(at('2018-09-18', '09:45'));
    here.mail.mailer.answer = () => ({ kind: 'accepted', response: '250 OK' });
    const { mails } = await undo(id);
    expect(third).toBeDefined();
    expect(mails.map(({ to }) => to).toSorted()).toEqual([first, second].toSorted());
  });

  test('issued twice: the later document counts; without it the first one holds, not the ceiling', async () => {
    const first = await register();
    const second = await register({ number: '15-HD/TW', issuedOn: on('2018-09-18') });
    expect(second.id).not.toBe(first.id);
    expect(await dueOf('77-12')).toBe('2018-12-18');
    await undo(second.id);
    expect(await dueOf('77-12')).toBe('2018-12-17');
    expect((await here.row('77-12')).state).toMatchObject({
      progress: 'open',
      events: [{ guidanceId: first.id, issuedOn: '2018-09-17' }],
    });
    const events = await listEvents(here.deps, PLAN_ID);
    expect(events.find(({ key }) => key === TASK_12_EVENT)?.registered?.id).toBe(first.id);
  });

  test('taken back after months: the schedule is the one that the task would have had all the time', async () => {
    const before = await here.row('77-12');
    const { id } = await register();
    await here.liveUntil(at('2018-12-28', '09:00'));
    await undo(id);
    expect((await here.row('77-12')).state?.schedule).toEqual(before.state?.schedule);
    await here.liveUntil(at('2019-01-04', '09:00'));
    const questions = (await lettersOf('77-12')).filter(({ mail }) => mail === 'watch-question');
    // The question of October is made up for at once, that of 02/01/2019 comes on its day.
    expect(questions.map(({ orderKey, sendAt }) => [orderKey.split('/')[1], sendAt])).toEqual([
      ['2018-07-02', at('2018-07-02')],
      ['2018-10-01', at('2018-12-28', '09:00')],
      ['2019-01-02', at('2019-01-02')],
    ]);
  });

  test('entered twice and one taken back: the notice of the other still goes out', async () => {
    const first = await register();
    const second = await register();
    await undo(second.id);
    await here.liveUntil(at('2018-09-20', '09:00'));
    const notices = (await lettersOf('77-12')).filter(({ mail }) => mail === 'event-issued');
    const taken = notices.filter(({ status }) => status === 'taken');
    expect(new Set(taken.map(({ about }) => about['guidanceId']))).toEqual(new Set([first.id]));
    expect(taken).toHaveLength(first.mails.length);
  });

  test('the same document entered twice gets an id of its own and can be taken back by itself', async () => {
    const first = await register();
    const second = await register();
    expect(second.id).toBe(`${first.id}-2`);
    await undo(second.id);
    expect(await dueOf('77-12')).toBe('2018-12-17');
  });
});

describe('what is refused, with a sentence', () => {
  test.each([
    ['an unknown event', { events: ['su-kien-la'] }, 'unknown-event'],
    ['no event', { events: [] }, 'no-event'],
    ['no number', { number: '  ' }, 'no-number'],
    ['a document of tomorrow', { issuedOn: on('2018-09-19') }, 'future-document'],
    ['received before it was issued', { receivedOn: on('2018-09-16') }, 'received-before-issued'],
  ])('%s', async (_, more, kind) => {
    const before = await here.everything();
    const refused = await registerGuidance(here.deps, form(more));
    expect(refused).toMatchObject({ ok: false, problem: { kind } });
    expect(await here.everything()).toEqual(before);
  });

  test('taking back: an unknown document, twice, without a reason', async () => {
    const { id } = await register();
    const kindOf = async (which: string, reason: string) => {
      const outcome = await undoGuidance(here.deps, { planId: PLAN_ID, id: which, reason });
      return outcome.ok ? null : outcome.problem.kind;
    };
    expect(await kindOf('khong-co', 'lý do')).toBe('unknown-guidance');
    expect(await kindOf(id, ' ')).toBe('no-reason');
    expect(await kindOf(id, 'Nhập nhầm')).toBeNull();
    expect(await kindOf(id, 'Nhập nhầm')).toBe('already-undone');
  });
});
