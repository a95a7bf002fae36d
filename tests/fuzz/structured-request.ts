import fc from 'fast-check';
import { BASE_URL } from '../support/web-place.ts';
import type { FormField } from './forms.ts';
import type { Ground, SeenForm, Visitor } from './ground.ts';
import { hostileText } from './hostile.ts';
import { BOUNDARY, multipart, urlencoded } from './request.ts';
import type { Sent } from './request.ts';
import { routeName } from './routes.ts';

/** What is wrong with the sending itself, beside what stands in the fields. */
const BREACHES = [
  'none',
  'other-origin',
  'null-origin',
  'no-origin',
  'cross-site',
  'no-token',
  'other-token',
  'altered-token',
  'no-cookie',
  'other-cookie',
  'altered-cookie',
  'json',
  'text',
  'no-type',
  'get',
  'put',
] as const;
type Breach = (typeof BREACHES)[number];

type Pairs = readonly (readonly [string, string])[];

/**
 * The forms of our own pages as they were shown, one field after another replaced by what no clerk would type, sent as a
 * browser sends them or with one thing missing or forged.
 */
export function structuredRequest(ground: Ground): fc.Arbitrary<Sent> {
  return fc
    .constantFrom(...formRoutes(ground))
    .chain((route) => fc.constantFrom(...formsFor(ground, route)))
    .chain((form) =>
      fc
        .record({
          pairs: typed(form),
          breach: fc.oneof(
            { weight: 2, arbitrary: fc.constant<Breach>('none') },
            { weight: 3, arbitrary: fc.constantFrom(...BREACHES) },
          ),
          other: fc.constantFrom(...ground.visitors.filter(({ name }) => name !== form.visitor.name)),
          asParts: fc.boolean(),
        })
        .map(({ pairs, breach, other, asParts }) => sentOf(form, pairs, breach, other, asParts)),
    );
}

const formRoutes = ({ routes }: Ground): readonly string[] =>
  routes.filter(({ method }) => method === 'POST').map(routeName);

/** The forms that lead to a route; one that no page shows at the moment gets all fields of all others, at a likely address. */
function formsFor({ forms, routes }: Ground, name: string): readonly SeenForm[] {
  const shown = forms.filter(({ route }) => routeName(route) === name);
  const [any] = forms;
  const route = routes.find((known) => routeName(known) === name);
  if (shown.length > 0 || route === undefined || any === undefined) return shown;
  const fields = new Map(forms.flatMap((form) => form.fields).map((field) => [field.name, field]));
  const { visitor } = any;
  const action = route.path.replace(/:[^/]+/gu, '77-9');
  return [{ ...any, visitor, route, action, multipart: true, fields: [...fields.values()] }];
}

/** A clock that moves for years takes its time; here it is only asked to. */
const CLOCK = '/dong-ho';

/** Most fields as a clerk fills them, so that what is hostile gets as far as it can. */
function typed(form: SeenForm): fc.Arbitrary<Pairs> {
  const harmless = fc.tuple(...form.fields.map((field) => rightValue(field)));
  const spoilt = fc.array(fc.tuple(fc.nat(form.fields.length), spoiltValues), { maxLength: 3 });
  return fc.tuple(harmless, spoilt).map(([values, spoils]): Pairs => {
    const pairs = form.fields.map(({ name }, index): Pairs => [[name, values[index] ?? '']]);
    for (const [index, texts] of spoils) {
      const name = form.fields[index]?.name ?? texts[1] ?? 'x';
      if (name !== 'dau') pairs[index] = texts.map((text) => [name, text]);
    }
    return movesNoClock(form, pairs.flat());
  });
}

/** None, one or two values in the place of one. */
const spoiltValues = fc.array(hostileText, { maxLength: 2 });

const movesNoClock = ({ action }: SeenForm, pairs: Pairs): Pairs =>
  action === CLOCK
    ? pairs.filter(([name, text]) => name !== 'den' || !/^(?:moc|ngay.*)$/u.test(text))
    : pairs;

function rightValue({ name, value, choices, hidden }: FormField): fc.Arbitrary<string> {
  if (hidden) return fc.constant(value);
  if (name === 'tep')
    return fc.oneof(
      fc.constantFrom('', 'ke-hoach.pdf'),
      hostileText.map((text) => `${text}.pdf`),
    );
  if (choices.length > 0) return fc.constantFrom(...choices);
  if (name.startsWith('ngay')) return mostly(value, '11/4/2018', '10/4/2018', '17/9/2018');
  if (name.startsWith('so')) return mostly(value, '15/KH-SNV');
  return mostly(value, 'Trần Thị Bình', 'Đã làm xong phần việc được giao.');
}

/** As the page shows it, often blank, only now and then. */
const mostly = (shown: string, ...typed: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...typed) },
    { weight: 1, arbitrary: fc.constant(shown) },
  );

function sentOf(form: SeenForm, pairs: Pairs, breach: Breach, other: Visitor, asParts: boolean): Sent {
  const token = tokenFor(breach, form.visitor.token, other);
  const fields = pairs
    .filter(([name]) => name !== 'dau' || token !== null)
    .map(([name, text]): readonly [string, string] => [
      name,
      name === 'dau' && token !== null ? token : text,
    ]);
  const [type, body] = contentOf(breach, fields, form.multipart || asParts);
  const cookie = cookieOf(breach, form.visitor.cookie, other);
  const headers: readonly (readonly [string, string])[] = [
    ...originOf(breach),
    ...(cookie === null ? [] : [['cookie', cookie] as const]),
    ...(type === null ? [] : [['content-type', type] as const]),
  ];
  const method = breach === 'get' ? 'GET' : breach === 'put' ? 'PUT' : 'POST';
  const join = form.action.includes('?') ? '&' : '?';
  const address =
    breach === 'get' ? `${form.action}${join}${urlencoded(fields).slice(0, 4_000)}` : form.action;
  return {
    route: routeName(form.route),
    method,
    address,
    headers,
    body,
    bytes: false,
    valid: breach === 'none',
  };
}

function tokenFor(breach: Breach, token: string, other: Visitor): string | null {
  if (breach === 'no-token') return null;
  if (breach === 'other-token') return other.token;
  return breach === 'altered-token' ? altered(token) : token;
}

function cookieOf(breach: Breach, cookie: string, other: Visitor): string | null {
  if (breach === 'no-cookie') return null;
  if (breach === 'other-cookie') return other.cookie;
  return breach === 'altered-cookie' ? altered(cookie) : cookie;
}

const altered = (text: string): string => text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA');

function contentOf(breach: Breach, fields: Pairs, asParts: boolean): readonly [string | null, string] {
  if (breach === 'json') return ['application/json', JSON.stringify(Object.fromEntries(fields))];
  if (breach === 'text') return ['text/plain', fields.map((pair) => pair.join('=')).join('\r\n')];
  if (breach === 'no-type') return [null, urlencoded(fields)];
  return asParts
    ? [`multipart/form-data; boundary=${BOUNDARY}`, multipart(fields)]
    : ['application/x-www-form-urlencoded', urlencoded(fields)];
}

function originOf(breach: Breach): Pairs {
  if (breach === 'no-origin') return [];
  if (breach === 'other-origin') return [['origin', 'https://evil.example']];
  if (breach === 'null-origin') return [['origin', 'null']];
  const own = ['origin', BASE_URL] as const;
  return breach === 'cross-site' ? [own, ['sec-fetch-site', 'cross-site']] : [own];
}
