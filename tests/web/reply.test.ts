import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields, Seen } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
const PERSON = { ho_ten: 'Trần Thị Bình', chuc_vu: 'Phó Giám đốc' };
const RESULT = { loai: 'result', so_van_ban: '15/KH-SNV', ngay_van_ban: '11/4/2018', ...PERSON };

let place: WebPlace;
let office: BrowserSession;

const tokenOf = (task: string, body: string): string =>
  place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, task, body));
const reportsOf = (task: string) => place.deps.store.read((tx) => tx.reports(PLAN_ID, task));
const pdf = (name: string): File => new File([PDF], name, { type: 'application/pdf' });

/** Follows the link in a body's mail to the clean address of its page. */
async function opened(task: string, body: string): Promise<{ browser: BrowserSession; page: string }> {
  const browser = browserSession(place.app, BASE_URL);
  const seen = await browser.get(`/r/${tokenOf(task, body)}`);
  expect(seen.status).toBe(303);
  return { browser, page: seen.location ?? '' };
}

async function answered(task: string, body: string, typed: Fields): Promise<Seen> {
  const { browser, page } = await opened(task, body);
  return browser.send(page, '/r/viec', typed);
}

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

describe('the link', () => {
  test('is swapped for a cookie and a clean address', async () => {
    const browser = browserSession(place.app, BASE_URL);
    const token = tokenOf('77-9', 'so-noi-vu');
    const seen = await browser.get(`/r/${token}`);
    expect(seen.location).toMatch(/^\/r\/viec\?ma=[\w-]{12}$/);
    expect(seen.location).not.toContain(token);
    expect(seen.headers.get('set-cookie')).toMatch(/Path=\/r; HttpOnly; SameSite=Lax/);
    const page = await browser.get(seen.location ?? '');
    expect(page.text).toContain('Sở Nội vụ: cơ quan tham mưu. Kế hoạch 77-KH/TU');
    expect(page.html).not.toContain(token);
  });
  test('of several tasks stay open side by side', async () => {
    const { browser, page } = await opened('77-9', 'so-noi-vu');
    const other = await browser.get(`/r/${tokenOf('77-1', 'so-noi-vu')}`);
    expect((await browser.get(page)).text).toContain('Nhiệm vụ 9');
    expect((await browser.get(other.location ?? '')).text).toContain('Nhiệm vụ 1');
  });
  test('unknown, expired and revoked: one and the same page', async () => {
    const { store, clock, tokens } = place.deps;
    const now = await clock.now();
    const [revoked] = await store.read((tx) => tx.links(PLAN_ID, '77-3'));
    if (revoked === undefined) throw new Error('nobody was written to about task 3');
    const id = linkIdOf(PLAN_ID, '77-3', 'so-y-te');
    const digest = tokens.digestOf(tokens.tokenOf(id));
    await store.write(async (tx) => {
      await tx.setLinkStatus(PLAN_ID, '77-3', 'revoked');
      await tx.saveLinks([{ ...revoked, id, digest, body: 'so-y-te', expiresAt: now, status: 'open' }]);
    });
    const [unknown, ofRevoked, ofExpired] = await Promise.all(
      ['A'.repeat(43), tokenOf('77-3', revoked.body), tokenOf('77-3', 'so-y-te')].map((token) =>
        browserSession(place.app, BASE_URL).get(`/r/${token}`),
      ),
    );
    expect(unknown?.status).toBe(404);
    expect(ofExpired).toMatchObject({ status: 404, html: unknown?.html });
    expect(ofRevoked).toMatchObject({ status: 404, html: unknown?.html });
    expect(unknown?.headers.get('set-cookie')).toBeNull();
  });
  test('a page without its cookie says what to do, and nothing of the task', async () => {
    const { page } = await opened('77-9', 'so-noi-vu');
    const seen = await browserSession(place.app, BASE_URL).get(page);
    expect(seen.status).toBe(403);
    expect(seen.text).toContain('cần cookie');
    expect(seen.text).not.toContain('Nhiệm vụ 9');
  });
  test('GET and HEAD leave every row as it was', async () => {
    const rows = () =>
      place.deps.store.read(async (tx) => [await tx.entities(PLAN_ID), await tx.links(PLAN_ID, '77-9')]);
    const before = await rows();
    const { browser, page } = await opened('77-9', 'so-noi-vu');
    for (const path of [page, `/r/${tokenOf('77-9', 'so-noi-vu')}`]) {
      await browser.get(path);
      expect((await browser.head(path)).html).toBe('');
    }
    expect(await rows()).toEqual(before);
  });
});

