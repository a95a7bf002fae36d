import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import { takeReturnedMail } from '../../src/usecases/take-returned-mail.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { aLetter } from '../support/returned-shapes.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await place.deps.store.write((tx) => tx.setPracticeNow(instant('2018-04-11T08:00:00+07:00')));
  await place.workflows.poke([]);
});
afterAll(() => place.remove());

const TEXT = `<script>alert(1)</script> Sở đã nhận.

> Thư nhắc: đề nghị báo cáo`;

async function takeAnswer(headers: readonly string[] = []): Promise<void> {
  const messages = await place.deps.store.read((tx) => tx.messages(PLAN_ID));
  const message = messages.find(({ recipient }) => recipient === 'so-noi-vu');
  const mail = await parseReturnedMail(aLetter(headers, TEXT, message?.messageId));
  await takeReturnedMail({ ...place.deps, returnPath: null, wallMs: Date.now }, mail);
}

test('without a mailbox the mail page says so, and that nothing else is missing', async () => {
  const { text } = await office.get('/thu');
  expect(text).toContain('Chưa nối hộp thư nhận (chưa đặt IMAP_URL).');
  expect(text).toContain('Thư trả lời chưa đọc (0)');
  expect((await office.get('/thu-den')).text).toContain('Thư trả lời không thay báo cáo kết quả');
});

test('an answer stands on the list and on the page of its task, its words as words, the quotation folded', async () => {
  await takeAnswer(['From: An <an.nguyen@gmail.example>']);
  expect((await office.get('/thu')).text).toContain('Thư trả lời chưa đọc (1)');
  const { html, text } = await office.get('/thu-den');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Sở đã nhận.');
  expect(html).not.toContain('<script');
  expect(html).toMatch(/<details><summary>Đoạn trích lại<\/summary>/u);
  expect(text).toContain('(an.nguyen@gmail.example) khác hộp thư đã đăng ký của cơ quan');
  const [, task = ''] = /href="(\/nhiem-vu\/[^"]+)"/u.exec(html) ?? [];
  expect((await office.get(task)).text).toContain('Sở đã nhận.');
  expect((await office.get('/')).text).toContain('Thư trả lời chưa đọc (1)');
});

test('read, it leaves the list and stays with its task; a stranger can do neither', async () => {
  const [, id = ''] = /name="thu" value="([^"]+)"/u.exec((await office.get('/thu-den')).html) ?? [];
  const stranger = browserSession(place.app, BASE_URL);
  expect((await stranger.get('/thu-den')).status).toBe(401);
  expect((await office.send('/thu-den', '/thu-den/da-doc', { thu: 'khong-co' })).status).toBe(404);
  const form = await office.send('/thu-den', '/thu-den/da-doc', { thu: id });
  expect((await office.get(form.location ?? '')).text).toContain('Đã đánh dấu thư là đã đọc.');
  expect((await office.get('/thu-den')).text).toContain('Thư trả lời chưa đọc (0)');
  expect((await office.get('/thu-den?xem=tat-ca')).text).toContain('Đã đọc lúc');
});
