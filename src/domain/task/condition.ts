import { climb, LADDER_MAILS } from '../escalation/climb.ts';
import type { Problem } from '../result.ts';
import type { ConditionFact } from './condition-fact.ts';
import { movedOn } from './moved-on.ts';
import { letter, withdrawal } from './order.ts';
import type { Order } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import { hasEnded } from './task.ts';
import type { Task } from './task.ts';
import { underSchedule } from './under-schedule.ts';

type Fact<K extends ConditionFact['kind']> = Extract<ConditionFact, { kind: K }>;

export const CONDITION_RULES: RulesOf<ConditionFact> = {
  readingConfirmed: { refuse: refuseReading, step: readingConfirmed },
  eligibilityRecorded: { refuse: refuseEligibility, step: eligibilityRecorded },
  watchAnswered: { refuse: refuseWatchAnswer, step: watchAnswered },
};

function readingConfirmed(task: Task, fact: Fact<'readingConfirmed'>): Step {
  const { confirmationId, at, by, choice, schedule, noticeSendAt } = fact;
  const moved = underSchedule(task, schedule, at);
  const about = { decisionId: confirmationId, formerDueOn: task.schedule.dueOn };
  const told =
    noticeSendAt === null || schedule.dueOn === task.schedule.dueOn
      ? []
      : [
          letter('reading-confirmed', `reading/${confirmationId}`, task.parties.answeredBy, noticeSendAt, {
            about,
          }),
        ];
  // Rungs that fell due while nobody had said how the phrase is read have waited for this word.
  const read: Task = { ...moved, reading: { confirmationId, at, by, choice } };
  const higher = climb(read, at, noticeSendAt ?? at);
  return { task: higher.task, orders: [...formerLetters(task, fact), ...told, ...higher.orders] };
}

/** Letters of the ladder that speak of another date and have not left; their rung is climbed anew. */
function formerLetters({ schedule, ladder }: Task, fact: Fact<'readingConfirmed'>): readonly Order[] {
  if (schedule.dueOn === fact.schedule.dueOn || ladder.climbed.length === 0) return [];
  return [withdrawal(`reading/${fact.confirmationId}/former-date`, LADDER_MAILS)];
}

function eligibilityRecorded(task: Task, fact: Fact<'eligibilityRecorded'>): Step {
  const { recordId, body, on, dueOn, schedule, at, reminder, noticeSendAt } = fact;
  const moved = schedule === null ? task : underSchedule(task, schedule, at);
  const eligible = [...task.eligible, { recordId, body, on, dueOn }];
  const timers = reminder === null ? moved.timers : [...moved.timers, reminder];
  const told = [...new Set([task.parties.answeredBy, body])].map((to) =>
    letter('eligibility-recorded', `eligible/${recordId}`, to, noticeSendAt, {
      about: { decisionId: recordId, body, on, dueOn },
    }),
  );
  return {
    task: { ...moved, eligible, timers },
    orders: [withdrawal(`eligible/${recordId}/questions`, ['watch-question']), ...told],
  };
}

function watchAnswered(task: Task, fact: Fact<'watchAnswered'>): Step {
  const { reportId, body, at, issued } = fact;
  const told = issued
    ? [
        letter('document-reported', `watch-answer/${reportId}`, task.parties.office, at, {
          about: { reportId, body },
        }),
      ]
    : [];
  return {
    task: { ...task, watch: { reportId, body, at, issued }, reports: task.reports + 1 },
    orders: [withdrawal(`watch-answer/${reportId}/asked`, ['watch-question']), ...told],
  };
}

/** A place with a date of its own is reminded by itself; the task's date is not its date. */
export const PART_REMINDER: PointRule = {
  passes: (task) => task,
  speaks: (task, point) => {
    const place = task.eligible.find(({ recordId }) => point.key.endsWith(`/${recordId}`));
    if (place === undefined || point.sendAt === null) return [];
    if (hasEnded(task) || task.progress === 'suspended') return [];
    const done = task.members.some(({ body, progress }) => body === place.body && progress === 'confirmed');
    if (done) return [];
    const about = { body: place.body, dueOn: place.dueOn };
    return [letter('part-reminder', point.key, place.body, point.sendAt, { about })];
  },
};

function refuseReading(task: Task, fact: Fact<'readingConfirmed'>): Problem | null {
  if (task.progress === 'done' || task.progress === 'cancelled') return movedOn(task);
  if (task.personsDate !== null) {
    return {
      kind: 'date-decided',
      words:
        'Thời hạn hiện nay do người có thẩm quyền ấn định (gia hạn, điều chỉnh), không tính theo cụm từ; muốn đổi thì ghi một quyết định điều chỉnh.',
    };
  }
  return refuseOwnJudge(task, fact.by, task.parties.answeredBy);
}

function refuseEligibility(task: Task, fact: Fact<'eligibilityRecorded'>): Problem | null {
  if (fact.by !== task.parties.office) {
    return {
      kind: 'not-the-office',
      words: 'Chỉ cơ quan chủ trì Kế hoạch xác định nơi đủ điều kiện (mục IV.3 của Kế hoạch).',
    };
  }
  if (task.eligible.some(({ body }) => body === fact.body)) {
    return { kind: 'already-eligible', words: 'Nơi này đã được ghi nhận đủ điều kiện cho nhiệm vụ này.' };
  }
  return task.progress === 'done' || task.progress === 'cancelled' ? movedOn(task) : null;
}

function refuseWatchAnswer(task: Task, fact: Fact<'watchAnswered'>): Problem | null {
  const { watchedBy, office } = task.parties;
  if (fact.body !== watchedBy && fact.body !== office) {
    return { kind: 'not-watching', words: 'Cơ quan này không được giao theo dõi việc ban hành văn bản.' };
  }
  return isAwaiting(task)
    ? null
    : { kind: 'moved-on', words: 'Nhiệm vụ không còn chờ văn bản, không cần trả lời câu hỏi này nữa.' };
}

/** It waits as a whole, or the second of its phases does: such a schedule holds the questions of the quarters. */
const isAwaiting = ({ progress, schedule }: Task): boolean =>
  progress === 'waiting' ||
  ((progress === 'standing' || progress === 'not-started') &&
    schedule.points.some(({ kind }) => kind === 'watch'));
