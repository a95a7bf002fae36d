import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';

let place: CliPlace;
beforeAll(async () => {
  place = await cliPlace();
  await place.run(['clock', 'advance', '--to', '2018-04-11T09:00+07:00']);
});
afterAll(() => place.remove());

const PERSON = ['--name', 'Lê Thị Mai', '--reason', 'Người giữ liên kết đã chuyển công tác.'];
const stateOf = async (body: string) => {
  const links = (await place.run(['link', 'list', '77-9', '--json'])).json() as readonly {
    readonly body: string;
    readonly state: string;
    readonly withdrawals: readonly unknown[];
  }[];
  return links.find((link) => link.body === body);
};

test('the links of a task are listed with the keys of their bodies, and never with what opens them', async () => {
  const { stdout } = await place.run(['link', 'list', '77-9']);
  expect(stdout).toMatch(/so-noi-vu\s+Sở Nội vụ\s+đang mở/u);
  expect((await place.run(['link', 'list', '77-9', '--json'])).stdout).not.toMatch(/[\w-]{43}/u);
  expect((await place.run(['link', 'list', '77-99'])).stdout).toContain('Chưa có liên kết nào về "77-99".');
});

test('without a name and a reason nothing is taken back; a body without a link is told who has one', async () => {
  const bare = await place.run(['link', 'withdraw', '77-9', '--body', 'so-noi-vu']);
  expect([bare.exit, bare.stderr.includes('lý do thu hồi, không để trống')]).toEqual([2, true]);
  const other = await place.run(['link', 'withdraw', '77-9', '--body', 'so-y-te', ...PERSON]);
  expect([other.exit, other.stderr]).toEqual([2, expect.stringContaining('gặp "so-y-te"; cần một trong: ')]);
  const none = await place.run(['link', 'withdraw', '77-99', '--body', 'so-noi-vu', ...PERSON]);
  expect([none.exit, none.stderr]).toEqual([2, expect.stringContaining('"77-99" chưa có liên kết nào')]);
  expect(await stateOf('so-noi-vu')).toMatchObject({ state: 'open', withdrawals: [] });
});

test('taken back it opens no more, and it is listed who did it and why; a fresh one is sent and opens', async () => {
  const done = await place.run(['link', 'withdraw', '77-9', '--body', 'so-noi-vu', ...PERSON]);
  expect([done.exit, done.stdout]).toEqual([0, 'Đã thu hồi liên kết của Sở Nội vụ.\n']);
  expect(await stateOf('so-noi-vu')).toMatchObject({
    state: 'revoked',
    withdrawals: [{ by: 'Lê Thị Mai', reason: 'Người giữ liên kết đã chuyển công tác.', fresh: false }],
  });
  const again = await place.run(['link', 'withdraw', '77-9', '--body', 'so-noi-vu', ...PERSON]);
  expect([again.exit, again.stderr]).toEqual([2, expect.stringContaining('chỉ còn có thể gửi liên kết mới')]);
  const args = ['link', 'withdraw', '77-9', '--body', 'so-noi-vu', ...PERSON, '--fresh', '--json'];
  expect((await place.run(args)).json()).toMatchObject({ entity: '77-9', body: 'so-noi-vu', fresh: true });
  expect(await stateOf('so-noi-vu')).toMatchObject({ state: 'open' });
});
