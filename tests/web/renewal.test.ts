import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onOf, startOfDay } from '../../src/domain/calendar/instant.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { linkIdOf, linkTokenId, withAddresses } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { Seen } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const NO_LIMIT = { points: 1_000_000, seconds: 1 };
const RATES = {
  address: NO_LIMIT,
  unknown: NO_LIMIT,
  send: NO_LIMIT,
  renewal: { points: 4, seconds: 600 },
  copy: NO_LIMIT,
};

let place: WebPlace;
let address = 0;
beforeAll(async () => {
  place = await webPlace(BASE_URL, { rates: RATES, proxyHops: 1 });
  await (await officeAt(place)).send('/', '/dong-ho', { den: 'moc' });
});
beforeEach(() => void (address += 1));
afterAll(() => place.remove());

const tokenOf = (task: string, body: string, generation = 1): string =>
  place.deps.tokens.tokenOf(linkTokenId(linkIdOf(PLAN_ID, task, body), generation));
const browser = () => browserSession(place.app, BASE_URL);
const letters = (task: string) =>
  place.deps.store.read(async (tx) => {
    const ids = (await tx.outbox(PLAN_ID, { entityId: task }))
      .filter(({ mail }) => mail.endsWith('link-renewed'))
      .flatMap(({ messageId }) => messageId ?? []);
    return tx.messages(PLAN_ID, ids);
  });
/** To whom a new link is on its way or has gone. */
const renewedTo = (task: string) =>
  place.deps.store.read(async (tx) =>
    (await tx.outbox(PLAN_ID, { entityId: task }))
      .filter(({ mail }) => mail.endsWith('link-renewed'))
      .map(({ to, mail }) => `${mail} ${to}`),
  );
const revoke = (task: string) => place.deps.store.write((tx) => tx.setLinkStatus(PLAN_ID, task, 'revoked'));

/** Presses the button below a dead link. */
async function askAgain(token: string): Promise<Seen> {
  const session = browser();
  const { html } = await session.get(`/r/${token}`);
  expect(html).not.toContain(token);
  const [, form = ''] = /<form method="post" class="card">(.*?)<\/form>/s.exec(html) ?? [];
  const fields = hiddenFields(`<form action="">${form}</form>`, '');
  return session.post(`/r/${token}`, fields, {
    origin: BASE_URL,
    'x-forwarded-for': `10.0.0.${address}`,
  });
}

describe('a link that was revoked', () => {
  test('is renewed to the registered mailbox, and only there', async () => {
    await revoke('77-9');
    const seen = await askAgain(tokenOf('77-9', 'so-noi-vu'));
    expect(seen.status).toBe(200);
    expect(seen.headers.getSetCookie()).toEqual([]);
    const [message, ...others] = await letters('77-9');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ recipient: 'so-noi-vu', status: 'captured' });
    expect(message?.subject).toBe('[KH 77-KH/TU] Nhiệm vụ 9: gửi lại liên kết trả lời');
    const { tokens } = place.deps;
    const sent = withAddresses(message?.text ?? '', tokens, BASE_URL).replace(/\s+/g, ' ');
    expect(sent).toContain(`${BASE_URL}/r/${tokenOf('77-9', 'so-noi-vu', 2)}`);
    expect(sent).toContain('Liên kết chỉ được gửi về hộp thư đã đăng ký của Sở Nội vụ');
    expect(seen.html).not.toContain(tokenOf('77-9', 'so-noi-vu', 2));
  });

  test('the new one opens, the old one stays void, and later letters carry the new one', async () => {
    expect((await browser().get(`/r/${tokenOf('77-9', 'so-noi-vu', 2)}`)).status).toBe(303);
    expect((await browser().get(`/r/${tokenOf('77-9', 'so-noi-vu')}`)).status).toBe(404);
    const moved = await (await officeAt(place)).send('/', '/dong-ho', { den: 'moc' });
    expect(moved.status).toBe(303);
    expect((await browser().get(`/r/${tokenOf('77-9', 'so-noi-vu')}`)).status).toBe(404);
  });

  test('asked for by the old link again: the present one is sent, no third is made, once a day', async () => {
    const before = (await letters('77-9')).length;
    await askAgain(tokenOf('77-9', 'so-noi-vu'));
    await askAgain(tokenOf('77-9', 'so-noi-vu'));
    const after = await letters('77-9');
    expect(after.length - before).toBeLessThanOrEqual(1);
    expect(after.every(({ text }) => text.includes(`${linkIdOf(PLAN_ID, '77-9', 'so-noi-vu')}#2`))).toBe(
      true,
    );
    const [, former] = await place.deps.store.read(async (tx) => [
      await tx.linkByDigest(place.deps.tokens.digestOf(tokenOf('77-9', 'so-noi-vu'))),
      await tx.linkByFormerDigest(place.deps.tokens.digestOf(tokenOf('77-9', 'so-noi-vu'))),
    ]);
    expect(former).toMatchObject({ body: 'so-noi-vu', entityId: '77-9', generation: 2 });
  });

  test('of a round of reports too', async () => {
    await revoke('77-IV.2a');
    await askAgain(tokenOf('77-IV.2a', 'thanh-uy-vi-thanh'));
    expect(await renewedTo('77-IV.2a')).toEqual(['round-link-renewed thanh-uy-vi-thanh']);
  });
});

