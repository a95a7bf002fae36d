import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/* A form lies open in one window while the task moves on in another. */

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
