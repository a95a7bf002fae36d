import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { createSeal } from '../../src/web/security/seal.ts';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '../../src/web/security/session.ts';
import { browserSession } from '../support/browser-session.ts';
import { BASE_URL, officeAt, PLAN_ID, SIGN_IN_KEY, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const HTTPS = 'https://dondoc.haugiang.example';
const SESSION = 'dondoc_phien';
const MINUTE_MS = 60_000;

let place: WebPlace;
let encrypted: WebPlace;

beforeAll(async () => {
  [place, encrypted] = await Promise.all([webPlace(), webPlace(HTTPS)]);
});
afterAll(() => Promise.all([place.remove(), encrypted.remove()]));

/** A session cookie as the web itself would have written it. */
function sessionOfAge(beganMs: number, seenMs: number): string {
  const text = `abcdefghijklmnop.${Date.now() - beganMs}.${Date.now() - seenMs}`;
  return `${text}.${createSeal(SIGN_IN_KEY).mark('session', text)}`;
}

describe('how long a session lasts', () => {
  test.each([
    ['seen a minute ago, begun yesterday', SESSION_IDLE_MS, MINUTE_MS, 200],
    ['seen just within a day', SESSION_IDLE_MS, SESSION_IDLE_MS - MINUTE_MS, 200],
    ['not seen for a day', SESSION_IDLE_MS, SESSION_IDLE_MS, 401],
    ['begun just within a week', SESSION_LIFE_MS - MINUTE_MS, MINUTE_MS, 200],
    ['begun a week ago, in use all the time', SESSION_LIFE_MS, MINUTE_MS, 401],
  ])('%s', async (_, beganMs, seenMs, status) => {
    const office = browserSession(place.app, BASE_URL);
    office.cookies.set(SESSION, sessionOfAge(beganMs, seenMs));
    expect((await office.get('/van-ban')).status).toBe(status);
  });
  test('nobody can make it younger', async () => {
    const office = browserSession(place.app, BASE_URL);
    const [id = '', , , mark = ''] = sessionOfAge(SESSION_LIFE_MS, SESSION_LIFE_MS).split('.');
    office.cookies.set(SESSION, `${id}.${Date.now()}.${Date.now()}.${mark}`);
    expect((await office.get('/van-ban')).status).toBe(401);
  });
  test('in use it is written anew, and the forms of open pages stay valid', async () => {
    const office = browserSession(place.app, BASE_URL);
    const old = sessionOfAge(SESSION_IDLE_MS, SESSION_IDLE_MS - MINUTE_MS);
    office.cookies.set(SESSION, old);
    const page = await office.get('/');
    expect(office.cookies.get(SESSION)).not.toBe(old);
    const [, dau = ''] = /name="dau" value="([^"]+)"/.exec(page.html) ?? [];
    expect((await office.post('/dong-ho', { dau, den: '' })).status).toBe(303);
    expect((await office.get('/van-ban')).headers.get('set-cookie')).toBeNull();
  });
});

describe('who leaves', () => {
  test('cannot come back with the cookie that a copy of it may have kept', async () => {
    const office = await officeAt(place);
    const kept = office.cookies.get(SESSION) ?? '';
    const seen = await office.send('/', '/dang-xuat', {});
    expect(seen.text).toContain('Phiên làm việc trên trình duyệt này đã kết thúc');
    expect(seen.headers.get('set-cookie')).toMatch(/^dondoc_phien=; Max-Age=0; Path=\/; HttpOnly/);
    office.cookies.set(SESSION, kept);
    expect((await office.get('/')).status).toBe(401);
    const stranger = await office.get('/khong-co');
    expect(stranger.html).not.toContain('Đăng xuất');
  });
  test('leaves alone', async () => {
    const [office, other] = [await officeAt(place), await officeAt(place)];
    await office.send('/', '/dang-xuat', {});
    expect((await other.get('/van-ban')).status).toBe(200);
  });
  test('may come in again by the link', async () => {
    const office = await officeAt(place);
    await office.send('/', '/dang-xuat', {});
    await office.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
    expect((await office.get('/van-ban')).status).toBe(200);
  });
  test('is not sent away by another site, nor by a link', async () => {
    const office = await officeAt(place);
    const [, dau = ''] = /name="dau" value="([^"]+)"/.exec((await office.get('/')).html) ?? [];
    expect((await office.post('/dang-xuat', { dau }, { origin: 'https://xau.example' })).status).toBe(403);
    expect((await office.post('/dang-xuat', {})).status).toBe(403);
    expect((await office.get('/dang-xuat')).status).toBe(404);
    expect((await office.get('/van-ban')).status).toBe(200);
  });
});

test('the way out stands on every page of the console, and on no page of a body', async () => {
  const office = await officeAt(place);
  for (const path of [
    '/',
    '/thu',
    '/van-ban',
    '/bao-cao-cap-tren',
    '/nhiem-vu/77-9',
    '/dot/77-IV.2a',
    '/khong-co',
  ])
    expect((await office.get(path)).html).toContain('action="/dang-xuat"');
  const token = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'));
  const seen = await office.get((await office.get(`/r/${token}`)).location ?? '');
  expect(seen.text).toContain('Nhiệm vụ 9');
  expect(seen.html).not.toContain('dang-xuat');
});

describe('by https', () => {
  test('cookies are of this very host, and of no page that came unencrypted', async () => {
    const office = browserSession(encrypted.app, HTTPS);
    const signedIn = await office.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
    expect(signedIn.headers.get('set-cookie')).toMatch(
      /^__Host-dondoc_phien=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await office.get('/van-ban')).status).toBe(200);
    const token = encrypted.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'));
    const body = browserSession(encrypted.app, HTTPS);
    const opened = await body.get(`/r/${token}`);
    expect(opened.headers.get('set-cookie')).toMatch(
      /^__Host-dondoc_viec_[\w-]{12}=[^;]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await body.get(opened.location ?? '')).text).toContain('Nhiệm vụ 9');
  });
  test('a cookie without that mark, as a neighbouring host could set it, opens nothing', async () => {
    const office = browserSession(encrypted.app, HTTPS);
    await office.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
    const [value = ''] = office.cookies.values();
    office.cookies.clear();
    office.cookies.set(SESSION, value);
    expect((await office.get('/van-ban')).status).toBe(401);
  });
  test('browsers are told to come by nothing else; on plain http that would lock them out', async () => {
    const safe = await browserSession(encrypted.app, HTTPS).get('/');
    expect(safe.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const plain = await browserSession(place.app, BASE_URL).get('/');
    expect(plain.headers.has('strict-transport-security')).toBe(false);
    expect((await officeAt(place)).cookies.has(SESSION)).toBe(true);
  });
});

describe('every answer carries the headers that keep a page to itself', () => {
  test.each([
    ['/', 'same-origin'],
    ['/khong-co', 'same-origin'],
    ['/r/viec', 'same-origin'],
    ['/healthz', 'same-origin'],
    // An address that holds a secret sends no referrer at all.
    [`/r/${'A'.repeat(43)}`, 'no-referrer'],
    ['/dang-nhap?khoa=sai', 'no-referrer'],
  ])('%s', async (path, referrer) => {
    const { headers } = await (await officeAt(place)).get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe(referrer);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
