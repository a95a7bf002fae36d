import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveDraft } from '../../src/usecases/drafts.ts';
import { listLinks } from '../../src/usecases/list-links.ts';
import { linkIdOf, linkTokenId } from '../../src/usecases/links.ts';
import { renewLink } from '../../src/usecases/renew-link.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { openLink, ownReports } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { shownLink, withdrawLink } from '../../src/usecases/withdraw-link.ts';
import type { Withdrawal } from '../../src/usecases/withdraw-link.ts';
import { at } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeAll(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-04-11', '09:00'));
});
afterAll(() => here.remove());

const BODY = 'so-noi-vu';
const tokenOf = (task: string, generation = 1, body = BODY): string =>
  here.deps.tokens.tokenOf(linkTokenId(linkIdOf(PLAN_ID, task, body), generation));
const opens = async (token: string): Promise<boolean> => (await openLink(here.deps, token)) !== null;
const linkOf = async (task: string, body = BODY) => {
  const all = await here.store.read((tx) => tx.links(PLAN_ID, task));
  const found = all.find((link) => link.body === body);
  if (found === undefined) throw new Error(`no link for ${body} to ${task}`);
  return found;
};
const withdraw = async (task: string, more: Partial<Withdrawal> = {}, body = BODY) => {
  const said = { id: `th-${task}`, by: 'Lê Thị Mai', because: 'Người giữ liên kết đã chuyển công tác.' };
  const shown = shownLink(await linkOf(task, body));
  return withdrawLink(here.deps, PLAN_ID, task, body, { ...said, fresh: false, shown, ...more });
};
const renewals = async (task: string) =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId: task }))).filter(({ mail }) =>
    mail.endsWith('link-renewed'),
  );
const problemOf = (outcome: Awaited<ReturnType<typeof withdraw>>): string =>
  outcome.ok ? 'done' : outcome.problem.kind;

describe('taken back without another', () => {
  test('it opens nothing at once; drafts, other links and other tasks stay', async () => {
    const opened = await openLink(here.deps, tokenOf('77-9'));
    if (opened === null) throw new Error('the link does not open');
    await saveDraft(here.deps, opened, {
      ...{ form: 'result', id: 'nhap-1', texts: { noi_dung: 'Đang viết' }, files: [], seen: 0 },
    });
    expect(problemOf(await withdraw('77-9'))).toBe('done');
    expect([await opens(tokenOf('77-9')), await opens(tokenOf('77-12'))]).toEqual([false, true]);
    const drafts = () => here.store.read((tx) => tx.drafts(PLAN_ID, '77-9', BODY));
    await here.store.write((tx) => tx.dropUnreachableDrafts(at('2018-04-11', '10:00')));
    expect((await drafts()).map(({ texts }) => texts)).toEqual([{ noi_dung: 'Đang viết' }]);
    expect(await renewals('77-9')).toEqual([]);
  });

  test('who did it, when and why is kept, and is no answer of the body', async () => {
    const link = (await listLinks(here.deps, PLAN_ID, '77-9')).find(({ body }) => body === BODY);
    expect(link).toMatchObject({ state: 'revoked', name: 'Sở Nội vụ' });
    expect(link?.withdrawals).toMatchObject([
      {
        personName: 'Lê Thị Mai',
        at: at('2018-04-11', '09:00'),
        words: 'Người giữ liên kết đã chuyển công tác.',
        purpose: 'link-withdrawn',
      },
    ]);
    expect(await here.store.read((tx) => ownReports(tx, PLAN_ID, '77-9', BODY))).toEqual([]);
  });

  test('sent twice it is done once; its id does not serve another link', async () => {
    expect(await withdraw('77-9')).toMatchObject({ ok: true, value: { again: true } });
    expect(problemOf(await withdraw('77-12', { id: 'th-77-9' }))).toBe('form-reused');
    expect(await opens(tokenOf('77-12'))).toBe(true);
  });

  test('no letter and no event of the task opens it again, nor the renewal of another', async () => {
    const link = await linkOf('77-9');
    await here.store.write(async (tx) => {
      await tx.saveLinks([{ ...link, expiresAt: at('2030-01-01', '00:00'), status: 'open' }]);
      await tx.setLinkStatus(PLAN_ID, '77-9', 'closed');
      await tx.setLinkStatus(PLAN_ID, '77-9', 'open');
    });
    await renewLink(here.deps, tokenOf('77-9', 1, 'ban-to-chuc-tinh-uy'));
    await here.liveUntil(at('2018-11-20', '09:00'));
    expect(await opens(tokenOf('77-9'))).toBe(false);
    expect(await linkOf('77-9')).toMatchObject({ status: 'revoked', generation: 1 });
  });

  test('a second time it can only be replaced', async () => {
    expect(problemOf(await withdraw('77-9', { id: 'th-2' }))).toBe('already-withdrawn');
  });
});

