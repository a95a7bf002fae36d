import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { newVisitor, openBrowser } from '../support/browser.ts';
import type { Visitor } from '../support/browser.ts';
import { sitAt, squeezed } from '../support/console-desk.ts';
import type { Desk } from '../support/console-desk.ts';
import { PLAN_ID, SIGN_IN_KEY, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/*
 * A body asks for more time behind its link, the office decides at its desk, both read the new date: in a real browser,
 * at a desk and on a telephone, over the web and a real store. The engine's part has tests of its own.
 */

let place: WebPlace;
let server: ServerType;
let browser: Browser;
let secretary: Visitor;
let officer: Visitor;
let desk: Desk;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  [place, browser] = await Promise.all([webPlace(url), openBrowser()]);
  server = serve({ fetch: place.app.fetch, port, hostname: '127.0.0.1' });
  [secretary, officer] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  desk = sitAt(secretary, () => url);
  await secretary.page.goto(`${url}/dang-nhap?khoa=${SIGN_IN_KEY}`);
  // The notices of assignment leave, and with them the links.
  await desk.moveClock('Đến mốc tiếp theo');
}, 180_000);

afterAll(async () => {
  await browser.close();
  server.close();
  await place.remove();
});

test('more time is asked for behind the link, granted at the desk, and both pages show the new date', async () => {
  const { page } = officer;
  await page.goto(`${url}/r/${place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'))}`);
  const own = page.url();
  expect(await officer.inspect('more-time-offered')).toEqual([]);
  await page.getByRole('link', { name: 'Đề nghị gia hạn' }).click();
  const form = page.getByRole('form', { name: 'Đề nghị gia hạn' });
  await form.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
  expect(await form.getByRole('alert').innerText()).toContain('Có 05 chỗ cần xem lại');
  expect(await officer.inspect('more-time-faults')).toEqual([]);
  await form.getByLabel('Đề nghị gia hạn đến hết ngày').fill('29/3/2019');
  await form.getByLabel('Lý do chính').selectOption({ label: 'Chờ ý kiến của cơ quan khác' });
  await form.getByLabel('Lý do cụ thể').fill('Chờ ý kiến của Sở Tài chính về kinh phí.');
  await form.getByLabel('Họ tên').fill('Trần Thị Bình');
  await form.getByLabel('Chức vụ').fill('Phó Giám đốc');
  await form.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
  await page.waitForURL(/\/r\/bien-nhan\//u);
  expect(await officer.inspect('more-time-receipt')).toEqual([]);

  await desk.open('/nhiem-vu/77-9');
  expect(await desk.words('main')).toContain('đề nghị đến hết ngày 29/3/2019');
  expect(await secretary.inspect('more-time-asked')).toEqual([]);
  await desk.follow('Quyết định về đề nghị gia hạn');
  expect(await desk.words('main')).toContain('Chờ ý kiến của Sở Tài chính về kinh phí.');
  expect(await secretary.inspect('more-time-decision')).toEqual([]);
  await secretary.page.getByLabel('Kết quả').selectOption({ label: 'Đồng ý theo ngày được đề nghị' });
  await desk.fill('Số, ký hiệu văn bản', '12-CV/BTCTU');
  await desk.fill('Ngày văn bản', '11/4/2018');
  await desk.fill('Họ tên', 'Lê Văn Cường');
  await desk.fill('Chức vụ', 'Phó Trưởng ban');
  await desk.press('Gửi quyết định');
  expect(await desk.words('main')).toContain('Đã gia hạn từ 31/12/2018 đến hết ngày 29/3/2019.');
  expect(await secretary.inspect('more-time-granted')).toEqual([]);

  await page.goto(own);
  expect(squeezed(await page.locator('main').innerText())).toContain(
    'Đã gia hạn từ 31/12/2018 đến hết ngày 29/3/2019.',
  );
  expect(await officer.inspect('more-time-known')).toEqual([]);
  expect([...secretary.complaints, ...officer.complaints]).toEqual([]);
});

/** A port that nobody has: the address must be known before the pages are made. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
