import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { BASE_URL, officeAt, PLAN_ID, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/**
 * Whoever tries links must not learn whether one ever was there. Times on a busy machine prove nothing; what proves it is
 * that the same work is done for each: the same questions to the store in the same order, and the same bytes.
 */
let place: WebPlace;
let asked: string[] = [];
const links: Record<string, string> = {};

beforeAll(async () => {
  place = await webPlace();
  await (await officeAt(place)).send('/', '/dong-ho', { den: 'moc' });
  const { store, clock, tokens } = place.deps;
  const now = await clock.now();
  const idOf = (task: string, body: string): string => linkIdOf(PLAN_ID, task, body);
  await store.write(async (tx) => {
    const [one] = await tx.links(PLAN_ID, '77-9');
    if (one === undefined) throw new Error('nobody was written to about task 9');
    const row = (body: string) => {
      const id = idOf('77-9', body);
      return { ...one, id, body, digest: tokens.digestOf(tokens.tokenOf(id)) };
    };
    await tx.saveLinks([
      { ...row('so-y-te'), expiresAt: now },
      { ...row('so-tai-chinh'), status: 'revoked' },
    ]);
  });
  Object.assign(links, {
    unknown: 'A'.repeat(43),
    expired: tokens.tokenOf(idOf('77-9', 'so-y-te')),
    revoked: tokens.tokenOf(idOf('77-9', 'so-tai-chinh')),
    'of no link': tokens.tokenOf(idOf('77-9', 'khong-co')),
    'cut off': tokens.tokenOf(idOf('77-9', 'so-noi-vu')).slice(0, -1),
    short: 'a',
    'very long': 'a'.repeat(4_000),
  });
  Object.assign(store, { read: recording(store) });
});
afterAll(() => place.remove());

/** Notes each question to the store. */
function recording(store: Pick<Store, 'read'>): Store['read'] {
  const read = store.read.bind(store);
  return (work) =>
    read((tx) =>
      work(
        new Proxy(tx, {
          get(target, name) {
            asked.push(String(name));
            return Reflect.get(target, name) as unknown;
          },
        }),
      ),
    );
}

async function seen(path: string, headers: Readonly<Record<string, string>> = {}) {
  asked = [];
  const answer = await place.app.request(new URL(path, BASE_URL), { headers });
  const { status } = answer;
  return { status, headers: [...answer.headers], html: await answer.text(), asked };
}

const KINDS = ['expired', 'revoked', 'of no link', 'cut off', 'short', 'very long'];

describe('a link that is', () => {
  test.each(KINDS)('%s: the same answer as one that never was, for the same work', async (kind) => {
    const unknown = await seen(`/r/${links['unknown'] ?? ''}`);
    expect(unknown.status).toBe(404);
    expect(unknown.asked).toContain('linkByDigest');
    const found = await seen(`/r/${links[kind] ?? ''}`);
    // A token of any length is looked for in the same way; only its address decides which referrer policy it gets.
    const rest = ({ headers, ...more }: typeof found) => ({
      ...more,
      headers: headers.filter(([name]) => name !== 'referrer-policy'),
    });
    expect(rest(found)).toEqual(rest(unknown));
  });
  test.each(KINDS)('%s, in the cookie of a page that was open: the same', async (kind) => {
    const cookie = (token: string) => ({ cookie: `dondoc_viec_AAAAAAAAAAAA=${token}` });
    const page = '/r/viec?ma=AAAAAAAAAAAA';
    const unknown = await seen(page, cookie(links['unknown'] ?? ''));
    expect(unknown.status).toBe(404);
    expect(await seen(page, cookie(links[kind] ?? ''))).toEqual(unknown);
  });
});

test('the store is asked for the digest of a token, never for the token', async () => {
  const { tokens, store } = place.deps;
  const token = tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'));
  const rows = await store.read((tx) => tx.links(PLAN_ID, '77-9'));
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(rows.map(({ digest }) => digest)).toContain(tokens.digestOf(token));
});
