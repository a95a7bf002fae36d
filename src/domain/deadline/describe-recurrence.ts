import { clockWords } from './length-words.ts';
import type { DueDay, DueItem, Every, Period, Recurrence } from './reading.ts';

const EVERY_WORDS: Readonly<Record<Every, string>> = {
  week: 'hằng tuần',
  month: 'hằng tháng',
  quarter: 'hằng quý',
  '6month': '6 tháng',
  year: 'hằng năm',
  term: 'mỗi nhiệm kỳ',
  unspecified: 'định kỳ',
};
const UNITS: Readonly<Partial<Record<Every, string>>> = {
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  year: 'năm',
};
const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const NTH_MONTH: Readonly<Record<number, string>> = { 1: 'tháng đầu', 2: 'tháng thứ hai', 3: 'tháng cuối' };
const RULES: Readonly<Record<DueDay['rule'], string>> = {
  before: 'trước ',
  by: 'chậm nhất ',
  on: '',
  in: 'trong ',
};

/** Only these four are counted in intervals or carry a minimum. */
const unitOf = (every: Recurrence['every']): string => UNITS[every as Every] ?? 'kỳ';

const two = (n: number): string => String(n).padStart(2, '0');

/** "tháng 02", "tháng 6": two digits only where 1 and 2 would be mistaken for 11 and 12. */
const monthNumber = (month: number): string => (month <= 2 ? two(month) : String(month));

/** "định kỳ 6 tháng", "5 năm một lần", "hằng quý". */
function periodWords({ every, interval }: Period): string {
  if (interval !== undefined) return `định kỳ ${interval} ${unitOf(every)} một lần`;
  return every === '6month' ? 'định kỳ 6 tháng' : EVERY_WORDS[every];
}

/** A recurrence in the words that the language itself reads back. */
export function recurrenceWords(recurrence: Recurrence): string {
  const { every, options, due, window } = recurrence;
  if (every === 'choice') return `định kỳ ${(options ?? []).map(lengthOf).join(' hoặc ')} một lần`;
  if (every === 'multi') return (due as readonly DueItem[]).map(itemWords).join('; ');
  if (window !== undefined) return windowWords(recurrence, window);
  const period: Period =
    recurrence.interval === undefined ? { every } : { every, interval: recurrence.interval };
  if (recurrence.min_unit === 'day') return minimumWords(recurrence);
  if (due !== null) return itemWords({ ...period, ...(due as DueDay) });
  if (recurrence.interval !== undefined && recurrence.min !== undefined)
    return `định kỳ ${recurrence.interval} ${unitOf(every)} ${two(recurrence.min)} lần`;
  return `${periodWords(period)}${minimumWords(recurrence)}`;
}

/** The span, and before it the report that it belongs to where one is printed. */
function windowWords(recurrence: Recurrence, { start, finish }: NonNullable<Recurrence['window']>): string {
  const span = `từ ngày ${monthDay(start)} đến hết ngày ${monthDay(finish)} hằng năm`;
  const rest: Recurrence = {
    every: recurrence.every,
    due: recurrence.due,
    ...(recurrence.interval === undefined ? {} : { interval: recurrence.interval }),
  };
  return rest.every === 'year' && rest.due === null ? span : `${recurrenceWords(rest)}; ${span}`;
}

const monthDay = (text: string): string => `${text.slice(3)}/${monthNumber(Number(text.slice(0, 2)))}`;

function lengthOf({ every, interval }: Period): string {
  if (every === '6month') return '06 tháng';
  if (every === 'year' && interval === undefined) return '12 tháng';
  return `${two(interval ?? 1)} ${unitOf(every)}`;
}

function minimumWords({ min, min_unit, every }: Recurrence): string {
  if (min === undefined) return '';
  return min_unit === 'day' ? `ít nhất ${two(min)} ngày/${unitOf(every)}` : ` ít nhất ${two(min)} lần`;
}

function itemWords(item: DueItem): string {
  if (item.rule === undefined && item.every === 'unspecified') return 'từng giai đoạn';
  const period = periodWords(item);
  return item.rule === undefined ? period : `${period}, ${RULES[item.rule]}${dayWords(item, item.every)}`;
}

function dayWords(due: DueDay, every: Every): string {
  const time = due.time === undefined ? '' : `${clockWords(due.time)} `;
  if (due.term_year !== undefined) return `năm thứ ${due.term_year} của nhiệm kỳ`;
  if (due.day_of_period !== undefined)
    return `${two(due.day_of_period)} ngày đầu của ${unitWords(due, every)}`;
  const day = locatorWords(due);
  if (due.weekday !== undefined)
    return `${time}${day}${due.week_offset === undefined ? ' hằng tuần' : ` tuần ${neighbour(due.week_offset)}`}`;
  return `${time}${day} ${monthWords(due, every)}`.trim();
}

function locatorWords({ day, weekday, nth_working_day: nth, last_day_of_month: last }: DueDay): string {
  if (day !== undefined) return `ngày ${two(day)}`;
  if (weekday !== undefined) return WEEKDAYS[weekday] ?? '';
  if (nth !== undefined)
    return `ngày làm việc ${nth === -1 ? 'cuối cùng' : nth === 1 ? 'đầu tiên' : `thứ ${nth}`}`;
  return last === true ? 'ngày cuối cùng' : '';
}

const neighbour = (by: number): string => (by > 0 ? 'sau' : 'trước');

function monthWords(due: DueDay, every: Every): string {
  const year = due.year_offset === undefined ? '' : ` năm ${neighbour(due.year_offset)}`;
  if (due.month !== undefined) return `tháng ${monthNumber(due.month)}${year}`;
  if (due.month_of_quarter !== undefined)
    return `của ${NTH_MONTH[due.month_of_quarter] ?? 'tháng đầu'} ${unitWords(due, 'quarter')}`;
  if (due.month_of_period !== undefined)
    return `của ${due.month_of_period === -1 ? 'tháng cuối' : `tháng thứ ${due.month_of_period}`} kỳ báo cáo`;
  return `của ${unitWords(due, every)}`;
}

function unitWords(due: DueDay, every: Every): string {
  const named: Readonly<Partial<Record<Every, readonly [string, number | undefined]>>> = {
    month: ['tháng', due.month_offset],
    quarter: ['quý', due.quarter_offset],
    year: ['năm', due.year_offset],
    week: ['tuần', due.week_offset],
  };
  const [unit, by] = named[every] ?? ['kỳ báo cáo', undefined];
  return by === undefined ? unit : `${unit} ${neighbour(by)}`;
}
