import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STORE_FILE } from '../../activities/adapters/store/sqlite-store.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import { BASE_URL, officeAt, PLAN_ID, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/**
 * Who opens the links of a letter before, or instead of, the person it was written to. What each sends is what its maker
 * documents or what mail administrators find in their logs.
 */
const SCANNERS: readonly (readonly [
  name: string,
  method: string,
  headers: Readonly<Record<string, string>>,
])[] = [
  [
    'Outlook SafeLinks, at the click',
    'GET',
    {
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
      referer: 'https://eur01.safelinks.protection.outlook.com/',
      'sec-fetch-site': 'cross-site',
    },
  ],
  [
    'Outlook SafeLinks, before delivery',
    'HEAD',
    { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' },
  ],
  [
    'Slackbot',
    'GET',
    { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', range: 'bytes=0-32768' },
  ],
  ['curl', 'GET', { 'user-agent': 'curl/8.5.0', accept: '*/*' }],
  ['curl -I', 'HEAD', { 'user-agent': 'curl/8.5.0' }],
  [
    'the image proxy of Gmail',
    'GET',
    {
      'user-agent':
        'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
      accept: 'image/*',
    },
  ],
  [
    'Zalo and Facebook previews',
    'GET',
    { 'user-agent': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' },
  ],
  ['a prefetching browser', 'GET', { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-site': 'none' }],
  ['an old prefetching browser', 'GET', { purpose: 'prefetch', 'x-moz': 'prefetch' }],
  ['a previewing browser', 'GET', { 'x-purpose': 'preview' }],
  ['Proofpoint, by OPTIONS', 'OPTIONS', { 'user-agent': 'Mozilla/5.0 (compatible; proofpoint)' }],
];

let place: WebPlace;
let db: DatabaseSync;
let token: string;

beforeAll(async () => {
  place = await webPlace();
  const office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
  db = new DatabaseSync(join(place.dataDir, STORE_FILE), { readOnly: true });
  token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'));
});
afterAll(async () => {
  db.close();
  await place.remove();
});

/** Another number after every commit to the store, whatever it wrote. */
const version = (): unknown => db.prepare('PRAGMA data_version').get()?.['data_version'];
const ask = (path: string, init: RequestInit): Promise<Response> =>
  Promise.resolve(place.app.request(new URL(path, BASE_URL), init));

describe('a link that is opened by no person', () => {
  test.each(SCANNERS)(
    '%s (%s): followed to its end, nothing is stored and nothing is used up',
    async (_, method, headers) => {
      const before = version();
      const first = await ask(`/r/${token}`, { method, headers });
      expect(first.status).toBeLessThan(500);
      const location = first.headers.get('location');
      const cookie = first.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      if (location !== null)
        expect((await ask(location, { method, headers: { ...headers, cookie } })).status).toBe(200);
      expect(version()).toBe(before);
      // The person comes later, and finds all as it was.
      const person = browserSession(place.app, BASE_URL);
      const seen = await person.get((await person.get(`/r/${token}`)).location ?? '');
      expect(seen.text).toContain('Đã gửi (0)');
      expect(seen.html).toContain('name="loai" value="result"');
    },
  );

  test('the page says nothing of who has opened it, to the body or to the office', async () => {
    const office = await officeAt(place);
    const { text } = await office.get('/nhiem-vu/77-9');
    expect(text).not.toMatch(/đã mở|đã xem|lượt/iu);
  });
});

describe('a scanner that sends forms', () => {
  /** As a machine does that opens the page in a browser of its own and presses every button. */
  async function pressed(typed: Readonly<Record<string, string>>) {
    const browser = browserSession(place.app, BASE_URL);
    const path = (await browser.get(`/r/${token}`)).location ?? '';
    const { html } = await browser.get(path);
    const actions = [...html.matchAll(/<form method="post" action="([^"]+)"/gu)].map(
      ([, action = '']) => action,
    );
    expect(actions.length).toBeGreaterThan(0);
    return Promise.all(
      actions.map((action) => browser.post(action, { ...hiddenFields(html, action), ...typed })),
    );
  }

  test('empty, with all its hidden fields and the right origin: told what is missing, nothing is stored', async () => {
    const before = version();
    for (const seen of await pressed({})) {
      expect(seen.status).toBe(422);
      expect(seen.text).toContain('Chưa lưu');
    }
    expect(version()).toBe(before);
  });

  test('with "test" in every field that asks for words: a date is no date, nothing is stored', async () => {
    const before = version();
    const words = Object.fromEntries(
      ['so_van_ban', 'ngay_van_ban', 'noi_dung', 'ho_ten', 'chuc_vu'].map((name) => [name, 'test']),
    );
    for (const seen of await pressed(words)) expect(seen.status).toBe(422);
    expect(version()).toBe(before);
  });

  test.each([
    ['the address of the letter', () => `/r/${token}`],
    ['the address of the form', () => '/r/viec'],
    ['the address of a conclusion', () => '/r/ket-luan'],
    ['the sign-in', () => '/dang-nhap'],
    ['the sign-out', () => '/dang-xuat'],
  ])('to %s without having opened a page: refused, nothing is stored', async (_, path) => {
    const before = version();
    const answers = await Promise.all([
      ask(path(), { method: 'POST' }),
      ask(path(), { method: 'POST', body: new FormData(), headers: { origin: BASE_URL } }),
      ask(path(), {
        method: 'POST',
        body: new URLSearchParams({ submit: '1' }),
        headers: { origin: BASE_URL },
      }),
    ]);
    for (const { status } of answers) expect([401, 403, 404, 415]).toContain(status);
    expect(version()).toBe(before);
  });
});
