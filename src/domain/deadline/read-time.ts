import { after, isMark, isNumber, isTerm, skip, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Clause, Relation, TimeClause, Work } from './clause.ts';
import type { Scene } from './scene.ts';
import { readNamedDay } from './read-day.ts';
import { readHourAfter } from './read-hour-after.ts';
import { readStretch } from './read-stretch.ts';
import { readCurrent, readLoose } from './read-unit.ts';
import { readWhen } from './read-when.ts';
import { isSpan } from './when.ts';
import type { Stretch, When } from './when.ts';
import { readRelation } from './limit-words.ts';
import { readWork } from './work-words.ts';

/** "trước ngày 05/5/2018", "trong quý I/2019", "từ năm 2018", "2026 - 2030", "Tháng 9/2026". */
export function readTimeClause(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  const limit = readRelation(ts, i);
  const at = skipFiller(ts, limit?.next ?? i, limit === null);
  const expects =
    limit !== null || isYearOfReview(ts, i) || scene.label || at > i || i === 0 || isMark(ts, i - 1, ';');
  const today = limit === null ? null : readToday(ts, at, limit.value);
  const printed = today ?? readCounted(ts, at) ?? readStretch(ts, at, expects) ?? readFeast(ts, at);
  const day = limit === null && !expects ? withoutNamedYear(ts, printed) : printed;
  if (day === null || (limit === null && !mayStandBare(ts, i, day, scene))) return null;
  const timed = readHourAfter(ts, day, limit?.value ?? null);
  const found = timed === null ? day : { value: timed.value.stretch, next: timed.next };
  const relation = timed === null ? (limit?.value ?? null) : timed.value.relation;
  const problem = [found.value.first, ...found.value.between, found.value.last].find(
    (when) => when?.problem !== undefined,
  )?.problem;
  const place = { from: i, to: found.next, depth: scene.depth };
  if (problem !== undefined) return { value: { kind: 'problem', code: problem, ...place }, next: found.next };
  const value: TimeClause = {
    kind: 'time',
    relation: relation ?? 'bare',
    stretch: found.value,
    work: scene.work ?? workAfter(ts, found.next),
    close: scene.label || scene.workTo === i,
    soft: scene.soft,
    scoped: scene.scoped && (relation === null || relation === 'in' || relation === 'on'),
    effective: scene.effective,
    sent: scene.sent && (relation === 'before' || relation === 'by'),
    until: saysUntil(ts, i, found),
    ...place,
  };
  scene.soft = false;
  scene.label = false;
  scene.timeTo = found.next;
  return { value, next: found.next };
}

/** "nhân dịp Quốc khánh 02/9/2026": the date of the occasion. */
function readFeast(ts: Tokens, i: number): Found<Stretch> | null {
  const day = isTerm(ts, i - 1, 'dịp') ? readNamedDay(ts, i) : null;
  return day === null
    ? null
    : { value: { first: day.value, between: [], last: null, joint: null }, next: day.next };
}

/** "sơ kết 03 năm (2028)": the year in which so many have passed. */
const isYearOfReview = (ts: Tokens, i: number): boolean =>
  isMark(ts, i - 1, '(') && isTerm(ts, i - 2, 'năm') && isNumber(ts, i - 3) && isMark(ts, i + 1, ')');

/** "kế hoạch vốn năm 2025 đến hết ngày 31/01/2026": a year in a name does not begin a span that ends with a day. */
function withoutNamedYear(ts: Tokens, found: Found<Stretch> | null): Found<Stretch> | null {
  if (found?.value.last?.day === undefined || !isSpan(found.value)) return found;
  const { first } = found.value;
  const named = first.year !== undefined && first.month === undefined && first.quarter === undefined;
  if (!named || first.months !== undefined || first.part !== undefined) return found;
  for (let at = found.next - 1; at > 0; at--)
    if (isTerm(ts, at, 'năm') && ts[at + 1]?.value === first.year)
      return { value: { first, between: [], last: null, joint: null }, next: at + 2 };
  return found;
}

/** "đến năm 2030", but not "đến hết năm 2030". */
function saysUntil(ts: Tokens, i: number, { value, next }: Found<Stretch>): boolean {
  if (!isSpan(value) && !isTerm(ts, i, 'đến') && !isTerm(ts, i, 'tới') && !isTerm(ts, i + 1, 'đến'))
    return false;
  let to = false;
  for (let at = i; at < next; at++) {
    if (isTerm(ts, at, 'hết') || isTerm(ts, at, 'cuối')) return false;
    to ||= isTerm(ts, at, 'đến') || isTerm(ts, at, 'tới');
  }
  return to;
}

/** "Trong quý III, thực hiện …": the work named after the time. */
const workAfter = (ts: Tokens, i: number): Work | null => readWork(ts, skipMark(ts, i, ','))?.value ?? null;

