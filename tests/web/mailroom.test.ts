import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserSession } from '../support/browser-session.ts';
import { officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

let place: WebPlace;
let office: BrowserSession;
beforeAll(async () => {
  place = await webPlace();
  office = await officeAt(place);
});
afterAll(() => place.remove());

const sent = async (): Promise<number> => {
  const messages = await place.deps.store.read((tx) => tx.messages('77-kh-tu'));
  return messages.filter(({ sentAt }) => sentAt !== null).length;
};

test('the mail page says that nothing waits, and offers to stop the mail', async () => {
  const { text } = await office.get('/thu');
  expect(text).toContain('Không có thư nào đang chờ gửi.');
  expect(text).toContain('Tạm dừng gửi thư');
  expect(text).not.toContain('Gửi thư trở lại');
});

test('without a name and a reason it is not stopped', async () => {
  const form = await office.send('/thu', '/thu/tam-dung', { nguoi: 'Nguyễn Văn An', 'ly-do': ' ' });
  expect((await office.get(form.location ?? '')).text).toContain('cần ghi người yêu cầu và lý do');
});

test('stopped, the clock goes on and nothing leaves; the page says who stopped it, why, and how many wait', async () => {
  const stop = { nguoi: 'Nguyễn Văn An, Trưởng phòng', 'ly-do': '<b>kiểm tra</b> hộp thư' };
  const form = await office.send('/thu', '/thu/tam-dung', stop);
  expect((await office.get(form.location ?? '')).text).toContain(
    'Gửi thư tạm dừng từ 08 giờ 00 ngày 10/4/2018.',
  );
  await office.send('/', '/dong-ho', { den: 'moc' });
  expect(await sent()).toBe(0);
  const { text, html } = await office.get('/thu');
  expect(text).toContain('theo yêu cầu của Nguyễn Văn An, Trưởng phòng: ');
  expect(text).toMatch(/Còn \d+ thư chờ gửi\./);
  expect(html).toContain('&lt;b&gt;kiểm tra&lt;/b&gt;');
});

test('let go again, all of it leaves', async () => {
  const form = await office.send('/thu', '/thu/gui-tiep', {});
  expect((await office.get(form.location ?? '')).text).toContain('Thư được gửi trở lại.');
  await office.send('/', '/dong-ho', { den: 'ngay-lam-viec' });
  expect(await sent()).toBeGreaterThan(20);
});
