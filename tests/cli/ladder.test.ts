import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';

let place: CliPlace;
beforeAll(async () => {
  place = await cliPlace();
  await place.run(['clock', 'advance', '--to', '2019-01-22T10:00+07:00']);
});
afterAll(() => place.remove());

interface Listed {
  readonly packets: readonly {
    readonly task: string;
    readonly state: string;
    readonly officers: readonly { readonly key: string }[];
  }[];
}

const packets = async (): Promise<Listed['packets']> =>
  ((await place.run(['ladder', 'list', '--json'])).json() as Listed).packets;

describe('Ban Tổ chức has a late task of its own, and nobody has said a word', () => {
  test('its packet waits for officers of another body; what waits for drafts is told beside it', async () => {
    const [packet] = await packets();
    expect(packet).toMatchObject({ task: '77-2', state: 'waiting' });
    expect(packet?.officers.map(({ key }) => key)).toEqual(['chanh-van-phong', 'pho-bi-thu-thuong-truc']);
    const { stdout } = await place.run(['ladder', 'list']);
    expect(stdout).toContain('chờ duyệt');
    expect(stdout).toContain('Sở Nội vụ');
  });

  test('an officer of Ban Tổ chức is refused, with those who may', async () => {
    const ran = await place.run([
      'ladder',
      'release',
      '77-2',
      '--officer',
      'truong-ban-to-chuc',
      '--name',
      'Trần Thị Bình',
    ]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('cần một trong: chanh-van-phong, pho-bi-thu-thuong-truc');
  });

  test('held back without a reason is refused at once; with one it is held, and released later', async () => {
    const officer = ['--officer', 'chanh-van-phong', '--name', 'Võ Văn Em'];
    const bare = await place.run(['ladder', 'hold', '77-2', ...officer]);
    expect([bare.exit, bare.stderr.includes('lý do giữ lại, không để trống')]).toEqual([2, true]);
    expect(
      (await place.run(['ladder', 'hold', '77-2', ...officer, '--reason', 'Chờ họp ngày 25/01'])).exit,
    ).toBe(0);
    expect((await packets()).find(({ task }) => task === '77-2')?.state).toBe('held');
    expect((await place.run(['ladder', 'release', '77-2', ...officer])).exit).toBe(0);
    expect((await packets()).find(({ task }) => task === '77-2')?.state).toBe('released');
  });

  test('a directive is recorded with who signed it; a task that does not exist is named', async () => {
    const words = [
      '--words',
      'Hoàn thành trong tháng 02/2019',
      '--name',
      'Nguyễn Văn An',
      '--title',
      'Phó Bí thư',
    ];
    expect((await place.run(['ladder', 'directive', '77-2', ...words])).exit).toBe(0);
    const { stdout } = await place.run(['ladder', 'list']);
    expect(stdout).toContain('đang chờ trả lời');
    const unknown = await place.run(['ladder', 'directive', '77-99', ...words]);
    expect([unknown.exit, unknown.stderr.includes('77-99')]).toEqual([2, true]);
  });
});
