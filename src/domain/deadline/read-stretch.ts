import { isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { dayNumbered, readNumericDate, withMonth } from './read-day.ts';
import { monthNumbered, quarterNumbered, withYear } from './read-month.ts';
import { readBareYear, readTime, readTimed, readWhen } from './read-when.ts';
import type { Stretch, When } from './when.ts';

type Joint = Exclude<Stretch['joint'], null>;

/**
 * A place, two joined, or a list: "tháng 9 - 10/2026", "quý III và quý IV/2026", "ngày 04 đến 08/02/2026", "2026 - 2030",
 * "15/3, 15/6 và 15/9 hằng năm". `bare` years ("2026") only where the caller expects a time.
 */
export function readStretch(ts: Tokens, i: number, bare: boolean): Found<Stretch> | null {
  const hours = readHours(ts, i) ?? readBareDays(ts, i, bare);
  if (hours !== null) return hours;
  const first = readWhen(ts, i, bare);
  if (first === null) return null;
  const alone: Found<Stretch> = {
    value: { first: first.value, between: [], last: null, joint: null },
    next: first.next,
  };
  const joint = readJoint(ts, first.next);
  const last = joint === null ? null : readNext(ts, joint, first.value, bare);
  if (joint === null || last === null) return alone;
  return joint.value === 'and' || joint.value === 'or'
    ? readList(ts, first.value, last, joint.value, bare)
    : { value: { first: first.value, between: [], last: last.value, joint: joint.value }, next: last.next };
}

/** "từ 7 giờ 00 đến 19 giờ 00 ngày 15/3/2026": two hours of one day. */
function readHours(ts: Tokens, i: number): Found<Stretch> | null {
  const from = readTime(ts, i);
  const joint = from === null ? null : readJoint(ts, from.next);
  if (from?.value == null || joint?.value !== 'to') return null;
  const to = readTimed(ts, joint.next);
  if (to === null) return null;
  return {
    value: { first: { ...to.value, time: from.value }, between: [], last: to.value, joint: 'to' },
    next: to.next,
  };
}

/** "(từ) 15 đến 19/12/2025": a first day without "ngày", known by the second. */
function readBareDays(ts: Tokens, i: number, bare: boolean): Found<Stretch> | null {
  if (!bare || !isNumber(ts, i) || tokenAt(ts, i).text.length > 2) return null;
  const joint = readJoint(ts, i + 1);
  if (joint?.value !== 'to') return null;
  const last =
    readNumericDate(ts, joint.next, false) ??
    (isTerm(ts, joint.next, 'ngày') ? readWhen(ts, joint.next, false) : null);
  if (last?.value.day === undefined || last.value.month === undefined) return null;
  return {
    value: { first: dayNumbered(tokenAt(ts, i).value), between: [], last: last.value, joint: 'to' },
    next: last.next,
  };
}

function readNext(ts: Tokens, joint: Found<Joint>, first: When, bare: boolean): Found<When> | null {
  const whole = (): Found<When> | null => readWhen(ts, joint.next, bare || first.year !== undefined);
  const rest = (): Found<When> | null => readRest(ts, joint.next, first);
  // "Quý 1-2/2026": after a quarter a small number is a quarter, though "2/2026" alone would be a month.
  const next = first.quarter === undefined ? (whole() ?? rest()) : (rest() ?? whole());
  return next !== null && joinable(first, next.value, joint.value) ? next : null;
}

function readList(ts: Tokens, first: When, second: Found<When>, kind: Joint, bare: boolean): Found<Stretch> {
  const between: When[] = [];
  let last = second;
  for (;;) {
    const joint = readJoint(ts, last.next);
    const more =
      joint === null || joint.value === 'to' || joint.value === 'before'
        ? null
        : readNext(ts, joint, last.value, bare);
    if (more === null) break;
    between.push(last.value);
    last = more;
  }
  return { value: { first, between, last: last.value, joint: kind }, next: last.next };
}

function readJoint(ts: Tokens, i: number): Found<Joint> | null {
  const at = skipMark(ts, i, ',');
  const to = skip(ts, at, 'cho');
  if (isTerm(ts, to, 'đến') || isTerm(ts, to, 'tới')) {
    return isTerm(ts, to + 1, 'trước')
      ? { value: 'before', next: to + 2 }
      : { value: 'to', next: skip(ts, to + 1, 'hết') };
  }
  if (isMark(ts, i, '-')) return { value: 'to', next: i + 1 };
  if (isTerm(ts, at, 'và') || isMark(ts, i, '+')) return { value: 'and', next: at + 1 };
  if (isTerm(ts, at, 'hoặc')) return { value: 'or', next: at + 1 };
  return at > i ? { value: 'and', next: at } : null;
}

/** A member of a list that does not repeat the unit: "quý III, IV/2026", "tháng 9-10/2026", "ngày 04, 05/02/2026", "ngày 15 và 30". */
function readRest(ts: Tokens, i: number, first: When): Found<When> | null {
  const { value, kind, roman, text } = tokenAt(ts, i);
  const counts = kind === 'number' && text.length <= 2 && first.year === undefined;
  if (first.quarter !== undefined && first.year === undefined && (roman || (counts && value <= 4)))
    return withYear(ts, quarterNumbered(value), i + 1);
  if (kind !== 'number') return null;
  if (first.day !== undefined) return readNumericDate(ts, i, false) ?? readDayRest(ts, i, first, counts);
  if (first.month !== undefined && counts) return withYear(ts, monthNumbered(value), i + 1);
  return first.year !== undefined && text.length === 4 ? readBareYear(ts, i) : null;
}

/** "ngày 15 và 30 hằng tháng": a further day, unless the number counts something else. */
function readDayRest(ts: Tokens, i: number, first: When, counts: boolean): Found<When> | null {
  if (!counts || first.month !== undefined) return null;
  const day = withMonth(ts, dayNumbered(tokenAt(ts, i).value), i + 1);
  const open = day.next === i + 1 && first.every === undefined && first.loose === undefined;
  return open &&
    !isNumber(ts, i + 2) &&
    !isTerm(ts, i + 1, 'và') &&
    !isMark(ts, i + 1, ',') &&
    !isMark(ts, i + 1, '-')
    ? null
    : day;
}

/** A comma, "và" or "hoặc" joins places of one kind; otherwise the second begins a clause of its own. */
function joinable(first: When, last: When, joint: Joint): boolean {
  if (last.problem !== undefined) return true;
  if (joint === 'to' || joint === 'before') return true;
  // "trước ngày 15/6 hằng năm và …": what is already said to come again is finished; only the last may say it for all.
  if (first.every !== undefined || first.loose !== undefined) return false;
  if (last.loose !== undefined && first.month === undefined && first.day === undefined) return false;
  return grain(first) === grain(last);
}

const grain = (when: When): string => {
  if (when.weekday !== undefined && when.day === undefined) return 'weekday';
  if (when.day !== undefined || when.lastDay !== undefined) return 'day';
  if (when.month !== undefined) return 'month';
  if (when.quarter !== undefined || when.months !== undefined) return 'quarter';
  return when.year === undefined ? 'other' : 'year';
};