/** "giai đoạn 1 (2019 - 2020)", "giai đoạn II: 2021 - 2025": which stage. */
function skipStageNumber(ts: Tokens, i: number): number {
  const numbered = i > 0 && (ts[i]?.roman === true || (isNumber(ts, i) && ts[i]?.text.length === 1));
  const open = numbered && (isMark(ts, i + 1, '(') || isMark(ts, i + 1, ':') || isMark(ts, i + 1, ','));
  return open ? i + 2 : i;
}

/** "giai đoạn 2026 - 2030", a lone "ngày" left before a month. */
function skipFiller(ts: Tokens, i: number, free: boolean): number {
  const stage = after(ts, skip(ts, i, 'cả'), 'giai', 'đoạn');
  const at = Math.max(skipStageNumber(ts, stage), i);
  return free && isTerm(ts, at, 'ngày') && isTerm(ts, at + 1, 'tháng') && isNumber(ts, at + 2) ? at + 1 : at;
}

/** "(trong) 02 ngày 12 và 13/7/2018", "05 năm 2026 - 2030", "02 năm (2018 và 2019)": the count beside its list. */
function readCounted(ts: Tokens, i: number): Found<Stretch> | null {
  if (!isNumber(ts, i) || !['ngày', 'tháng', 'quý', 'năm'].includes(ts[i + 1]?.term ?? '')) return null;
  const open = isMark(ts, i + 2, '(') || isMark(ts, i + 2, ':') || isMark(ts, i + 2, ',');
  const found =
    isNumber(ts, i + 2) && ts[i]?.text.length !== 4 && !isTerm(ts, i + 1, 'tháng')
      ? readStretch(ts, i + 1, true)
      : open
        ? readStretch(ts, i + 3, true)
        : null;
  if (found === null || found.value.last === null) return null;
  const next = isMark(ts, i + 2, '(') ? skipMark(ts, found.next, ')') : found.next;
  // The count says that the list is one span: "02 ngày 12 và 13/7" runs from the 12th to the 13th.
  return { value: { ...found.value, joint: isSpan(found.value) ? found.value.joint : 'to' }, next };
}

/** "từ nay", "từ nay đến hết năm 2025", "từ nay tới trước ngày 30/6/2018". */
function readToday(ts: Tokens, i: number, relation: Relation): Found<Stretch> | null {
  if (relation !== 'from' || !isTerm(ts, i, 'nay')) return null;
  const to = skip(ts, skip(ts, skipMark(ts, i + 1, ','), 'cho'), 'đến', 'tới');
  const before = skip(ts, to, 'trước');
  const end = skip(ts, before, 'hết');
  const last = to === i + 1 ? null : (readCurrentEnd(ts, end) ?? readEndFromNow(ts, end));
  if (last === null)
    return { value: { first: { today: true }, between: [], last: null, joint: null }, next: i + 1 };
  return {
    value: { first: { today: true }, between: [], last: last.value, joint: before > to ? 'before' : 'to' },
    next: last.next,
  };
}

/** "(từ nay đến) hết quý I năm sau", "cuối tháng tới": a neighbour is counted from the document, and comes once. */
function readEndFromNow(ts: Tokens, i: number): Found<When> | null {
  const named = readWhen(ts, i, true);
  const found = named ?? readLoose(ts, i);
  if (found === null) return null;
  const { loose, ...rest } = found.value;
  const unit = loose === 'month' || loose === 'quarter' || loose === 'year' ? loose : null;
  if (unit === null || rest.offset === undefined || rest.every !== undefined) return named;
  return {
    value: { ...rest, current: unit, flags: [...(rest.flags ?? []), 'year-inferred'] },
    next: found.next,
  };
}

/** "(từ nay đến) cuối năm", "hết quý": the end of the unit that the document lies in. */
function readCurrentEnd(ts: Tokens, i: number): Found<When> | null {
  const at = skip(ts, i, 'cuối');
  return at > i || isTerm(ts, i - 1, 'hết') ? readCurrent(ts, at, true) : null;
}

/** Without a word of relation, a time counts unless it could be part of a name: a lone loose unit or "thứ hai" does not. */
function mayStandBare(
  ts: Tokens,
  i: number,
  { value: { first, last } }: Found<Stretch>,
  { listing }: Scene,
): boolean {
  if (isTerm(ts, i - 1, 'số')) return false;
  const listed = listing && (isMark(ts, i - 1, '(') || isMark(ts, i - 1, ','));
  const { every, part, weekday, time, flags } = first;
  if (weekday !== undefined && first.day === undefined)
    return listed || every !== undefined || last?.every !== undefined || time !== undefined || i === 0;
  const again = every !== undefined && part !== undefined;
  return (
    again || flags?.includes('outside-vocabulary') === true || PLACES.some((key) => first[key] !== undefined)
  );
}

const PLACES: readonly (keyof When)[] = [
  'day',
  'lastDay',
  'month',
  'monthOf',
  'quarter',
  'months',
  'year',
  'nthWorkingDay',
  'dayOfPeriod',
  'termYear',
  'current',
  'problem',
];