describe('the answer tells nothing', () => {
  test('it is the same for a link that never was, one that was revoked, and one that expired', async () => {
    await revoke('77-3');
    const [revoked] = await place.deps.store.read((tx) => tx.links(PLAN_ID, '77-3'));
    const id = linkIdOf(PLAN_ID, '77-3', 'so-y-te');
    const digest = place.deps.tokens.digestOf(place.deps.tokens.tokenOf(id));
    const now = await place.deps.clock.now();
    if (revoked === undefined) throw new Error('nobody was written to about task 3');
    const expired = { ...revoked, id, digest, body: 'so-y-te', status: 'open' as const };
    await place.deps.store.write((tx) => tx.saveLinks([{ ...expired, expiresAt: now }]));
    const unknown = await askAgain('A'.repeat(43));
    const ofRevoked = await askAgain(tokenOf('77-3', revoked.body));
    const ofExpired = await askAgain(tokenOf('77-3', 'so-y-te'));
    expect(unknown.text).toContain('Nếu liên kết đồng chí vừa mở là của một cơ quan có hộp thư đã đăng ký');
    expect(ofRevoked).toMatchObject({ status: unknown.status, html: unknown.html });
    expect(ofExpired).toMatchObject({ status: unknown.status, html: unknown.html });
    const expiresAt = startOfDay(addDays(onOf(now), 1));
    const renewed = await place.deps.store.read((tx) => tx.links(PLAN_ID, '77-3'));
    expect(
      renewed.filter(({ generation }) => generation === 2).every((link) => link.expiresAt > expiresAt),
    ).toBe(true);
  });

  test('a scanner that posts an empty form, or from elsewhere, moves nothing', async () => {
    await revoke('77-11');
    const token = tokenOf('77-11', 'dang-doan-ubmttq-tinh');
    expect((await browser().post(`/r/${token}`, {})).status).toBe(404);
    const elsewhere = { origin: 'https://la.example' };
    expect((await browser().post(`/r/${token}`, { gui_lai: 'co' }, elsewhere)).status).toBe(403);
    expect(await renewedTo('77-11')).toEqual([]);
  });

  test('whoever asks too often waits', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await askAgain('B'.repeat(43))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });
});

test('a page that is open when its link is revoked: asked for again through its cookie', async () => {
  const session = browser();
  const token = tokenOf('77-12', 'so-noi-vu');
  const page = (await session.get(`/r/${token}`)).location ?? '';
  await revoke('77-12');
  const dead = await session.get(page);
  expect(dead.status).toBe(404);
  const action = `/r/gui-lai?${page.split('?')[1] ?? ''}`;
  const headers = { origin: BASE_URL, 'x-forwarded-for': '10.0.1.1' };
  expect((await session.post(action, hiddenFields(dead.html, action), headers)).status).toBe(200);
  expect(await renewedTo('77-12')).toEqual(['link-renewed so-noi-vu']);
  expect((await browser().post(action, {}, headers)).status).toBe(403);
});
