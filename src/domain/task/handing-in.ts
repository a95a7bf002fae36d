import type { Problem } from '../result.ts';
import { onOf } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { refuseUnproven } from './evidence.ts';
import { LADDER_MAILS, standDown } from '../escalation/climb.ts';
import type { HandingInFact } from './fact.ts';
import { answeredBy } from './ladder-rules.ts';
import { requestsTakenBack, withoutRequests } from './moot.ts';
import { movedOn } from './moved-on.ts';
import { letter, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import { membersMissing } from './part.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';
import { refuseResultNow, refuseUnsigned, signingMoot } from './signature.ts';
import { lifeOf } from './task.ts';
import type { Life, Task, Verdict } from './task.ts';

type Fact<K extends HandingInFact['kind']> = Extract<HandingInFact, { kind: K }>;

export const HANDING_IN_RULES: RulesOf<HandingInFact> = {
  progressReported: { refuse: (task) => (task.progress === 'done' ? movedOn(task) : null), step: reported },
  resultPresented: { refuse: refusePresentation, step: presented },
  resultSubmitted: { refuse: refuseSubmission, step: submitted },
  resultConfirmed: { refuse: refuseJudgement, step: confirmed },
  resultReturned: { refuse: refuseJudgement, step: returned },
};

const isBeingWorkedOn = (task: Task): boolean => task.progress === 'open' || task.progress === 'not-started';

const REMINDING: readonly MailKind[] = [
  'reminder',
  'watch-question',
  'standing-review',
  'decision-late',
  ...LADDER_MAILS,
];

/** What is answered meanwhile is withdrawn before it is sent. */
const withdrawReminders = (key: string): Order => withdrawal(key, REMINDING);

function presented(task: Task, fact: Fact<'resultPresented'>): Step {
  const { reportId, body, at, documentNumber, documentOn, decideBy } = fact;
  return {
    task: {
      ...handedIn(task, fact, decideBy),
      progress: 'presented',
      reports: task.reports + 1,
      presentation: {
        reportId,
        body,
        at,
        documentNumber,
        documentOn,
        verdict: verdictOf(task.schedule, fact.receivedOn ?? onOf(at)),
      },
    },
    orders: [withdrawReminders(`presented/${reportId}`), ...requestsTakenBack(task, `presented/${reportId}`)],
  };
}

function submitted(task: Task, fact: Fact<'resultSubmitted'>): Step {
  const { reportId, body, at, evidence, confirmBy } = fact;
  const request = letter(
    'confirmation-request',
    `confirmation-request/${reportId}`,
    task.parties.confirmer,
    at,
    { about: { reportId, body } },
  );
  return {
    task: {
      ...handedIn(task, fact, confirmBy),
      prepared: [],
      progress: 'submitted',
      reports: task.reports + 1,
      submission: {
        reportId,
        body,
        at,
        evidence,
        verdict: verdictOfResult(task, fact.receivedOn ?? onOf(at)),
      },
    },
    orders: [
      withdrawReminders(`submitted/${reportId}`),
      ...signingMoot(task, `submitted/${reportId}`),
      ...requestsTakenBack(task, `submitted/${reportId}`),
      request,
    ],
  };
}

/**
 * From here on the delay is not the body's: its ladder stands still, what had not arrived is taken back, what the parties
 * had asked of one another lapses, and the clock of whoever must speak next begins.
 */
function handedIn(task: Task, { at, body, reportId }: HandedIn, next: Point | undefined): Life {
  const life = {
    ...lifeOf(task),
    ...withoutRequests(task, at),
    ladder: standDown(task.ladder, task.notices),
  };
  const { ladder, timers } = answeredBy(life, at, body, reportId);
  const others = timers.filter(({ kind }) => !STANDS_STILL.includes(kind));
  return { ...life, ladder, timers: next === undefined ? others : [...others, next] };
}

type HandedIn = Fact<'resultPresented' | 'resultSubmitted'>;

const STANDS_STILL: readonly PointKind[] = [
  'packet-silence',
  'ladder-resume',
  'decision-late',
  'confirmation-late',
];

function confirmed(task: Task, fact: Fact<'resultConfirmed'>): Step {
  if (task.progress !== 'submitted') return { task, orders: [] };
  const { submission } = task;
  const { verdict } = submission;
  const timers = task.timers.filter(({ kind }) => kind !== 'confirmation-late');
  return {
    task: {
      ...task,
      timers,
      progress: 'done',
      submission,
      confirmedAt: fact.at,
      confirmedBy: fact.by,
      verdict,
    },
    orders: [
      {
        kind: 'withdrawMail',
        key: `confirmed/${fact.decisionId}`,
        mails: ['confirmation-request', 'confirmation-late'],
        to: null,
      },
      answer(task, fact, 'result-confirmed', { verdict, reportId: submission.reportId }),
      { kind: 'closeLinks', key: `confirmed/${fact.decisionId}/links` },
    ],
  };
}

function returned(task: Task, fact: Fact<'resultReturned'>): Step {
  if (task.progress !== 'submitted') return { task, orders: [] };
  return {
    task: givenBack(task, fact),
    orders: [
      withdrawal(`returned/${fact.decisionId}`, ['confirmation-request', 'confirmation-late']),
      answer(task, fact, 'result-returned', {
        decisionId: fact.decisionId,
        reportId: task.submission.reportId,
      }),
    ],
  };
}

/** Open again; where the fact says so, nothing is climbed until the days for mending are over. */
function givenBack(task: Task, { resume }: Fact<'resultReturned'>): Task {
  const life = lifeOf(task);
  const timers = life.timers.filter(({ kind }) => !STANDS_STILL.includes(kind));
  const open: Task = { ...life, timers, progress: 'open', returned: task.returned + 1 };
  if (resume === undefined) return open;
  return { ...open, timers: [...timers, resume], ladder: { ...open.ladder, resting: true } };
}

function answer(
  task: Task & { progress: 'submitted' },
  fact: Fact<'resultConfirmed' | 'resultReturned'>,
  mail: 'result-confirmed' | 'result-returned',
  about: Readonly<Record<string, string>>,
): Order {
  return letter(mail, `${mail}/${fact.decisionId}`, task.submission.body, fact.at, { about });
}

/** On time, late, or on the very day of "trước ngày X", which a person has to judge. */
export function verdictOf(schedule: Schedule, submittedOn: LocalDate): Verdict {
  if (schedule.dueOn === null) return 'no-deadline';
  if (submittedOn <= schedule.dueOn) return 'on-time';
  return submittedOn === schedule.boundaryOn ? 'boundary' : 'late';
}

/** An adviser has done its part on the day it presented: what the decision above took longer is not its delay. */
const verdictOfResult = (task: Task, submittedOn: LocalDate): Verdict =>
  task.progress === 'presented' ? task.presentation.verdict : verdictOf(task.schedule, submittedOn);

function reported(task: Task, fact: Fact<'progressReported'>): Step {
  return {
    task: {
      ...task,
      ...answeredBy(task, fact.at, fact.body, fact.reportId),
      reports: task.reports + 1,
    },
    // A body that has just answered is not asked the same today; reminders of a date stay.
    orders: [
      {
        kind: 'withdrawMail',
        key: `reported/${fact.reportId}`,
        mails: ['watch-question', 'standing-review'],
        to: fact.body,
      },
    ],
  };
}

function refusePresentation(task: Task): Problem | null {
  return isBeingWorkedOn(task) ? null : movedOn(task);
}

function refuseSubmission(task: Task, fact: Fact<'resultSubmitted'>): Problem | null {
  return refuseUnproven(fact.evidence) ?? refuseResultNow(task) ?? refuseUnsigned(task, fact);
}

function refuseJudgement(task: Task, fact: Fact<'resultConfirmed' | 'resultReturned'>): Problem | null {
  if (task.progress !== 'submitted') return movedOn(task);
  const own = refuseOwnJudge(task, fact.by, task.submission.body);
  if (own !== null || fact.kind === 'resultReturned') return own;
  if (task.submission.verdict === 'boundary') return BOUNDARY;
  const missing = task.parties.membersRequired ? membersMissing(task) : [];
  if (missing.length === 0) return null;
  const { length } = task.parties.implementing;
  return {
    kind: 'members-missing',
    words: `Mới có ${length - missing.length}/${length} cơ quan thực hiện hoàn thành phần việc; theo quy định của nhiệm vụ này phải đủ mới xác nhận kết quả chung.`,
  };
}

/** A mark that nobody has concluded would stand in the body's yearly grade for ever. */
const BOUNDARY: Problem = {
  kind: 'boundary',
  words:
    'Kết quả nhận đúng ngày ghi trong cụm từ "trước ngày"; đề nghị kết luận là đúng hạn hay quá hạn rồi mới xác nhận kết quả.',
};
