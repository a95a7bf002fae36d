import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepDrafts } from '../../src/usecases/drafts.ts';
import { sweepUploads } from '../../src/usecases/evidence-files.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { onOf, startOfDay } from '../../src/domain/calendar/instant.ts';
import { aPdf } from '../support/a-pdf.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const PDF = new File([new Uint8Array(aPdf('Du thao'))], 'Dự thảo.pdf');
const DRAFT = { loai: 'result', luu: 'nhap' };
const WORDS = { noi_dung: 'Phần 1 <đã xong>,\ncòn phần 2', so_van_ban: '15/KH', ngay_van_ban: 'chưa rõ' };

let place: WebPlace;

beforeAll(async () => {
  place = await webPlace();
  await (await officeAt(place)).send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

interface Opened {
  readonly browser: BrowserSession;
  readonly page: string;
}

async function opened(task: string, body: string): Promise<Opened> {
  const browser = browserSession(place.app, BASE_URL);
  const seen = await browser.get(`/r/${place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, task, body))}`);
  return { browser, page: seen.location ?? '' };
}

const look = ({ browser, page }: Opened) => browser.get(page);
const keep = ({ browser, page }: Opened, typed: Fields) =>
  browser.send(page, '/r/viec', { ...DRAFT, ...typed });
const drafts = (task: string, body: string) => place.deps.store.read((tx) => tx.drafts(PLAN_ID, task, body));
const facts = (task: string) => place.deps.store.read((tx) => tx.facts(PLAN_ID, task));
const valueOf = (html: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';

test('a draft is kept unchecked, told to nobody, and continued in another browser of the office', async () => {
  const before = await facts('77-9');
  const saved = await keep(await opened('77-9', 'so-noi-vu'), { ...WORDS, tep: PDF });
  expect(saved.status).toBe(303);
  const colleague = await opened('77-9', 'so-noi-vu');
  const seen = await look(colleague);
  expect(seen.text).toContain('Bản nháp lưu lúc 08 giờ 00 ngày 11/4/2018: giữ 03 ô đã nhập và 01 tệp');
  expect(seen.text).toContain('Chưa gửi cho cơ quan theo dõi');
  expect(seen.text).toContain('Đã nhận: Dự thảo.pdf');
  expect(seen.html).toContain('Phần 1 &lt;đã xong&gt;,\ncòn phần 2');
  expect(valueOf(seen.html, 'ngay_van_ban')).toBe('chưa rõ');
  expect(seen.text).toContain('Đã gửi (0)');
  expect(await facts('77-9')).toEqual(before);
});

test('it is seen only through the link of its body', async () => {
  const other = await look(await opened('77-9', 'ban-to-chuc-tinh-uy'));
  expect(other.text).not.toContain('Bản nháp');
  expect(other.html).not.toContain('Phần 1');
});

test('its file stays while it does', async () => {
  await sweepUploads(place.deps, 8e15);
  const [draft] = await drafts('77-9', 'so-noi-vu');
  const row = await place.deps.store.read((tx) => tx.fileRow(draft?.files[0]?.sha256 ?? '', 0));
  expect(row).not.toBeNull();
});

test('two people who continue it: the second is told, loses nothing, and decides', async () => {
  const [first, second] = [await opened('77-9', 'so-noi-vu'), await opened('77-9', 'so-noi-vu')];
  const page = await look(second);
  await keep(first, { ...WORDS, ho_ten: 'Trần Thị Bình', noi_dung: 'Bản của Bình' });
  const fields = { ...hiddenFields(page.html, '/r/viec', DRAFT), ...DRAFT, ...WORDS, noi_dung: 'Bản của An' };
  const told = await second.browser.post('/r/viec', fields);
  expect(told.status).toBe(422);
  expect(told.text).toContain('đã được lưu từ một trang khác (Trần Thị Bình)');
  expect(told.text).toContain('Bản của An');
  expect((await drafts('77-9', 'so-noi-vu'))[0]?.texts['noi_dung']).toBe('Bản của Bình');
  const again = { ...fields, ...hiddenFields(told.html, '/r/viec', DRAFT) };
  expect((await second.browser.post('/r/viec', again)).status).toBe(303);
  expect((await drafts('77-9', 'so-noi-vu'))[0]?.texts['noi_dung']).toBe('Bản của An');
});

test('a file that is not fit: the words are kept, and the page says which file was not', async () => {
  const seen = await keep(await opened('77-9', 'so-noi-vu'), { ...WORDS, tep: new File(['x'], 'x.exe') });
  expect(seen.status).toBe(422);
  expect(seen.text).toContain('Đã lưu nháp, trừ tệp nêu dưới đây');
  expect(seen.text).toContain('Tệp "x.exe" không thuộc loại được nhận');
  expect((await drafts('77-9', 'so-noi-vu'))[0]?.texts['so_van_ban']).toBe('15/KH');
});

test('a field that the form has not is told, and nothing is stored', async () => {
  const { browser, page } = await opened('77-9', 'so-noi-vu');
  const person = { ho_ten: 'Bình', chuc_vu: 'Phó Giám đốc' };
  const typed = { loai: 'progress', ...person, noi_dung: 'Đang làm', dien_thoai: '0123' };
  const seen = await browser.send(page, '/r/viec', typed);
  expect(seen.status).toBe(422);
  expect(seen.text).toContain('Mẫu không có ô "dien_thoai"');
  expect(seen.text).toContain('Đang làm');
});

test('sent, it is gone and its answer is stored once, whatever page sends it again', async () => {
  await keep(await opened('77-9', 'so-noi-vu'), { ...WORDS, tep: PDF });
  const visit = await opened('77-9', 'so-noi-vu');
  const page = await look(visit);
  const typed = {
    loai: 'result',
    so_van_ban: '15/KH',
    ngay_van_ban: '10/4/2018',
    ho_ten: 'Bình',
    chuc_vu: 'PGĐ',
  };
  const fields: Record<string, string> = {
    ...hiddenFields(page.html, '/r/viec', DRAFT),
    ...typed,
    da_nhan: valueOf(page.html, 'da_nhan'),
  };
  const sent = await visit.browser.post('/r/viec', fields);
  expect(sent.status).toBe(303);
  expect(await drafts('77-9', 'so-noi-vu')).toEqual([]);
  expect((await visit.browser.post('/r/viec', fields)).location).toBe(sent.location);
  const reports = await place.deps.store.read((tx) => tx.reports(PLAN_ID, '77-9'));
  expect(reports.map(({ files }) => files.map(({ name }) => name))).toEqual([['Dự thảo.pdf']]);
  const receipt = await visit.browser.get(sent.location ?? '');
  expect(receipt.text).toContain('Biên nhận');
  expect(receipt.text).toContain('Dự thảo.pdf');
  // From the page that was left open: what has been sent is not overwritten by what is only kept.
  expect((await visit.browser.post('/r/viec', { ...fields, luu: 'nhap', nhap_so: '0' })).status).toBe(303);
  const [draft] = await drafts('77-9', 'so-noi-vu');
  expect(draft?.id).not.toBe(fields['ma_mau']);
});

test('whose form is not offered any more is shown to be copied', async () => {
  const seen = await look(await opened('77-9', 'so-noi-vu'));
  expect(seen.text).toContain('không nhận "Báo cáo kết quả" nữa');
  expect(seen.text).toContain('15/KH');
});

test('of a round of reports, thrown away by who wrote it', async () => {
  const visit = await opened('77-IV.2a', 'thanh-uy-vi-thanh');
  expect((await keep(visit, { loai: 'round', noi_dung: 'Đang soạn' })).status).toBe(303);
  expect((await look(visit)).text).toContain('Đang soạn');
  await keep(visit, { loai: 'round', luu: 'xoa' });
  expect(await drafts('77-IV.2a', 'thanh-uy-vi-thanh')).toEqual([]);
  expect((await look(visit)).text).not.toContain('Đang soạn');
});

test('it ends with its link', async () => {
  await keep(await opened('77-IV.2a', 'thanh-uy-vi-thanh'), { loai: 'round', noi_dung: 'Đang soạn' });
  const far = startOfDay(addDays(onOf(await place.deps.clock.now()), 5000));
  expect(await sweepDrafts(place.deps, far)).toBe(2);
  expect(await drafts('77-IV.2a', 'thanh-uy-vi-thanh')).toEqual([]);
});
