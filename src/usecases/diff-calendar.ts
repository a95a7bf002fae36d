import { compareCalendars } from '../domain/calendar/compare-calendars.ts';
import type { DayChange } from '../domain/calendar/compare-calendars.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { ResolvedDeadline } from '../domain/deadline/resolved.ts';
import type { EntityId } from '../domain/plan/plan.ts';

/** An open task or round, with its rule and facts closed over: what is compared is the calendar alone. */
export interface OpenDeadline {
  readonly id: EntityId;
  readonly resolve: (calendar: WorkingCalendar) => ResolvedDeadline;
}

/** The dates of a deadline that a calendar can move, and how the screen names them. */
const DATE_LABELS = {
  dueOn: 'thời hạn',
  lastWorkingOn: 'ngày làm việc cuối cùng',
  ceilingOn: 'mốc cuối cùng',
  feasibleUntil: 'ngày cuối cùng mà văn bản còn kịp thời hạn',
} as const;

export type MovableDate = keyof typeof DATE_LABELS;
const MOVABLE = Object.keys(DATE_LABELS) as readonly MovableDate[];

export interface MovedDeadline {
  readonly id: EntityId;
  readonly before: ResolvedDeadline;
  readonly after: ResolvedDeadline;
  /** Never empty. */
  readonly moved: readonly MovableDate[];
  /** `thời hạn 02/5/2027, trước là 04/5/2027; …`: whom to tell, and of what. */
  readonly words: string;
}

export interface CalendarDiff {
  readonly days: readonly DayChange[];
  readonly moved: readonly MovedDeadline[];
  /** Same dates, but no longer (or from now on) provisional: shown, nobody is written to. */
  readonly settled: readonly EntityId[];
  readonly unsettled: readonly EntityId[];
}

/** Which open deadlines move when `before` is replaced by `after`. Changes nothing. */
export function diffCalendar(
  deadlines: readonly OpenDeadline[],
  before: WorkingCalendar,
  after: WorkingCalendar,
): CalendarDiff {
  const pairs = deadlines.map(({ id, resolve }) => ({ id, before: resolve(before), after: resolve(after) }));
  const moved = pairs.flatMap((pair) => {
    const dates = MOVABLE.filter((date) => pair.before[date] !== pair.after[date]);
    return dates.length === 0 ? [] : [{ ...pair, moved: dates, words: describeMoves(pair, dates) }];
  });
  const movedIds = new Set(moved.map((pair) => pair.id));
  const turned = pairs.filter(
    (pair) => !movedIds.has(pair.id) && pair.before.provisional !== pair.after.provisional,
  );
  return {
    days: compareCalendars(before, after),
    moved,
    settled: turned.filter((pair) => pair.before.provisional).map((pair) => pair.id),
    unsettled: turned.filter((pair) => pair.after.provisional).map((pair) => pair.id),
  };
}

function describeMoves(pair: Pick<MovedDeadline, 'before' | 'after'>, dates: readonly MovableDate[]): string {
  const words = (resolved: ResolvedDeadline, date: MovableDate): string => {
    const on = resolved[date];
    return on === null ? 'chưa có' : formatDate(on);
  };
  return dates
    .map((date) => `${DATE_LABELS[date]} ${words(pair.after, date)}, trước là ${words(pair.before, date)}`)
    .join('; ');
}