describe('what each body may send', () => {
  test.each([
    ['77-9', 'so-noi-vu', ['result', 'progress', 'presented']],
    ['77-9', 'ban-to-chuc-tinh-uy', ['progress']],
    ['77-12', 'so-noi-vu', ['progress']],
    ['77-IV.2a', 'thanh-uy-vi-thanh', ['round']],
  ])('%s, %s: %j', async (task, body, kinds) => {
    const { browser, page } = await opened(task, body);
    const { html } = await browser.get(page);
    expect([...html.matchAll(/name="loai" value="(\w+)"/g)].map(([, kind]) => kind)).toEqual(kinds);
  });
});

describe('a form with faults', () => {
  test('each fault at its field, everything typed kept and escaped', async () => {
    const words = 'Đã làm <b>xong</b> "phần 1" & phần 2';
    const seen = await answered('77-9', 'so-noi-vu', {
      ...RESULT,
      ngay_van_ban: '31/02/2018',
      ho_ten: '',
      noi_dung: words,
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Có 02 chỗ cần xem lại');
    expect(seen.text).toContain('Chưa ghi họ tên người gửi');
    expect(seen.html).toContain('value="15/KH-SNV"');
    expect(seen.html).toContain('Đã làm &lt;b&gt;xong&lt;/b&gt; &quot;phần 1&quot; &amp; phần 2');
    expect(seen.html).not.toContain('<b>xong');
    expect(await reportsOf('77-9')).toEqual([]);
  });
  test('a result without document and file is not proven', async () => {
    const seen = await answered('77-9', 'so-noi-vu', { ...RESULT, so_van_ban: '', ngay_van_ban: '' });
    expect(seen.text).toContain('Ghi số và ngày của văn bản, hoặc gửi ít nhất một tệp');
  });
  test('a file that was fit need not be sent again', async () => {
    const { browser, page } = await opened('77-11', 'dang-doan-ubmttq-tinh');
    const first = await browser.send(page, '/r/viec', { loai: 'progress', tep: pdf('Sơ kết.pdf') });
    expect(first.status).toBe(422);
    expect(first.text).toContain('Đã nhận: Sơ kết.pdf');
    const [, kept = ''] = /name="da_nhan" value="([^"]+)"/.exec(first.html) ?? [];
    const fields = {
      ...hiddenFields(first.html, '/r/viec'),
      ...PERSON,
      noi_dung: 'Đã sơ kết',
      loai: 'progress',
    };
    const second = await browser.post('/r/viec', {
      ...fields,
      ...hiddenFields(first.html, '/r/viec', { loai: 'progress' }),
      da_nhan: kept,
    });
    expect(second.status).toBe(303);
    expect((await reportsOf('77-11'))[0]?.files.map((file) => file.name)).toEqual(['Sơ kết.pdf']);
  });
  test('a kept file of another link, or a forged one, counts for nothing', async () => {
    const forged = Buffer.from(JSON.stringify({ sha256: 'x', name: 'x', mime: 'x', size: 1 })).toString(
      'base64url',
    );
    const seen = await answered('77-9', 'so-noi-vu', {
      ...RESULT,
      so_van_ban: '',
      ngay_van_ban: '',
      da_nhan: `${forged}.abc`,
    });
    expect(seen.status).toBe(422);
  });
});

