import { daysInMonth } from '../calendar/local-date.ts';
import { assemble } from './assemble.ts';
import type { Clause, EveryClause, TimeClause } from './clause.ts';
import { isTerm } from './cursor.ts';
import type { Tokens } from './cursor.ts';
import { datedOf } from './dated.ts';
import type { Dated } from './dated.ts';
import { readOffset } from './offset-rule.ts';
import type { ReadingContext } from './reading.ts';
import { buildRecurrence } from './recurrence-rule.ts';
import { broken } from './rule.ts';
import type { Broken, Rule, WordsOf } from './rule.ts';
import type { When } from './when.ts';

/** Clauses → rule. Where two clauses cannot both hold, or one cannot be read, the phrase is refused. */
export function combine(
  clauses: readonly Clause[],
  tokens: Tokens,
  context: ReadingContext,
  wordsOf: WordsOf,
): Rule | Broken {
  const problem = clauses.find((clause) => clause.kind === 'problem');
  if (problem?.kind === 'problem') return broken(problem.code, problem);
  const printed = inheritRelations(clauses);
  const periods = clauses.filter((clause) => clause.kind === 'every' && !namesOneReport(clause, printed));
  const repeats =
    periods.length > 0 ||
    clauses.some((clause) => clause.kind === 'periodic') ||
    printed.some(({ stretch: { first, last } }) => first.every !== undefined || last?.every !== undefined);
  const times = (repeats ? printed.filter((time) => !isReportName(time, tokens)) : printed).filter(
    (time, at, all) => !namesSpan(time, all[at + 1]),
  );
  const recurring = times.filter((time) => isRecurring(time, repeats));
  const impossible = recurring.find(isImpossible);
  if (impossible !== undefined) return broken('no-such-day', impossible);
  const backward = recurring.find(isBackward);
  if (backward !== undefined) return broken('reversed', backward);
  const dated = readDated(
    times.filter((time) => !recurring.includes(time)),
    context,
  );
  if ('refusal' in dated) return dated;
  const offset = readOffset(clauses, context);
  if ('refusal' in offset) return offset;
  const recurrence = buildRecurrence(
    inOrder(
      clauses.filter((clause) => clause.kind !== 'every' || periods.includes(clause)),
      recurring,
      dated,
    ),
    clauses.some(({ kind }) => kind === 'periodic') && dated.length === 0,
  );
  return assemble({ clauses, tokens, dated, recurrence, offset, context, wordsOf });
}

/** Periods and recurring days in the order of the words. "báo cáo năm … trước ngày 15/12/2025" prints its date: no recurrence. */
function inOrder(
  clauses: readonly Clause[],
  recurring: readonly TimeClause[],
  dated: readonly Dated[],
): readonly (EveryClause | TimeClause)[] {
  const printed = recurring.length === 0 && dated.length > 0;
  return clauses.flatMap((clause): readonly (EveryClause | TimeClause)[] => {
    if (clause.kind === 'every')
      return (printed && clause.weak) || (clause.named && recurring.length === 0) ? [] : [clause];
    return clause.kind === 'time' ? recurring.filter((time) => time.from === clause.from) : [];
  });
}

/** "trước ngày 01/6/2026, 15/11/2026 và …": a bare time after a comma or "và" shares the relation before it. */
function inheritRelations(clauses: readonly Clause[]): readonly TimeClause[] {
  const times: TimeClause[] = [];
  let edge = -1;
  for (const clause of clauses) {
    const beside = clause.from <= edge + 1;
    // "chậm nhất ngày 18 … đối với báo cáo quý; ngày 18 tháng 6 đối với …": what is said of a day does not end its list.
    if (clause.kind === 'every' && clause.trailing && beside) edge = clause.to;
    if (clause.kind !== 'time') continue;
    const previous = times.at(-1);
    const joined =
      previous !== undefined && clause.relation === 'bare' && beside && previous.relation !== 'from';
    times.push(joined ? { ...clause, relation: previous.relation } : clause);
    edge = clause.to;
  }
  return times;
}

/** "ngày 31/6 hằng năm": there is no such day in any year. */
const isImpossible = ({ stretch: { first, last, between } }: TimeClause): boolean =>
  [first, ...between, last].some(
    (when) =>
      when?.day !== undefined && when.month !== undefined && when.day > daysInMonth(LEAP_YEAR, when.month),
  );

