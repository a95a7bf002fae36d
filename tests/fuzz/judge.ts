import { SIGN_IN_KEY } from '../support/web-place.ts';
import type { Ground } from './ground.ts';
import { MARK } from './hostile.ts';
import { requestOf } from './request.ts';
import type { Sent } from './request.ts';

/** On every answer, whatever was asked and by whom. */
const HEADERS: readonly (readonly [name: string, expected: RegExp])[] = [
  ['content-security-policy', /^default-src 'none'; (?!.*script-src)/u],
  ['x-content-type-options', /^nosniff$/u],
  ['x-frame-options', /^(?:DENY|SAMEORIGIN)$/u],
  ['referrer-policy', /^(?:no-referrer|same-origin)$/u],
  ['cache-control', /^(?:no-store|no-cache)$/u],
  ['cross-origin-opener-policy', /^same-origin$/u],
  ['cross-origin-resource-policy', /^same-origin$/u],
  ['x-robots-tag', /noindex/u],
];

const RAW_MARK = new RegExp(`.{0,60}${MARK}[<"'].{0,40}`, 'su');
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/gu;

/** Sends one request and says everything that is wrong with what came of it; nothing: all is well. */
export async function judge(ground: Ground, sent: Sent): Promise<readonly string[]> {
  const { log } = ground.place;
  const request = requestOf(sent);
  const [version, logged] = [ground.version(), log.length];
  const account = sent.valid ? ground.account() : '';
  const answer = await ground.place.app.fetch(request);
  const text = await answer.text();
  return [
    ...(answer.status < 500 ? [] : [`status ${answer.status}`]),
    ...headerFaults(answer),
    ...changeFaults(ground, sent, answer.status, version, account),
    ...pageFaults(ground, sent, answer, text),
    ...log.slice(logged).flatMap((line) => lineFaults(ground, line)),
  ];
}

function headerFaults({ headers }: Response): readonly string[] {
  const missing = HEADERS.filter(([name, expected]) => !expected.test(headers.get(name) ?? ''));
  const location = headers.get('location');
  return [
    ...missing.map(([name]) => `header ${name}: ${headers.get(name) ?? 'none'}`),
    ...(location === null || /^\/(?!\/)/u.test(location) ? [] : [`leads elsewhere: ${location}`]),
    ...(headers.has(`x-${MARK}`) ? ['a header that was typed into a field'] : []),
    ...headers
      .getSetCookie()
      .filter((line) => !/; HttpOnly; SameSite=Lax$/iu.test(line) || line.includes(MARK))
      .map((line) => `cookie ${line}`),
  ];
}

/** Nothing is committed without a valid form; with one that is refused nothing but files that nobody can see. */
function changeFaults(
  ground: Ground,
  sent: Sent,
  status: number,
  version: number,
  account: string,
): readonly string[] {
  if (ground.version() === version) return [];
  if (!sent.valid) return ['the store has changed'];
  return status >= 400 && ground.account() !== account ? ['refused, but the store has changed'] : [];
}

function pageFaults(ground: Ground, sent: Sent, answer: Response, text: string): readonly string[] {
  if (sent.method === 'HEAD') return text === '' ? [] : ['HEAD with a body'];
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) return [];
  const raw = RAW_MARK.exec(text);
  const title = /<title>(.*?)<\/title>/su.exec(text)?.[1] ?? '';
  // The office sees the letters as they leave, with their links; nobody else sees a link at all.
  const ofOffice = sent.headers.some(
    ([name, value]) => name === 'cookie' && value.startsWith('dondoc_phien='),
  );
  return [
    ...(raw === null ? [] : [`not escaped: ${raw[0]}`]),
    ...secretsIn(ground, title).map(() => 'a token in the title'),
    ...(ofOffice ? [] : secretsIn(ground, text).map(() => 'a token in the page')),
    ...secretsIn(ground, answer.headers.get('location') ?? '').map(() => 'a token in the address'),
  ];
}

function lineFaults(ground: Ground, line: string): readonly string[] {
  return [
    ...(secretsIn(ground, line).length > 0 ? [`a token in the log: ${line}`] : []),
    ...(line.includes(MARK) ? [`typed words in the log: ${line}`] : []),
    ...(/[\p{Cc}\u2028\u2029]/u.test(line) ? [`more than a line in the log: ${JSON.stringify(line)}`] : []),
  ];
}

const secretsIn = ({ secrets }: Ground, text: string): readonly string[] => [
  ...(text.match(TOKEN) ?? []).filter((found) => secrets.has(found)),
  ...(text.includes(SIGN_IN_KEY) ? [SIGN_IN_KEY] : []),
];
