import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/calendar/instant.ts';
import { advance } from '../../src/usecases/advance.ts';
import { listMail } from '../../src/usecases/list-mail.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
let path: string;

beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

test('a letter that is still to come cannot have been delivered', async () => {
  const mails = await listMail(place.deps, PLAN_ID, { baseUrl: BASE_URL });
  const later = mails.find(({ status }) => status === 'queued');
  const form = `/thu/${encodeURIComponent(later?.id ?? '')}/chuyen-giay`;
  const refused = await office.send(form, form, { ...TYPED, ngay_chuyen: '10/4/2018' });
  expect(refused.text).toContain('Thư này chưa đến giờ gửi');
});

/** The reminder of task 9 of 16/11/2018, as it left. */
async function sendReminder(): Promise<void> {
  for (const at of ['2018-11-16T06:00:00+07:00', '2018-11-16T08:00:00+07:00'].map(instant)) {
    await place.deps.store.write((tx) => tx.setPracticeNow(at));
    // Letters of one instant leave when all that is due then is applied.
    const owed = await place.deps.store.read((tx) => tx.owed(at, 100));
    for (const { entityId } of owed) await advance(place.deps, PLAN_ID, entityId, 0);
    await place.workflows.poke([]);
  }
  const mails = await listMail(place.deps, PLAN_ID, { baseUrl: BASE_URL });
  const reminder = mails.find(({ id }) => id.startsWith('2018-11-16.so-noi-vu'));
  if (reminder === undefined) throw new Error('no reminder');
  path = `/thu/${encodeURIComponent(reminder.id)}`;
}

const TYPED = {
  so_cong_van_di: '1204-CV/BTCTU',
  ngay_chuyen: '16/11/2018',
  nguoi_nhan: 'Văn thư Sở Nội vụ',
  nguoi_nhap: 'Lê Thị Mai',
};

async function noticesOfTask9() {
  const [row] = await place.deps.store.read((tx) => tx.entities(PLAN_ID, ['77-9']));
  if (row?.state?.kind !== 'task') throw new Error('no task');
  return row.state.notices.filter(({ to }) => to === 'so-noi-vu').map(({ state }) => state);
}

describe('a letter that was delivered on paper', () => {
  beforeAll(sendReminder);

  test('what cannot be is said: tomorrow, before the letter, nothing filled in', async () => {
    const form = `${path}/chuyen-giay`;
    const faultOf = async (more: Readonly<Record<string, string>>) =>
      office.send(form, form, { ...TYPED, ...more });
    expect((await faultOf({ ngay_chuyen: '17/11/2018' })).text).toContain(
      'Ngày chuyển 17/11/2018 ở sau hôm nay.',
    );
    expect((await faultOf({ ngay_chuyen: '15/11/2018' })).text).toContain(
      'ở trước ngày của thư (16/11/2018).',
    );
    const empty = await faultOf({ so_cong_van_di: '', nguoi_nhan: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Chưa ghi số trong sổ công văn đi.');
    expect(await noticesOfTask9()).toEqual(['served-by-mail']);
  });

  test('is recorded with number, day and persons, and counts for the ladder', async () => {
    expect((await office.get(path)).html).toContain(`href="${path}/chuyen-giay"`);
    const sent = await office.send(`${path}/chuyen-giay`, `${path}/chuyen-giay`, TYPED);
    expect(sent.status).toBe(303);
    const page = await office.get(path);
    expect(page.text).toContain(
      'Đã chuyển bằng văn bản giấy ngày 16/11/2018; người nhận: Văn thư Sở Nội vụ.',
    );
    expect(page.text).toContain('Số 1204-CV/BTCTU trong sổ công văn đi. Người ghi nhận: Lê Thị Mai');
    expect(await noticesOfTask9()).toEqual(['served-on-paper']);
  });

  test('a second time it is refused, and the record stands', async () => {
    const form = `${path}/chuyen-giay`;
    const again = await office.send(form, form, { ...TYPED, so_cong_van_di: '1205-CV/BTCTU' });
    expect(again.text).toContain('Thư này đã được ghi nhận chuyển bằng văn bản giấy.');
    expect((await office.get(path)).text).toContain('1204-CV/BTCTU');
  });
});