const LEAP_YEAR = 2020;

/** "từ ngày 15 đến ngày 10 hằng tháng"; but "từ ngày 15/12 đến ngày 14/12" is a whole year. */
const isBackward = ({ stretch: { first, last, joint } }: TimeClause): boolean =>
  joint === 'to' &&
  last?.day !== undefined &&
  (first.day ?? 0) > last.day &&
  (first.month === undefined || first.month === last.month) &&
  first.day !== last.day + 1 &&
  first.offset === undefined &&
  last.offset === undefined &&
  first.loose === undefined;

const isOpenPlace = (when: When | null): boolean =>
  when !== null && (when.every !== undefined || when.loose !== undefined);

/** A day that comes again: of a named period, or without month or year in a phrase that names one. */
function isRecurring({ stretch: { first, last }, relation, depth }: TimeClause, repeats: boolean): boolean {
  const yearless = first.year === undefined && (last === null || last.year === undefined);
  if (isOpenPlace(first) || isOpenPlace(last) || first.moreMonths !== undefined) return yearless;
  if (first.weekday !== undefined && first.day === undefined) return true;
  // A bare "quý I" is mostly the name of a report; in parentheses it says when.
  const placed = relation !== 'bare' || depth > 0;
  return repeats && yearless && first.today !== true && (isDayLike(first) || (placed && isUnit(first)));
}

/** "báo cáo tháng trước ngày 25 tháng 12": one month's report, due on one day; no month has that day but one. */
function namesOneReport({ weak, periods, to }: EveryClause, times: readonly TimeClause[]): boolean {
  const [period] = periods;
  const [time] = times;
  if (!weak || periods.length > 1 || times.length > 1 || time === undefined || time.from < to) return false;
  const { first, last } = time.stretch;
  const shorter = period?.every === 'month' || period?.every === 'quarter' || period?.every === 'week';
  return (
    shorter &&
    last === null &&
    first.day !== undefined &&
    first.month !== undefined &&
    first.moreMonths === undefined &&
    first.every === undefined &&
    first.loose === undefined
  );
}

/** "báo cáo tháng trước ngày 25 hằng tháng; riêng báo cáo tháng 12 …": which of the reports, no time of its own. */
const isReportName = ({ relation, from, stretch: { first, last } }: TimeClause, ts: Tokens): boolean =>
  relation === 'bare' &&
  last === null &&
  first.year === undefined &&
  isUnit(first) &&
  !isDayLike(first) &&
  first.every === undefined &&
  isTerm(ts, from - 1, 'cáo');

/** "06 tháng đầu năm: tính từ ngày 15/12 năm trước kỳ báo cáo đến …": which report the span is counted for. */
const namesSpan = (
  { relation, to, stretch: { first, last } }: TimeClause,
  span: TimeClause | undefined,
): boolean =>
  span !== undefined &&
  relation === 'bare' &&
  last === null &&
  first.year === undefined &&
  isUnit(first) &&
  !isDayLike(first) &&
  span.from <= to + 1 &&
  span.stretch.joint === 'to' &&
  (isOpenPlace(span.stretch.first) || isOpenPlace(span.stretch.last));

const isDayLike = ({ day, nthWorkingDay, dayOfPeriod, lastDay, monthOf }: When): boolean =>
  day !== undefined ||
  nthWorkingDay !== undefined ||
  dayOfPeriod !== undefined ||
  lastDay === true ||
  monthOf !== undefined;

const isUnit = ({ month, quarter, months }: When): boolean =>
  month !== undefined || quarter !== undefined || months !== undefined;

function readDated(times: readonly TimeClause[], context: ReadingContext): readonly Dated[] | Broken {
  const near =
    times
      .flatMap(({ stretch: { first, last } }) => [first.year, last?.year])
      .find((year) => year !== undefined) ?? null;
  const dated: Dated[] = [];
  for (const time of times) {
    const { first, last } = time.stretch;
    if (first.day !== undefined && first.month === undefined && last?.month === undefined)
      return broken('month-missing', time);
    const result = datedOf(time, { near, context });
    if ('refusal' in result) return broken(result.refusal, result.clause);
    dated.push(result);
  }
  return dated;
}
