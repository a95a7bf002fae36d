import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { registerGuidance } from '../../src/usecases/register-guidance.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/* A form lies open in one window while the task moves on in another; and the form that a document against a decided date asks for. */

const LEADER = { ho_ten: 'Lê Văn Cường', chuc_vu: 'Phó Trưởng ban' };
const BODY = { ho_ten: 'Trần Thị Bình', chuc_vu: 'Phó Giám đốc' };
const DESK = '/nhiem-vu/77-9/quyet-dinh/quyet-gia-han';

let place: WebPlace;
let office: BrowserSession;
let lead: BrowserSession;
let page: string;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
  lead = browserSession(place.app, BASE_URL);
  const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'));
  page = (await lead.get(`/r/${token}`)).location ?? '';
});
afterAll(() => place.remove());

const at = (path: string): string => page.replace('/r/viec?', `/r/viec/${path}?`);
const asksFor = async (ngay_de_nghi: string, noi_dung: string): Promise<void> => {
  const typed = { ...BODY, ngay_de_nghi, ly_do_chinh: 'budget', noi_dung };
  expect((await lead.send(at('gia-han'), at('gia-han'), typed)).status).toBe(303);
};
const opened = async (): Promise<Fields> => hiddenFields((await office.get(DESK)).html, DESK);
const stateOf = async () => {
  const [row] = await place.deps.store.read((tx) => tx.entities(PLAN_ID, ['77-9']));
  if (row?.state?.kind !== 'task') throw new Error('77-9 is a task');
  return row.state;
};

test('the request was decided and another one has come: not stored, the new one shown, the choice to be made anew', async () => {
  await asksFor('29/3/2019', 'Chờ ý kiến của Sở Tài chính.');
  const stale = await opened();
  await office.send(DESK, DESK, { ...LEADER, ket_qua: 'khong', noi_dung: 'Chưa đủ căn cứ.' });
  await asksFor('28/6/2019', 'Thiếu kinh phí.');

  const late = await office.post(DESK, { ...stale, ...LEADER, ket_qua: 'dong-y', noi_dung: 'Đồng ý.' });
  expect(late.status).toBe(422);
  expect(late.text).toContain(
    'đề nghị gia hạn đã được giải quyết hoặc được thay bằng đề nghị khác. Chưa ghi gì',
  );
  expect(late.text).toContain('đề nghị gia hạn đến hết ngày 28/6/2019');
  expect(late.text).toContain('Thiếu kinh phí.');
  // What was typed stays; what was chosen about the other request does not.
  expect(late.html).toContain('Đồng ý.');
  expect(late.html).not.toContain('value="dong-y" selected');
  expect((await stateOf()).extensions).toMatchObject({ granted: [], open: { proposedOn: '2019-06-28' } });
});

test('read again and sent: it is stored', async () => {
  const seen = await office.get(DESK);
  const again = { ...hiddenFields(seen.html, DESK), ...LEADER, ket_qua: 'ngay-khac', ngay_khac: '30/4/2019' };
  expect((await office.post(DESK, { ...again, noi_dung: 'Quá dài.' })).status).toBe(303);
  expect((await stateOf()).extensions.open?.offer).toMatchObject({ until: '2019-04-30' });
});

