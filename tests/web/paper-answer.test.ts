import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/calendar/instant.ts';
import { aPdf } from '../support/a-pdf.ts';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
  await place.deps.store.write((tx) => tx.setPracticeNow(instant('2018-05-03T09:00:00+07:00')));
});
afterAll(() => place.remove());

const TYPED = {
  so_van_ban: '31-KH/HU',
  ngay_van_ban: '27/4/2018',
  ngay_gui: '27/4/2018',
  ngay_nhan: '02/5/2018',
  noi_dung: 'Kế hoạch thực hiện của Huyện ủy',
  ho_ten: 'Nguyễn Văn Bảy',
  chuc_vu: 'Phó Bí thư',
  nguoi_nhap: 'Lê Thị Mai',
};

describe('the secretary enters what came on paper', () => {
  test('for a round: stored with both days and who entered it', async () => {
    const path = '/dot/77-IV.2a/van-ban-giay';
    expect((await office.get('/dot/77-IV.2a')).html).toContain(`href="${path}"`);
    const sent = await office.send(path, path, { ...TYPED, co_quan: 'huyen-uy-long-my' });
    expect(sent.status).toBe(303);
    const page = await office.get('/dot/77-IV.2a');
    expect(page.text).toContain('đã nhận 1/21');
    expect(page.text).toContain('Văn bản giấy: gửi ngày 27/4/2018, nhận ngày 02/5/2018');
    expect(page.text).toContain('người nhập: Lê Thị Mai');
  });

  test('for a task, with the scan as a file', async () => {
    const path = '/nhiem-vu/77-9/van-ban-giay';
    const file = new File([aPdf('412')], 'bao-cao-412.pdf', { type: 'application/pdf' });
    const sent = await office.send(path, path, {
      ...TYPED,
      co_quan: 'so-noi-vu',
      loai_van_ban: 'progress',
      tep: file,
    });
    expect(sent.status).toBe(303);
    const page = await office.get('/nhiem-vu/77-9');
    expect(page.text).toContain('bao-cao-412.pdf');
    expect(page.text).toContain('nhận ngày 02/5/2018');
  });

  test('every fault at its field, and what was typed comes back', async () => {
    const path = '/nhiem-vu/77-9/van-ban-giay';
    const back = await office.send(path, path, { ...TYPED, ngay_nhan: '31/02/2018', so_van_ban: '' });
    expect(back.status).toBe(422);
    for (const words of [
      'Chọn cơ quan gửi.',
      'Chọn loại văn bản.',
      'Chưa ghi số của văn bản.',
      'không phải một ngày có thật',
    ])
      expect(back.text).toContain(words);
    expect(back.html).toContain('value="Nguyễn Văn Bảy"');
  });

  test('days that cannot be are said in a sentence', async () => {
    const path = '/nhiem-vu/77-9/van-ban-giay';
    const typed = { ...TYPED, co_quan: 'so-noi-vu', loai_van_ban: 'result', ngay_nhan: '20/4/2018' };
    const back = await office.send(path, path, typed);
    expect(back.text).toContain('Ngày gửi 27/4/2018 ở sau ngày nhận 20/4/2018.');
  });

  test('an unknown task, a form from elsewhere, a stranger', async () => {
    expect((await office.get('/nhiem-vu/77-99/van-ban-giay')).status).toBe(404);
    const path = '/nhiem-vu/77-9/van-ban-giay';
    expect((await office.post(path, { ...TYPED, dau: 'sai' })).status).toBe(403);
    expect((await browserSession(place.app, BASE_URL).get(path)).status).toBe(401);
  });
});
