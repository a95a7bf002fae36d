import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { aPdf } from '../support/a-pdf.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { signedByHeads } from '../support/second-signature.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/* Task 9: a specialist of Sở Nội vụ prepares the result, the head of Sở Nội vụ signs it behind a link of his own. */

const PDF = aPdf('Ke hoach 12');
const SHA = createHash('sha256').update(PDF).digest('hex');
const SPECIALIST = { ho_ten: 'Lê Thị Mai', chuc_vu: 'Chuyên viên' };
const HEAD = { ho_ten: 'Trần Văn Bình', chuc_vu: 'Giám đốc' };
const RESULT = { loai: 'result', so_van_ban: '12-KH/SNV', ngay_van_ban: '11/4/2018', ...SPECIALIST };
const file = (): File => new File([new Uint8Array(PDF)], 'ke-hoach.pdf', { type: 'application/pdf' });

let place: WebPlace;
let office: BrowserSession;
let specialist: BrowserSession;
let page: string;
let head: BrowserSession;
let signing: string;

const tokenOf = (purpose: 'answer' | 'sign'): string =>
  place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu', purpose));
const reports = () => place.deps.store.read((tx) => tx.reports(PLAN_ID, '77-9'));
const stateOf = async () => {
  const [row] = await place.deps.store.read((tx) => tx.entities(PLAN_ID, ['77-9']));
  if (row?.state?.kind !== 'task') throw new Error('77-9 is a task');
  return row.state;
};
const prepare = (more: Fields = {}) => specialist.send(page, '/r/viec', { ...RESULT, tep: file(), ...more });
const formOf = async (): Promise<Record<string, string>> =>
  hiddenFields((await head.get(signing)).html, '/r/ky');
const sha = (path: string): string => path.replace('/r/ky?', `/r/ky/tep/${SHA}?`);

beforeAll(async () => {
  place = await webPlace(BASE_URL, {}, signedByHeads);
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
  specialist = browserSession(place.app, BASE_URL);
  page = (await specialist.get(`/r/${tokenOf('answer')}`)).location ?? '';
});
afterAll(() => place.remove());

describe('the specialist', () => {
  test('is told before he sends who will sign, and which day judges', async () => {
    const { text } = await specialist.get(page);
    expect(text).toContain('đồng chí Giám đốc Sở Nội vụ nhận liên kết riêng để ký gửi hoặc trả lại.');
    expect(text).toContain('đúng hạn hay quá hạn theo ngày ký, không theo ngày chuẩn bị.');
    expect(text).toContain('Gửi trình thủ trưởng ký');
  });

  test('gets a receipt that says who must still sign; the task stands as before', async () => {
    const sent = await prepare();
    expect(sent.status).toBe(303);
    const receipt = await specialist.get(sent.location ?? '');
    expect(receipt.text).toContain('Chưa gửi cho cơ quan theo dõi.');
    expect(receipt.text).toContain(
      'đồng chí Giám đốc Sở Nội vụ xem và ký gửi tại liên kết riêng, gửi về hộp thư của thủ trưởng đã đăng ký.',
    );
    expect(receipt.text).toContain('các thư nhắc vẫn gửi');
    expect(await stateOf()).toMatchObject({ progress: 'open', prepared: [{ body: 'so-noi-vu' }] });
  });

  test('sees on his page that it waits; the form is still there, for a newer one', async () => {
    const { text, html } = await specialist.get(page);
    expect(text).toMatch(
      /Kết quả của Sở Nội vụ, do đồng chí Lê Thị Mai, Chuyên viên chuẩn bị lúc .*, đang chờ ký/u,
    );
    expect(html).toContain('name="loai" value="result"');
    expect(html).not.toContain(tokenOf('sign'));
  });

  test('the office sees it on the page of the task, and in its history', async () => {
    const { text } = await office.get('/nhiem-vu/77-9');
    expect(text).toMatch(/đang chờ ký: đồng chí Giám đốc Sở Nội vụ xem và ký gửi/u);
    expect(text).toContain('Sở Nội vụ chuẩn bị kết quả, trình thủ trưởng ký, văn bản số 12-KH/SNV');
    expect(text).toContain('Sở Nội vụ, liên kết ký của thủ trưởng: đang mở');
  });

  test('other bodies of the task see nothing of it', async () => {
    const other = browserSession(place.app, BASE_URL);
    const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'ban-to-chuc-tinh-uy'));
    const seen = await other.get((await other.get(`/r/${token}`)).location ?? '');
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('chờ ký');
  });
});

