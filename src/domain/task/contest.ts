import { onOf } from '../calendar/instant.ts';
import { askAgain, askOrders } from '../escalation/ask-officer.ts';
import { climb, LADDER_MAILS, standDown } from '../escalation/climb.ts';
import type { Problem } from '../result.ts';
import { timesOf } from './again.ts';
import { OF_QUESTION } from './date-question.ts';
import type { ContestFact } from './contest-fact.ts';
import { letter, withdrawal } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import { refusePastDate } from './past-date.ts';
import { withPersonsDate } from './persons-date.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import type { Task, Verdict } from './task.ts';
import { underSchedule } from './under-schedule.ts';

type Contested = Extract<ContestFact, { kind: 'markContested' }>;
type Concluded = Extract<ContestFact, { kind: 'markConcluded' }>;

export const CONTEST_RULES: RulesOf<ContestFact> = {
  markContested: { refuse: refuseContest, step: contested },
  markConcluded: { refuse: refuseConclusion, step: concluded },
};

function contested(task: Task, fact: Contested): Step {
  const { contestId, body, at, undecided } = fact;
  const about = { contestId, reportId: contestId, body };
  return {
    task: {
      ...task,
      contest: { contestId, body, at },
      ladder: standDown(task.ladder, task.notices),
      // An officer is not asked about a mark that is in question; his time stands still with it.
      timers: [...task.timers.filter(({ kind }) => kind !== 'packet-silence'), undecided],
    },
    orders: [
      // While the mark itself is in question nobody writes to the head of the body about it.
      withdrawal(`contested/${contestId}`, LADDER_MAILS),
      letter('contest-request', `contest/${contestId}`, task.parties.confirmer, at, { about }),
    ],
  };
}

function concluded(task: Task, fact: Concluded): Step {
  const { decisionId, verdict, schedule, at } = fact;
  const to = task.contest?.body ?? task.parties.answeredBy;
  const about = { decisionId, verdict, of: verdictSoFar(task) === 'boundary' ? 'boundary' : 'mark' };
  const free: Task = {
    ...task,
    contest: null,
    timers: task.timers.filter((timer) => timer.kind !== 'contest-undecided'),
  };
  const judged = withVerdict(free, verdict);
  const { task: next, orders } =
    schedule === null
      ? laterOn(judged, at, task.contest !== null)
      : { task: withPersonsDate(underSchedule(judged, schedule, at), decisionId, at), orders: [] };
  return {
    task: next,
    orders: [
      withdrawal(`concluded/${decisionId}`, [
        'contest-request',
        'contest-undecided',
        ...(schedule === null ? [] : OF_QUESTION),
      ]),
      letter('mark-concluded', `mark-concluded/${decisionId}`, to, at, { about }),
      ...orders,
    ],
  };
}

/** The mark stays: what had stood still goes on at once, without waiting for the next day of the schedule. */
function laterOn(task: Task, at: Concluded['at'], stoodStill: boolean): Step {
  if (!stoodStill || task.progress !== 'open') return { task, orders: [] };
  const asked = askAgain(task, at);
  const higher = climb(asked, at, at);
  return { task: higher.task, orders: [...(asked === task ? [] : askOrders(asked, at)), ...higher.orders] };
}

function withVerdict(task: Task, verdict: Concluded['verdict']): Task {
  if (task.progress === 'done') return { ...task, verdict };
  if (task.progress === 'submitted') return { ...task, submission: { ...task.submission, verdict } };
  if (task.progress === 'presented') return { ...task, presentation: { ...task.presentation, verdict } };
  return task;
}

export const CONTEST_UNDECIDED: PointRule = {
  passes: (task) => task,
  speaks: (task, point) =>
    task.contest === null || point.sendAt === null
      ? []
      : [
          letter('contest-undecided', point.key, task.parties.superior, point.sendAt, {
            about: { reportId: task.contest.contestId, body: task.contest.body, times: timesOf(point) },
          }),
        ],
  // Also where the task is done and nothing else would wake it: a mark stands in a yearly grade until a person concludes.
  goesOn: (task, { key }) => task.contest !== null && key.includes(task.contest.contestId),
};

/** The mark as it stands: what was judged when something was handed in, or the date that an open task has passed. */
function isMarkedLate(task: Task, fact: { readonly at: Contested['at'] }): boolean {
  const verdict = verdictSoFar(task);
  if (verdict !== null) return isLate(verdict);
  const { dueOn } = task.schedule;
  return task.progress === 'open' && dueOn !== null && onOf(fact.at) > dueOn;
}

/** What was handed in has been judged on the day that it came; null: nothing has come. */
function verdictSoFar(task: Task): Verdict | null {
  if (task.progress === 'done') return task.verdict;
  if (task.progress === 'submitted') return task.submission.verdict;
  return task.progress === 'presented' ? task.presentation.verdict : null;
}

const isLate = (verdict: Verdict): boolean => verdict === 'late' || verdict === 'boundary';

function refuseContest(task: Task, fact: Contested): Problem | null {
  if (task.contest !== null) {
    return {
      kind: 'contest-open',
      words: 'Ý kiến của cơ quan về thời hạn đã được ghi nhận và đang được xem xét.',
    };
  }
  if (!task.parties.leads.includes(fact.body)) {
    return { kind: 'not-a-lead', words: 'Chỉ cơ quan chủ trì nhiệm vụ mới nêu ý kiến về việc ghi quá hạn.' };
  }
  return isMarkedLate(task, fact)
    ? null
    : { kind: 'not-late', words: 'Nhiệm vụ không bị ghi quá hạn nên không có nội dung để xem xét lại.' };
}

function refuseConclusion(task: Task, fact: Concluded): Problem | null {
  const own = refuseOwnJudge(task, fact.by, task.contest?.body ?? task.parties.answeredBy);
  if (own !== null) return own;
  if (task.contest === null && !isMarkedLate(task, fact)) {
    return {
      kind: 'nothing-to-conclude',
      words: 'Không có ý kiến hoặc kết luận nào về thời hạn đang chờ xử lý.',
    };
  }
  const until = fact.schedule?.dueOn ?? null;
  if (fact.verdict === 'late' && until !== null) {
    return {
      kind: 'date-kept',
      words: 'Giữ việc ghi quá hạn thì thời hạn không đổi; bỏ trống thời hạn mới.',
    };
  }
  if (until !== null && until < onOf(fact.at)) return refusePastDate(until);
  if (task.progress === 'open' && fact.verdict === 'on-time' && fact.schedule === null) {
    return {
      kind: 'no-date',
      words: 'Bỏ ghi quá hạn của nhiệm vụ chưa có kết quả thì phải ghi thời hạn mới để tiếp tục theo dõi.',
    };
  }
  return null;
}
