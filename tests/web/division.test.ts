import { afterAll, beforeAll, expect, test } from 'vitest';
import { hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

const PAGE = '/nhiem-vu/77-9/quyet-dinh/chia';
const TYPED = {
  so_van_ban: '15-QĐ/TU',
  ngay_van_ban: '10/4/2018',
  noi_dung: 'Chia để từng cơ quan chịu trách nhiệm phần việc của mình.',
  ho_ten: 'Trần Thị Bình',
  chuc_vu: 'Phó Trưởng ban',
  ten_1: 'Kế hoạch khắc phục ở các ấp',
  thoi_gian_1: 'Hoàn thành trong quý I/2019',
  chu_tri_1: 'so-noi-vu',
  phoi_hop_1: ['so-tai-chinh', 'ban-to-chuc-tinh-uy'],
  ten_2: 'Kế hoạch khắc phục ở các khu vực',
  thoi_gian_2: 'chậm nhất ngày 28/6/2019',
  chu_tri_2: 'so-tai-chinh',
};

const ids = async (): Promise<readonly string[]> =>
  (await place.deps.store.read((tx) => tx.laterTasks(PLAN_ID))).map(({ definition }) => definition.id);

test('the page of a task offers to divide it', async () => {
  const { html } = await office.get('/nhiem-vu/77-9');
  expect(html).toContain(`href="${PAGE}"`);
});

test('what is refused comes back with every fault at its field and every word and tick that was there', async () => {
  const wrong = { ...TYPED, thoi_gian_1: 'ngày 31/02/2019', chu_tri_2: '' };
  const seen = await office.send(PAGE, `${PAGE}/xem-truoc`, wrong);
  expect(seen.status).toBe(422);
  expect(seen.html).toContain('id="chia-thoi_gian_1-loi"');
  expect(seen.html).toContain('id="chia-chu_tri_2-loi"');
  for (const word of ['15-QĐ/TU', 'Trần Thị Bình', 'Kế hoạch khắc phục ở các ấp', 'ngày 31/02/2019'])
    expect(seen.html).toContain(word);
  expect(seen.html.match(/name="phoi_hop_1"[^>]*checked/gu)).toHaveLength(2);
  const noDocument = await office.send(PAGE, `${PAGE}/xem-truoc`, { ...TYPED, so_van_ban: '' });
  expect(noDocument.status).toBe(422);
  expect(noDocument.html).toContain('id="chia-so_van_ban-loi"');
  expect(noDocument.html).toContain('Kế hoạch khắc phục ở các khu vực');
  expect(await ids()).toEqual([]);
});

test('one more new task is asked for without losing a word', async () => {
  const seen = await office.send(PAGE, `${PAGE}/xem-truoc`, { ...TYPED, them: '1' });
  expect(seen.status).toBe(200);
  expect(seen.html).toContain('name="ten_3"');
  expect(seen.html).toContain('Kế hoạch khắc phục ở các khu vực');
});

test('the preview shows tasks and letters; pressing its button divides, once however often it is pressed', async () => {
  const seen = await office.send(PAGE, `${PAGE}/xem-truoc`, TYPED);
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Nhiệm vụ 77-9a: Kế hoạch khắc phục ở các ấp');
  expect(seen.text).toContain('Thời hạn: hết ngày 31/3/2019');
  expect(await ids()).toEqual([]);
  const all = { ...hiddenFields(seen.html, PAGE, {}), ...TYPED };
  const done = await office.post(PAGE, all);
  expect(done.status).toBe(303);
  expect((await office.get(done.location ?? '')).text).toContain('Đã chia thành nhiệm vụ 77-9a, 77-9b');
  expect((await office.post(PAGE, all)).status).toBe(303);
  expect(await ids()).toEqual(['77-9a', '77-9b']);
  const plan = await office.get('/');
  expect(plan.html).toContain('id="77-9a"');
  expect((await office.get('/nhiem-vu/77-9a')).text).toContain('Chia từ nhiệm vụ 77-9 theo số 15-QĐ/TU');
});

test('the page of the divided task leads to those that replaced it, and theirs lead back', async () => {
  const divided = await office.get('/nhiem-vu/77-9');
  expect(divided.text).toContain(
    'Được chia thành Nhiệm vụ 9a: Kế hoạch khắc phục ở các ấp Nhiệm vụ 9b: Kế hoạch khắc phục ở các khu vực',
  );
  for (const id of ['77-9a', '77-9b']) {
    expect(divided.html).toContain(`href="/nhiem-vu/${id}"`);
    const part = await office.get(`/nhiem-vu/${id}`);
    expect(part.html).toContain('href="/nhiem-vu/77-9"');
    expect(part.text).toContain('theo số 15-QĐ/TU ngày 10/4/2018');
  }
});

test('within the window it is taken back with a reason', async () => {
  const path = `${PAGE}/rut`;
  expect((await office.get('/nhiem-vu/77-9')).html).toContain(`href="${path}"`);
  const who = { ho_ten: TYPED.ho_ten, chuc_vu: TYPED.chuc_vu };
  const refused = await office.send(path, path, { ...who, noi_dung: '' });
  expect(refused.status).toBe(422);
  const undone = await office.send(path, path, { ...who, noi_dung: 'Nhập nhầm nhiệm vụ.' });
  expect(undone.status).toBe(303);
  expect((await office.get('/')).html).not.toContain('id="77-9a"');
  expect((await office.get('/nhiem-vu/77-9')).text).not.toContain('Được chia thành');
  expect((await office.get('/nhiem-vu/77-9')).html, place.log.join('\n')).toContain(`href="${PAGE}"`);
});