describe('a result', () => {
  const tep = [pdf('Kế hoạch số 15.pdf'), pdf('..\\..\\"ẩn"\u202efdp.pdf')];
  let receipt = '';
  let fields: Fields = {};
  let browser: BrowserSession;

  test('with number, date and files is stored once, however often it is sent', async () => {
    const visit = await opened('77-9', 'so-noi-vu');
    ({ browser } = visit);
    fields = { ...hiddenFields((await browser.get(visit.page)).html, '/r/viec', RESULT), ...RESULT, tep };
    const [first, second] = await Promise.all([
      browser.post('/r/viec', fields),
      browser.post('/r/viec', fields),
    ]);
    const third = await browser.post('/r/viec', fields);
    expect([first.status, second.status, third.status]).toEqual([303, 303, 303]);
    expect(new Set([first.location, second.location, third.location]).size).toBe(1);
    receipt = first.location ?? '';
    expect(await reportsOf('77-9')).toHaveLength(1);
  });
  test('has a receipt: what was stored, when, its code', async () => {
    const { text } = await browser.get(receipt);
    expect(text).toContain('Đã lưu lúc 08 giờ 00 ngày 11/4/2018');
    expect(text).toMatch(/Mã biên nhận: [0-9A-F]{10}/);
    expect(text).toContain('Văn bản số 15/KH-SNV ngày 11/4/2018');
    expect(text).toContain('đồng chí Trần Thị Bình, Phó Giám đốc');
    expect(text).toContain('Kế hoạch số 15.pdf');
    expect(text).not.toContain('..');
  });
  test('the receipt is nobody else’s', async () => {
    const other = await opened('77-1', 'so-noi-vu');
    const code = other.page.split('ma=')[1] ?? '';
    expect((await other.browser.get(receipt.replace(/ma=.*/, `ma=${code}`))).status).toBe(404);
  });
  test('another form for the same task comes too late, and what was typed is shown again', async () => {
    const late = { ...fields, ma_mau: randomUUID(), noi_dung: 'Bổ sung của tôi' };
    const seen = await browser.post('/r/viec', late);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('đã chuyển sang bước khác');
    expect(seen.text).toContain('Bổ sung của tôi');
    expect(await reportsOf('77-9')).toHaveLength(1);
  });
  test('its file is downloaded as what was sent, never opened as a page', async () => {
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    const seen = await office.get(`/tep/${sha256}`);
    expect(seen.html).toBe(PDF.toString());
    expect(seen.headers.get('content-disposition')).toMatch(/^attachment; filename="Ke hoach so 15.pdf"/);
    expect(seen.headers.get('content-type')).toBe('application/pdf');
  });
  test('a return without a reason is refused', async () => {
    const seen = await office.send('/nhiem-vu/77-9', '/nhiem-vu/77-9/ket-luan', {
      ket_luan: 'return',
      ho_ten: 'Lê Văn Cường',
      chuc_vu: 'Phó Trưởng ban',
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Trả lại kết quả phải nêu lý do');
    expect(seen.html).toContain('value="Lê Văn Cường"');
  });
  test('confirmed behind the link of the confirmer, the task is done and on time', async () => {
    const visit = await opened('77-9', 'ban-to-chuc-tinh-uy');
    const page = await visit.browser.get(visit.page);
    expect(page.text).toContain('Kết luận về kết quả');
    expect(page.text).toContain('Văn bản số 15/KH-SNV');
    const judged = await visit.browser.send(visit.page, '/r/ket-luan', {
      ket_luan: 'confirm',
      ho_ten: 'Lê Văn Cường',
      chuc_vu: 'Phó Trưởng ban',
    });
    expect(judged.status).toBe(303);
    expect((await visit.browser.get(judged.location ?? '')).text).toContain('Ý kiến về kết quả');
    const { text } = await office.get('/nhiem-vu/77-9');
    expect(text).toContain('Đã hoàn thành đúng hạn');
    expect(text).toContain('Ban Tổ chức Tỉnh ủy xác nhận kết quả');
  });
  test('closed, the page shows what was stored and takes nothing', async () => {
    const { browser: again, page } = await opened('77-9', 'so-noi-vu');
    const seen = await again.get(page);
    expect(seen.text).toContain('trang chỉ để xem');
    expect(seen.text).toContain('Văn bản số 15/KH-SNV');
    expect(seen.html).not.toContain('<form');
    // The very form that was stored still leads to its receipt.
    expect((await again.post('/r/viec', fields)).location).toBe(receipt);
  });
});

describe('a round', () => {
  test('the plan of one body: 1/21, and the console says who is missing', async () => {
    const sent = await answered('77-IV.2a', 'thanh-uy-vi-thanh', {
      ...PERSON,
      so_van_ban: '20-KH/TU',
      ngay_van_ban: '2018-04-10',
    });
    expect(sent.status).toBe(303);
    const { text } = await office.get('/');
    expect(text).toContain('đã nhận 1/21, còn 20 đơn vị chưa gửi');
    expect((await office.get('/dot/77-IV.2a')).text).toContain('Thành ủy Vị Thanh 10/4/2018');
  });
});

describe('a form from elsewhere', () => {
  test('another site’s, one without token, one without cookie: refused, nothing stored', async () => {
    const { browser, page } = await opened('77-1', 'so-noi-vu');
    const hidden = hiddenFields((await browser.get(page)).html, '/r/viec', RESULT);
    const fields = { ...hidden, ...RESULT, noi_dung: 'Chữ của tôi' };
    expect((await browser.post('/r/viec', fields, { origin: 'https://xau.example' })).status).toBe(403);
    expect((await browser.post('/r/viec', { ...fields, dau: 'x' })).status).toBe(403);
    const bare = await browserSession(place.app, BASE_URL).post('/r/viec', fields);
    expect(bare.status).toBe(403);
    expect(bare.text).toContain('Chữ của tôi');
    expect(await reportsOf('77-1')).toEqual([]);
  });
  test('an empty one of a scanner does nothing', async () => {
    const { browser } = await opened('77-1', 'so-noi-vu');
    for (const path of ['/r/viec', '/r/ket-luan', `/r/${tokenOf('77-1', 'so-noi-vu')}`]) {
      expect((await browser.post(path, {})).status).toBeGreaterThanOrEqual(403);
    }
    expect(await reportsOf('77-1')).toEqual([]);
  });
});

test('no token and no typed word ever stands in the log', () => {
  expect(place.log.join('\n')).not.toContain(tokenOf('77-9', 'so-noi-vu'));
  expect(place.log).toEqual([]);
});
