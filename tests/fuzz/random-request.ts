import fc from 'fast-check';
import { BASE_URL, SIGN_IN_KEY } from '../support/web-place.ts';
import type { Ground } from './ground.ts';
import { headerText, hostileText, pathPiece } from './hostile.ts';
import { BOUNDARY, multipart, urlencoded } from './request.ts';
import type { Sent } from './request.ts';
import { fillRoute, routeName } from './routes.ts';
import type { Route } from './routes.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'M-SEARCH'];
const FIELDS = [
  'dau',
  'viec',
  'ma_mau',
  'ma',
  'loai',
  'tep',
  'da_nhan',
  'noi_dung',
  'ho_ten',
  'su_kien',
  'den',
];

type Pairs = readonly (readonly [string, string])[];

/**
 * Anything at all, towards a given route: methods, addresses, headers, cookies and bodies by chance and by malice. None of
 * it holds the token of a form, so none of it may change anything.
 */
export function randomRequest(ground: Ground, signedIn: number): fc.Arbitrary<Sent> {
  return fc.constantFrom(...ground.routes).chain((route) =>
    fc
      .record({
        method: methodFor(route),
        address: addressFor(ground, route),
        cookie: cookieFor(ground, signedIn),
        headers: someHeaders,
        content: someContent,
      })
      .map(({ method, address, cookie, headers, content }): Sent => {
        const named = [
          ...cookie,
          ...headers,
          ...(content.type === null ? [] : [['content-type', content.type] as const]),
        ];
        const { body, bytes } = content;
        return { route: routeName(route), method, address, headers: named, body, bytes, valid: false };
      }),
  );
}

const methodFor = ({ method }: Route): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(method === 'ALL' ? 'GET' : method) },
    { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
  );

function addressFor(ground: Ground, route: Route): fc.Arbitrary<string> {
  const known = ground.addresses.get(routeName(route)) ?? [];
  const filled = fc
    .array(fc.oneof(pathPiece, tokenPiece(ground)), { minLength: 3, maxLength: 3 })
    .map((pieces) => {
      const left = [...pieces];
      return fillRoute(route, () => left.shift() ?? '');
    });
  const path = fc.oneof(
    { weight: 4, arbitrary: filled },
    { weight: 3, arbitrary: known.length === 0 ? filled : fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.tuple(filled, pathPiece).map(([start, end]) => `${start}/${end}`) },
    { weight: 1, arbitrary: fc.array(pathPiece, { maxLength: 5 }).map((pieces) => `/${pieces.join('/')}`) },
    { weight: 1, arbitrary: filled.map((text) => text.replaceAll('/', '//')) },
  );
  return fc
    .tuple(path, someQuery(ground))
    .map(([start, query]) => start + (query === '' ? '' : (start.includes('?') ? '&' : '?') + query));
}

/** Tokens that are nearly right; one that is right opens the page of its body, as it should. */
const tokenPiece = ({ tokens }: Ground): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...tokens), fc.nat(7)).map(([token, way]) => {
    const middle = Math.floor(token.length / 2);
    switch (way) {
      case 0:
        return token.slice(0, -1);
      case 1:
        return token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
      case 2:
        return token.toUpperCase();
      case 3:
        return `${token}%00`;
      case 4:
        return token + token;
      case 5:
        return `${token}%0A`;
      case 6:
        return `${token}/`;
      default:
        return token;
    }
  });

