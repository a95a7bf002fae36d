import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPdf } from '../support/a-pdf.ts';
import { newVisitor, openBrowser } from '../support/browser.ts';
import type { Visitor } from '../support/browser.ts';
import { sitAt, squeezed } from '../support/console-desk.ts';
import type { Desk } from '../support/console-desk.ts';
import { dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';
import { endedWorkflow } from '../support/seen-in-temporal.ts';

/*
 * A newcomer's first ten minutes, in the order in which they are lived: each test goes on where the one before it
 * stopped, in the same browser and on the same store.
 */

const PICTURE = fileURLToPath(new URL('../../docs/images/plan.png', import.meta.url));

let dataDir: string;
let product: Product;
let browser: Browser;
let secretary: Visitor;
let desk: Desk;
/** What the letter to Sở Nội vụ offers for task 9. */
let replyLink: string;

beforeAll(async () => {
  dataDir = await newDataDir();
  [product, browser] = await Promise.all([startProduct(dataDir), openBrowser()]);
  secretary = await newVisitor(browser);
  desk = sitAt(secretary, () => product.url);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
  await removeDataDir(dataDir);
});

test('the sign-in link shows the plan on 10/4/2018, in practice mode', async () => {
  await secretary.page.goto(product.signInUrl);
  expect(secretary.page.url()).toBe(`${product.url}/`);
  expect(await secretary.page.locator('html').getAttribute('lang')).toBe('vi');
  expect(await desk.words('.clock')).toContain('10/4/2018');
  expect(await desk.words('.banner')).toMatch(/Chạy thử.*Thư được giữ lại trong máy, chưa gửi đi đâu/iu);
  expect(await desk.words('main')).toContain('19 nhiệm vụ, 10 điểm tại mục IV');
  expect(await secretary.inspect('plan')).toEqual([]);
  if (process.env['UPDATE_DOCS'] !== '1') return;
  const clip = { x: 0, y: 0, width: 1280, height: 1240 };
  const picture = await secretary.page.screenshot({ fullPage: true, clip });
  expect(picture.length).toBeLessThan(300 * 1024);
  await writeFile(PICTURE, picture);
});

test('19 tasks in the columns an office is used to, and the duties of section IV', async () => {
  const heads = await secretary.page.locator('table.tasks th').allInnerTexts();
  expect(heads.map((head) => head.toLocaleLowerCase('vi'))).toEqual([
    'stt',
    'nhiệm vụ',
    'tham mưu',
    'phối hợp',
    'thực hiện',
    'thời gian',
    'tình trạng',
    'ghi chú, tiếp theo',
  ]);
  const numbers = await secretary.page.locator('table.tasks td.number').allInnerTexts();
  expect(new Set(numbers.map((number) => Number.parseInt(number, 10))).size).toBe(19);
  expect(numbers).toContain('5a');
  expect(await secretary.page.locator('table.duties tbody tr').count()).toBe(10);
});

test('who has not yet sent the plan due before 05/5/2018, x of y, by name', async () => {
  const round = secretary.page.locator('section.round').first();
  expect(await round.getByRole('heading').innerText()).toContain('IV.2a: đã nhận 0/21, còn 21 đơn vị');
  const names = await round.locator('ul.columns li').allInnerTexts();
  expect(names).toHaveLength(21);
  expect(names).toContain('Đảng ủy Công an tỉnh');
  expect(await round.innerText()).toContain('hết ngày 04/5/2018');
});

test('task 12: the verbatim phrase, its place, what it waits for; task 2: its day and the last working day', async () => {
  const task12 = await desk.line('77-12');
  expect(task12).toContain(
    'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2020',
  );
  expect(task12).toMatch(/\(dòng \d+\)/u);
  expect(task12).toContain('Chờ: Trung ương ban hành văn bản hướng dẫn hợp nhất ba văn phòng');
  expect(task12).toMatch(/Tiếp theo: .*\d{2}\/\d{1,2}\/2018/u);
  const task2 = await desk.line('77-2');
  expect(task2).toContain('hết ngày 31/12/2018');
  expect(task2).toContain('Ngày làm việc cuối cùng trong hạn: 28/12/2018');
});

test('the filter leaves only what concerns one body', async () => {
  await secretary.page.getByLabel('Chỉ xem nhiệm vụ của cơ quan').selectOption({ label: 'Sở Y tế' });
  await desk.press('Lọc');
  expect(
    await secretary.page
      .locator('table.tasks tbody tr')
      .evaluateAll((rows: { id: string }[]) => rows.map(({ id }) => id)),
  ).toEqual(['77-2']);
  expect(await secretary.inspect('plan-filtered')).toEqual([]);
  await desk.follow('Xem tất cả');
  expect(await secretary.page.locator('table.tasks tbody tr').count()).toBe(20);
});

test('"Đến mốc tiếp theo": the notices go out, then the reminders', async () => {
  expect(await desk.moveClock('Đến mốc tiếp theo')).toMatch(/đến .*11\/4\/2018.*42 thư đã gửi/u);
  for (let moves = 0; moves < 5 && !(await desk.words('.clock')).includes('24/4/2018'); moves += 1)
    await desk.moveClock('Đến mốc tiếp theo');
  const said = await desk.moveClock('Đến mốc tiếp theo');
  expect(said).toMatch(/21 thư đã gửi/u);
  expect(await desk.words('.clock')).toContain('24/4/2018');
});

test('the mail list, and one letter as its receiver sees it', async () => {
  await desk.follow('Thư');
  expect(await secretary.page.locator('h2').allInnerTexts()).toContain('Đã gửi, đã rút (63)');
  expect(await secretary.inspect('mails')).toEqual([]);
  await secretary.page
    .getByRole('row')
    .filter({ hasText: 'Sở Nội vụ' })
    .filter({ hasText: 'Thông báo giao nhiệm vụ' })
    .getByRole('link')
    .click();
  const letter = secretary.page.frameLocator('iframe.letter').locator('html');
  expect(await letter.innerText()).toContain('Kính gửi: Sở Nội vụ');
  expect(await secretary.inspect('mail')).toEqual([]);
  const links = await secretary.page.locator('pre.letter').innerText();
  replyLink = /phản hồi về nhiệm vụ 9:\s+(\S+)/u.exec(links)?.[1] ?? '';
  expect(replyLink).toMatch(/\/r\/[\w-]{43}$/u);
  // The frame holds no script; the letter's page by itself is what a mail program shows.
  const receiver = await newVisitor(browser);
  await receiver.page.setContent(
    await letter.evaluate((html: { readonly outerHTML: string }) => html.outerHTML),
  );
  expect(await receiver.inspect('letter')).toEqual([]);
  await receiver.leave();
});

test('the link in the letter opens the reply page for whoever holds it; a result with its document is sent', async () => {
  const officer = await newVisitor(browser);
  const { page } = officer;
  await page.goto(replyLink);
  expect(page.url()).not.toContain(replyLink.slice(-43));
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nhiệm vụ 9');
  // Nothing of the office's own pages; what else the body can send is offered below its answers.
  expect(await page.locator('nav.places').count()).toBe(0);
  expect(await officer.inspect('reply')).toEqual([]);
  const form = page.getByRole('form', { name: 'Báo cáo kết quả' });
  await form.getByRole('button', { name: 'Gửi báo cáo kết quả' }).click();
  expect(await form.getByRole('alert').innerText()).toContain('Chưa lưu. Có 04 chỗ cần xem lại');
  expect(await officer.inspect('reply-faults')).toEqual([]);
  await form.getByLabel('Số, ký hiệu văn bản').fill('118/KH-SNV');
  await form.getByLabel('Ngày văn bản').fill('20/4/2018');
  await form.getByLabel('Tệp văn bản').setInputFiles({
    name: 'ke-hoach-118.pdf',
    mimeType: 'application/pdf',
    buffer: aPdf('Ke hoach 118/KH-SNV'),
  });
  await form.getByLabel('Họ tên người gửi').fill('Trần Thị Bình');
  await form.getByLabel('Chức vụ').fill('Chuyên viên');
  await form.getByRole('button', { name: 'Gửi báo cáo kết quả' }).click();
  await page.waitForURL(/\/r\/bien-nhan\//u);
  const receipt = squeezed(await page.locator('main').innerText());
  expect(receipt).toMatch(/Mã biên nhận: [0-9A-F]{10}/u);
  expect(receipt).toContain('Văn bản số 118/KH-SNV ngày 20/4/2018');
  expect(receipt).toContain('ke-hoach-118.pdf');
  expect(await officer.inspect('receipt')).toEqual([]);
  expect(officer.complaints).toEqual([]);
  await officer.leave();
});

test('a leader confirms: the task is done, on time, and the file is there to be read', async () => {
  await desk.open('/nhiem-vu/77-9');
  expect(await desk.words('main')).toContain('Kết luận về kết quả');
  expect(await secretary.inspect('task-submitted')).toEqual([]);
  const file = secretary.page.getByRole('link', { name: 'ke-hoach-118.pdf' });
  const sent = await secretary.page.request.get(
    new URL((await file.getAttribute('href')) ?? '', product.url).href,
  );
  expect(await sent.body()).toEqual(aPdf('Ke hoach 118/KH-SNV'));
  await desk.fill('Họ tên lãnh đạo kết luận', 'Nguyễn Văn An');
  await desk.fill('Chức vụ', 'Phó Trưởng ban');
  await desk.press('Xác nhận kết quả');
  expect(await desk.answer()).toBe('Đã xác nhận kết quả.');
  expect(await secretary.page.locator('ul.badges').innerText()).toMatch(/hoàn thành đúng hạn/iu);
  expect(await secretary.inspect('task-done')).toEqual([]);
  const status = await statusOf('77-9');
  expect(status).toMatchObject({ progress: 'done', deadline: { status: 'on-time' } });
});

test('its workflow is completed in Temporal, which says so in words', async () => {
  const seen = await endedWorkflow(product.temporalAddress, '77-9');
  expect(seen.status).toBe('COMPLETED');
  expect(seen.summary).toMatch(/^Nhiệm vụ 77-9: Xây dựng kế hoạch khắc phục/u);
  expect(seen.phase).toMatch(/hoàn thành đúng hạn/iu);
  expect(seen.result).toBe(seen.phase);
});

test('a central document starts task 12: previewed, registered, taken back', async () => {
  await desk.open('/');
  await desk.fill('Đến ngày', '18/9/2018');
  await desk.moveClock('Dời đến ngày này');
  expect(await desk.words('.clock')).toContain('18/9/2018');
  const before = await desk.line('77-12');
  await desk.follow('Văn bản Trung ương');
  expect(await secretary.inspect('guidance')).toEqual([]);
  await secretary.page.getByLabel('hợp nhất ba văn phòng').check();
  await desk.fill('Số, ký hiệu', '25-HD/BTCTW');
  await desk.fill('Tên loại, trích yếu', 'Hướng dẫn hợp nhất ba văn phòng cấp tỉnh');
  await desk.fill('Cơ quan ban hành', 'Ban Tổ chức Trung ương');
  await desk.fill('Ngày ban hành', '17/9/2018');
  await desk.press('Xem trước');
  const preview = await desk.words('main');
  expect(preview).toContain('Chưa ghi nhận, chưa có gì thay đổi');
  expect(preview).toContain('Sau: hết ngày 17/12/2018 (thứ Hai)');
  expect(preview).toMatch(/Cách tính: 03 tháng kể từ .*17\/9\/2018/u);
  expect(await secretary.page.locator('ul.previews li').count()).toBeGreaterThanOrEqual(5);
  expect(await secretary.inspect('guidance-preview')).toEqual([]);

  await desk.press('Ghi nhận văn bản này');
  expect(await desk.answer()).toContain('Nhiệm vụ 12: hết ngày 17/12/2018.');
  expect(await secretary.inspect('guidance-registered')).toEqual([]);
  await desk.open('/');
  expect(await desk.line('77-12')).toContain('hết ngày 17/12/2018 (thứ Hai)');

  await desk.open('/van-ban');
  await secretary.page.getByText('Rút văn bản này').click();
  await desk.fill('Lý do rút', 'Ghi nhầm ngày ban hành');
  await desk.press('Rút văn bản');
  expect(await desk.answer()).toContain('Đã rút văn bản 25-HD/BTCTW');
  await desk.open('/');
  expect(await desk.line('77-12')).toBe(before);
});

test('the rounds page, and a page that is not there, read well too', async () => {
  await desk.follow('Xem đợt mục IV.2a');
  expect(await secretary.inspect('round')).toEqual([]);
  expect(secretary.complaints).toEqual([]);
  const stranger = await newVisitor(browser);
  await stranger.page.goto(product.url);
  expect(await stranger.inspect('signed-out')).toEqual([]);
  await stranger.page.goto(`${product.url}/r/${'x'.repeat(43)}`);
  expect(await stranger.inspect('unknown-link')).toEqual([]);
  await stranger.leave();
});

test('Ctrl-C, start again: all is as it was', async () => {
  const before = await dondocJson(dataDir, 'status');
  const mails = await dondocJson(dataDir, 'mail', 'list');
  const ended = new Promise((resolve) => product.process.once('exit', resolve));
  product.process.kill('SIGINT');
  expect(await ended).toBe(0);
  product = await startProduct(dataDir);
  expect(await dondocJson(dataDir, 'status')).toEqual(before);
  expect(linkless(await dondocJson(dataDir, 'mail', 'list'))).toEqual(linkless(mails));
  await secretary.page.goto(product.signInUrl);
  expect(await desk.line('77-9')).toMatch(/hoàn thành đúng hạn/iu);
  expect(secretary.complaints).toEqual([]);
});

/** Without the address, whose port is another at every start of a test. */
const linkless = (mails: unknown): string =>
  JSON.stringify(mails).replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, '');

async function statusOf(id: string): Promise<unknown> {
  const { tasks } = (await dondocJson(dataDir, 'status')) as {
    readonly tasks: readonly { readonly id: string }[];
  };
  return tasks.find((task) => task.id === id);
}
