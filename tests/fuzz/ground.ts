import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STORE_FILE } from '../../activities/adapters/store/sqlite-store.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { signedByHeads } from '../support/second-signature.ts';
import { BASE_URL, officeAt, PLAN_ID, SIGN_IN_KEY, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';
import { formsOf, linksOf } from './forms.ts';
import type { PageForm } from './forms.ts';
import { routeName, routeOf, routesOf } from './routes.ts';
import type { Route } from './routes.ts';

/** Somebody with a browser: who has signed in, or who has opened a link. */
export interface Visitor {
  readonly name: string;
  readonly cookie: string;
  /** What the forms of this visitor carry against forgery. */
  readonly token: string;
}

/** A form on a page of the product, and who saw it. */
export interface SeenForm extends PageForm {
  readonly visitor: Visitor;
  readonly route: Route;
}

/** What hostile input is thrown at: a store in use, its pages and forms, and all that must stay secret. */
export interface Ground {
  readonly place: WebPlace;
  readonly routes: readonly Route[];
  readonly visitors: readonly Visitor[];
  readonly forms: readonly SeenForm[];
  /** Addresses that exist, by the name of their route. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly secrets: ReadonlySet<string>;
  readonly tokens: readonly string[];
  /** Changes with every commit of the product's own connection, whatever it wrote. */
  readonly version: () => number;
  /** What the store holds apart from files and drafts that no fact names. */
  readonly account: () => string;
  remove(): Promise<void>;
}

const LEAVE = '/dang-xuat';

const LINKS = [
  ['77-9', 'so-noi-vu'],
  ['77-9', 'ban-to-chuc-tinh-uy'],
  ['77-12', 'so-noi-vu'],
  ['77-IV.2a', 'thanh-uy-vi-thanh'],
] as const;

/** A document registered, and another one previewed: its page has the form that registers it. */
async function previewed(office: BrowserSession): Promise<string> {
  const events = formsOf((await office.get('/van-ban')).html)
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'su_kien');
  const [first = '', second = ''] = events?.choices ?? [];
  const document = { so: '25-HD/BTCTW', trich_yeu: 'Hướng dẫn', co_quan_ban_hanh: 'Ban Tổ chức Trung ương' };
  const typed = { ...document, ngay_ban_hanh: '11/4/2018', su_kien: first };
  const { html } = await office.send('/van-ban', '/van-ban/xem-truoc', typed);
  await office.post('/van-ban', { ...typed, ...hiddenFields(html, '/van-ban') });
  return (
    await office.send('/van-ban', '/van-ban/xem-truoc', { ...typed, so: '26-HD/BTCTW', su_kien: second })
  ).html;
}

const PERSON = { ho_ten: 'Trần Thị Bình', chuc_vu: 'Phó Giám đốc' };

export interface GroundOrder {
  /** The clock runs on to this day (`09/01/2019`), so that some are late and drafts wait; null: it stays in April 2018. */
  readonly until: string | null;
  /** How many pages of one route are opened to look for forms. */
  readonly pagesARoute: number;
}

/** A store where a result waits for its confirmation and another for its head, a document is registered, a directive given, letters have left. */
export async function prepareGround({ until, pagesARoute }: GroundOrder): Promise<Ground> {
  const place = await webPlace(BASE_URL, {}, (shipped) => signedByHeads(shipped, ['77-1']));
  const office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
  const tokenOf = (task: string, body: string): string =>
    place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, task, body));
  const answering = await opened(place, tokenOf('77-9', 'so-noi-vu'));
  await answering.browser.send(answering.page, '/r/viec', {
    loai: 'result',
    so_van_ban: '15/KH-SNV',
    ngay_van_ban: '11/4/2018',
    ...PERSON,
    tep: new File(['%PDF-1.4\n%%EOF\n'], 'ke-hoach.pdf'),
  });
  const drafting = await opened(place, tokenOf('77-1', 'so-noi-vu'));
  await drafting.browser.send(drafting.page, '/r/viec', {
    loai: 'result',
    so_van_ban: '16/KH-SNV',
    ngay_van_ban: '11/4/2018',
    ...PERSON,
    tep: new File(['%PDF-1.4\n%%EOF\n'], 'ke-hoach.pdf'),
  });
  await office.send('/bao-cao-cap-tren/77-1', '/bao-cao-cap-tren/77-1/chi-dao', {
    ...PERSON,
    noi_dung: 'Khẩn trương',
  });
  const preview = await previewed(office);
  if (until !== null) await office.send('/', '/dong-ho', { den: 'ngay', ngay: until });
  const routes = routesOf(place.app);
  const walked = [
    await walk(
      { routes, pagesARoute },
      office,
      'console',
      ['/', '/thu', '/van-ban', '/bao-cao-cap-tren/77-1'],
      [preview],
    ),
  ];
  for (const [task, body] of LINKS) {
    const { browser, page } = await opened(place, tokenOf(task, body));
    walked.push(await walk({ routes, pagesARoute }, browser, body, [page]));
  }
  const signToken = place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-1', 'so-noi-vu', 'sign'));
  const head = await opened(place, signToken);
  walked.push(await walk({ routes, pagesARoute }, head.browser, 'head', [head.page]));
  // Who leaves cannot send anything more, so somebody else does.
  const leaving = (
    await walk({ routes, pagesARoute: 1 }, await officeAt(place), 'leaving', ['/'])
  ).forms.filter(({ action }) => action === LEAVE);
  const db = new DatabaseSync(join(place.dataDir, STORE_FILE), { readOnly: true });
  const tokens = [...LINKS.map(([task, body]) => tokenOf(task, body)), signToken];
  return {
    place,
    routes,
    visitors: walked.map(({ visitor }) => visitor),
    forms: [...walked.flatMap(({ forms }) => forms).filter(({ action }) => action !== LEAVE), ...leaving],
    addresses: joined(walked.map(({ addresses }) => addresses)),
    tokens,
    secrets: new Set([...(await allTokens(place)), SIGN_IN_KEY]),
    version: () => Number(db.prepare('PRAGMA data_version').get()?.['data_version']),
    account: createAccount(db),
    async remove() {
      db.close();
      await place.remove();
    },
  };
}

