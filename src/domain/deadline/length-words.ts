import { formatDate, formatWeekday } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Offset, OffsetUnit } from './reading.ts';

const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  day: 'ngày',
  working_day: 'ngày làm việc',
  month: 'tháng',
  year: 'năm',
  hour: 'giờ',
};

/** `03 tháng`, `10 ngày làm việc`, `10,5 ngày làm việc`. */
export const lengthWords = ({ amount, unit }: Pick<Offset, 'amount' | 'unit'>): string =>
  `${String(amount).replace('.', ',').padStart(2, '0')} ${UNIT_WORDS[unit]}`;

/** `ngày 17/12/2018, thứ Hai`. */
export const dayAndWeekday = (on: LocalDate): string => `ngày ${formatDate(on)}, ${formatWeekday(on)}`;

/** `17/9`: the year has just been said. */
export function dayAndMonth(on: LocalDate): string {
  const whole = formatDate(on);
  return whole.slice(0, whole.lastIndexOf('/'));
}

/** `17 giờ 00`, of `17:00`. */
export const clockWords = (time: string): string => `${time.slice(0, 2)} giờ ${time.slice(3, 5)}`;

/** `hết ngày 04/5/2018, thứ Sáu`; with a printed hour `17 giờ 00 ngày 04/5/2018, thứ Sáu`. */
export const endWords = (on: LocalDate, time: string | null): string =>
  `${time === null ? 'hết' : clockWords(time)} ${dayAndWeekday(on)}`;
