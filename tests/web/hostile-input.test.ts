import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aftermath } from '../fuzz/aftermath.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { prepareGround } from '../fuzz/ground.ts';
import type { Ground } from '../fuzz/ground.ts';
import { MARK } from '../fuzz/hostile.ts';
import { judge } from '../fuzz/judge.ts';
import { fillRoute, routeName, routeOf } from '../fuzz/routes.ts';
import { BASE_URL } from '../support/web-place.ts';

/** The full count is thrown by `tsx tests/fuzz/run.ts`; here a slice with a fixed seed, the same on every machine. */
const ORDER = { seed: 20_180_410, random: 1_800, structured: 200, signedIn: 2 };

let ground: Ground;
beforeAll(async () => {
  ground = await prepareGround({ until: null, pagesARoute: 1 });
});
afterAll(() => ground.remove());

/** What every answer must carry. */
const PROPER = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
};

test('every route that there is is known, and which one an address leads to', () => {
  expect(ground.routes.length).toBeGreaterThan(40);
  expect(routeOf(ground.routes, 'POST', '/thu/abc/duyet')?.path).toBe('/thu/:id/duyet');
  expect(routeOf(ground.routes, 'GET', '/r/viec?ma=x')?.path).toBe('/r/viec');
});

/** For anybody, or for whoever holds a link. */
const OPEN = /^\/(?:healthz|readyz|style\.css|paper\.css|icon\.svg|dang-nhap|r\/.*)$/u;

test('who has not signed in gets nothing from any route of the console', async () => {
  const closed = ground.routes.filter(({ path }) => !OPEN.test(path));
  expect(closed.length).toBeGreaterThan(30);
  for (const route of closed) {
    const [known] = ground.addresses.get(routeName(route)) ?? [];
    const address = known ?? fillRoute(route, () => '77-9');
    const headers = { origin: BASE_URL, cookie: ground.visitors[1]?.cookie ?? '' };
    const answer = await ground.place.app.request(address, { method: route.method, headers });
    expect([routeName(route), answer.status]).toEqual([routeName(route), 401]);
    expect(await answer.text()).not.toContain('77-KH/TU');
  }
});

describe('who judges is not blind', () => {
  const secret = (): string => [...ground.secrets][0] ?? '';
  const page = (html: string, more: Record<string, string> = {}): Response =>
    new Response(html, { headers: { ...PROPER, 'content-type': 'text/html; charset=utf-8', ...more } });
  const change = (): Promise<void> =>
    ground.place.deps.store.write((tx) => tx.setLinkStatus('77-kh-tu', '77-1', 'closed'));
  const cases: readonly (readonly [string, () => Promise<Response> | Response, RegExp])[] = [
    ['a page that is well', () => page(`<title>x</title>${MARK}&lt;b>`), /^$/u],
    ['an error', () => new Response('', { status: 500, headers: PROPER }), /^status 500$/u],
    ['no headers', () => new Response(''), /^header content-security-policy: none,/u],
    [
      'inline script',
      () => page('', { 'content-security-policy': "default-src 'none'; script-src 'self'" }),
      /^header content-sec/u,
    ],
    ['words not escaped', () => page(`<p>${MARK}<b></p>`), /^not escaped/u],
    ['an attribute not escaped', () => page(`<p title="${MARK}" onload="x">`), /^not escaped/u],
    [
      'a token in the title',
      () => page(`<title>${secret()}</title>`),
      /^a token in the title,a token in the page$/u,
    ],
    ['a token in an address', () => page('', { location: `/r/${secret()}` }), /^a token in the address$/u],
    ['a way out', () => page('', { location: '//evil.example' }), /^leads elsewhere/u],
    ['a cookie for scripts', () => page('', { 'set-cookie': 'a=b; Path=/' }), /^cookie a=b/u],
    ['a change by looking', async () => (await change(), page('')), /^the store has changed$/u],
    [
      'a token in the log',
      () => (ground.place.log.push(`GET ${secret()}`), page('')),
      /^a token in the log/u,
    ],
    [
      'two lines in the log',
      () => (ground.place.log.push('a\nb'), page('')),
      /^more than a line in the log/u,
    ],
  ];
  test.each(cases)('%s', async (_, answer, faults) => {
    const app = new Hono();
    app.all('*', answer);
    const sent = {
      route: '',
      method: 'GET',
      address: '/',
      headers: [],
      body: null,
      bytes: false,
      valid: false,
    };
    expect((await judge({ ...ground, place: { ...ground.place, app } }, sent)).join(',')).toMatch(faults);
  });
});

test('hostile requests to every route: no 5xx, no change without a valid form, nothing unescaped, no token told', async () => {
  const counts = await fuzz(ground, ORDER);
  const unasked = ground.routes.map(routeName).filter((name) => !counts.random.has(name));
  const unposted = ground.routes
    .filter(({ method }) => method === 'POST')
    .map(routeName)
    .filter((name) => !counts.structured.has(name));
  expect([unasked, unposted]).toEqual([[], []]);
});

test('afterwards all that was stored can be shown and agrees, and no letter holds a link of somebody else', async () => {
  expect(await aftermath(ground, 2)).toEqual([]);
});
