import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dondoc, dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import { accountOf } from '../support/store-account.ts';

const CONFIG = fileURLToPath(new URL('../../config/', import.meta.url));

/** A start that is not refused by then is ended, and the test fails. */
const REFUSED_WITHIN_MS = 30_000;

let place: string;
beforeAll(async () => (place = await newDataDir()));
afterAll(() => removeDataDir(place));

/** The plan's files in a folder of their own, one text in one of them replaced by another. */
async function planWith(name: string, file: string, found: string, put: string): Promise<string> {
  const folder = join(place, name);
  const planDir = join(folder, 'plans', '77-kh-tu');
  await mkdir(planDir, { recursive: true });
  await cp(join(CONFIG, 'plans', '77-kh-tu'), planDir, { recursive: true });
  await cp(join(CONFIG, 'agencies.yaml'), join(folder, 'agencies.yaml'));
  await replaceIn(join(folder, file), found, put);
  return planDir;
}

async function replaceIn(path: string, found: string, put: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  if (!text.includes(found)) throw new Error(`${path} does not hold "${found}"`);
  await writeFile(path, text.replace(found, put));
}

const PLAN = 'plans/77-kh-tu/plan.yaml';

/** What is broken in the plan's files, and what the message must hold: where, what was found, what is allowed. */
const PLANS: readonly (readonly [what: string, found: string, put: string, words: readonly string[]])[] = [
  ['broken YAML', 'issuedBy: Tỉnh ủy Hậu Giang', 'issuedBy: [Tỉnh ủy', ['plan.yaml:']],
  ['an unknown body', '      - Sở Nội vụ', '      - Sở Nội vục', ['plan.yaml:', 'Sở Nội vục']],
  [
    'a phrase that cannot be read',
    'printed: Thực hiện từ năm 2018 và hoàn thành trong năm 2019',
    'printed: Hoàn thành trước ngày 31/02/2019',
    ['plan.yaml:', '31/02/2019'],
  ],
];

describe('a start that cannot be: exit 2, a message that ends the search, nothing half-written', () => {
  test.each(PLANS)('%s in the plan', async (what, found, put, words) => {
    const planDir = await planWith(what.replaceAll(' ', '-'), PLAN, found, put);
    await refused(['--adopt', planDir], {}, words);
  });

  test('no plan in the folder', () => refused(['--adopt', place], {}, [place, 'plan.yaml']));

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await refused(['--port', `${port}`], {}, [`Cổng ${port}`, 'đang có chương trình khác dùng', '--port 0']);
    await new Promise((resolve) => other.close(resolve));
  });

  test('a folder that cannot be written', async () => {
    const file = join(place, 'a-file');
    await writeFile(file, '');
    const below = join(file, 'data');
    const { code, stdout, stderr } = await dondoc(['start', '--json', '--port', '0', '--data', below]);
    expect([code, stdout]).toEqual([2, '']);
    for (const word of [below, 'không ghi được', '--data']) expect(stderr).toContain(word);
    expect(await readFile(file, 'utf8')).toBe('');
    const asked = await dondoc(['status', '--data', below]);
    expect([asked.code, asked.stdout]).toEqual([2, '']);
    expect(asked.stderr).not.toMatch(/\n\s+at /);
  });

  test.each([
    ['SMTP_URL', 'localhost:25', 'smtp://'],
    ['SMTP_URL', 'smtp://relay.example:25?requiretls=true', 'requireTLS'],
    ['DONDOC_PORT', 'eighty', 'từ 0 đến 65535'],
    ['DONDOC_BASE_URL', 'dondoc.example/', 'https://'],
    ['DONDOC_MAIL_FROM', 'nobody', 'địa chỉ'],
    ['DATABASE_URL', 'postgres://db.example/dondoc', 'SQLite'],
  ])('%s=%s', (name, value, allowed) => refused([], { [name]: value }, [name, allowed]));
});

async function refused(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<void> {
  const dataDir = join(place, 'never-made');
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const { code, stdout, stderr } = await dondoc(
    ['start', '--json', '--data', dataDir, ...port, ...args],
    env,
    REFUSED_WITHIN_MS,
  );
  expect([code, stdout]).toEqual([2, '']);
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/undefined|\[object|\n\s+at /);
  expect(existsSync(dataDir)).toBe(false);
}

test('a plan whose files changed after it was taken in does not start, and nothing of the store changes', async () => {
  const planDir = await planWith('changed-later', PLAN, '', '');
  const dataDir = join(place, 'adopted');
  await (await startProduct(dataDir, ['--adopt', planDir])).stop();
  const before = await accountOf(dataDir);
  await replaceIn(join(planDir, 'plan.yaml'), 'hoàn thành trong năm 2019', 'hoàn thành trong năm 2020');
  const again = await dondoc(['start', '--json', '--data', dataDir, '--port', '0', '--adopt', planDir]);
  expect([again.code, again.stdout]).toEqual([2, '']);
  for (const word of [planDir, 'đã khác với lúc tiếp nhận', '--data']) expect(again.stderr).toContain(word);
  expect(await accountOf(dataDir)).toEqual(before);

  await replaceIn(join(planDir, 'plan.yaml'), 'hoàn thành trong năm 2020', 'hoàn thành trong năm 2019');
  const product = await startProduct(dataDir, ['--adopt', planDir]);
  expect(await dondocJson(dataDir, 'verify')).toEqual({ ok: true, problems: [] });
  await product.stop();
});
