import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf, linkTokenId } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

const PAGE = '/nhiem-vu/77-9/lien-ket/so-noi-vu';
const TYPED = { ho_ten: 'Lê Thị Mai', ly_do: 'Người giữ liên kết đã chuyển công tác & nghỉ.' };
const tokenOf = (task: string, body: string, generation = 1): string =>
  place.deps.tokens.tokenOf(linkTokenId(linkIdOf(PLAN_ID, task, body), generation));
const browser = () => browserSession(place.app, BASE_URL);
const statusOf = async (token: string): Promise<number> => (await browser().get(`/r/${token}`)).status;
const renewals = (task: string) =>
  place.deps.store.read(async (tx) =>
    (await tx.outbox(PLAN_ID, { entityId: task }))
      .filter(({ mail }) => mail.endsWith('link-renewed'))
      .map(({ to, mail }) => `${mail} ${to}`),
  );

test('every link that is out stands on the page of its task or round, with the way to take it back', async () => {
  const task = await office.get('/nhiem-vu/77-9');
  expect(task.html).toContain(`href="${PAGE}"`);
  expect(task.text).toMatch(
    /Sở Nội vụ: đang mở, dùng được đến hết ngày \d{2}\/\d{1,2}\/\d{4}\. Thu hồi liên kết/u,
  );
  const round = await office.get('/dot/77-IV.2a');
  expect(round.html).toContain('href="/dot/77-IV.2a/lien-ket/thanh-uy-vi-thanh"');
  expect(task.html + round.html).not.toContain(tokenOf('77-9', 'so-noi-vu'));
});

test('of a body or task that has no link there is no page', async () => {
  const missing = [
    '/nhiem-vu/77-9/lien-ket/so-y-te',
    '/nhiem-vu/77-99/lien-ket/so-noi-vu',
    '/dot/x/lien-ket/y',
  ];
  const seen = await Promise.all(missing.map((path) => office.get(path)));
  expect(seen.map(({ status }) => status)).toEqual([404, 404, 404]);
});

describe('a form that is not taken', () => {
  test('says what is missing, keeps what was typed, and takes nothing back', async () => {
    const seen = await office.send(PAGE, PAGE, { ly_do: TYPED.ly_do, gui_moi: 'co' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Chưa ghi họ tên người thu hồi.');
    expect(seen.html).toContain('Người giữ liên kết đã chuyển công tác &amp; nghỉ.</textarea>');
    expect(seen.html).toMatch(/name="gui_moi"[^>]*\schecked/u);
    expect(await statusOf(tokenOf('77-9', 'so-noi-vu'))).toBe(303);
  });

  test('from another site, without its token, by looking: nothing', async () => {
    const fields = hiddenFields((await office.get(PAGE)).html, PAGE);
    const elsewhere = { origin: 'https://la.example' };
    expect((await office.post(PAGE, { ...fields, ...TYPED }, elsewhere)).status).toBe(403);
    expect((await office.post(PAGE, { ...fields, ...TYPED, dau: 'x' })).status).toBe(403);
    expect((await browser().post(PAGE, { ...fields, ...TYPED })).status).toBe(401);
    expect(await statusOf(tokenOf('77-9', 'so-noi-vu'))).toBe(303);
  });
});

describe('the office takes back the link of one body', () => {
  let reader: BrowserSession;
  let replyPage: string;
  let sent: Record<string, string>;
  beforeAll(async () => {
    reader = browser();
    replyPage = (await reader.get(`/r/${tokenOf('77-9', 'so-noi-vu')}`)).location ?? '';
    sent = { ...hiddenFields((await office.get(PAGE)).html, PAGE), ...TYPED };
    expect((await reader.get(replyPage)).status).toBe(200);
    const answer = await office.post(PAGE, sent);
    expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, '/nhiem-vu/77-9']);
  });

  test('it opens the page for links that do not open, also where its page was open', async () => {
    const dead = await browser().get(`/r/${tokenOf('77-9', 'so-noi-vu')}`);
    const never = await browser().get(`/r/${'A'.repeat(43)}`);
    expect([dead.status, dead.text]).toEqual([404, never.text]);
    expect((await reader.get(replyPage)).status).toBe(404);
    expect(await statusOf(tokenOf('77-9', 'ban-to-chuc-tinh-uy'))).toBe(303);
    expect(await renewals('77-9')).toEqual([]);
  });

  test('who did it, when and why stands with the links', async () => {
    const { text } = await office.get('/nhiem-vu/77-9');
    expect(text).toMatch(
      /Sở Nội vụ: đồng chí Lê Thị Mai đã thu hồi liên kết lúc \d{2} giờ \d{2} ngày [\d/]+\. Lý do: Người giữ liên kết đã chuyển công tác & nghỉ\./u,
    );
    expect(text).toContain('Sở Nội vụ: đã thu hồi.');
    expect(text.split('Báo cáo đã nhận')[1]?.split('Diễn biến')[0]).not.toContain('Lê Thị Mai');
  });

  test('the same form a second time is told so; a page that lay open is told what has changed', async () => {
    const again = await office.post(PAGE, sent);
    expect((await office.get(again.location ?? '')).text).toContain('Việc thu hồi này đã được ghi từ trước.');
    const stale = await office.post(PAGE, { ...sent, ma: crypto.randomUUID(), gui_moi: 'co' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Liên kết đã được thay hoặc thu hồi sau khi trang này được mở.');
    expect(stale.html).toContain('value="Lê Thị Mai"');
    const known = await office.send(PAGE, PAGE, TYPED);
    expect(known.text).toContain('chỉ còn có thể gửi liên kết mới');
    expect(await renewals('77-9')).toEqual([]);
  });

  test('a new one is sent where the person says so, and opens', async () => {
    const answer = await office.send(PAGE, PAGE, { ...TYPED, gui_moi: 'co' });
    expect((await office.get(answer.location ?? '')).text).toContain(
      'Đã thu hồi liên kết; liên kết mới được gửi đến hộp thư đã đăng ký.',
    );
    expect(await renewals('77-9')).toEqual(['link-renewed so-noi-vu']);
    const opened = browser();
    const page = await opened.get(`/r/${tokenOf('77-9', 'so-noi-vu', 2)}`);
    expect([page.status, await statusOf(tokenOf('77-9', 'so-noi-vu'))]).toEqual([303, 404]);
    expect((await opened.get(page.location ?? '')).text).not.toContain('Lê Thị Mai');
  });
});

test('of a round of reports too', async () => {
  const path = '/dot/77-IV.2a/lien-ket/thanh-uy-vi-thanh';
  expect((await office.send(path, path, { ...TYPED, gui_moi: 'co' })).location).toContain('/dot/77-IV.2a?');
  expect(await statusOf(tokenOf('77-IV.2a', 'thanh-uy-vi-thanh'))).toBe(404);
  expect(await statusOf(tokenOf('77-IV.2a', 'thanh-uy-vi-thanh', 2))).toBe(303);
  const { text } = await office.get('/dot/77-IV.2a');
  expect(text).toContain('và gửi liên kết mới đến hộp thư đã đăng ký. Lý do:');
  expect(text).not.toContain('Quyết định của cơ quan theo dõi');
});
