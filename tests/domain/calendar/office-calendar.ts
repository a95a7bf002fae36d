import { fileURLToPath } from 'node:url';
import { readCalendarYears } from '../../../config/calendar-schema.ts';
import { formatProblem } from '../../../config/problem.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { CalendarYear } from '../../../src/domain/calendar/working-calendar.ts';

const dir = fileURLToPath(new URL('../../../config/calendar', import.meta.url));
const read = await readCalendarYears(dir);
if (!read.ok) throw new Error(read.problem.map(formatProblem).join('\n'));

/** The tables that are shipped. */
export const officeYears: readonly CalendarYear[] = read.value;
export const officeCalendar = createWorkingCalendar(officeYears);

export function officeYear(year: number): CalendarYear {
  const found = officeYears.find((table) => table.year === year);
  if (found === undefined) throw new Error(`no table of ${year}`);
  return found;
}
