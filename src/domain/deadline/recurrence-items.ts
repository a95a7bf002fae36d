import type { Relation, RecurringPart, TimeClause } from './clause.ts';
import { dueOf } from './due-day.ts';
import type { FlagCode } from './flags.ts';
import type { DueDay, Every, Period } from './reading.ts';
import type { LooseUnit, When } from './when.ts';

/** One period, and the day in it. */
export interface Item {
  readonly period: Period;
  readonly due: DueDay | null;
  readonly flags: readonly FlagCode[];
}

const LOOSE_EVERY: Readonly<Record<LooseUnit, Every>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  period: 'unspecified',
  term: 'term',
};

/** Each day gets the period printed for it: before it ("báo cáo quý: …"), in it ("hằng năm"), or after it ("đối với báo cáo quý"). */
export function pairUp(parts: readonly RecurringPart[]): readonly Item[] {
  const items: Item[] = [];
  let open: Period[] = [];
  let last: Period | null = null;
  for (const part of parts) {
    if (part.kind === 'every') {
      if (part.trailing && relabel(items, part.periods)) continue;
      items.push(...open.map(dayless));
      open = [...part.periods];
      continue;
    }
    let listed: Period | null = null;
    for (const due of daysOf(part)) {
      const own = open.shift() ?? null;
      listed = own ?? listed;
      const shared = isSaid(due.when) ? null : (listed ?? (due.period === null ? last : null));
      items.push(itemOf(due, own ?? shared));
      last = own ?? last;
    }
    open = repeatRule(items, open, part);
  }
  return [...items, ...open.filter((period) => !items.some((item) => names(item, period))).map(dayless)];
}

/** "chậm nhất ngày 20 tháng sau đối với trường hợp nộp theo tháng": the period is named again, and has its day. */
const names = ({ period, due }: Item, { every, interval }: Period): boolean =>
  due !== null && period.every === every && period.interval === interval;

/** "báo cáo quý trước ngày 25/3, 25/6, …": a day that does not say how often it comes has the period of its list. */
const isSaid = ({ every, loose, weekday, day }: When): boolean =>
  every !== undefined || loose !== undefined || (weekday !== undefined && day === undefined);

const dayless = (period: Period): Item => ({ period, due: null, flags: [] });

/** "… đối với báo cáo quý": the period of the day before it. False where there is no such day. */
function relabel(items: Item[], [period]: readonly Period[]): boolean {
  const item = items.at(-1);
  if (item?.due == null || period === undefined) return false;
  items[items.length - 1] = { ...item, period };
  return true;
}

/** "định kỳ quý, năm trước ngày 15 của tháng cuối kỳ": a rule printed once holds for each of the periods. */
function repeatRule(items: Item[], open: Period[], part: TimeClause): Period[] {
  const [day] = daysOf(part);
  if (open.length === 0 || day === undefined || day.when.month !== undefined || part.depth === 0) return open;
  for (const period of open) items.push(itemOf(day, period));
  return [];
}

interface DayFound {
  readonly when: When;
  /** Null: "từ ngày 15 tháng trước đến ngày 14 tháng này" is the span that a report covers, no day of handing in. */
  readonly rule: DueDay['rule'] | null;
  readonly period: Period | null;
}

/** One day, or one in each of its months: "ngày 15 các tháng 3, 6, 9, 12". */
function daysIn({ moreMonths, ...when }: When, rule: DueDay['rule']): readonly DayFound[] {
  const months = (moreMonths ?? []).map((month): When => ({ ...when, month }));
  return [when, ...months].map((one) => ({ when: one, rule, period: periodOf(one) }));
}

/** The days of one clause: two for "trước ngày 01/6 và 15/11 hằng năm", which share what is printed once. */
function daysOf({ stretch: { first, between, last, joint }, relation }: TimeClause): readonly DayFound[] {
  const rule = RULES[relation];
  if (last === null) return daysIn(first, rule);
  // A span of days in each period has no form of its own: its end is the limit, and a person is asked.
  const end: When = { ...sharedOf(last), ...last, flags: [...(last.flags ?? []), 'outside-vocabulary'] };
  if (joint === 'to' && (first.offset !== undefined || isWhole(first, last)))
    return [{ when: end, rule: null, period: periodOf(end) }];
  if (joint === 'to' || joint === 'before') return daysIn(end, joint === 'to' ? 'by' : 'before');
  return [
    ...[first, ...between].flatMap((when) => daysIn({ ...sharedOf(last, when), ...when }, rule)),
    ...daysIn(last, rule),
  ];
}

