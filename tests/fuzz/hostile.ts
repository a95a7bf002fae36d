import fc from 'fast-check';

/**
 * What none of our own words holds, nor a token by chance (`~` is no letter of base64url): where it is followed by a raw mark
 * in a page, somebody's input was not escaped.
 */
export const MARK = 'zq~7';

const MARKUP = [
  `${MARK}<script>alert(1)</script>`,
  `${MARK}"><img src=x onerror=alert(1)>`,
  `${MARK}'onfocus='alert(1)`,
  `${MARK}</title><b>`,
  `${MARK}</textarea><script>`,
  `${MARK}<!--`,
  `${MARK}<svg/onload=alert(1)>`,
  'javascript:alert(1)',
];
const BREAKS = [
  `a\r\nx-${MARK}: 1`,
  `a\nSet-Cookie: ${MARK}=1`,
  '\u0000',
  'a\u0000b',
  '\u2028\u2029',
  '\u0085',
  '\u001b[31m',
];
const WRITING = [
  'Trần\u202eThị Bình',
  '\u200f\u200e\ufeff',
  '\ud83d',
  'a\udc00b',
  'ế'.normalize('NFD').repeat(40),
  'a' + '\u0301'.repeat(500),
  '😀'.repeat(60),
  `a${'😀'.repeat(80)}`,
  'ﷺ'.repeat(20),
];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '__defineGetter__',
  'then',
];
const NUMBERS = [
  '0',
  '-1',
  '-0',
  '1e309',
  'NaN',
  'Infinity',
  '0x1f',
  '٣',
  '９９',
  '1,5',
  '9007199254740993',
  '1'.repeat(400),
];
const DATES = [
  '31/02/2018',
  '00/00/0000',
  '29/2/2019',
  '2018-13-01',
  '01/01/9999',
  '1/1/1',
  '17/9/2018',
  '2018-04-10T00:00:00Z',
];
const TRICKS = [
  "' or 1=1 --",
  '"; drop table fact; --',
  '../../../etc/passwd',
  '..\\..\\secret',
  '%2e%2e%2f',
  '%00',
  '%',
  '%zz',
  '%c0%ae',
  '${7*7}',
  '{{7*7}}',
  '{{link:77-kh-tu/77-9/ban-to-chuc-tinh-uy}}',
  '$ne',
  '[]',
  '{"a":1}',
  'null',
  'undefined',
  'true',
  '//evil.example',
  'https://evil.example/',
  '=cmd|calc',
];
const LONG = ['a'.repeat(300), 'ă'.repeat(5_000), `${MARK}<b>`.repeat(2_000)];

/** Texts that have broken programs before, and texts by chance. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 3, arbitrary: fc.constantFrom(...BREAKS) },
  { weight: 3, arbitrary: fc.constantFrom(...WRITING) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(...DATES) },
  { weight: 3, arbitrary: fc.constantFrom(...TRICKS) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
);

/** What can stand in a header line at all: bytes above 31, and the tab; a real server never hands on anything else. */
export const headerText: fc.Arbitrary<string> = hostileText.map((text) =>
  text.replace(/[^\t\u0020-\u007e\u0080-\u00ff]/gu, '?').trim(),
);

/** A piece of a path: as it is, or escaped as an address demands. */
export const pathPiece: fc.Arbitrary<string> = fc
  .tuple(hostileText, fc.boolean())
  .map(([text, escaped]) => (escaped ? encodeURIComponent(text.toWellFormed()) : text));
