import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptCode } from '../../src/domain/letter/report-words.ts';
import { linkIdOf, withAddresses } from '../../src/usecases/links.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { aPdf } from '../support/a-pdf.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const NO_LIMIT = { points: 1_000_000, seconds: 1 };
const RATES = {
  address: NO_LIMIT,
  unknown: NO_LIMIT,
  send: NO_LIMIT,
  renewal: NO_LIMIT,
  copy: { points: 4, seconds: 600 },
};
const PDF = new File([new Uint8Array(aPdf('So ket'))], 'Sơ kết 9 tháng.pdf');
const TYPED = {
  ho_ten: 'Trần Thị Bình',
  chuc_vu: 'Phó Giám đốc',
  noi_dung: 'Đã họp hai lần & {{link:x}}.\nCòn 12 ấp.',
};

let place: WebPlace;
let office: BrowserSession;
beforeAll(async () => {
  place = await webPlace(BASE_URL, { rates: RATES });
  office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

/** A body sends a form behind its link, and is led to its receipt. */
async function answered(task: string, body: string, typed: Fields) {
  const browser = browserSession(place.app, BASE_URL);
  const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, task, body));
  const page = (await browser.get(`/r/${token}`)).location ?? '';
  const sent = await browser.send(page, '/r/viec', { ...TYPED, ...typed });
  const receipt = sent.location ?? '';
  const id = /bien-nhan\/([^?]+)/u.exec(receipt)?.[1] ?? '';
  return { browser, receipt, id, token };
}

const copiesOf = (task: string) =>
  place.deps.store.read(async (tx) => {
    const letters = await tx.outbox(PLAN_ID, { entityId: task });
    const copies = letters.filter(({ mail }) => mail.endsWith('receipt'));
    return tx.messages(
      PLAN_ID,
      copies.flatMap(({ messageId }) => messageId ?? []),
    );
  });
const flat = (text: string): string => text.replace(/\s+/gu, ' ');

describe('a receipt by mail', () => {
  let visit: Awaited<ReturnType<typeof answered>>;
  beforeAll(async () => {
    visit = await answered('77-9', 'so-noi-vu', { loai: 'progress', tep: PDF });
  });

  test('is offered on its page, and looking sends nothing', async () => {
    const { text } = await visit.browser.get(visit.receipt);
    expect(text).toContain('chỉ gửi về hộp thư đã đăng ký của Sở Nội vụ, mỗi ngày một lần');
    expect(text).toContain('gửi báo cáo tiến độ tại trang trả lời, nêu rõ điều cần sửa');
    await visit.browser.head(visit.receipt);
    expect(await copiesOf('77-9')).toEqual([]);
  });

  test('not without the token of its page, and not by what a scanner sends', async () => {
    const fields = hiddenFields((await visit.browser.get(visit.receipt)).html, visit.receipt);
    const { browser, receipt } = visit;
    expect((await browser.post(receipt, {})).status).toBe(403);
    expect((await browser.post(receipt, { ...fields, dau: 'x' })).status).toBe(403);
    expect((await browser.post(receipt, fields, { origin: 'https://la.example' })).status).toBe(403);
    const stranger = browserSession(place.app, BASE_URL);
    expect((await stranger.post(receipt, fields)).status).toBe(403);
    expect(await copiesOf('77-9')).toEqual([]);
  });

  test('a copy goes to the registered mailbox, whatever else the form brings', async () => {
    const elsewhere = { email: 'nguoi.la@example.com', to: 'nguoi.la@example.com', hop_thu: 'x@y.vn' };
    const sent = await visit.browser.send(visit.receipt, visit.receipt, elsewhere);
    expect([sent.status, sent.location]).toEqual([303, visit.receipt]);
    const plan = await place.deps.store.read((tx) => tx.plan(PLAN_ID));
    const mailbox = plan?.plan.bodies.find(({ id }) => id === 'so-noi-vu')?.mailbox;
    const [message, ...others] = await copiesOf('77-9');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ to: [mailbox], recipient: 'so-noi-vu', status: 'captured' });
    expect(JSON.stringify(message)).not.toContain('nguoi.la');
  });

  test('it says what was stored, when, by whom, its code, the files with their SHA-256, and how to correct it', async () => {
    const [message] = await copiesOf('77-9');
    const report = await place.deps.store.read((tx) => tx.report(PLAN_ID, visit.id));
    const [file] = report?.files ?? [];
    const code = receiptCode(visit.id);
    expect(message?.subject).toBe(`[KH 77-KH/TU] Nhiệm vụ 9: bản sao biên nhận ${code}`);
    const sent = flat(withAddresses(message?.text ?? '', place.deps.tokens, BASE_URL));
    for (const words of [
      `Mã biên nhận: ${code}.`,
      'Loại nội dung: Báo cáo tiến độ.',
      'Người gửi: đồng chí Trần Thị Bình, Phó Giám đốc.',
      '- Đã họp hai lần & { {link:x}}. - Còn 12 ấp.',
      `Sơ kết 9 tháng.pdf`,
      file?.sha256 ?? 'no file',
      'Nếu cần sửa hoặc bổ sung',
      `${BASE_URL}/r/${visit.token}`,
    ])
      expect(sent).toContain(words);
  });

  test('once a day for each receipt, and the page says what has become of it', async () => {
    const page = await visit.browser.get(visit.receipt);
    expect(page.text).toMatch(
      /Bản sao cho hộp thư đã đăng ký của Sở Nội vụ đã lập lúc \d\d giờ \d\d ngày [\d/]+ và được giữ lại trong máy/u,
    );
    expect(page.html).not.toContain('Gửi bản sao về hộp thư đã đăng ký');
    const other = await answered('77-9', 'so-noi-vu', { loai: 'progress' });
    const fields = hiddenFields((await other.browser.get(other.receipt)).html, other.receipt);
    for (const path of [visit.receipt, other.receipt, other.receipt])
      expect((await other.browser.post(path, fields)).status).toBe(303);
    expect(await copiesOf('77-9')).toHaveLength(2);
    // The limit of the link is spent by now.
    expect((await other.browser.post(other.receipt, fields)).status).toBe(429);
  });

  test('of what another body has sent there is none', async () => {
    const other = await answered('77-9', 'ban-to-chuc-tinh-uy', { loai: 'progress' });
    const fields = hiddenFields((await other.browser.get(other.receipt)).html, other.receipt);
    const theirs = other.receipt.replace(other.id, visit.id);
    expect((await other.browser.post(theirs, fields)).status).toBe(404);
    expect(await copiesOf('77-9')).toHaveLength(2);
  });

  test('the store finds nothing amiss with letters that persons asked for', async () => {
    expect(await verifyStore(place.deps, PLAN_ID, [], false)).toEqual({ ok: true, problems: [] });
  });
});

test('of a round of reports too', async () => {
  const visit = await answered('77-IV.2a', 'thanh-uy-vi-thanh', {
    ...{ loai: 'round', so_van_ban: '7-KH/TU', ngay_van_ban: '20/4/2018' },
  });
  expect((await visit.browser.send(visit.receipt, visit.receipt, {})).status).toBe(303);
  const [message] = await copiesOf('77-IV.2a');
  expect(message).toMatchObject({ recipient: 'thanh-uy-vi-thanh' });
  expect(flat(message?.text ?? '')).toContain('bản mới thay bản trước, bản trước vẫn được lưu');
});