const someQuery = (ground: Ground): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom('ma', 'tin', 'khoa', 'co-quan', 'x'), hostileText), { maxLength: 3 })
        .map(urlencoded),
    },
    { weight: 1, arbitrary: tokenPiece(ground).map((token) => `ma=${token}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(`khoa=${SIGN_IN_KEY.slice(1)}`, `khoa=${SIGN_IN_KEY}a`, 'tin=a.b', 'tin=.'),
    },
    { weight: 1, arbitrary: pathPiece },
  );

/** `signedIn` of a hundred come with the office's own cookie: pages are written for those alone, and cost time. */
function cookieFor({ visitors }: Ground, signedIn: number): fc.Arbitrary<Pairs> {
  const [office, ...others] = visitors.map(({ cookie }) => cookie);
  return fc.oneof(
    { weight: 50, arbitrary: fc.constant([]) },
    { weight: signedIn, arbitrary: fc.constant([['cookie', office ?? '']] as const) },
    { weight: 10, arbitrary: fc.constantFrom(...others).map((cookie) => [['cookie', cookie]] as const) },
    {
      weight: 40 - signedIn,
      arbitrary: fc.oneof(
        headerText.map((text) => [['cookie', `dondoc_phien=${text}`]] as const),
        headerText.map((text) => [['cookie', text]] as const),
        headerText.map(
          (text) => [['cookie', `${(office ?? '').slice(0, -1)}; dondoc_viec_${text}=${text}`]] as const,
        ),
      ),
    },
  );
}

const origin = fc.oneof(
  fc.constantFrom(
    BASE_URL,
    'null',
    '',
    'https://evil.example',
    `${BASE_URL}.evil.example`,
    BASE_URL.toUpperCase(),
  ),
  headerText,
);

const someHeaders: fc.Arbitrary<Pairs> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: origin.map((value) => ['origin', value] as const) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('same-origin', 'cross-site', 'none', 'same-site', 'x')
        .map((value) => ['sec-fetch-site', value] as const),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(
        fc.constantFrom(
          'host',
          'referer',
          'user-agent',
          'accept-language',
          'accept',
          'x-forwarded-for',
          'x-forwarded-host',
          'x-forwarded-proto',
          'forwarded',
          'if-none-match',
          'if-modified-since',
          'range',
          'x-http-method-override',
          'authorization',
          'content-encoding',
        ),
        headerText,
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('0', '-1', '99999999999', 'x')
        .map((value) => ['content-length', value] as const),
    },
    { weight: 1, arbitrary: fc.constant(['user-agent', 'a'.repeat(8_000)] as const) },
  ),
  { maxLength: 4 },
);

interface Content {
  readonly type: string | null;
  readonly body: string | null;
  readonly bytes: boolean;
}

const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), hostileText), hostileText), {
  maxLength: 6,
});
const FORM = 'application/x-www-form-urlencoded';
const PARTS = `multipart/form-data; boundary=${BOUNDARY}`;

/** A part as no browser writes it. */
const brokenParts = fc.tuple(pairs, hostileText, fc.nat(6)).map(([fields, text, way]): string => {
  const whole = multipart(fields);
  const ways = [
    whole.slice(0, Math.floor(whole.length / 2)),
    whole.replaceAll('\r\n', '\n'),
    whole.replaceAll('form-data; ', ''),
    whole.replaceAll('name="', `name=${text}; filename*=UTF-8''%zz; name="`),
    `--${BOUNDARY}\r\n${text}\r\n\r\n--${BOUNDARY}--`,
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="tep"; filename="${text}"\r\nContent-Type: ${text}\r\n\r\n${text}\r\n--${BOUNDARY}--\r\n`,
    text,
  ];
  return ways[way] ?? whole;
});

const someContent: fc.Arbitrary<Content> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ type: null, body: null, bytes: false }) },
  { weight: 3, arbitrary: pairs.map((fields) => ({ type: FORM, body: urlencoded(fields), bytes: false })) },
  { weight: 2, arbitrary: pairs.map((fields) => ({ type: PARTS, body: multipart(fields), bytes: false })) },
  { weight: 2, arbitrary: brokenParts.map((body) => ({ type: PARTS, body, bytes: false })) },
  {
    weight: 1,
    arbitrary: pairs.map((fields) => ({
      type: 'application/json',
      body: JSON.stringify(fields),
      bytes: false,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(headerText, fc.string({ unit: 'binary', maxLength: 200 })).map(([type, text]) => ({
      type: type === '' ? null : type,
      body: text.replace(/[^\0-\u00ff]/gu, '\u00ff'),
      bytes: true,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('utf-16', 'utf-7', 'shift_jis', 'x').map((charset) => ({
      type: `${FORM}; charset=${charset}`,
      body: 'dau=%FF%FE%00&ho_ten=\u00ff\u00fe',
      bytes: true,
    })),
  },
);
