import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMail } from '../../src/usecases/list-mail.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { browserSession } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, SIGN_IN_KEY, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const PACKET = '/bao-cao-cap-tren/77-9';

let place: WebPlace;
let office: BrowserSession;

const goTo = (ngay: string) => office.send('/', '/dong-ho', { den: 'ngay', ngay });

/** What leaves for a body and is of one kind. */
const sentTo = async (recipient: string, kind: string) => {
  const messages = await place.deps.store.read((tx) => tx.messages(PLAN_ID));
  return messages.filter((message) => message.recipient === recipient && message.kind === kind);
};

/** A leader releases the letter to the head of Sở Nội vụ about task 9, by its form. */
async function releaseLetter(): Promise<void> {
  const mails = await listMail(place.deps, PLAN_ID, { baseUrl: BASE_URL });
  const held = mails.filter(({ status, tasks }) => status === 'held' && tasks.includes('77-9'));
  const draft = `/thu/${encodeURIComponent(held.find(({ recipient }) => recipient === 'so-noi-vu')?.id ?? '')}`;
  const leader = { ho_ten: 'Lê Văn Cường', chuc_vu: 'Phó Trưởng Ban Tổ chức Tỉnh ủy' };
  await office.send(draft, `${draft}/duyet`, leader);
}

beforeAll(async () => {
  place = await webPlace();
  office = browserSession(place.app, BASE_URL);
  await office.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
  await goTo('03/01/2019');
});
afterAll(() => place.remove());