/** "từ ngày 01 tháng đầu quý đến hết ngày cuối cùng của tháng cuối quý": the period itself, all of it. */
const isWhole = (first: When, last: When): boolean =>
  first.day === 1 &&
  (first.monthOf?.nth ?? 1) === 1 &&
  last.lastDay === true &&
  (last.monthOf === undefined || last.monthOf.nth === 3 || last.monthOf.nth === -1);

const RULES: Readonly<Record<Relation, DueDay['rule']>> = {
  before: 'before',
  by: 'by',
  in: 'by',
  on: 'on',
  from: 'on',
  after: 'on',
  bare: 'on',
};

/** What the last of a list says for all of it: "ngày 15 và 30 hằng tháng", "ngày 10 và 20 tháng 6". */
const sharedOf = ({ every, loose, offset, month, monthOf }: When, when?: When): When => ({
  ...(every === undefined ? {} : { every }),
  ...(loose === undefined ? {} : { loose }),
  ...(offset === undefined ? {} : { offset }),
  ...(monthOf === undefined ? {} : { monthOf }),
  ...(month === undefined || when?.monthOf !== undefined ? {} : { month }),
});

function periodOf({ every, loose, weekday, day, month, quarter, months }: When): Period | null {
  if (every !== undefined) return { every };
  if (loose !== undefined) return { every: LOOSE_EVERY[loose] };
  if (weekday !== undefined && day === undefined) return { every: 'week' };
  return (month ?? quarter ?? months) ? { every: 'year' } : null;
}

function itemOf({ when, rule, period }: DayFound, given: Period | null): Item {
  const every = given ?? period ?? { every: 'unspecified' };
  const flags: FlagCode[] = when.every === undefined && when.loose !== undefined ? ['loose-period'] : [];
  const due = rule === null ? null : dueOf(nextMonthOf(when, every.every), rule, every.every);
  if (due === null) return { period: every, due: null, flags: [...flags, ...(when.flags ?? [])] };
  if (
    every.every === 'quarter' &&
    due.day !== undefined &&
    when.monthOf === undefined &&
    when.month === undefined
  )
    flags.push('day-of-quarter');
  if (
    (every.every === 'year' || every.every === '6month') &&
    due.day !== undefined &&
    due.month === undefined
  )
    flags.push('month-unknown');
  if (when.part !== undefined)
    flags.push(when.part === 'early' ? 'early-part' : when.part === 'middle' ? 'middle-part' : 'late-part');
  flags.push(...(when.flags ?? []));
  if (isUnitAlone(when)) flags.push('due-day-missing');
  if (every.every === 'unspecified') flags.push('period-unknown');
  if (due.nth_working_day !== undefined && every.every === 'week') flags.push('outside-vocabulary');
  if ((due.day ?? 0) > 28 && every.every === 'month') flags.push('short-month');
  return { period: every, due, flags };
}

/** "trước tháng 12 hằng năm": the edge of the unit stands for a day that is not printed. */
const isUnitAlone = ({ day, lastDay, nthWorkingDay, dayOfPeriod, weekday, termYear, part }: When): boolean =>
  [day, lastDay, nthWorkingDay, dayOfPeriod, weekday, termYear, part].every(
    (locator) => locator === undefined,
  );

/** "hằng quý, chậm nhất ngày 30 của tháng kế tiếp": the month after a quarter is the first of the next one. */
function nextMonthOf(when: When, every: Every): When {
  const { offset } = when;
  if (every !== 'quarter' || when.monthOf !== undefined || offset?.unit !== 'month' || offset.by !== 1)
    return when;
  return { ...when, monthOf: { nth: 1, of: 'quarter' }, offset: { unit: 'quarter', by: 1 } };
}
