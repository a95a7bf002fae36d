import { addDays, formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { countPeriod } from './count-period.ts';
import type { CountedPeriod } from './count-period.ts';
import { dayAndWeekday } from './length-words.ts';
import type { Offset } from './reading.ts';
import type { Draft } from './draft.ts';
import { SOURCES } from './sources.ts';

/** The longest a count can be pushed on by days off at its end, or shortened by a short month. */
const SLACK_DAYS = 15;

/** The last day of the event on which its whole period still ends by the ceiling; null where no day of its kind does. */
export function feasibleUntil(
  ceilingOn: LocalDate,
  offset: Offset,
  calendar: WorkingCalendar,
): LocalDate | null {
  const back = countPeriod(ceilingOn, { ...offset, direction: 'before' }, calendar);
  if (back === null) return null;
  for (let days = SLACK_DAYS; days >= -SLACK_DAYS; days -= 1) {
    const on = addDays(back.on, days);
    const end = countPeriod(on, offset, calendar);
    if (end !== null && end.on <= ceilingOn) return on;
  }
  return null;
}

/** The counted date lies past the ceiling: a person decides, the ceiling keeps counting. */
export function pastCeiling(base: Draft, period: CountedPeriod, ceilingOn: LocalDate): Draft {
  const conflict = `Vướng về thời hạn, chờ quyết định: ${period.words}, sau mốc cuối ${formatDate(ceilingOn)} ghi trong văn bản.`;
  return {
    ...base,
    class: 'dated',
    dueOn: ceilingOn,
    ceilingOn,
    conflict,
    counted: `${period.words}; mốc cuối vẫn tính: hết ${dayAndWeekday(ceilingOn)}`,
    working: [...base.working, { rule: 'conflict', source: SOURCES.ceiling, words: conflict, on: ceilingOn }],
  };
}
