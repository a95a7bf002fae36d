import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields, Seen } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const BODY = { ho_ten: 'Trần Thị Bình', chuc_vu: 'Phó Giám đốc' };
const LEADER = { ho_ten: 'Lê Văn Cường', chuc_vu: 'Phó Trưởng ban' };

let place: WebPlace;
let office: BrowserSession;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  // The notices of assignment leave and with them the links.
  await office.send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

interface Opened {
  readonly browser: BrowserSession;
  readonly page: string;
  /** The address of one action of this link. */
  readonly at: (path: string) => string;
}

async function opened(task: string, body: string): Promise<Opened> {
  const browser = browserSession(place.app, BASE_URL);
  const seen = await browser.get(`/r/${place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, task, body))}`);
  const page = seen.location ?? '';
  return { browser, page, at: (path) => page.replace('/r/viec?', `/r/viec/${path}?`) };
}

async function sent(task: string, body: string, path: string, typed: Fields): Promise<Seen> {
  const { browser, at } = await opened(task, body);
  return browser.send(at(path), at(path), { ...BODY, ...typed });
}

const desk = (task: string, path: string): string => `/nhiem-vu/${task}/quyet-dinh/${path}`;
const decided = (task: string, path: string, typed: Fields): Promise<Seen> =>
  office.send(desk(task, path), desk(task, path), { ...LEADER, ...typed });

const stateOf = async (task: string) => {
  const [row] = await place.deps.store.read((tx) => tx.entities(PLAN_ID, [task]));
  if (row?.state?.kind !== 'task') throw new Error(`no task ${task}`);
  return row.state;
};
/** An open task that a group of several bodies carries out. */
async function groupedTask(): Promise<string> {
  const rows = await place.deps.store.read((tx) => tx.entities(PLAN_ID));
  const found = rows.find(
    ({ state }) =>
      state?.kind === 'task' && state.progress === 'open' && state.parties.implementing.length > 2,
  );
  if (found === undefined) throw new Error('the plan has no open task with an implementing group');
  return found.entityId;
}
const reportsOf = (task: string) => place.deps.store.read((tx) => tx.reports(PLAN_ID, task));

const EXTENSION = {
  ngay_de_nghi: '29/3/2019',
  ly_do_chinh: 'waits-for-opinion',
  noi_dung: 'Chờ ý kiến của Sở Tài chính.',
};

