import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { divideTask } from '../../src/usecases/divide-task.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession, Fields, Seen } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, SIGN_IN_KEY, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const H1 = '77-IV.2c-2018-h1';
const DUTY = '/dot/77-IV.2c';
const ROUND = `/dot/${H1}`;
const OFFICER = { ho_ten: 'Trần Thị B', chuc_vu: 'Phó Trưởng ban' };
const CLERK = { ho_ten: 'Nguyễn Văn A', chuc_vu: 'Chánh Văn phòng' };
const DAY = {
  ky: '2018-h1',
  ngay_nop: '15/6/2018',
  so: '45-CV/BTCTU',
  ngay_van_ban: '20/4/2018',
  ...OFFICER,
};

let place: WebPlace;
let office: BrowserSession;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

const goToDay = async (ngay: string): Promise<void> => {
  const moved = await office.send('/', '/dong-ho', { den: 'ngay', ngay });
  expect(moved.status).toBe(303);
};

async function opened(roundId: string, body: string): Promise<Seen> {
  const browser = browserSession(place.app, BASE_URL);
  const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, roundId, body));
  return browser.get((await browser.get(`/r/${token}`)).location ?? '');
}

async function reported(roundId: string, body: string, typed: Fields): Promise<Seen> {
  const browser = browserSession(place.app, BASE_URL);
  const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, roundId, body));
  const { location } = await browser.get(`/r/${token}`);
  const sent = await browser.send(location ?? '', '/r/viec', typed);
  return sent.status === 303 ? browser.get(location ?? '') : sent;
}

describe('before a day is set', () => {
  test('the plan says what waits, and for whose document; no date stands anywhere', async () => {
    const { text } = await office.get('/');
    expect(text).toContain('Chờ ấn định ngày nộp: báo cáo 6 tháng đầu năm 2018; năm 2018');
    const duty = await office.get(DUTY);
    expect(duty.text).toContain('Kế hoạch không ghi ngày nộp');
    expect(duty.text).toContain('Chưa có đợt nào: chưa có văn bản ấn định ngày nộp.');
    expect((await office.get(ROUND)).status).toBe(404);
  });

  test('every fault at its field, and nothing that was typed is lost', async () => {
    await goToDay('2018-04-20');
    const seen = await office.send(DUTY, `${DUTY}/an-dinh`, {
      ...DAY,
      so: '',
      ngay_nop: '31/6/2018',
      ho_ten: '',
    });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Chưa ghi số, ký hiệu của văn bản.');
    expect(seen.text).toContain('"31/6/2018" không phải một ngày có thật.');
    expect(seen.text).toContain('Chưa ghi họ tên người quyết định.');
    expect(seen.html).toContain('value="Phó Trưởng ban"');
    const strange = await office.send(DUTY, `${DUTY}/an-dinh`, { ...DAY, ngay_nop: '15/6/2019' });
    expect([strange.status, strange.text.includes('không hợp với báo cáo 6 tháng đầu năm 2018')]).toEqual([
      422,
      true,
    ]);
  });

  test('a form without the token of the session is not looked at', async () => {
    expect((await office.post(`${DUTY}/an-dinh`, DAY)).status).toBe(403);
    expect((await office.post(`${ROUND}/chot`, OFFICER)).status).toBe(403);
  });
});