describe('the link for signing', () => {
  test('opens a page of its own; looking changes nothing', async () => {
    const before = [await stateOf(), await reports()];
    head = browserSession(place.app, BASE_URL);
    const seen = await head.get(`/r/${tokenOf('sign')}`);
    expect(seen.location).toMatch(/^\/r\/ky\?ma=[\w-]{12}$/u);
    signing = seen.location ?? '';
    const shown = await head.get(signing);
    expect(shown.text).toContain('Người gửi: đồng chí Lê Thị Mai, Chuyên viên');
    expect(shown.text).toContain('đúng hạn hay quá hạn theo ngày ký');
    expect(shown.html).not.toContain(tokenOf('sign'));
    expect((await head.head(signing)).html).toBe('');
    expect([await stateOf(), await reports()]).toEqual(before);
  });

  test('opens no page of the other link, nor the other its', async () => {
    const never = await browserSession(place.app, BASE_URL).get(`/r/${'A'.repeat(43)}`);
    const crossed = [
      await head.get(signing.replace('/r/ky?', '/r/viec?')),
      await specialist.get(page.replace('/r/viec?', '/r/ky?')),
      await specialist.get(sha(page.replace('/r/viec?', '/r/ky?'))),
    ];
    for (const seen of crossed) {
      expect(seen.status).toBe(404);
      expect(seen.text).toBe(never.text);
    }
    const fields = { ...(await formOf()), ...RESULT };
    expect((await head.post('/r/viec', fields)).status).toBe(404);
  });

  test('gives the files of what waits, as attachments; no others', async () => {
    const got = await head.get(sha(signing));
    expect(got.status).toBe(200);
    expect(got.headers.get('content-disposition')).toContain('attachment');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await head.get(sha(signing).replace(SHA, '0'.repeat(64)))).status).toBe(404);
  });

  test.each<[string, Fields, Record<string, string>, number]>([
    ['another site', HEAD, { origin: 'https://la.example' }, 403],
    ['a form without its token', { ...HEAD, dau: 'x' }, { origin: BASE_URL }, 403],
    ['a scanner that sends the form as it found it', {}, { origin: BASE_URL }, 422],
    ['a form without the button that signs', HEAD, { origin: BASE_URL }, 422],
  ])('%s: nothing is signed', async (_, typed, headers, status) => {
    const sent = await head.post('/r/ky', { ...(await formOf()), ...typed }, headers);
    expect(sent.status).toBe(status);
    expect(await stateOf()).toMatchObject({ progress: 'open', prepared: [{ body: 'so-noi-vu' }] });
  });

  test('without a cookie what was typed is shown again', async () => {
    const stranger = browserSession(place.app, BASE_URL);
    const sent = await stranger.post('/r/ky', { ...(await formOf()), ...HEAD, ket_luan: 'sign' });
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('Trần Văn Bình');
  });
});

describe('the head', () => {
  test('who is the one that prepared it is told so, and keeps what he typed', async () => {
    const sent = await head.post('/r/ky', { ...(await formOf()), ...SPECIALIST, ket_luan: 'sign' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Người ký phải khác người chuẩn bị (đồng chí Lê Thị Mai).');
    expect(sent.html).toContain('value="Chuyên viên"');
  });

  test('gives back with a reason, and without one is asked for it', async () => {
    const typed = { ...HEAD, ket_luan: 'return' };
    const bare = await head.post('/r/ky', { ...(await formOf()), ...typed });
    expect([bare.status, bare.text.includes('phải nêu lý do')]).toEqual([422, true]);
    const sent = await head.post('/r/ky', { ...(await formOf()), ...typed, ly_do: 'Thiếu số liệu.' });
    expect((await head.get(sent.location ?? '')).text).toContain(
      'ý kiến của đồng chí được gửi về hộp thư của cơ quan',
    );
    expect((await stateOf()).prepared).toEqual([]);
    expect((await specialist.get(page)).text).toContain('Thiếu số liệu.');
    expect((await head.get(signing)).text).toContain('không có kết quả nào của cơ quan chờ ký');
  });

  test('whose page lay open while the result was replaced signs nothing, and is shown the newer one', async () => {
    await prepare();
    const stale = await formOf();
    await prepare({ noi_dung: 'Đã bổ sung số liệu.' });
    const sent = await head.post('/r/ky', { ...stale, ...HEAD, ket_luan: 'sign' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('kết quả chờ ký hoặc thời hạn của nhiệm vụ đã thay đổi. Chưa ghi gì');
    expect(sent.text).toContain('Đã bổ sung số liệu.');
    expect(sent.html).toContain('value="Trần Văn Bình"');
    expect(await stateOf()).toMatchObject({ progress: 'open' });
  });

  let signed: Fields;
  test('signs once, however often the form is sent; the receipt says what follows', async () => {
    const fields = { ...(await formOf()), ...HEAD, ket_luan: 'sign' };
    signed = fields;
    const sent = await head.post('/r/ky', fields);
    const again = await head.post('/r/ky', fields);
    expect([sent.status, again.location]).toEqual([303, sent.location]);
    expect((await head.get(sent.location ?? '')).text).toContain('lãnh đạo cơ quan xác nhận xem xét');
    expect((await reports()).filter(({ purpose }) => purpose === 'signed')).toHaveLength(1);
    expect(await stateOf()).toMatchObject({ progress: 'submitted', prepared: [] });
  });

  test('afterwards everybody sees whose result it is', async () => {
    const desk = await office.get('/nhiem-vu/77-9');
    expect(desk.text).toContain('Sở Nội vụ báo cáo kết quả, thủ trưởng ký gửi, văn bản số 12-KH/SNV');
    expect(desk.text).not.toContain('đang chờ ký');
    expect((await specialist.get(page)).text).toContain('Báo cáo kết quả, thủ trưởng ký gửi, Sở Nội vụ');
    const twice = await head.post('/r/ky', { ...signed, ma_mau: crypto.randomUUID() });
    expect([twice.status, twice.text.includes('Trần Văn Bình')]).toEqual([422, true]);
  });

  test('no token stands in the log', () => {
    expect(place.log.join('\n')).not.toContain(tokenOf('sign'));
  });
});

describe('the office takes back the link for signing', () => {
  const PATH = '/nhiem-vu/77-9/lien-ket/so-noi-vu/ky';
  test('on a page of its own; the head finds the page of dead links, the body its task', async () => {
    expect((await office.get(PATH)).text).toContain('Sở Nội vụ, liên kết ký của thủ trưởng: liên kết');
    const typed = { ho_ten: 'Phạm Văn Tư', ly_do: 'Thủ trưởng đã chuyển công tác.' };
    expect((await office.send(PATH, PATH, typed)).status).toBe(303);
    expect((await head.get(signing)).status).toBe(404);
    expect((await specialist.get(page)).status).toBe(200);
    expect((await office.get('/nhiem-vu/77-9')).text).toContain(
      'Sở Nội vụ, liên kết ký của thủ trưởng: đã thu hồi.',
    );
  });
});