test('the offer the body looks at was replaced meanwhile: its answer is not taken for the other one', async () => {
  const stale = hiddenFields((await lead.get(at('ngay-de-xuat'))).html, at('ngay-de-xuat'));
  await office.send(DESK, DESK, {
    ...LEADER,
    ket_qua: 'ngay-khac',
    ngay_khac: '31/5/2019',
    noi_dung: 'Thêm.',
  });
  const late = await lead.post(at('ngay-de-xuat'), { ...stale, ...BODY, tra_loi: 'nhan' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('ngày được đề xuất đã thay đổi hoặc không còn');
  expect(late.text).toContain('Ngày được đề xuất: 31/5/2019');
  expect((await stateOf()).schedule.dueOn).toBe('2018-12-31');
});

test('the request is gone altogether: said, what was typed is there to be copied, and the way to the task', async () => {
  const stale = await opened();
  const answer = { ...BODY, tra_loi: 'khong' };
  expect((await lead.send(at('ngay-de-xuat'), at('ngay-de-xuat'), answer)).status).toBe(303);
  const late = await office.post(DESK, { ...stale, ...LEADER, ket_qua: 'khong', noi_dung: 'Không đồng ý.' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('Nhiệm vụ đã chuyển sang bước khác');
  expect(late.text).toContain('Không đồng ý.');
  expect(late.html).toContain('href="/nhiem-vu/77-9"');
});

test('the date was changed while a form about it lay open', async () => {
  const path = '/nhiem-vu/77-9/quyet-dinh/dieu-chinh';
  const paper = { so_van_ban: '3-QĐ/TU', ngay_van_ban: '10/4/2018', noi_dung: 'Theo quyết định.' };
  const stale = hiddenFields((await office.get(path)).html, path);
  await office.send(path, path, { ...LEADER, ...paper, thoi_han_moi: '30/6/2019' });
  const late = await office.post(path, { ...stale, ...LEADER, ...paper, thoi_han_moi: '31/01/2019' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('thời hạn hoặc tình trạng của nhiệm vụ đã thay đổi');
  expect((await stateOf()).schedule.dueOn).toBe('2019-06-30');
});

test('a result was given back and another handed in: the word about the first does not confirm the second', async () => {
  const results = '/nhiem-vu/77-9/ket-luan';
  const handsIn = (so_van_ban: string) =>
    lead.send(page, '/r/viec', { ...BODY, loai: 'result', so_van_ban, ngay_van_ban: '10/4/2018' });
  await handsIn('9-KH/SNV');
  const stale = hiddenFields((await office.get('/nhiem-vu/77-9')).html, results);
  await office.send('/nhiem-vu/77-9', results, { ...LEADER, ket_luan: 'return', ly_do: 'Thiếu phụ lục.' });
  await handsIn('10-KH/SNV');
  const late = await office.post(results, { ...stale, ...LEADER, ket_luan: 'confirm' });
  expect(late.text).toContain('cơ quan đã báo cáo một kết quả khác');
  expect((await stateOf()).progress).toBe('submitted');
  await office.send('/nhiem-vu/77-9', results, { ...LEADER, ket_luan: 'confirm' });
  expect((await stateOf()).progress).toBe('done');
});

test('a document against a decided date: the page says what holds and what is asked, and the form decides', async () => {
  const path = '/nhiem-vu/77-12/quyet-dinh/thoi-han-theo-van-ban';
  const papers = { so_van_ban: '15-QĐ/TU', ngay_van_ban: '10/4/2018', noi_dung: 'Theo kết luận.' };
  const document = (number: string, issuedOn: string) =>
    registerGuidance(place.deps, {
      planId: PLAN_ID,
      events: ['tw-huong-dan-hop-nhat-ba-van-phong'],
      number,
      title: 'Hướng dẫn hợp nhất ba văn phòng',
      issuedBy: 'Ban Tổ chức Trung ương',
      issuedOn: localDate(issuedOn),
      receivedOn: null,
    });
  await document('12-HD/TW', '2018-04-09');
  const amendment = '/nhiem-vu/77-12/quyet-dinh/dieu-chinh';
  await office.send(amendment, amendment, { ...LEADER, ...papers, thoi_han_moi: '29/3/2019' });
  expect((await office.get(path)).status).toBe(404);
  await document('15-HD/TW', '2018-04-10');

  const seen = await office.get('/nhiem-vu/77-12');
  expect(seen.text).toContain('Thời hạn hết ngày 29/3/2019 do người có thẩm quyền quyết định vẫn được giữ');
  expect(seen.text).toContain('Quyết định thời hạn khi có văn bản mới');
  const form = await office.get(path);
  expect(form.text).toContain('Giữ thời hạn đã quyết định: hết ngày 29/3/2019');
  expect(form.text).toContain('Theo văn bản: hết ngày 10/7/2018');
  const bare = await office.send(path, path, { ...LEADER, noi_dung: 'Giữ.' });
  expect(bare.text).toContain('Chọn một thời hạn.');
  const done = await office.send(path, path, { ...LEADER, noi_dung: 'Giữ.', thoi_han: 'giu' });
  expect(done.status).toBe(303);
  const after = await office.get('/nhiem-vu/77-12');
  expect(after.text).not.toContain('vẫn được giữ; văn bản');
  expect(after.text).toContain('quyết định: giữ thời hạn đã quyết định. Thời hạn: hết ngày 29/3/2019.');
});