describe('task 9 climbs on the console', () => {
  test('the drafts wait; nothing has climbed beyond them', async () => {
    const { text } = await office.get('/bao-cao-cap-tren');
    expect(text).toContain('Hồ sơ trình Ban Thường vụ (0)');
    expect(text).toMatch(/Nhiệm vụ 9.*Thư gửi người đứng đầu.*Sở Nội vụ/s);
    expect((await office.get('/nhiem-vu/77-9')).text).toContain('Thư gửi người đứng đầu: Sở Nội vụ');
  });

  test('not released by the day of the talk: chưa chuyển đến nơi nhận, as an alarm and on the page', async () => {
    await goTo('08/01/2019');
    const { alarms } = await showStatus(place.deps, PLAN_ID);
    const words = alarms.filter(({ kind, task }) => kind === 'not-served' && task === '77-9');
    expect(words.map((alarm) => alarm.words)).toEqual([
      'Thư gửi người đứng đầu (lập ngày 02/01/2019) chưa chuyển đến nơi nhận: Sở Nội vụ; chưa lên bậc sau.',
    ]);
    expect((await office.get('/nhiem-vu/77-9')).text).toContain('Chưa chuyển đến nơi nhận');
  });

  test('released and delivered, the talk follows two working days later, then the packet on its day', async () => {
    await releaseLetter();
    await goTo('09/01/2019');
    expect(await sentTo('so-noi-vu', 'overdue-letter')).toHaveLength(1);
    await goTo('14/01/2019');
    const talks = await listMail(place.deps, PLAN_ID, { baseUrl: BASE_URL });
    expect(
      talks.some(({ text, recipient }) => recipient === 'so-noi-vu' && text.includes('trao đổi trực tiếp')),
    ).toBe(true);
    await goTo('22/01/2019');
    const { text } = await office.get('/bao-cao-cap-tren');
    expect(text).toContain('Hồ sơ trình Ban Thường vụ (3)');
    expect(text).toContain('đồng chí Phó Trưởng Ban Tổ chức Tỉnh ủy');
  });

  test('the packet page is one page about the task, with everything that was tried', async () => {
    const { text } = await office.get(PACKET);
    for (const words of [
      'Cơ quan chịu trách nhiệm Sở Nội vụ.',
      'Số ngày làm việc quá hạn',
      'và ngày 28/12/2018 (qua thư điện tử)',
      'Chưa nhận được báo cáo nào của cơ quan.',
      'Cấp quyết định Ban Thường vụ Tỉnh ủy.',
      'Không ai duyệt hồ sơ về việc của cơ quan mình.',
    ])
      expect(text).toContain(words);
  });

  test('the officer is silent: his superior is asked, and the silence is counted', async () => {
    await goTo('25/01/2019');
    const { text } = await office.get('/bao-cao-cap-tren');
    expect(text).toMatch(/\d\d lần hết giờ mà chưa có ý kiến/);
    expect(await sentTo('van-phong-tinh-uy', 'packet')).toEqual([]);
  });

  test('held without a reason or a name it is refused, and what was typed stays', async () => {
    const form = await office.send(PACKET, `${PACKET}/y-kien`, {
      y_kien: 'hold',
      nguoi_duyet: 'truong-ban-to-chuc',
      ho_ten: 'Trần Thị Bình',
    });
    expect([form.status, form.text.includes('Giữ lại hồ sơ phải nêu lý do.')]).toEqual([422, true]);
    expect(form.html).toContain('value="Trần Thị Bình"');
  });

  test('held with a reason, then released: it is presented through Văn phòng Tỉnh ủy', async () => {
    const officer = { nguoi_duyet: 'truong-ban-to-chuc', ho_ten: 'Trần Thị Bình' };
    await office.send(PACKET, `${PACKET}/y-kien`, {
      y_kien: 'hold',
      ...officer,
      ly_do: 'Sở đã hẹn gửi ngày 30/01/2019',
    });
    expect((await office.get(PACKET)).text).toContain('Người giữ lại Đồng chí Trưởng Ban Tổ chức Tỉnh ủy');
    await office.send(PACKET, `${PACKET}/y-kien`, { y_kien: 'release', ...officer });
    await goTo('28/01/2019');
    const [packet, ...others] = await sentTo('van-phong-tinh-uy', 'packet');
    expect(others).toEqual([]);
    expect(packet?.subject).toContain('Kính trình: nhiệm vụ 9 cần Ban Thường vụ Tỉnh ủy cho ý kiến');
    expect(packet?.text).not.toMatch(/đôn đốc/i);
  });

  test('the directive comes back, is shown on the task, and its two working days run out', async () => {
    await office.send(PACKET, `${PACKET}/chi-dao`, {
      noi_dung: 'Hoàn thành trong tháng 02/2019, báo cáo Thường trực Tỉnh ủy',
      ho_ten: 'Nguyễn Văn An',
      chuc_vu: 'Phó Bí thư Thường trực Tỉnh ủy',
    });
    expect((await office.get('/nhiem-vu/77-9')).text).toContain('đang chờ trả lời');
    await goTo('31/01/2019');
    expect(await sentTo('so-noi-vu', 'directive')).toHaveLength(1);
    expect((await office.get('/bao-cao-cap-tren')).text).toContain('quá thời hạn, chưa nhận được trả lời');
    const { html } = await office.get(PACKET);
    const [, directive = ''] = /name="chi_dao"[^]*?<option value="([0-9a-f-]{36})"/.exec(html) ?? [];
    await office.send(PACKET, `${PACKET}/tra-loi`, {
      chi_dao: directive,
      noi_dung: 'Sở sẽ trình ngày 15/02/2019',
      ho_ten: 'Phạm Thị Dung',
      chuc_vu: 'Phó Giám đốc Sở Nội vụ',
    });
    expect((await office.get('/nhiem-vu/77-9')).text).toContain('đã trả lời quá hạn');
  });

  test('what is verified holds: no rung doubled, no deadline unexplained, nobody gone was written to', async () => {
    const { alarms, late } = await showStatus(place.deps, PLAN_ID);
    const never = ['doubled-rung', 'unexplained', 'gone-body', 'overdue-unserved', 'no-wake-up'];
    expect(
      alarms.filter(
        ({ kind, task }) => never.includes(kind) && task.startsWith('77-') && !task.includes('IV'),
      ),
    ).toEqual([]);
    expect(late).toEqual([]);
  });
});