describe('taken back, and another sent', () => {
  test('the new one goes to the registered mailbox, although one was asked for on the same day', async () => {
    await renewLink(here.deps, tokenOf('77-9'));
    expect(await linkOf('77-9')).toMatchObject({ status: 'open', generation: 2 });
    expect(await withdraw('77-9', { id: 'th-3', fresh: true })).toMatchObject({
      ok: true,
      value: { record: { purpose: 'link-replaced' } },
    });
    while ((await sendBatch(here.mail)).more);
    expect(await Promise.all([1, 2, 3].map((n) => opens(tokenOf('77-9', n))))).toEqual([false, false, true]);
    const asked = (await renewals('77-9')).filter(({ to }) => to === BODY);
    expect(asked.map(({ orderKey }) => orderKey)).toEqual([
      'link-renewed/so-noi-vu/2018-11-20',
      'link-renewed/so-noi-vu/th-3',
    ]);
    const sent = here.mail.mailer.sent.filter(({ text }) => text.includes(tokenOf('77-9', 3)));
    expect(sent.length).toBeGreaterThan(0);
    const drafts = await here.store.read((tx) => tx.drafts(PLAN_ID, '77-9', BODY));
    expect(drafts).toHaveLength(1);
  });

  test('letters composed later carry the new one', async () => {
    const before = here.mail.mailer.sent.length;
    await here.liveUntil(at('2018-12-20', '09:00'));
    const later = here.mail.mailer.sent.slice(before).map(({ text }) => text);
    expect(later.some((text) => text.includes(tokenOf('77-9', 3)))).toBe(true);
    for (const void_ of [1, 2])
      expect(later.filter((text) => text.includes(tokenOf('77-9', void_)))).toEqual([]);
  });

  test('nothing is told twice: a page that showed another state is stale', async () => {
    const stale = await withdraw('77-9', { id: 'th-4', shown: '2/valid' });
    expect(problemOf(stale)).toBe('stale');
    expect(await opens(tokenOf('77-9', 3))).toBe(true);
  });

  test('of a round of reports too', async () => {
    const body = 'thanh-uy-vi-thanh';
    expect(problemOf(await withdraw('77-IV.2a', { fresh: true }, body))).toBe('done');
    expect((await renewals('77-IV.2a')).map(({ mail, to }) => `${mail} ${to}`)).toEqual([
      `round-link-renewed ${body}`,
    ]);
  });
});

test('what cannot be is said, and changes nothing', async () => {
  expect(problemOf(await withdraw('77-12', { by: ' ' }))).toBe('no-name');
  expect(problemOf(await withdraw('77-12', { because: '' }))).toBe('no-reason');
  const body = 'co-quan-da-giai-the';
  const id = linkIdOf(PLAN_ID, '77-12', body);
  const digest = here.deps.tokens.digestOf(here.deps.tokens.tokenOf(id));
  const link = { ...(await linkOf('77-12')), id, body, digest };
  await here.store.write((tx) => tx.saveLinks([link]));
  expect(problemOf(await withdraw('77-12', { fresh: true }, body))).toBe('no-mailbox');
  expect(await opens(tokenOf('77-12', 1, body))).toBe(true);
  const asked = { id: 'th-5', by: 'Lê Thị Mai', because: 'Nhầm.', fresh: false, shown: '1/valid' };
  const nobody = await withdrawLink(here.deps, PLAN_ID, '77-12', 'so-y-te', asked);
  expect(problemOf(nobody)).toBe('no-link');
  expect(await opens(tokenOf('77-12'))).toBe(true);
});

test('afterwards facts and letters agree', async () => {
  expect(await verifyStore(here.deps, PLAN_ID, [], false)).toEqual({ ok: true, problems: [] });
});

