import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dondoc, dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';
import { familyOf, isAlive, partsOf } from '../support/process-parts.ts';
import { accountOf } from '../support/store-account.ts';
import type { StoreAccount } from '../support/store-account.ts';

const MOST_MS_TO_STOP = 10_000;
const FIRST_WEEK = '2018-04-17T08:00+07:00';

let dataDir: string;
let product: Product;
beforeAll(async () => {
  dataDir = await newDataDir();
  product = await startProduct(dataDir);
});
afterAll(async () => {
  await product.stop();
  await removeDataDir(dataDir);
});

const rootOf = ({ process: { pid } }: Product): number => {
  if (pid === undefined) throw new Error('the start has no process number');
  return pid;
};

describe('two at once', () => {
  test('a second start on the same folder is refused, the first is not disturbed', async () => {
    const before = [partsOf(rootOf(product)), await accountOf(dataDir)];
    const second = await dondoc(['start', '--json', '--data', dataDir, '--port', '0']);
    expect([second.code, second.stdout]).toEqual([2, '']);
    expect(second.stderr).toContain(`"${dataDir}" đang được một "dondoc start" khác dùng`);
    expect(second.stderr).toContain('--data');
    expect([partsOf(rootOf(product)), await accountOf(dataDir)]).toEqual(before);
    const answer = await fetch(`${product.url}/readyz`);
    expect(answer.status).toBe(200);
  });

  test('commands beside the running one work, several at a time', async () => {
    const [moved, status, mail, read] = await Promise.all([
      dondocJson(dataDir, 'clock', 'advance', '--to', FIRST_WEEK),
      dondocJson(dataDir, 'status'),
      dondocJson(dataDir, 'mail', 'list'),
      dondocJson(dataDir, 'guidance', 'events'),
    ]);
    expect(moved).toMatchObject({ to: expect.stringContaining('2018-04-17T08:00') as string });
    expect(status).toMatchObject({ plan: { tasks: 19 } });
    expect(mail).toBeInstanceOf(Array);
    expect(read).toBeInstanceOf(Array);
    expect(await dondocJson(dataDir, 'verify')).toEqual({ ok: true, problems: [] });
  });

  test('of two who move the clock at the same time, the second waits his turn or is told', async () => {
    const day = (on: number) => [
      'clock',
      'advance',
      '--to',
      `2018-04-${on}T08:00+07:00`,
      '--data',
      dataDir,
      '--json',
    ];
    const both = await Promise.all([dondoc(day(23)), dondoc(day(23))]);
    const refused = both.filter(({ code }) => code !== 0);
    expect(refused.length).toBeLessThan(2);
    for (const { code, stdout } of refused) {
      expect(code).toBe(1);
      expect(stdout).toContain('Đồng hồ đang được dời ở nơi khác');
    }
  });
});

describe('stopped and started', () => {
  let before: StoreAccount;
  let status: unknown;

  test('Ctrl-C ends all of it within ten seconds and leaves no process', async () => {
    [before, status] = [await accountOf(dataDir), await dondocJson(dataDir, 'status')];
    const family = familyOf(rootOf(product));
    expect(partsOf(rootOf(product)).size).toBe(3);
    const asked = Date.now();
    product.process.kill('SIGINT');
    const code = await product.stop();
    const took = Date.now() - asked;
    console.log(`Ctrl-C: ${family.length} processes ended in ${took} ms`);
    expect([code, family.filter(isAlive)]).toEqual([0, []]);
    expect(took).toBeLessThan(MOST_MS_TO_STOP);
  });

  test('with nothing running, commands that need an engine say so, the others answer', async () => {
    const moved = await dondoc(['clock', 'advance', '--next', '--data', dataDir, '--json']);
    expect([moved.code, moved.stdout]).toEqual([3, expect.stringContaining('dondoc start')]);
    expect(await dondocJson(dataDir, 'status')).toEqual(status);
  });

  test('started again, all is as it was, and goes on', async () => {
    product = await startProduct(dataDir);
    expect(await accountOf(dataDir)).toEqual(before);
    expect(await dondocJson(dataDir, 'status')).toEqual(status);
    await dondocJson(dataDir, 'clock', 'advance', '--to', '2018-05-08T08:00+07:00');
    expect(await dondocJson(dataDir, 'verify')).toEqual({ ok: true, problems: [] });
  });
});