async function opened(place: WebPlace, token: string): Promise<{ browser: BrowserSession; page: string }> {
  const browser = browserSession(place.app, BASE_URL);
  return { browser, page: (await browser.get(`/r/${token}`)).location ?? '' };
}

interface Walk {
  readonly visitor: Visitor;
  readonly forms: readonly SeenForm[];
  readonly addresses: ReadonlyMap<string, readonly string[]>;
}

/** Follows the links of the pages, as a person could, and keeps the forms that it meets. */
export async function walk(
  { routes, pagesARoute }: Pick<GroundOrder, 'pagesARoute'> & Pick<Ground, 'routes'>,
  browser: BrowserSession,
  name: string,
  from: readonly string[],
  before: readonly string[] = [],
): Promise<Walk> {
  const replies = from.every((address) => address.startsWith('/r/'));
  const addresses = new Map<string, string[]>();
  const pages = [...before];
  const queue = [...from];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const route = routeOf(routes, 'GET', address);
    // The links in the letters belong to the bodies, who come by themselves.
    if (route === null || address.startsWith('/r/') !== replies) continue;
    const known = addresses.get(routeName(route)) ?? [];
    addresses.set(routeName(route), known);
    if (known.includes(address)) continue;
    known.push(address);
    if (known.length > pagesARoute) continue;
    const { html } = await browser.get(address);
    pages.push(html);
    queue.push(...linksOf(html));
  }
  const found = pages.flatMap((html) => formsOf(html)).filter(({ method }) => method === 'POST');
  const token = tokenIn(found) ?? '';
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const visitor = { name, cookie, token };
  const forms = [...new Map(found.map((form) => [kindOf(form), form])).values()].flatMap((form) => {
    const route = routeOf(routes, 'POST', form.action);
    return route === null ? [] : [{ ...form, visitor, route }];
  });
  return { visitor, forms, addresses };
}

/** The same form on every page is one. */
const kindOf = ({ action, fields }: PageForm): string =>
  [action, ...fields.map(({ name, value, hidden }) => name + (hidden && name === 'loai' ? value : ''))].join(
    ' ',
  );

const tokenIn = (forms: readonly PageForm[]): string | undefined =>
  forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'dau')?.value;

function joined(maps: readonly ReadonlyMap<string, readonly string[]>[]): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [name, found] of maps.flatMap((map) => [...map]))
    all.set(name, [...new Set([...(all.get(name) ?? []), ...found])]);
  return all;
}

/** The tokens of every link in the store. */
export async function allTokens({ deps }: WebPlace): Promise<readonly string[]> {
  const links = await deps.store.read(async (tx) => {
    const rows = await tx.entities(PLAN_ID);
    return (await Promise.all(rows.map(({ entityId }) => tx.links(PLAN_ID, entityId)))).flat();
  });
  return links.map(({ id }) => deps.tokens.tokenOf(id));
}

/** Files arrive before the fact that names them; until then nobody sees them, and a refused form may leave them behind. */
const UNNAMED = /^(?:upload|file_chunk|draft\w*|sqlite_\w*)$/u;

function createAccount(db: DatabaseSync): () => string {
  const tables = db
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map((row) => String(row['name']))
    .filter((name) => !UNNAMED.test(name));
  const queries = tables.map((name) => `select '${name}' as name, count(*) as rows from "${name}"`);
  const counts = db.prepare(queries.join(' union all '));
  const versions = db.prepare('select sum(version) as version from entity');
  return () =>
    createHash('sha256')
      .update(JSON.stringify([counts.all(), versions.get()]))
      .digest('hex');
}
