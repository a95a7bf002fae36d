import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { instantOf, toZonedIso } from '../../src/domain/calendar/instant.ts';
import type { Decision, Order } from '../../src/domain/task/order.ts';
import type { Point } from '../../src/domain/task/schedule.ts';

/*
 * A life as an office would keep it in a book: what happened, when; what it changed, and nothing else; which letter is
 * written to whom, when it leaves and what it is about; what is taken back; and what comes next. Times are those of the plan.
 */

const timeOf = (text: string): string => {
  const known = /^\d{4}-\d\d-\d\dT/u.test(text) ? instantOf(text) : null;
  return known === null ? text : toZonedIso(known).slice(0, 16).replace('T', ' ');
};

const isPoint = (value: object): value is Point => 'key' in value && 'sendAt' in value;

/** One value in one line. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return 'không có';
  if (typeof value === 'string') return timeOf(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.map(wordsOf).join(' ');
  if (isPoint(value)) return pointWords(value);
  const details = Object.entries(value).map(([name, inner]) => `${name} ${wordsOf(inner)}`);
  return `(${details.join(', ')})`;
}

function pointWords({ key, kind, at, sendAt, workingDaysLeft, again }: Point): string {
  return [
    `${timeOf(at)} ${key.startsWith(`${kind}/`) ? '' : `${kind} `}${key}`,
    ...(sendAt === null ? [] : [`thư ${timeOf(sendAt)}`]),
    ...(workingDaysLeft === null ? [] : [`còn ${workingDaysLeft} ngày làm việc`]),
    ...(again === undefined ? [] : [`lần ${again.times}, mỗi ${again.everyDays} ngày`]),
  ].join(', ');
}

/** Keys in one line, what has details each in its own. */
const listed = (what: string, values: readonly string[]): readonly string[] =>
  values.some((value) => value.includes(' '))
    ? values.map((value) => `  ${what} ${value}`)
    : values.length === 0
      ? []
      : [`  ${what} ${values.join(' ')}`];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What has become of a value: of a list what left it and what came, of a record each of its details. */
function changesOf(old: unknown, now: unknown, path: string): readonly string[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (Array.isArray(old) && Array.isArray(now)) {
    const former = old.map(wordsOf);
    const current = now.map(wordsOf);
    const lines = [
      ...listed(
        `${path} −`,
        former.filter((one) => !current.includes(one)),
      ),
      ...listed(
        `${path} +`,
        current.filter((one) => !former.includes(one)),
      ),
    ];
    return lines.length > 0 ? lines : [`  ${path}: ${current.join(' | ')}`];
  }
  if (!isRecord(old) || !isRecord(now)) return [`  ${path}: ${wordsOf(old)} → ${wordsOf(now)}`];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
    changesOf(old[key], now[key], path === '' ? key : `${path}.${key}`),
  );
}

/** Points are told at the beginning, day by day; what a state keeps of its former self is known from the page. */
function told(state: object, earlier: readonly (object | null)[]): object {
  const known = earlier.map((one) => JSON.stringify(one));
  const inner = (key: string, value: unknown): unknown => {
    if (key === 'points') return undefined;
    return key === 'former' && known.includes(JSON.stringify(value)) ? 'như trước' : value;
  };
  return JSON.parse(JSON.stringify(state, inner)) as object;
}

/** The first page of a life, and what changed afterwards. */
function stateLines(earlier: readonly (State | null)[], state: State): readonly string[] {
  const before = earlier.at(-1) ?? null;
  if (before !== null) return changesOf(told(before, earlier), told(state, earlier), '');
  return [
    ...Object.entries(told(state, [])).map(([name, value]) => `  ${name}: ${wordsOf(value)}`),
    ...state.schedule.points.map((point) => `  · ${pointWords(point)}`),
  ];
}

function orderLine(order: Order): string {
  if (order.kind === 'withdrawMail') {
    const under = order.under === undefined ? '' : `, trong ${order.under}`;
    return `  rút ${order.mails.join(' ')} của ${order.to ?? 'mọi nơi'}${under} [${order.key}]`;
  }
  if (order.kind !== 'sendMail') return `  ${order.kind} [${order.key}]`;
  const { mail, to, copy, held, sendAt, about, key } = order;
  const marks = `${copy ? ' (để biết)' : ''}${held ? ' (dự thảo)' : ''}`;
  const words = Object.entries(about).map(([name, value]) => `${name} ${wordsOf(value)}`);
  return `  thư ${mail} -> ${to}${marks}, gửi ${timeOf(sendAt)} [${key}]${words.length === 0 ? '' : `: ${words.join(', ')}`}`;
}

/** Copies of the letter before them stand in one line. */
function orderLines(orders: readonly Order[]): readonly string[] {
  const lines: string[] = [];
  orders.forEach((order, i) => {
    const before = orders[i - 1];
    if (before === undefined || !isCopyOf(before, order)) lines.push(orderLine(order));
    else
      lines.push(
        `${before.copy ? (lines.pop() ?? '') : '  để biết:'} ${order.kind === 'sendMail' ? order.to : ''}`,
      );
  });
  return lines;
}

type Letter = Extract<Order, { kind: 'sendMail' }>;

/** The same letter but for its recipient and for being a copy. */
function isCopyOf(before: Order, order: Order): before is Letter {
  if (before.kind !== 'sendMail' || order.kind !== 'sendMail' || !order.copy) return false;
  const same = (one: Letter): string =>
    JSON.stringify({ ...one, copy: true, to: '', key: one.key.slice(0, one.key.length - one.to.length) });
  return order.key.endsWith(`/${order.to}`) && same(before) === same(order);
}

interface Happened {
  readonly kind: string;
  readonly at: string;
}

interface State {
  readonly schedule: { readonly points: readonly Point[] };
}

/** The page of one life; the first `untold` facts have happened before it. */
export function diaryOf<S extends State, F extends Happened>(
  decide: (state: S | null, fact: F) => Decision<S>,
  facts: readonly F[],
  untold: number,
): readonly string[] {
  const earlier: S[] = [];
  const lines: string[] = [];
  for (const fact of facts) {
    const { state, orders, next, finished }: Decision<S> = decide(earlier.at(-1) ?? null, fact);
    if (earlier.length >= untold)
      lines.push(
        `${timeOf(fact.at)} ${fact.kind}`,
        ...stateLines(earlier, state),
        ...orderLines(orders),
        `  ${finished ? 'kết thúc' : next === null ? 'không có mốc tiếp theo' : `tiếp theo ${timeOf(next.at)}: ${next.why}`}`,
      );
    earlier.push(state);
  }
  return lines;
}

/** Pages by heading, as they stand in a file beside the test; `UPDATE_EXAMPLES=1` writes them, to be read line by line. */
export function openBook(file: URL): {
  readonly page: (heading: string) => readonly string[];
  readonly write: (pages: () => readonly (readonly [heading: string, lines: readonly string[]])[]) => void;
} {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const pages = new Map(
    text.split(/^# /mu).map((page) => {
      const [heading = '', ...lines] = page.trimEnd().split('\n');
      return [heading, lines.filter((line) => line !== '')] as const;
    }),
  );
  return {
    page: (heading) => pages.get(heading) ?? [],
    write: (written) => {
      if (process.env['UPDATE_EXAMPLES'] !== '1') return;
      writeFileSync(
        file,
        `${written()
          .map(([heading, lines]) => [`# ${heading}`, ...lines].join('\n'))
          .join('\n\n')}\n`,
      );
    },
  };
}
