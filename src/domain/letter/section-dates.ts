import { minDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { LetterItem } from './letter.ts';
import type { TaskItem } from './section.ts';

/** The date an item is about: the last day in time, null where none is set. */
export function dueOnOf(item: LetterItem): LocalDate | null {
  return item.subject.kind === 'task' ? item.subject.task.schedule.dueOn : item.subject.round.schedule.dueOn;
}

/** The nearest of the dates on or after the day of sending; null where no item has one. */
export function nearestOf(items: readonly TaskItem[], sendOn: LocalDate): LocalDate | null {
  return nearest(items.map(dueOnOf), sendOn);
}

export function nearest(dates: readonly (LocalDate | null)[], sendOn: LocalDate): LocalDate | null {
  const ahead = dates.filter((on) => on !== null).filter((on) => on >= sendOn);
  return ahead.length === 0 ? null : ahead.reduce(minDate);
}
