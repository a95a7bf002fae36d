import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterPaper } from '../../src/usecases/enter-paper.ts';
import { listLinks } from '../../src/usecases/list-links.ts';
import { linkIdOf, linkTokenId } from '../../src/usecases/links.ts';
import { refoldStore } from '../../src/usecases/refold-store.ts';
import { renewLink } from '../../src/usecases/renew-link.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { showSigning } from '../../src/usecases/show-signing.ts';
import { signResult } from '../../src/usecases/sign-result.ts';
import type { Signature } from '../../src/usecases/sign-result.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import type { OpenedLink, ReportForm } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { shownLink, withdrawLink } from '../../src/usecases/withdraw-link.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { HEAD_MAILBOX, signedByHeads } from '../support/second-signature.ts';
import { ADOPTION, PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeAll(async () => {
  here = await place({ adoption: signedByHeads(ADOPTION) });
  await here.adopt();
  await here.liveUntil(at('2018-04-11', '09:00'));
});
afterAll(() => here.remove());

const LEAD = 'so-noi-vu';
const OFFICE = 'ban-to-chuc-tinh-uy';

const form = (id: string, more: Partial<ReportForm> = {}): ReportForm => ({
  id,
  kind: 'result',
  personName: 'Lê Thị Mai',
  personTitle: 'Chuyên viên',
  words: 'Đã ban hành kế hoạch.',
  documentNumber: '12-KH/SNV',
  documentOn: on('2018-04-11'),
  files: [],
  ...more,
});
const tokenOf = (task: string, body: string, purpose: 'answer' | 'sign', generation = 1): string =>
  here.deps.tokens.tokenOf(linkTokenId(linkIdOf(PLAN_ID, task, body, purpose), generation));
async function opened(token: string): Promise<OpenedLink> {
  const found = await openLink(here.deps, token);
  if (found === null) throw new Error('the link does not open');
  return found;
}
const answering = (task = '77-9', body = LEAD) => opened(tokenOf(task, body, 'answer'));
const signing = (task = '77-9', body = LEAD) => opened(tokenOf(task, body, 'sign'));
const prepare = async (id: string, more: Partial<ReportForm> = {}) =>
  submitReport(here.deps, await answering(), form(id, more));
const shownNow = async (): Promise<string> => (await showSigning(here.deps, await signing()))?.shown ?? '';
const word = async (id: string, more: Partial<Signature> = {}) => {
  const said = { verdict: 'sign', personName: 'Trần Văn Bình', personTitle: 'Giám đốc', words: '' } as const;
  return signResult(here.deps, await signing(), { id, ...said, shown: await shownNow(), ...more });
};
const kindOf = (outcome: { ok: boolean; problem?: { kind: string } }): string =>
  outcome.ok ? 'done' : (outcome.problem?.kind ?? '');
const stateOf = async (task = '77-9') => (await here.row(task)).state;
/** Letters that hold these words, each as one line. */
const sentWith = (words: string) =>
  here.mail.mailer.sent
    .map((letter) => ({ ...letter, text: letter.text.replaceAll(/\s+/gu, ' ') }))
    .filter(({ text }) => text.includes(words));

describe('a specialist of the body brings the result', () => {
  test('it is kept with its words, hands nothing in, and the head is written to in his own mailbox', async () => {
    const kept = await prepare('cb-1');
    expect(kept).toMatchObject({ ok: true, value: { again: false, report: { purpose: 'prepared' } } });
    expect(await stateOf()).toMatchObject({ progress: 'open', reports: 0, prepared: [{ reportId: 'cb-1' }] });
    await here.liveUntil(at('2018-04-11', '09:30'));
    const [letter, ...others] = sentWith('kính trình đồng chí').concat(
      sentWith(tokenOf('77-9', LEAD, 'sign')),
    );
    expect(letter?.to).toEqual([HEAD_MAILBOX]);
    expect(letter?.text).toContain(`/r/${tokenOf('77-9', LEAD, 'sign')}`);
    expect(letter?.text).not.toContain(tokenOf('77-9', LEAD, 'answer'));
    expect(others).toEqual([]);
  });

  test('sent twice it is kept once, and nobody is written to again', async () => {
    const before = await here.everything();
    expect(await prepare('cb-1', { words: 'khác' })).toMatchObject({ ok: true, value: { again: true } });
    expect(await here.everything()).toEqual(before);
  });

  test('where no mailbox could get the second link, nothing is kept', async () => {
    const link = { planId: PLAN_ID, entityId: '77-9', body: 'co-quan-da-giai-the' };
    expect(kindOf(await submitReport(here.deps, { link }, form('cb-0')))).toBe('no-mailbox');
    expect(await here.store.read((tx) => tx.report(PLAN_ID, 'cb-0'))).toBeNull();
  });

  test('the next reminder goes out on its day, and says for whose signature the result waits', async () => {
    await here.liveUntil(at('2018-11-16', '09:00'));
    const [reminder] = sentWith('đang chờ đồng chí Giám đốc Sở Nội vụ ký gửi');
    expect(reminder?.subject).toContain('Nhiệm vụ 9');
    expect(reminder?.text).toContain('lúc 09 giờ 00 ngày 11/4/2018');
    expect(reminder?.text).not.toContain(tokenOf('77-9', LEAD, 'sign'));
  });
});

describe('the head', () => {
  test('sees what was prepared, by whom', async () => {
    expect(await showSigning(here.deps, await signing())).toMatchObject({
      body: { id: LEAD },
      draft: { id: 'cb-1', personName: 'Lê Thị Mai', words: 'Đã ban hành kế hoạch.' },
      rests: null,
      said: [],
    });
  });

  test.each<[string, Partial<Signature>, string]>([
    ['gives back without a reason', { verdict: 'return', words: ' ' }, 'no-reason'],
    ['is the one who prepared it', { personName: 'đồng chí  lê thị  Mai' }, 'same-person'],
    ['has seen something else', { shown: 'cb-0/2018-12-31' }, 'stale'],
  ])('is not taken where he %s', async (_, more, kind) => {
    const before = await here.everything();
    expect(kindOf(await word('ky-0', more))).toBe(kind);
    expect(await here.everything()).toEqual(before);
    expect(await here.store.read((tx) => tx.report(PLAN_ID, 'ky-0'))).toBeNull();
  });

  test('gives back: the reason goes to the mailbox of the body, nothing waits any more', async () => {
    const back = await word('tl-1', { verdict: 'return', words: 'Thiếu số liệu của 03 huyện.' });
    expect(back).toMatchObject({ ok: true, value: { report: { purpose: 'prepared-returned' } } });
    expect(await word('tl-1', { shown: '' })).toMatchObject({ ok: true, value: { again: true } });
    await here.liveUntil(at('2018-11-16', '09:30'));
    const [note] = sentWith('Thiếu số liệu của 03 huyện.');
    expect(note?.to).toEqual(['so-noi-vu@haugiang.example']);
    expect(note?.text).toContain(`/r/${tokenOf('77-9', LEAD, 'answer')}`);
    expect(kindOf(await word('ky-0'))).toBe('nothing-to-sign');
  });

  test('does not sign what was replaced while his page lay open', async () => {
    await prepare('cb-2');
    const shown = await shownNow();
    await prepare('cb-3', { words: 'Đã bổ sung số liệu.' });
    expect(kindOf(await word('ky-0', { shown }))).toBe('stale');
    expect(await stateOf()).toMatchObject({ progress: 'open', prepared: [{ reportId: 'cb-3' }] });
  });

  test('signs: the result is handed in as of now, in his name, with the words and files of the draft', async () => {
    await here.liveUntil(at('2019-01-03', '08:30'));
    const signed = await word('ky-1');
    expect(signed).toMatchObject({
      ok: true,
      value: {
        again: false,
        report: {
          kind: 'result',
          purpose: 'signed',
          personName: 'Trần Văn Bình',
          words: 'Đã bổ sung số liệu.',
        },
      },
    });
    // Prepared in November, signed after 31/12/2018: late.
    expect(await stateOf()).toMatchObject({
      progress: 'submitted',
      prepared: [],
      submission: { reportId: 'ky-1', at: at('2019-01-03', '08:30'), verdict: 'late' },
    });
    expect(await word('ky-1', { shown: '' })).toMatchObject({ ok: true, value: { again: true } });
  });

  test('the confirmer is asked about his report; the draft is told to nobody outside', async () => {
    await here.liveUntil(at('2019-01-03', '09:00'));
    const [request] = sentWith('Người báo cáo: đồng chí Trần Văn Bình, Giám đốc.');
    expect(request?.subject).toContain('đề nghị xác nhận kết quả do Sở Nội vụ báo cáo');
    expect(request?.text).not.toContain('Lê Thị Mai');
  });
});

describe('the link for signing', () => {
  const linkOf = async () => {
    const links = await here.store.read((tx) => tx.links(PLAN_ID, '77-9'));
    const found = links.find(({ body, purpose }) => body === LEAD && purpose === 'sign');
    if (found === undefined) throw new Error('there is no link for signing');
    return found;
  };
  const withdraw = async (id: string, fresh: boolean) => {
    const said = { id, by: 'Phạm Văn Tư', because: 'Thủ trưởng đã chuyển công tác.', fresh };
    const shown = shownLink(await linkOf());
    return withdrawLink(here.deps, PLAN_ID, '77-9', LEAD, { ...said, shown, purpose: 'sign' });
  };

  test('taken back by the office it opens nothing; that of the body opens as before', async () => {
    expect(kindOf(await withdraw('th-1', false))).toBe('done');
    expect(await openLink(here.deps, tokenOf('77-9', LEAD, 'sign'))).toBeNull();
    expect(await openLink(here.deps, tokenOf('77-9', LEAD, 'answer'))).not.toBeNull();
    const links = await listLinks(here.deps, PLAN_ID, '77-9');
    expect(
      links
        .filter(({ body }) => body === LEAD)
        .map(({ purpose, state, withdrawals }) => [purpose, state, withdrawals.length]),
    ).toEqual([
      ['answer', 'open', 0],
      ['sign', 'revoked', 1],
    ]);
  });

  test('another one goes to the head alone, when the office sends it and when somebody asks', async () => {
    expect(kindOf(await withdraw('th-2', true))).toBe('done');
    while ((await sendBatch(here.mail)).more);
    const [second] = sentWith(tokenOf('77-9', LEAD, 'sign', 2));
    expect(second?.to).toEqual([HEAD_MAILBOX]);
    await here.store.write((tx) => tx.revokeLink(PLAN_ID, linkIdOf(PLAN_ID, '77-9', LEAD, 'sign')));
    await renewLink(here.deps, tokenOf('77-9', LEAD, 'sign'));
    while ((await sendBatch(here.mail)).more);
    expect(sentWith(tokenOf('77-9', LEAD, 'sign', 3)).map(({ to }) => to)).toEqual([[HEAD_MAILBOX]]);
  });
});

describe('task 15, whose body has no mailbox for its head', () => {
  test('the second link goes to the mailbox of the body, to be put before him', async () => {
    const kept = await submitReport(here.deps, await answering('77-15', OFFICE), form('cb-15'));
    expect(kindOf(kept)).toBe('done');
    while ((await sendBatch(here.mail)).more);
    const [letter] = sentWith(tokenOf('77-15', OFFICE, 'sign'));
    expect(letter?.to).toEqual(['ban-to-chuc-tinh-uy@haugiang.example']);
    expect(letter?.text).toContain('kính trình đồng chí thủ trưởng cơ quan');
  });

  test('what comes on paper is signed: it is handed in, and the draft waits no longer', async () => {
    const days = { sentOn: on('2019-01-02'), receivedOn: on('2019-01-02'), enteredBy: 'Phạm Văn Tư' };
    const subject = { planId: PLAN_ID, entityId: '77-15', body: OFFICE };
    expect(kindOf(await enterPaper(here.deps, subject, form('giay-1'), days))).toBe('done');
    expect(await stateOf('77-15')).toMatchObject({ progress: 'submitted', prepared: [] });
    expect(await showSigning(here.deps, await signing('77-15', OFFICE))).toMatchObject({ draft: null });
  });
});

test('a task whose policy asks for one signature is handed in as ever', async () => {
  expect(kindOf(await submitReport(here.deps, await answering('77-1', LEAD), form('kq-1')))).toBe('done');
  expect(await stateOf('77-1')).toMatchObject({ progress: 'submitted' });
});

test('afterwards facts and letters agree, and everything folds to the same', async () => {
  expect(await verifyStore(here.deps, PLAN_ID, [], false)).toEqual({ ok: true, problems: [] });
  const before = await stateOf();
  await here.store.write((tx) => tx.setSetting('fold-version', 'older'));
  expect(await refoldStore(here.store)).toMatchObject({ problems: [] });
  expect(await stateOf()).toEqual(before);
});