describe('the first half of 2018 on the screen', () => {
  test('the day is set by a document; the page of the duty lists the round', async () => {
    const set = await office.send(DUTY, `${DUTY}/an-dinh`, DAY);
    expect([set.status, set.location?.startsWith(DUTY)]).toEqual([303, true]);
    const { text } = await office.get(set.location ?? '');
    expect(text).toContain('Đã ghi nhận ngày nộp báo cáo 6 tháng đầu năm 2018.');
    expect(text).toContain('chưa đến thời gian báo cáo, hạn 15/6/2018 (thứ Sáu)');
    expect(text).toContain('đồng chí Trần Thị B, Phó Trưởng ban, văn bản số 45-CV/BTCTU ngày 20/4/2018');
    expect((await office.get('/')).text).toContain(
      'báo cáo 6 tháng đầu năm 2018: chưa đến thời gian báo cáo',
    );
  });

  test('a body reports under the headings of the plan, corrects itself, another has nothing to report', async () => {
    await goToDay('2018-06-11');
    const typed = {
      ...CLERK,
      so_van_ban: '12-BC/HU',
      ngay_van_ban: '8/6/2018',
      muc_i: 'Đã ban hành kế hoạch.',
      muc_iv: 'Thiếu biên chế.',
    };
    const bare = await reported(H1, 'thanh-uy-vi-thanh', { ...typed, so_van_ban: '' });
    expect([bare.status, bare.text.includes('Chưa ghi số của văn bản.')]).toEqual([422, true]);
    expect(bare.html).toContain('Thiếu biên chế.');
    const first = await reported(H1, 'thanh-uy-vi-thanh', typed);
    expect(first.text).toContain('IV. Khó khăn, vướng mắc Thiếu biên chế.');
    // The correction begins with what was sent.
    expect(first.html).toMatch(/name="muc_iv"[^>]*>Thiếu biên chế\.</);
    await reported(H1, 'thanh-uy-vi-thanh', {
      ...typed,
      so_van_ban: '14-BC/HU',
      muc_iv: 'Thiếu 02 biên chế.',
    });
    const again = await opened(H1, 'thanh-uy-vi-thanh');
    expect(again.html).toMatch(/name="muc_iv"[^>]*>Thiếu 02 biên chế\.</);
    const both = await reported(H1, 'huyen-uy-long-my', {
      ...CLERK,
      khong_phat_sinh: 'co',
      muc_ii: 'Có việc.',
    });
    expect([both.status, both.text.includes('Bỏ chọn "Không phát sinh", hoặc xóa nội dung.')]).toEqual([
      422,
      true,
    ]);
    const nil = await reported(H1, 'huyen-uy-long-my', { ...CLERK, khong_phat_sinh: 'co' });
    expect(nil.text).toContain('Không phát sinh.');
    const { text } = await office.get(ROUND);
    expect(text).toContain('Mục IV.2c, báo cáo 6 tháng đầu năm 2018: đã nhận 2/21');
    expect(text).toContain('Chưa nhận được (19)');
    // Both came in one minute; which replaces which is told by the facts.
    expect(text).toMatch(/12-BC\/HU.*Bản thứ 2, thay bản trước.*14-BC\/HU/);
    expect(text).toMatch(/Huyện ủy Long Mỹ không ghi 11\/6\/2018 11\/6\/2018 Trong thời hạn Không phát sinh/);
  });

  test('it can be closed only after its day, by a named person; who comes later is stamped', async () => {
    expect((await office.get(ROUND)).text).not.toContain('Chốt đợt');
    await goToDay('2018-06-18');
    const faulty = await office.send(ROUND, `${ROUND}/chot`, { ho_ten: '', chuc_vu: '' });
    expect([faulty.status, faulty.text.includes('Chưa ghi họ tên người quyết định.')]).toEqual([422, true]);
    const closed = await office.send(ROUND, `${ROUND}/chot`, OFFICER);
    expect(closed.status).toBe(303);
    await reported(H1, 'huyen-uy-phung-hiep', { ...CLERK, so_van_ban: '9-BC/HU', ngay_van_ban: '18/6/2018' });
    const { text } = await office.get(ROUND);
    expect(text).toContain('chưa gửi khi chốt (19)');
    expect(text).toContain('Nhận sau khi chốt');
    expect(text).toContain('Đợt này đã chốt.');
    expect((await office.get(`${ROUND}-tong-hop`)).text).toContain(
      'báo cáo tổng hợp 6 tháng đầu năm 2018: đã nhận 0/1',
    );
  });

  test('the draft of the report upwards: counts that add up, the bodies’ words, no number, no day, no signature', async () => {
    const { status, text, html } = await office.get(`${ROUND}/du-thao`);
    expect(status).toBe(200);
    for (const words of [
      'DỰ THẢO',
      'Số ……………………',
      'ngày …… tháng ……',
      'BÁO CÁO tình hình thực hiện Kế hoạch số 77-KH/TU, ngày 10/4/2018 của Tỉnh ủy Hậu Giang, 6 tháng đầu năm 2018',
      'Đã nhận báo cáo của 3/21 đơn vị: trong thời hạn 02, sau thời hạn 01, chờ kết luận 00; báo cáo không phát sinh 01. Nhận sau khi chốt: Huyện ủy Phụng Hiệp.',
      'Chưa gửi (18):',
      'Tổng số: 20 nhiệm vụ',
      'Thành ủy Vị Thanh: Thiếu 02 biên chế.',
      'VI. Nhiệm vụ thời gian tới Nhiệm vụ 2,',
      'thời hạn hết ngày 31/12/2018.',
      'Thời hạn (nguyên văn)',
    ])
      expect(text).toContain(words);
    const [, list = ''] = /Trong đó:(.*?)<\/ul>/s.exec(html) ?? [];
    const counts = [...list.matchAll(/: (\d\d)</g)].map(([, count]) => Number(count));
    expect([counts.length, counts.reduce((sum, count) => sum + count, 0)]).toEqual([11, 20]);
    expect((await office.get(`${ROUND}-tong-hop/du-thao`)).status).toBe(200);
    expect((await office.get('/dot/77-IV.2a/du-thao')).status).toBe(404);
  });

  test('in the draft a divided task is named with its parts; it is not counted, and not as dropped', async () => {
    const part = (title: string) => ({
      title,
      phrase: 'Hoàn thành trong quý I/2019',
      scope: null,
      lead: 'so-noi-vu',
      coordinating: [],
      implementing: [],
    });
    const done = await divideTask(place.deps, {
      id: 'qd-15',
      planId: PLAN_ID,
      entityId: '77-9',
      by: 'ban-to-chuc-tinh-uy',
      personName: OFFICER.ho_ten,
      personTitle: OFFICER.chuc_vu,
      words: 'Chia để từng cơ quan chịu trách nhiệm.',
      documentNumber: '15-QĐ/TU',
      documentOn: localDate('2018-06-15'),
      into: [part('Ở các ấp'), part('Ở các khu vực')],
    });
    expect(done).toMatchObject({ ok: true });
    const { text, html } = await office.get(`${ROUND}/du-thao`);
    expect(text).toContain('Tổng số: 21 nhiệm vụ');
    expect(text).toContain('Thôi thực hiện: 00');
    expect(text).toContain('Không tính trong tổng số 01 nhiệm vụ đã được chia: Nhiệm vụ 9, ');
    expect(text).toContain('được chia thành nhiệm vụ 9a và 9b theo số 15-QĐ/TU ngày 15/6/2018.');
    expect(html).toContain('<td>Đã được chia</td>');
    const [, list = ''] = /Trong đó:(.*?)<\/ul>/s.exec(html) ?? [];
    const counts = [...list.matchAll(/: (\d\d)</g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(21);
  });
});

test('a plan that arrived on 05/5/2018: shown as waiting, concluded on with a reason', async () => {
  const another = await webPlace();
  const desk = browserSession(another.app, BASE_URL);
  await desk.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
  await desk.send('/', '/dong-ho', { den: 'ngay', ngay: '2018-05-05' });
  const browser = browserSession(another.app, BASE_URL);
  const token = another.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-IV.2a', 'thanh-uy-vi-thanh'));
  const { location } = await browser.get(`/r/${token}`);
  await browser.send(location ?? '', '/r/viec', {
    ...CLERK,
    so_van_ban: '20-KH/TU',
    ngay_van_ban: '4/5/2018',
  });
  const path = '/dot/77-IV.2a';
  expect((await desk.get(path)).text).toContain('Nhận đúng ngày 05/5/2018, chờ kết luận');
  expect((await desk.get('/')).text).toContain('Thành ủy Vị Thanh (05/5/2018, đúng ngày, chờ kết luận)');
  const without = await desk.send(path, `${path}/ket-luan`, { ...OFFICER, ket_luan: 'late' });
  expect([without.status, without.text.includes('Kết luận quá thời hạn phải nêu lý do.')]).toEqual([
    422,
    true,
  ]);
  const done = await desk.send(path, `${path}/ket-luan`, {
    ...OFFICER,
    ket_luan: 'on-time',
    ly_do: 'Gửi ngày 04/5.',
  });
  expect(done.status).toBe(303);
  const { text } = await desk.get(path);
  expect(text).toContain('Trong thời hạn (đã kết luận)');
  expect(text).toContain('Ban Tổ chức Tỉnh ủy kết luận: Thành ủy Vị Thanh gửi trong thời hạn.');
  await another.remove();
});
