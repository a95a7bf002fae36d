import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import jsQR from 'jsqr';
import { instant } from '../../src/domain/calendar/instant.ts';
import { listMail } from '../../src/usecases/list-mail.ts';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

async function mailTo(body: string) {
  const mails = await listMail(place.deps, PLAN_ID, { baseUrl: BASE_URL });
  const mail = mails.find(({ recipient }) => recipient === body);
  if (mail === undefined) throw new Error(`no mail to ${body}`);
  return mail;
}

/** Draws the squares of the path as a picture of four pixels a square, and lets a reader of codes look at it. */
function readCode(size: number, path: string): string | undefined {
  const zoom = 4;
  const side = size * zoom;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/gu))
    for (let row = 0; row < zoom; row += 1) {
      const start = ((Number(y) * zoom + row) * side + Number(x) * zoom) * 4;
      for (let at = start; at < start + zoom * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  return jsQR(pixels, side, side)?.data;
}

describe('a letter on paper', () => {
  test('has the head, the empty number and day, the words of the message, and who receives it', async () => {
    const mail = await mailTo('so-noi-vu');
    const seen = await office.get(`/thu/${encodeURIComponent(mail.id)}/ban-giay`);
    expect(seen.status).toBe(200);
    for (const words of [
      'TỈNH ỦY HẬU GIANG BAN TỔ CHỨC * Số ……………………',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Hậu Giang, ngày …… tháng …… năm 2018',
      'V/v thông báo giao nhiệm vụ',
      'Kính gửi: Sở Nội vụ',
      'Thực hiện và hoàn thành trong năm 2018',
      'Nơi nhận - Như trên, - Lưu Ban Tổ chức Tỉnh ủy.',
      '(chức vụ, chữ ký, họ và tên)',
    ])
      expect(seen.text).toContain(words);
    expect(seen.html).toContain('<link rel="stylesheet" href="/paper.css"/>');
    expect((await office.get('/paper.css')).text).toContain('margin: 20mm 15mm 20mm 30mm');
  });

  test('the page of the letter leads to it, and says which days travel as a calendar file', async () => {
    const mail = await mailTo('so-noi-vu');
    const page = await office.get(`/thu/${encodeURIComponent(mail.id)}`);
    expect(page.html).toContain('/ban-giay"');
    expect(page.text).toMatch(/Tệp lịch kèm theo \d\d mốc: .*28\/12\/2018/u);
  });

  test('each link of the message is a code with the same address, which opens the same page', async () => {
    const mail = await mailTo('huyen-uy-long-my');
    const { html } = await office.get(`/thu/${encodeURIComponent(mail.id)}/ban-giay`);
    const addresses = [...html.matchAll(/<span class="address">([^<]+)</gu)].map(
      ([, address = '']) => address,
    );
    const inMail = [...mail.text.matchAll(/https?:\S+\/r\/\S+/gu)].map(([address]) => address);
    expect(addresses).toEqual(inMail);
    expect(html.match(/<svg class="code"/gu)).toHaveLength(addresses.length);
    const opened = await browserSession(place.app, BASE_URL).get(new URL(addresses[0] ?? '').pathname);
    expect(opened.status).toBe(303);
  });

  test('a code, read as a camera reads it, is the reply link', async () => {
    const mail = await mailTo('huyen-uy-long-my');
    const { html } = await office.get(`/thu/${encodeURIComponent(mail.id)}/ban-giay`);
    const links = [...mail.text.matchAll(/https?:\S+\/r\/\S+/gu)].map(([address]) => address);
    const codes = [...html.matchAll(/<svg class="code" viewBox="0 0 (\d+) \d+".*?<path d="([^"]+)"/gsu)];
    expect(codes.map(([, size, path]) => readCode(Number(size), path ?? ''))).toEqual(links);
  });

  test('keeps to the policy of all pages: no script, no inline style, nothing from elsewhere', async () => {
    const mail = await mailTo('so-noi-vu');
    const seen = await office.get(`/thu/${encodeURIComponent(mail.id)}/ban-giay`);
    expect(seen.html).not.toMatch(/<script|style="|<img|@import/u);
    expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('a letter that has left is printed as it left, whatever has happened since', async () => {
    const { id } = await mailTo('so-noi-vu');
    const before = (await office.get(`/thu/${encodeURIComponent(id)}/ban-giay`)).text;
    await place.deps.store.write((tx) => tx.setPracticeNow(instant('2018-04-11T08:00:00+07:00')));
    await place.workflows.poke([]);
    const sent = await mailTo('so-noi-vu');
    expect(sent.status).toBe('captured');
    const after = (await office.get(`/thu/${encodeURIComponent(sent.id)}/ban-giay`)).text;
    expect(after).toBe(before);
  });

  test('a stranger and an unknown letter get what they get everywhere', async () => {
    expect((await browserSession(place.app, BASE_URL).get('/thu/abc/ban-giay')).status).toBe(401);
    expect((await office.get('/thu/khong-co/ban-giay')).status).toBe(404);
  });
});