describe('more time', () => {
  test('is offered to the lead alone, in a list of what else can be sent', async () => {
    const lead = await opened('77-9', 'so-noi-vu');
    const seen = await lead.browser.get(lead.page);
    expect(seen.text).toContain('Việc khác đồng chí có thể gửi');
    expect(seen.text).toContain('Đề nghị gia hạn');
    expect(seen.text).not.toContain('Nêu ý kiến về việc ghi quá hạn');
    const [coordinating = ''] = (await stateOf('77-9')).parties.coordinating;
    const copy = await opened('77-9', coordinating);
    expect((await copy.browser.get(copy.page)).text).not.toContain('Đề nghị gia hạn');
    expect((await copy.browser.get(copy.at('gia-han'))).status).toBe(404);
  });

  test('with nothing typed: every fault at its field, nothing stored', async () => {
    const seen = await sent('77-9', 'so-noi-vu', 'gia-han', {
      ho_ten: '',
      chuc_vu: '',
      ngay_de_nghi: '31/02/2019',
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Có 05 chỗ cần xem lại');
    expect(seen.text).toContain('"31/02/2019" không phải một ngày có thật');
    expect(seen.text).toContain('Chọn một lý do chính.');
    expect(await reportsOf('77-9')).toEqual([]);
  });

  test('a date that does not extend is refused by the rules, and what was typed is still there', async () => {
    const seen = await sent('77-9', 'so-noi-vu', 'gia-han', { ...EXTENSION, ngay_de_nghi: '31/12/2018' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Ngày gia hạn 31/12/2018 phải ở sau ngày 31/12/2018.');
    expect(seen.html).toContain('Chờ ý kiến của Sở Tài chính.');
  });

  test('asked, decided at the desk, and the new date is on the page; sent twice it is stored once', async () => {
    const { browser, page, at } = await opened('77-9', 'so-noi-vu');
    const form = hiddenFields((await browser.get(at('gia-han'))).html, at('gia-han'));
    const first = await browser.post(at('gia-han'), { ...form, ...BODY, ...EXTENSION });
    const again = await browser.post(at('gia-han'), { ...form, ...BODY, ...EXTENSION });
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.location).toBe(first.location);
    expect((await browser.get(first.location ?? '')).status).toBe(200);
    expect((await browser.get(page)).text).toContain(
      'Sở Nội vụ đề nghị đến hết ngày 29/3/2019; chưa có ý kiến.',
    );
    expect((await reportsOf('77-9')).map(({ purpose }) => purpose)).toEqual(['extension']);
    const done = await decided('77-9', 'quyet-gia-han', {
      ket_qua: 'dong-y',
      so_van_ban: '12-CV/BTCTU',
      ngay_van_ban: '10/4/2018',
    });
    expect(done.location).toMatch(/^\/nhiem-vu\/77-9/);
    const after = await browser.get(page);
    expect(after.text).toContain('Đã gia hạn từ 31/12/2018 đến hết ngày 29/3/2019.');
    expect(after.text).toContain('Thời hạn ban đầu 31/12/2018');
    expect(after.text).toContain('gia hạn theo số 12-CV/BTCTU ngày 10/4/2018');
  });

  test("another date is offered through the decider's link, and declined by the body", async () => {
    await sent('77-9', 'so-noi-vu', 'gia-han', { ...EXTENSION, ngay_de_nghi: '28/6/2019' });
    const bare = await decided('77-9', 'quyet-gia-han', { ket_qua: 'ngay-khac', noi_dung: 'Quá dài.' });
    expect(bare.text).toContain('Chưa ghi ngày được đề xuất.');
    const leader = await opened('77-9', 'ban-to-chuc-tinh-uy');
    const shown = await leader.browser.get(leader.at('quyet-gia-han'));
    // Nobody decides what he has not read: the body's own words, its reason and who signed them.
    expect(shown.text).toContain('Chờ ý kiến của Sở Tài chính.');
    expect(shown.text).toContain('Lý do chính: chờ ý kiến của cơ quan khác.');
    expect(shown.text).toContain('Đề nghị gia hạn, Sở Nội vụ');
    await decided('77-9', 'quyet-gia-han', {
      ket_qua: 'ngay-khac',
      ngay_khac: '30/4/2019',
      noi_dung: 'Quá dài.',
    });
    const { browser, at } = await opened('77-9', 'so-noi-vu');
    expect((await browser.get(at('ngay-de-xuat'))).text).toContain('Ngày được đề xuất: 30/4/2019');
    const stale = hiddenFields((await browser.get(at('ngay-de-xuat'))).html, at('ngay-de-xuat'));
    expect(
      (await browser.send(at('ngay-de-xuat'), at('ngay-de-xuat'), { ...BODY, tra_loi: 'khong' })).status,
    ).toBe(303);
    expect((await stateOf('77-9')).schedule.dueOn).toBe('2019-03-29');
    // The same page, still open in another window: the task has moved on, and nothing typed is lost.
    const late = await browser.post(at('ngay-de-xuat'), {
      ...stale,
      ...BODY,
      tra_loi: 'nhan',
      noi_dung: 'Nhận.',
    });
    expect(late.status).toBe(422);
    expect(late.text).toContain('đã chuyển sang bước khác');
    expect(late.html).toContain('Nhận.');
  });
});

describe('an opinion, a member of the group, a question', () => {
  test('the turn goes to another party and comes back', async () => {
    const [asked = ''] = (await stateOf('77-9')).parties.coordinating;
    const seen = await sent('77-9', 'so-noi-vu', 'lay-y-kien', { co_quan: asked, noi_dung: 'Về kinh phí.' });
    expect(seen.status).toBe(303);
    const lead = await opened('77-9', 'so-noi-vu');
    expect((await lead.browser.get(lead.page)).text).toContain('Đang chờ ý kiến');
    expect((await sent('77-9', asked, 'cho-y-kien', { noi_dung: 'Thống nhất.' })).status).toBe(303);
    expect((await lead.browser.get(lead.page)).text).not.toContain('Đang chờ ý kiến');
  });

  test('a member without proof is refused at both fields; with it, it is counted by name', async () => {
    const task = await groupedTask();
    const { parties } = await stateOf(task);
    const [member = ''] = parties.implementing;
    const bare = await sent(task, member, 'phan-viec', {});
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Ghi số và ngày của văn bản, hoặc gửi ít nhất một tệp.');
    const proof = { so_van_ban: '5-BC', ngay_van_ban: '10/4/2018' };
    expect((await sent(task, member, 'phan-viec', proof)).status).toBe(303);
    await decided(task, 'xac-nhan-phan-viec', { co_quan: member, ket_luan: 'xac-nhan' });
    const page = await office.get(`/nhiem-vu/${task}`);
    expect(page.text).toContain(`đã xác nhận 1/${parties.implementing.length}:`);
  });

  test('"đã ban hành chưa?" is answered by one choice', async () => {
    const { watchedBy } = (await stateOf('77-12')).parties;
    const bare = await sent('77-12', watchedBy ?? '', 'van-ban-da-ban-hanh', {});
    expect(bare.text).toContain('Chọn đã ban hành hoặc chưa ban hành.');
    const seen = await sent('77-12', watchedBy ?? '', 'van-ban-da-ban-hanh', { tra_loi: 'chua' });
    expect(seen.status).toBe(303);
    expect(await stateOf('77-12')).toMatchObject({ progress: 'waiting', watch: { issued: false } });
  });
});

describe('decisions at the desk', () => {
  test('a change of the plan cites a document and a reason', async () => {
    const seen = await decided('77-15', 'tam-dung', {});
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Chưa ghi số, ký hiệu văn bản.');
    expect(seen.text).toContain('Chưa ghi ngày văn bản.');
    expect(seen.text).toContain('Chưa ghi nội dung, lý do.');
    expect((await stateOf('77-15')).progress).toBe('open');
  });

  test('suspended, resumed under another date, then dropped', async () => {
    const paper = { so_van_ban: '3-QĐ/TU', ngay_van_ban: '10/4/2018', noi_dung: 'Chờ sắp xếp.' };
    await decided('77-15', 'tam-dung', paper);
    expect((await office.get('/nhiem-vu/77-15')).text).toContain('Tạm dừng');
    await decided('77-15', 'tiep-tuc', { ...paper, thoi_han_moi: '30/6/2020' });
    expect(await stateOf('77-15')).toMatchObject({ progress: 'open', schedule: { dueOn: '2020-06-30' } });
    expect((await office.get('/nhiem-vu/77-15')).text).toContain('Thời hạn trước khi điều chỉnh');
    const unknown = await decided('77-15', 'thoi-thuc-hien', { ...paper, thay_bang: '77-99' });
    expect(unknown.text).toContain('Không có nhiệm vụ "77-99" để thay thế.');
    await decided('77-15', 'thoi-thuc-hien', { ...paper, thay_bang: '77-16' });
    const page = await office.get('/nhiem-vu/77-15');
    expect(page.text).toContain('Thôi thực hiện');
    expect(page.text).not.toContain('Quyết định về nhiệm vụ');
    expect((await office.get(desk('77-15', 'tam-dung'))).status).toBe(404);
  });

  test('a place that is eligible starts task 5b; the reading of task 12 gets a name', async () => {
    await decided('77-5b', 'du-dieu-kien', {
      noi: 'huyen-uy-long-my',
      tu_ngay: '10/4/2018',
      noi_dung: 'Đủ điều kiện.',
    });
    expect((await stateOf('77-5b')).progress).not.toBe('waiting');
    expect((await office.get('/nhiem-vu/77-5b')).text).toContain('Nơi đủ điều kiện');
    expect((await office.get(desk('77-12', 'cach-hieu'))).text).toContain('Cách đề xuất:');
    // Nothing chosen must not pass for the proposed reading.
    const unchosen = await decided('77-12', 'cach-hieu', { cach_hieu: '' });
    expect(unchosen.text).toContain('Chọn một cách hiểu.');
    expect((await stateOf('77-12')).reading).toBeNull();
    await decided('77-12', 'cach-hieu', { cach_hieu: '0' });
    expect((await stateOf('77-12')).reading).toMatchObject({ choice: 0 });
  });

  test('what cannot be decided is not offered: no such page, and the task says nothing of it', async () => {
    expect((await office.get(desk('77-9', 'ket-luan-thoi-han'))).status).toBe(404);
    expect((await office.get(desk('77-6', 'cach-hieu'))).status).toBe(404);
    expect((await office.get('/nhiem-vu/77-nothing/quyet-dinh/tam-dung')).status).toBe(404);
  });
});

test('a decision that is pressed twice is stored once, and the second press is told so', async () => {
  const at = desk('77-1', 'tam-dung');
  const form = { ...hiddenFields((await office.get(at)).html, at), ...LEADER };
  const typed = { ...form, so_van_ban: '4-QĐ/TU', ngay_van_ban: '10/4/2018', noi_dung: 'Chờ sắp xếp.' };
  const both = [await office.post(at, typed), await office.post(at, typed)];
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await office.get(both[1]?.location ?? '')).text).toContain('Quyết định này đã được ghi.');
  expect(await reportsOf('77-1')).toHaveLength(1);
});

test('a late mark comes with the confirmation, when the links are closed: it can be contested and concluded all the same', async () => {
  await office.send('/', '/dong-ho', { den: 'ngay', ngay: '02/4/2019' });
  const result = { loai: 'result', so_van_ban: '9-KH/SNV', ngay_van_ban: '01/4/2019' };
  const lead = await opened('77-9', 'so-noi-vu');
  await lead.browser.send(lead.page, '/r/viec', { ...BODY, ...result });
  await office.send('/nhiem-vu/77-9', '/nhiem-vu/77-9/ket-luan', { ...LEADER, ket_luan: 'confirm' });
  expect(await stateOf('77-9')).toMatchObject({ progress: 'done', verdict: 'late' });
  const ended = await lead.browser.get(lead.page);
  expect(ended.text).toContain('Nêu ý kiến về việc ghi quá hạn');
  expect(ended.html).not.toContain('<form');
  expect((await lead.browser.get(lead.at('gia-han'))).status).toBe(404);
  const contested = await sent('77-9', 'so-noi-vu', 'y-kien-ve-thoi-han', { noi_dung: 'Đã gửi ngày 29/3.' });
  expect(contested.status).toBe(303);
  const concluded = await sent('77-9', 'ban-to-chuc-tinh-uy', 'ket-luan-thoi-han', {
    ket_luan: 'bo',
    noi_dung: 'Có giấy biên nhận.',
  });
  expect(concluded.status).toBe(303);
  expect(await stateOf('77-9')).toMatchObject({ progress: 'done', verdict: 'on-time', contest: null });
});

test('a form without the token of its page is not looked at', async () => {
  const { browser, page, at } = await opened('77-9', 'so-noi-vu');
  const code = new URL(page, BASE_URL).searchParams.get('ma') ?? '';
  const seen = await browser.post(at('gia-han'), { ...BODY, ...EXTENSION, viec: code });
  expect(seen.status).toBe(403);
});
