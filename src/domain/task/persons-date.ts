import { formatDate } from '../calendar/local-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { AsksForDate } from './date-fact.ts';
import type { Schedule } from './schedule.ts';
import type { Task } from './task.ts';

/** The document that governs the task; null: none has been registered. */
export const governingOf = ({ events }: Pick<Task, 'events'>): string | null =>
  events.at(-1)?.guidanceId ?? null;

/** The task under a date that a person has just decided: no document asks about an earlier one any more. */
export const withPersonsDate = (task: Task, decisionId: string, at: Instant): Task => ({
  ...withoutQuestion(task),
  personsDate: { decisionId, at, under: governingOf(task), conflict: task.schedule.conflict },
});

export const withoutQuestion = (task: Task): Task => ({
  ...task,
  dateQuestion: null,
  timers: task.timers.filter(({ kind }) => kind !== 'date-undecided'),
});

export interface Held {
  readonly schedule: Schedule;
  /** Whether a person has to say which date holds. */
  readonly asks: boolean;
}

/**
 * What becomes of a date that a person has decided when a document would give another: it stands until a person decides
 * otherwise. Null: no such date is in force, the document's holds. `governs`: the document that would govern the task then;
 * the one under which the person decided raises no question. `because`: what happened, as `văn bản 15-HD/TW được ghi nhận`.
 */
export function heldUnder(
  task: Task,
  proposed: Schedule,
  governs: string | null,
  because: string,
): Held | null {
  const { personsDate, schedule } = task;
  if (personsDate === null) return null;
  const settled = { ...schedule, conflict: personsDate.conflict };
  if (governs === personsDate.under || proposed.dueOn === schedule.dueOn)
    return { schedule: settled, asks: false };
  const decided = schedule.dueOn === null ? 'Thời hạn' : `Thời hạn hết ngày ${formatDate(schedule.dueOn)}`;
  const other =
    proposed.course === 'waiting'
      ? 'theo đó nhiệm vụ trở lại chờ văn bản'
      : proposed.dueOn === null
        ? 'theo đó nhiệm vụ không có thời hạn'
        : `theo đó thời hạn là hết ngày ${formatDate(proposed.dueOn)}`;
  const conflict = `${decided} do người có thẩm quyền quyết định vẫn được giữ; ${because}, ${other}; cần quyết định thời hạn nào được áp dụng.`;
  return { schedule: { ...schedule, conflict }, asks: true };
}

/** The part of an event's fact that asks; nothing where the dates follow the document, or stay without a question. */
export const asksFor = (
  held: Held | null,
  proposed: Schedule,
  undecided: AsksForDate['undecided'],
): { readonly asks?: AsksForDate } =>
  held?.asks === true ? { asks: { dueOn: proposed.dueOn, undecided } } : {};
