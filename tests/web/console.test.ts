import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, SIGN_IN_KEY, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

describe('who may come in', () => {
  test.each(['/', '/thu', '/van-ban', '/nhiem-vu/77-9', '/dot/77-IV.2a', '/tep/abc', '/khong-co'])(
    '%s tells a stranger how to sign in and nothing else',
    async (path) => {
      const seen = await browserSession(place.app, BASE_URL).get(path);
      expect(seen.status).toBe(401);
      expect(seen.text).toContain('Mở liên kết đăng nhập được in ở cửa sổ dòng lệnh');
      expect(seen.text).not.toContain('77-KH/TU');
    },
  );
  test('a wrong key opens nothing and sets no cookie', async () => {
    const stranger = browserSession(place.app, BASE_URL);
    expect((await stranger.get('/dang-nhap?khoa=sai')).status).toBe(403);
    expect((await stranger.get('/dang-nhap')).status).toBe(403);
    expect(stranger.cookies.size).toBe(0);
  });
  test('a cookie that is not ours opens nothing', async () => {
    const stranger = browserSession(place.app, BASE_URL);
    stranger.cookies.set('dondoc_phien', 'abc.def');
    expect((await stranger.get('/')).status).toBe(401);
  });
  test('the cookie can be read by no script and travels with no foreign form', async () => {
    const stranger = browserSession(place.app, BASE_URL);
    const seen = await stranger.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
    expect(seen.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(seen).toMatchObject({ status: 303, location: '/' });
  });
  test('a scanner that only looks at the link is not signed in', async () => {
    const scanner = browserSession(place.app, BASE_URL);
    await scanner.head(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
    expect(scanner.cookies.size).toBe(0);
  });
});

describe('the plan on the day it was signed', () => {
  test('first of all: who has not yet sent the plan due before 05/5/2018', async () => {
    const { text } = await office.get('/');
    expect(text).toContain('Mục IV.2a: đã nhận 0/21, còn 21 đơn vị chưa gửi');
    expect(text).toContain('Thời hạn: hết ngày 04/5/2018 (thứ Sáu)');
    expect(text.indexOf('Thành ủy Vị Thanh')).toBeLessThan(text.indexOf('Phân công nhiệm vụ'));
  });
  test('practice mode, the clock and the mail mode stand on every page', async () => {
    for (const path of ['/', '/thu', '/van-ban', '/nhiem-vu/77-9', '/dot/77-IV.2a', '/khong-co']) {
      const { text } = await office.get(path);
      expect(text).toContain('Chạy thử');
      expect(text).toContain('thứ Ba, 08 giờ 00 ngày 10/4/2018');
      expect(text).toContain('Thư được giữ lại trong máy');
    }
  });
  test('all twenty rows of nineteen tasks, with phrase, line, date and working', async () => {
    const { text, html } = await office.get('/');
    expect(html.match(/href="\/nhiem-vu\/77-[^"]+">/g)?.length).toBeGreaterThanOrEqual(20);
    expect(text).toContain('"Thực hiện và hoàn thành trong năm 2018" (dòng 190)');
    expect(text).toContain('Ngày làm việc cuối cùng trong hạn: 28/12/2018 (thứ Sáu)');
    expect(text).toContain('Chờ: Trung ương ban hành văn bản hướng dẫn hợp nhất ba văn phòng');
    expect(text).toContain('trưởng ấp');
  });
  test('filtered by body, only its rows are left', async () => {
    const all = await office.get('/');
    const one = await office.get('/?co-quan=so-tai-chinh');
    const rows = (html: string): number => html.match(/<tr role="row" id="77-/g)?.length ?? 0;
    expect(rows(all.html)).toBe(20);
    expect(rows(one.html)).toBe(3); // 2, 3 and 10
    expect(one.text).toContain('Đang xem 3 dòng của Sở Tài chính');
  });
  test('a body that does not exist filters nothing', async () => {
    expect((await office.get('/?co-quan="><script>alert(1)</script>')).html).not.toContain('<script');
  });
});

describe('pages of one thing', () => {
  test('a task: printed and checked words, reading, doubt, who confirmed, what comes next', async () => {
    const { text } = await office.get('/nhiem-vu/77-9');
    expect(text).toContain('Bản quét in: "Xây dựng kế hoạch khắc phục tình trạng trường áp');
    expect(text).toContain('Người xác nhận cách hiểu chưa xác nhận');
    expect(text).toContain('nghỉ hoán đổi');
    expect(text).toContain('Giao nhiệm vụ theo Kế hoạch 77-KH/TU');
    expect(text).toContain('Nhắc thời hạn, còn 30 ngày làm việc, thứ Sáu, 16/11/2018');
  });
  test.each(['/nhiem-vu/77-99', '/dot/77-9', '/thu/khong-co', '/tep/00', '/nhiem-vu/%3Cscript%3E'])(
    '%s: not found, in words and escaped',
    async (path) => {
      const seen = await office.get(path);
      expect(seen.status).toBe(404);
      expect(seen.html).not.toContain('<script');
      expect(seen.text).toContain('Mã: 404');
    },
  );
  test('a waiting letter is shown as its receiver would see it, in a frame that runs nothing', async () => {
    const list = await office.get('/thu');
    const [, path = ''] = /href="(\/thu\/[^"]+so-noi-vu[^"]*)"/.exec(list.html) ?? [];
    const letter = await office.get(path);
    expect(letter.text).toContain('Thông báo giao nhiệm vụ');
    expect(letter.html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const frame = await office.get(`${path}/noi-dung`);
    expect(frame.headers.get('content-security-policy')).toContain('sandbox allow-popups');
    expect(frame.html).toContain(`${BASE_URL}/r/`);
  });
});

test('health is told to anybody', async () => {
  const anybody = browserSession(place.app, BASE_URL);
  expect((await anybody.get('/healthz')).status).toBe(200);
  expect(JSON.parse((await anybody.get('/readyz')).html)).toEqual({
    ok: true,
    store: true,
    temporal: true,
    worker: true,
  });
});
