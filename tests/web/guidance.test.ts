import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;

const DOCUMENT = {
  su_kien: 'tw-huong-dan-hop-nhat-ba-van-phong',
  so: '25-HD/BTCTW',
  trich_yeu: 'Hướng dẫn hợp nhất ba văn phòng',
  co_quan_ban_hanh: 'Ban Tổ chức Trung ương',
  ngay_ban_hanh: '17/9/2018',
  ngay_nhan: '',
};

const guidances = () => place.deps.store.read((tx) => tx.guidances(PLAN_ID));

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

describe('the practice clock', () => {
  test('to the next point: the notices of assignment go out, and the page says so', async () => {
    const sent = await office.send('/', '/dong-ho', {});
    expect(sent.status).toBe(303);
    const { text } = await office.get(sent.location ?? '');
    expect(text).toContain('Đã dời đồng hồ từ 08 giờ 00 ngày 10/4/2018 đến 08 giờ 00 ngày 11/4/2018');
    expect(text).toMatch(/Trên đường đi: 01 thời điểm có việc, 42 thư đã gửi/);
  });
  test('to the next working day', async () => {
    const sent = await office.send('/', '/dong-ho', { den: 'ngay-lam-viec' });
    expect((await office.get(sent.location ?? '')).text).toContain('đến 08 giờ 00 ngày 12/4/2018');
  });
  test.each([
    ['31/02/2018', 'không phải một ngày có thật'],
    ['', 'không phải một ngày có thật'],
    ['10/4/2018', 'Đồng hồ chỉ đi tới'],
  ])('to "%s": refused, and the clock stays', async (ngay, words) => {
    const before = await place.deps.clock.now();
    const sent = await office.send('/', '/dong-ho', { den: 'ngay', ngay });
    expect((await office.get(sent.location ?? '')).text).toContain(words);
    expect(await place.deps.clock.now()).toBe(before);
  });
  test('to 18/9/2018', async () => {
    const sent = await office.send('/', '/dong-ho', { den: 'ngay', ngay: '18/9/2018' });
    expect((await office.get(sent.location ?? '')).text).toContain('đến 08 giờ 00 ngày 18/9/2018');
  });
  test('nobody can make the page say what did not happen', async () => {
    const { location } = await office.send('/', '/dong-ho', { den: 'ngay', ngay: 'x' });
    const forged = (location ?? '').replace(/tin=./, 'tin=X');
    expect((await office.get(forged)).html).not.toContain('class="notice');
  });
});

describe('a central document', () => {
  test('the preview shows 17/12/2018, the working and the mails, and changes nothing', async () => {
    const seen = await office.send('/van-ban', '/van-ban/xem-truoc', DOCUMENT);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Sau: hết ngày 17/12/2018 (thứ Hai)');
    expect(seen.text).toContain('03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9)');
    expect(seen.text).toContain('Thư sẽ gửi (5)');
    expect(seen.html).not.toContain('{{link:');
    expect(await guidances()).toEqual([]);
    expect((await office.get('/nhiem-vu/77-12')).text).toContain('Mốc phải hoàn thành: hết ngày 31/12/2019');
  });
  test('every fault is told at its field, and everything typed is kept', async () => {
    const wrong = { ...DOCUMENT, so: '', ngay_ban_hanh: '31/02/2018', su_kien: [] };
    const seen = await office.send('/van-ban', '/van-ban/xem-truoc', wrong);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Có 03 chỗ cần xem lại');
    expect(seen.text).toContain('"31/02/2018" không phải một ngày có thật');
    expect(seen.html).toContain('value="Hướng dẫn hợp nhất ba văn phòng"');
    expect(seen.html).toContain('value="31/02/2018"');
  });
  test('a document of tomorrow is refused', async () => {
    const seen = await office.send('/van-ban', '/van-ban/xem-truoc', {
      ...DOCUMENT,
      ngay_ban_hanh: '2018-09-19',
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Ngày ban hành 19/9/2018 ở sau hôm nay, 18/9/2018');
  });
  test('registered, it takes effect; the same form sent twice at once registers once', async () => {
    const preview = await office.send('/van-ban', '/van-ban/xem-truoc', DOCUMENT);
    const fields = hiddenFields(preview.html, '/van-ban');
    const [first, second] = await Promise.all([
      office.post('/van-ban', { ...fields }),
      office.post('/van-ban', { ...fields }),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(first.location).toBe(second.location);
    expect((await office.get(first.location ?? '')).text).toContain('Nhiệm vụ 12: hết ngày 17/12/2018');
    expect(await guidances()).toHaveLength(1);
    const task = await office.get('/nhiem-vu/77-12');
    expect(task.text).toContain('Thời hạn: hết ngày 17/12/2018 (thứ Hai)');
    expect(place.workflows.poked.map((label) => label.entityId)).toContain('77-12');
  });
  test('the same document entered anew is not registered a second time', async () => {
    const preview = await office.send('/van-ban', '/van-ban/xem-truoc', { ...DOCUMENT, so: '25-hd/btctw' });
    const again = await office.post('/van-ban', hiddenFields(preview.html, '/van-ban'));
    expect(again.status).toBe(422);
    expect(again.text).toContain('đã được ghi nhận trước đó');
    expect(await guidances()).toHaveLength(1);
  });
  test('taken back without a reason: refused; with one: the deadline is what it was', async () => {
    const [row] = await guidances();
    const action = `/van-ban/${row?.id}/rut`;
    const refused = await office.send('/van-ban', action, { ly_do: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chưa ghi lý do rút văn bản');
    const done = await office.send('/van-ban', action, { ly_do: 'Nhập nhầm văn bản' });
    expect(done.status).toBe(303);
    expect((await office.get('/nhiem-vu/77-12')).text).toContain('Mốc phải hoàn thành: hết ngày 31/12/2019');
  });
});

describe('a form from elsewhere', () => {
  test.each([
    ['another site', { origin: 'https://xau.example' }],
    ['another site by the browser’s word', { 'sec-fetch-site': 'cross-site', origin: BASE_URL }],
    ['no browser', {}],
    ['an origin withheld', { origin: 'null' }],
  ])('from %s: refused, and the clock stays', async (_, headers) => {
    const fields = hiddenFields((await office.get('/')).html, '/dong-ho');
    const before = await place.deps.clock.now();
    const seen = await office.post('/dong-ho', fields, headers);
    expect(seen.status).toBe(403);
    expect(await place.deps.clock.now()).toBe(before);
  });
  test('from a page of ours without the token, or with another session’s: refused', async () => {
    const other = await officeAt(place);
    const foreign = hiddenFields((await other.get('/')).html, '/dong-ho');
    expect((await office.post('/dong-ho', { den: 'moc' })).status).toBe(403);
    expect((await office.post('/dong-ho', foreign)).status).toBe(403);
  });
  test('not a form at all: refused', async () => {
    const answer = await place.app.request(`${BASE_URL}/r/viec`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: BASE_URL },
    });
    expect(answer.status).toBe(415);
  });
});
