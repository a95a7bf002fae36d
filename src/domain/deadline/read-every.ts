import { after, isMark, isNumber, isTerm, PhraseTable, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { frequency } from './frequency.ts';
import type { Frequency } from './frequency.ts';
import { readRelation } from './limit-words.ts';
import { readCount } from './numbers.ts';
import { readAmount } from './read-amount.ts';
import { readDaily } from './read-daily.ts';
import { readPeriod, standsAlone, UNIT } from './read-period-unit.ts';
import { readStretch } from './read-stretch.ts';
import { isOccurrence, readEach } from './read-unit.ts';
import type { Period } from './reading.ts';

type Trigger = 'cycle' | 'report' | 'review' | 'plan' | 'trailing';

const TRIGGERS = new PhraseTable<Trigger>([
  ['định kỳ', 'cycle'],
  ['định kỳ theo', 'cycle'],
  ['theo định kỳ', 'cycle'],
  ['theo', 'report'],
  ['sơ kết', 'review'],
  ['tổng kết', 'review'],
  ['báo cáo', 'report'],
  ['báo cáo sơ kết', 'review'],
  ['báo cáo tổng kết', 'review'],
  ['báo cáo định kỳ', 'cycle'],
  ['định kỳ báo cáo', 'cycle'],
  ['kế hoạch', 'plan'],
  ['kh', 'plan'],
  ['đối với báo cáo', 'trailing'],
  ['đối với báo cáo sơ kết', 'trailing'],
  ['đối với báo cáo tổng kết', 'trailing'],
  ['đối với kh', 'trailing'],
  ['đối với kế hoạch', 'trailing'],
  ['đối với số liệu', 'trailing'],
  ['với báo cáo', 'trailing'],
  ['đối với báo cáo định kỳ', 'trailing'],
  ['đối với kỳ báo cáo', 'trailing'],
  ['đối với', 'trailing'],
]);

const CONTENTS = new PhraseTable<true>([
  ['kết quả', true],
  ['kết quả thực hiện', true],
  ['tình hình', true],
  ['tình hình thực hiện', true],
  ['công tác', true],
]);

/** "báo cáo kết quả 6 tháng", "chế độ báo cáo: tuần, tháng": what stands between the report and its period. */
const skipContents = (ts: Tokens, i: number): number => skipMark(ts, CONTENTS.find(ts, i)?.next ?? i, ':');

/** "định kỳ 6 tháng, năm", "báo cáo quý", "hằng năm", "5 năm một lần", "mỗi năm ít nhất 01 lần", "02 lần/năm". */
export function readFrequency(ts: Tokens, i: number): Found<Frequency> | null {
  const trigger = TRIGGERS.find(ts, i);
  const daily = readDaily(ts, i);
  if (daily !== null) return daily;
  if (trigger === null)
    return readOnce(ts, i) ?? readTimes(ts, i) ?? readEachPeriod(ts, i) ?? readHalfReport(ts, i);
  const begin = skipContents(ts, trigger.next);
  const first = readPeriod(ts, begin);
  const trailing = trigger.value === 'trailing';
  if (first === null) return trigger.value === 'cycle' ? readOnce(ts, trigger.next) : null;
  // "sơ kết 03 năm thực hiện": a review after so many years comes once, unless "một lần" follows.
  if (
    trigger.value === 'review' &&
    first.value.interval !== undefined &&
    skipOnce(ts, first.next) === first.next
  )
    return null;
  return readMore(ts, first, {
    trailing,
    weak: trigger.value !== 'cycle' && !trailing && readEach(ts, begin) === null,
    named: trigger.value === 'plan',
  });
}

/** ", quý, năm", "và 6 tháng", "hoặc 12 tháng một lần": the rest of a list of periods. */
function readMore(ts: Tokens, first: Found<Period>, more: Partial<Frequency>): Found<Frequency> {
  const periods = [first.value];
  let next = first.next;
  let choice = false;
  for (;;) {
    const joint = skip(ts, skipMark(ts, next, ',/'), 'và', 'hoặc', 'hay');
    const found = joint === next ? null : readPeriod(ts, joint);
    if (found === null || isNumber(ts, found.next)) break;
    choice ||= isTerm(ts, joint - 1, 'hoặc') || isTerm(ts, joint - 1, 'hay');
    periods.push(found.value);
    next = found.next;
  }
  const count = readCount(ts, next);
  const times = count !== null && count.value > 1 && isTerm(ts, count.next, 'lần') ? count : null;
  if (times !== null)
    return { value: frequency(periods, { ...more, choice, min: times.value }), next: times.next + 1 };
  return { value: frequency(periods, { ...more, choice }), next: skipOnce(ts, next) };
}

/** ", năm (trước ngày 20/12)": a further period of a list whose days stand between its members. */
export function readListedPeriod(ts: Tokens, i: number): Found<Frequency> | null {
  const { mark, term } = tokenAt(ts, i - 1);
  if (mark !== ',' && mark !== ';' && term !== 'và') return null;
  const period = readPeriod(ts, i);
  if (
    period === null ||
    !(isMark(ts, period.next, '(') || isMark(ts, period.next, ':') || readRelation(ts, period.next) !== null)
  )
    return null;
  return { value: frequency([period.value]), next: period.next };
}

/** "6 tháng đầu năm: trước ngày 10/6", "6 tháng cuối năm báo cáo trước ngày 10/12": the half-year that the day is for. */
function readHalfReport(ts: Tokens, i: number): Found<Frequency> | null {
  const half = isNumber(ts, i) ? readPeriod(ts, i) : null;
  if (half?.value.every !== '6month' || !isTerm(ts, half.next - 1, 'năm')) return null;
  const at = skipMark(ts, half.next, ':(,');
  const sent = Math.max(after(ts, at, 'báo', 'cáo'), skip(ts, at, 'gửi', 'nộp'));
  const limit = readRelation(ts, sent);
  const when = limit === null || limit.value === 'from' ? null : readStretch(ts, limit.next, false);
  if (when?.value.first.day === undefined || when.value.first.year !== undefined) return null;
  return { value: frequency([half.value]), next: half.next };
}

/** "một lần", "/lần", "01 lần": exactly one, which writes nothing. */
function skipOnce(ts: Tokens, i: number): number {
  const count = readCount(ts, skipMark(ts, i, '/'));
  if (count?.value === 1 && isTerm(ts, count.next, 'lần')) return count.next + 1;
  const at = skipMark(ts, i, '/');
  return at > i && isTerm(ts, at, 'lần') ? at + 1 : i;
}

/** "5 năm một lần", "6 tháng/lần", "năm năm hai lần". */
function readOnce(ts: Tokens, i: number): Found<Frequency> | null {
  const period = readPeriod(ts, i) ?? readUnitTimes(ts, i);
  if (period === null) return readDaysOnce(ts, i);
  const next = skipOnce(ts, period.next);
  if (next > period.next) return { value: frequency([period.value]), next };
  const count = readCount(ts, period.next);
  if (count === null || !isTerm(ts, count.next, 'lần')) return null;
  return { value: frequency([period.value], minOf(true, count.value, false)), next: count.next + 1 };
}

/** "tháng 01 lần", "năm hai lần": a unit before its count of times. */
function readUnitTimes(ts: Tokens, i: number): Found<Period> | null {
  const every = UNIT[tokenAt(ts, i).term];
  const count = every === undefined ? null : readCount(ts, i + 1);
  return every === undefined || count === null || !isTerm(ts, count.next, 'lần')
    ? null
    : { value: { every }, next: i + 1 };
}

/** "15 ngày một lần": days are no period of the vocabulary; a person sets them. */
function readDaysOnce(ts: Tokens, i: number): Found<Frequency> | null {
  const amount = readAmount(ts, i);
  const next = amount === null ? i : skipOnce(ts, amount.next);
  if (amount === null || next === amount.next) return null;
  return { value: frequency([{ every: 'unspecified' }], { flags: ['outside-vocabulary'] }), next };
}

/** "ít nhất 02 lần/năm", "(ít nhất 01 ngày/tháng)", "01 lần mỗi quý", "01 lần trong 02 năm", "02 ngày trong 01 tháng". */
function readTimes(ts: Tokens, i: number): Found<Frequency> | null {
  const least = skipLeast(ts, i);
  const count = readCount(ts, least);
  if (count === null || !(isTerm(ts, count.next, 'lần') || isTerm(ts, count.next, 'ngày'))) return null;
  const days = isTerm(ts, count.next, 'ngày');
  const span = skip(ts, skip(ts, skipMark(ts, count.next + 1, '/'), 'mỗi', 'trong', 'hằng'), 'một');
  const period = span === count.next + 1 ? null : readSpanOfTimes(ts, span);
  return period === null
    ? null
    : {
        value: frequency([period.value], minOf(least > i || days || count.value > 1, count.value, days)),
        next: period.next,
      };
}

/** "năm", "02 năm", "một tháng": what so many times, or days, are to fall in. */
function readSpanOfTimes(ts: Tokens, i: number): Found<Period> | null {
  if (isNumber(ts, i)) return readPeriod(ts, i);
  const every = UNIT[tokenAt(ts, i).term];
  return every === undefined || !standsAlone(ts, i + 1) ? null : { value: { every }, next: i + 1 };
}

const minOf = (printed: boolean, min: number, days: boolean): Partial<Frequency> =>
  printed ? { min, minUnit: days ? 'day' : null } : {};

const skipLeast = (ts: Tokens, i: number): number => {
  const at = after(ts, i, 'ít', 'nhất');
  return at > 0 ? at : Math.max(after(ts, i, 'tối', 'thiểu'), i);
};

/** "hằng năm", "mỗi quý một lần", "mỗi năm ít nhất 01 lần", "từng giai đoạn", "mỗi nhiệm kỳ". */
function readEachPeriod(ts: Tokens, i: number): Found<Frequency> | null {
  const theo = skip(ts, i, 'theo');
  const long = after(ts, skip(ts, theo, 'mỗi', 'từng', 'hằng'), 'giai', 'đoạn');
  if (long > theo + 2) return { value: frequency([{ every: 'unspecified' }]), next: long };
  const term = after(ts, skip(ts, i, 'mỗi', 'từng', 'hằng'), 'nhiệm', 'kỳ');
  if (term > i + 2) return { value: frequency([{ every: 'term' }]), next: term };
  const numbered = isTerm(ts, i, 'mỗi') || isTerm(ts, i, 'hằng') ? readPeriod(ts, i) : null;
  const each =
    readEach(ts, i) ?? (numbered === null ? null : { value: numbered.value.every, next: numbered.next });
  if (each === null || isTerm(ts, i, 'của')) return null;
  const period = numbered?.value ?? { every: each.value };
  const least = skipLeast(ts, each.next);
  const count = readCount(ts, least);
  if (count === null || !isOccurrence(ts, count.next))
    return readMore(ts, { value: period, next: each.next }, {});
  return {
    value: frequency([period], minOf(least > each.next || count.value > 1, count.value, false)),
    next: count.next + 1,
  };
}
