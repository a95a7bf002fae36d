import { onOf } from '../domain/calendar/instant.ts';
import { formatDate, yearOf } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Rehearsed, Warning } from './rehearse-warnings.ts';

/** What falls into so many working days after Tết is asked for by people who have just come back. */
const WORKING_DAYS_AFTER = 3;

interface Tet {
  readonly year: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Last of the working days right after it. */
  readonly over: LocalDate;
}

/** Due dates inside Tết or right after it, and letters that leave right after it. */
export function tetCollisions({ lived, mails, tasks }: Rehearsed): readonly Warning[] {
  const { input } = lived;
  return tetsBetween(input.calendar, onOf(input.from), onOf(input.until)).flatMap((tet) => {
    const within = (on: LocalDate | null): boolean => on !== null && tet.from <= on && on <= tet.over;
    const due = tasks.filter(({ deadline }) => within(deadline.dueOn) || within(deadline.lastWorkingOn));
    const sent = mails.filter(({ at }) => within(onOf(at)));
    const name = `Tết Nguyên đán năm ${tet.year} (${formatDate(tet.from)} – ${formatDate(tet.until)})`;
    return [
      ...due.map(({ id, deadline }): Warning => {
        const on = deadline.dueOn === null ? '' : formatDate(deadline.dueOn);
        return {
          kind: 'tet',
          tasks: [id],
          words: `Thời hạn của nhiệm vụ ${id}, ngày ${on}, rơi vào hoặc ngay sau ${name}.`,
        };
      }),
      ...(sent.length === 0 ? [] : [mailsAfter(tet, name, sent)]),
    ];
  });
}

function mailsAfter(tet: Tet, name: string, sent: Rehearsed['mails']): Warning {
  const tasks = [...new Set(sent.flatMap((mail) => mail.tasks))];
  return {
    kind: 'tet',
    tasks,
    words: `${String(sent.length).padStart(2, '0')} thư gửi trong ${WORKING_DAYS_AFTER} ngày làm việc ngay sau ${name}, đến hết ngày ${formatDate(tet.over)}: ${tasks.join(', ')}.`,
  };
}

function tetsBetween(calendar: WorkingCalendar, from: LocalDate, until: LocalDate): readonly Tet[] {
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, n) => yearOf(from) + n);
  return years
    .flatMap((year) => {
      const days = calendar.year(year).days.filter((day) => day.name.startsWith('Tết Nguyên đán'));
      const on = days.map((day) => day.on).toSorted();
      const [first, last] = [on[0], on.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ year, from: first, until: last, over: addWorkingDays(calendar, last, WORKING_DAYS_AFTER) }];
    })
    .filter((tet) => tet.over >= from && tet.from <= until);
}
