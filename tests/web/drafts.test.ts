import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserSession } from '../support/browser-session.ts';
import { officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
let draft = '';

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'ngay', ngay: '04/01/2019' });
});
afterAll(() => place.remove());

test('in January 2019 what was due in 2018 is overdue, in words and by working days', async () => {
  const { text } = await office.get('/nhiem-vu/77-9');
  expect(text).toContain('Quá hạn 03 ngày làm việc');
  expect(text).toContain('Dự thảo thư gửi người đứng đầu vì đã quá thời hạn');
});

test('the first page says that drafts wait for a leader', async () => {
  expect((await office.get('/')).text).toMatch(/Chờ lãnh đạo \d\d thư dự thảo chờ duyệt gửi/);
});

test('the letter to a head waits as a draft, with a form to release it', async () => {
  const { html } = await office.get('/thu');
  [, draft = ''] = /href="(\/thu\/held[^"]*so-noi-vu[^"]*)"/.exec(html) ?? [];
  const { text } = await office.get(draft);
  expect(text).toContain('Dự thảo, chờ duyệt gửi');
  expect(text).toContain('Thư chỉ gửi đi sau khi lãnh đạo Ban Tổ chức Tỉnh ủy duyệt');
});

test('released, it leaves; released twice, it leaves once', async () => {
  const heads = async () => {
    const messages = await place.deps.store.read((tx) => tx.messages('77-kh-tu'));
    return messages.filter(({ kind, recipient }) => kind === 'overdue-letter' && recipient === 'so-noi-vu');
  };
  expect(await heads()).toEqual([]);
  const unnamed = await office.send(draft, `${draft}/duyet`, { ho_ten: 'Lê Văn Cường' });
  expect([unnamed.status, unnamed.text.includes('Chưa ghi chức vụ.')]).toEqual([422, true]);
  expect(unnamed.html).toContain('value="Lê Văn Cường"');
  expect(await heads()).toEqual([]);
  const named = { ho_ten: 'Lê Văn Cường', chuc_vu: 'Phó Trưởng Ban Tổ chức' };
  const form = await office.send(draft, `${draft}/duyet`, named);
  expect((await office.get(form.location ?? '')).text).toContain('Đã duyệt');
  const sent = await heads();
  expect(sent).toHaveLength(1);
  const again = await office.get(draft);
  expect(again.status).toBe(404);
  const { text } = await office.get(`/thu/${encodeURIComponent(sent[0]?.id ?? '')}`);
  expect(text).toContain('Người duyệt gửi đồng chí Lê Văn Cường, Phó Trưởng Ban Tổ chức, ');
  expect((await office.get('/nhiem-vu/77-9')).text).not.toContain('Lê Văn Cường');
});

test('the message itself can be taken away as a file', async () => {
  const { html } = await office.get('/thu');
  const [, page = ''] = /href="(\/thu\/2018-[^"]*so-noi-vu[^"]*)"/.exec(html) ?? [];
  expect((await office.get(page)).html).toContain(`href="${page}/thu.eml"`);
  const file = await office.get(`${page}/thu.eml`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'message/rfc822']);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="2018-[-0-9a-z.]+\.eml"/);
  const parsed = await simpleParser(file.html);
  expect(parsed.to).toMatchObject({ text: expect.stringContaining('so-noi-vu@') as unknown });
  expect(parsed.text).toContain('Kính gửi');
  expect((await office.get('/thu/khong-co/thu.eml')).status).toBe(404);
});
