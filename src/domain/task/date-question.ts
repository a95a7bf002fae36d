import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { climb, LADDER_MAILS, standDown } from '../escalation/climb.ts';
import type { Problem } from '../result.ts';
import { timesOf } from './again.ts';
import type { AsksForDate, DateFact } from './date-fact.ts';
import { movedOn } from './moved-on.ts';
import { letter, letterWithCopies, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import { refusePastDate } from './past-date.ts';
import { governingOf, withoutQuestion } from './persons-date.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import type { Task } from './task.ts';
import { underSchedule } from './under-schedule.ts';

export const DATE_RULES: RulesOf<DateFact> = { dateSettled: { refuse: refuseSettling, step: settled } };

/** Letters that ask which date holds. */
export const OF_QUESTION: readonly MailKind[] = ['date-question', 'date-undecided'];
const OF_DATE: readonly MailKind[] = ['reminder', 'overdue-review', ...LADDER_MAILS];

/** A document has raised the question, or has not: an earlier one about another document is over either way. */
export function asking(
  task: Task,
  {
    at,
    guidanceId,
    asks,
  }: { readonly at: Instant; readonly guidanceId: string; readonly asks?: AsksForDate },
): Task {
  const free = withoutQuestion(task);
  if (asks === undefined) return free;
  return {
    ...free,
    // Nothing climbs by a date that is in question; a letter that has not arrived is written anew if the date stays.
    ladder: standDown(free.ladder, free.notices),
    timers: [...free.timers, asks.undecided],
    dateQuestion: { guidanceId, at, dueOn: asks.dueOn },
  };
}

/** To the body whose leader decides; nothing where no question was raised. */
export function question(task: Task, key: string, sendAt: Instant): readonly Order[] {
  const { dateQuestion, schedule, parties } = task;
  if (dateQuestion === null) return [];
  const about = {
    guidanceId: dateQuestion.guidanceId,
    dueOn: schedule.dueOn,
    proposedOn: dateQuestion.dueOn,
  };
  return [letter('date-question', key, parties.confirmer, sendAt, { about })];
}

export const DATE_UNDECIDED: PointRule = {
  passes: (task) => task,
  speaks: (task, point) => {
    const { dateQuestion, schedule, parties } = task;
    if (dateQuestion === null || point.sendAt === null) return [];
    const { guidanceId, dueOn: proposedOn } = dateQuestion;
    const about = { guidanceId, dueOn: schedule.dueOn, proposedOn, times: timesOf(point) };
    return [letter('date-undecided', point.key, parties.superior, point.sendAt, { about })];
  },
  goesOn: ({ dateQuestion }, { key }) => dateQuestion !== null && key.includes(dateQuestion.guidanceId),
};

function settled(task: Task, fact: DateFact): Step {
  const { decisionId, at, follows, schedule, noticeSendAt } = fact;
  const moved = underSchedule(withoutQuestion(task), schedule, at);
  const kept =
    task.personsDate === null ? null : { ...task.personsDate, decisionId, at, under: governingOf(task) };
  const next: Task = { ...moved, personsDate: follows === 'decision' ? kept : null };
  const about = { decisionId, follows, formerDueOn: task.schedule.dueOn, dueOn: schedule.dueOn };
  const { answeredBy, leads, coordinating } = task.parties;
  const told = letter('date-settled', `date-settled/${decisionId}`, answeredBy, noticeSendAt, { about });
  const higher = climb(next, at, noticeSendAt);
  return {
    task: higher.task,
    orders: [
      withdrawal(`date-settled/${decisionId}/asked`, OF_QUESTION),
      ...(follows === 'document' ? [withdrawal(`date-settled/${decisionId}/former-date`, OF_DATE)] : []),
      ...letterWithCopies(told, [...new Set([...leads, ...coordinating])]),
      ...higher.orders,
    ],
  };
}

function refuseSettling(task: Task, { guidanceId, by, follows, schedule, at }: DateFact): Problem | null {
  if (task.progress === 'done' || task.progress === 'cancelled') return movedOn(task);
  if (task.dateQuestion?.guidanceId !== guidanceId) {
    return {
      kind: 'no-question',
      words: 'Không có văn bản nào đang chờ quyết định thời hạn; đề nghị mở lại trang nhiệm vụ.',
    };
  }
  const own = refuseOwnJudge(task, by, task.parties.answeredBy);
  if (own !== null || follows === 'decision') return own;
  const { course, dueOn } = schedule;
  return course === 'dated' && dueOn !== null && dueOn < onOf(at) ? refusePastDate(dueOn) : null;
}
