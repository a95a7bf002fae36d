import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIdOf } from '../../src/usecases/links.ts';
import { addressOf } from '../../src/web/security/address.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const RATES = {
  address: { points: 40, seconds: 600 },
  unknown: { points: 5, seconds: 600 },
  send: { points: 3, seconds: 120 },
  renewal: { points: 2, seconds: 600 },
  copy: { points: 2, seconds: 600 },
};
const TYPED = { loai: 'progress', ho_ten: 'Bình', chuc_vu: 'Phó Giám đốc', noi_dung: 'Đã họp <lần 2>' };

let place: WebPlace;
beforeAll(async () => {
  place = await webPlace(BASE_URL, { rates: RATES, proxyHops: 1 });
  await (await officeAt(place)).send('/', '/dong-ho', { den: 'moc' });
});
afterAll(() => place.remove());

const tokenOf = (body: string): string => place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', body));
const from = (address: string) => ({ headers: { 'x-forwarded-for': `1.2.3.4, ${address}` } });
const ask = (path: string, address: string) => place.app.request(new URL(path, BASE_URL), from(address));

describe('one address', () => {
  test('with too many unknown links is told to wait; its own link opens all the while', async () => {
    const unknown = (n: number) => `/r/${String(n).padStart(43, 'A')}`;
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await ask(unknown(n), '10.0.0.1')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    const refused = await ask(unknown(9), '10.0.0.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await refused.text();
    expect(page).toContain('Có quá nhiều yêu cầu trong thời gian ngắn');
    expect(page).toContain('Có thể thử lại sau 10 phút');
    expect((await ask(`/r/${tokenOf('so-noi-vu')}`, '10.0.0.1')).status).toBe(303);
    expect((await ask(unknown(9), '10.0.0.2')).status).toBe(404);
  });

  test('with far too many requests is told to wait, another one is not', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 45; n += 1) statuses.add((await ask('/r/viec', '10.0.0.3')).status);
    expect([...statuses]).toEqual([403, 429]);
    expect((await ask('/r/viec', '10.0.0.4')).status).toBe(403);
  });
});

test('one link: a form too many is not stored, and what was typed is given back', async () => {
  const browser = browserSession(place.app, BASE_URL);
  const opened = await browser.get(`/r/${tokenOf('so-noi-vu')}`);
  const { html } = await browser.get(opened.location ?? '');
  const fields = { ...hiddenFields(html, '/r/viec', TYPED), ...TYPED, chuc_vu: '' };
  for (let n = 0; n < 3; n += 1) expect((await browser.post('/r/viec', fields)).status).toBe(422);
  const refused = await browser.post('/r/viec', { ...fields, chuc_vu: 'Phó Giám đốc' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.text).toContain('Đã họp <lần 2>');
  expect(await place.deps.store.read((tx) => tx.reports(PLAN_ID, '77-9'))).toEqual([]);
  const other = await browser.get(`/r/${tokenOf('ban-to-chuc-tinh-uy')}`);
  const page = await browser.get(other.location ?? '');
  const sent = await browser.post('/r/viec', { ...hiddenFields(page.html, '/r/viec', TYPED), ...TYPED });
  expect(sent.status).toBe(303);
});

describe('the address that is counted', () => {
  const seen = async (hops: number, forwarded: string): Promise<string> => {
    const app = new Hono().get('/', (c) => c.text(addressOf(c, hops)));
    return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } })).text();
  };
  test.each([
    ['what a stranger writes is not believed without a proxy', 0, '9.9.9.9', 'memory'],
    ['behind one proxy: what it has seen', 1, '9.9.9.9, 10.0.0.7', '10.0.0.7'],
    ['behind two: what the outer one has seen', 2, '9.9.9.9, 10.0.0.7, 10.0.0.8', '10.0.0.7'],
    ['of IPv6 the network', 1, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['of IPv6 in short the network', 1, '2001:0db8::1', '2001:db8:0:0::/64'],
    ['of IPv4 in IPv6 the IPv4', 1, '::ffff:10.0.0.9', '10.0.0.9'],
    ['nothing given: the connection', 1, '', 'memory'],
  ])('%s', async (_, hops, forwarded, address) => {
    expect(await seen(hops, forwarded)).toBe(address);
  });
});
