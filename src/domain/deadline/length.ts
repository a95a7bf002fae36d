import { addDays, addMonths, addYears } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Offset } from './reading.ts';

/**
 * The day on which a calendar length ends (Điều 147–148: the first day is not counted, the corresponding day of the
 * last month). Working days need a calendar and give null here, and so do hours.
 */
export function addLength(on: LocalDate, { amount, unit, direction }: Offset): LocalDate | null {
  const n = direction === 'after' ? Math.ceil(amount) : -Math.ceil(amount);
  try {
    if (unit === 'day') return addDays(on, n);
    if (unit === 'month') return addMonths(on, n);
    return unit === 'year' ? addYears(on, n) : null;
  } catch (error) {
    // "9999 năm kể từ ngày …" leaves the calendar; every other error is ours.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
