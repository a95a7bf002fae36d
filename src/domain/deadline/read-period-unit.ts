import { after, skip, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount } from './clause.ts';
import { readAmount } from './read-amount.ts';
import { readEach } from './read-unit.ts';
import type { Every, Period } from './reading.ts';

export const UNIT: Readonly<Record<string, Every>> = {
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
};

/** A length as a period: 6 months is `6month`, 12 months a year, 3 months `{ month, interval 3 }`. */
function periodOf({ amount, unit }: Amount, printed: string): Period | null {
  if (!Number.isInteger(amount)) return null;
  if (printed === 'tuần') return withInterval('week', amount / 7);
  if (printed === 'quý') return withInterval('quarter', amount / 3);
  if (unit === 'year') return withInterval('year', amount);
  if (unit !== 'month') return null;
  if (amount === 6) return { every: '6month' };
  return amount % 12 === 0 ? withInterval('year', amount / 12) : withInterval('month', amount);
}

const withInterval = (every: Every, interval: number): Period =>
  interval > 1 ? { every, interval } : { every };

/** "6 tháng", "hằng quý", "năm": one period of a list after "định kỳ" or "báo cáo". */
export function readPeriod(ts: Tokens, i: number): Found<Period> | null {
  const each = readEach(ts, i);
  if (each !== null) return { value: { every: each.value }, next: each.next };
  if (after(ts, i, 'cả', 'năm') > 0 && standsAlone(ts, i + 2))
    return { value: { every: 'year' }, next: i + 2 };
  const at = skip(ts, i, 'hằng', 'mỗi');
  const amount = readAmount(ts, at);
  const period = amount === null ? null : periodOf(amount.value, tokenAt(ts, amount.next - 1).term);
  if (amount !== null && period !== null)
    return { value: period, next: skipHalfName(ts, amount.next, period) };
  const unit = UNIT[tokenAt(ts, i).term];
  return unit === undefined || !standsAlone(ts, i + 1) ? null : { value: { every: unit }, next: i + 1 };
}

/** "báo cáo 6 tháng đầu năm": the name of the half-yearly report, unless a year is printed. */
function skipHalfName(ts: Tokens, i: number, period: Period): number {
  const at = period.every === '6month' ? after(ts, skip(ts, i, 'đầu', 'cuối'), 'năm') : -1;
  return at > i + 1 ? at : i;
}

/** "báo cáo năm" but not "báo cáo năm 2026", "báo cáo quý II", "báo cáo tháng sau". */
export function standsAlone(ts: Tokens, i: number): boolean {
  const { kind, roman, term } = tokenAt(ts, i);
  return (
    kind !== 'number' &&
    !roman &&
    term !== 'học' &&
    term !== 'thứ' &&
    term !== 'sau' &&
    term !== 'tiếp' &&
    term !== 'nay'
  );
}