describe('a message that was composed before and has not left', () => {
  const DEFERRED = { kind: 'deferred', response: '451 4.7.1 xin thử lại sau', connection: false } as const;
  let mail: Place;
  beforeEach(async () => {
    mail = await place({ mailMode: 'smtp' });
    await mail.adopt();
    mail.mail.mailer.answer = () => DEFERRED;
    await mail.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
    while ((await sendBatch(mail.mail)).more);
  });
  afterEach(() => mail.remove());

  const ofBody = async () =>
    (await mail.store.read((tx) => tx.messages(PLAN_ID))).filter(({ recipient }) => recipient === BODY);
  const takeBack = async (fresh: boolean) => {
    const links = await mail.store.read((tx) => tx.links(PLAN_ID, '77-9'));
    const link = links.find(({ body }) => body === BODY);
    if (link === undefined) throw new Error('nobody has a link');
    const said = { id: 'th-1', by: 'Lê Thị Mai', because: 'Gửi nhầm người.', fresh, shown: shownLink(link) };
    const done = await withdrawLink(mail.deps, PLAN_ID, '77-9', BODY, said);
    if (!done.ok) throw new Error(done.problem.words);
  };
  /** What the server is given when it takes mail again. */
  const leaves = async (): Promise<readonly string[]> => {
    mail.mail.mailer.sent.length = 0;
    mail.mail.mailer.answer = () => ({ kind: 'accepted', response: '250 OK' });
    mail.wallMs += 3_600_000;
    while ((await sendBatch(mail.mail)).more);
    return mail.mail.mailer.sent.filter(({ to }) => to[0]?.includes(BODY) === true).map(({ text }) => text);
  };
  const token = (task: string, generation = 1): string =>
    mail.deps.tokens.tokenOf(linkTokenId(linkIdOf(PLAN_ID, task, BODY), generation));

  test('leaves with the new link, under a new Message-ID, and with the links of its other tasks', async () => {
    const [before] = await ofBody();
    expect(before).toMatchObject({ status: 'queued', tries: 1 });
    await takeBack(true);
    const texts = await leaves();
    expect(texts.join('')).not.toContain(token('77-9'));
    expect(texts.filter((text) => text.includes(token('77-9', 2))).length).toBeGreaterThan(0);
    expect(texts.some((text) => text.includes(token('77-12')))).toBe(true);
    const [dissolved, anew] = await ofBody();
    expect([dissolved?.status, anew?.status]).toEqual(['withdrawn', 'sent']);
    expect(anew?.messageId).not.toBe(dissolved?.messageId);
  });

  test('without another link leaves without any, and says how one can be had', async () => {
    await takeBack(false);
    const texts = await leaves();
    expect(texts).toHaveLength(1);
    const [text = ''] = texts.map((words) => words.replace(/\s+/gu, ' '));
    expect(text).not.toContain(token('77-9'));
    expect(text).toContain('Nhiệm vụ 9');
    expect(text).toContain(
      'Liên kết trả lời của Sở Nội vụ về nhiệm vụ 9 đã được thu hồi nên không ghi trong thư',
    );
    expect(text).toContain(token('77-12'));
  });

  test('one that brings the link itself is not sent at all', async () => {
    await takeBack(true);
    mail.wallMs += 3_600_000;
    while ((await sendBatch(mail.mail)).more);
    const links = await mail.store.read((tx) => tx.links(PLAN_ID, '77-9'));
    const shown = shownLink(links.find(({ body }) => body === BODY) ?? { generation: 0, status: 'open' });
    const said = { id: 'th-2', by: 'Lê Thị Mai', because: 'Gửi nhầm người.', fresh: false, shown };
    expect((await withdrawLink(mail.deps, PLAN_ID, '77-9', BODY, said)).ok).toBe(true);
    const texts = await leaves();
    expect(texts.join('')).not.toContain(token('77-9', 2));
    const letters = await mail.store.read((tx) => tx.outbox(PLAN_ID, { entityId: '77-9' }));
    const bringing = letters.filter(({ mail: kind }) => kind === 'link-renewed');
    expect(bringing.map(({ status }) => status)).toEqual(['withdrawn']);
  });

  test('what concerns another body goes as it was composed', async () => {
    const others = (await mail.store.read((tx) => tx.messages(PLAN_ID))).filter(
      ({ recipient }) => recipient !== BODY,
    );
    await takeBack(false);
    await leaves();
    const after = await mail.store.read((tx) =>
      tx.messages(
        PLAN_ID,
        others.map(({ id }) => id),
      ),
    );
    expect(after.map(({ status }) => status)).toEqual(others.map(() => 'sent'));
  });
});
