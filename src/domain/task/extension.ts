import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { LADDER_MAILS } from '../escalation/climb.ts';
import type { Problem } from '../result.ts';
import { timesOf } from './again.ts';
import type { ExtensionFact, OpenRequest } from './extension-fact.ts';
import { OF_QUESTION } from './date-question.ts';
import { movedOn } from './moved-on.ts';
import { letter, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import { withPersonsDate } from './persons-date.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import type { PointKind, Schedule } from './schedule.ts';
import type { Task } from './task.ts';
import { underSchedule } from './under-schedule.ts';

type Fact<K extends ExtensionFact['kind']> = Extract<ExtensionFact, { kind: K }>;
type Decided = Fact<'extensionGranted' | 'extensionRefused' | 'extensionCountered'>;
type Answered = Fact<'counterAccepted' | 'counterDeclined'>;

/** More time is asked for, decided and answered; the original date stays in `originalDueOn` for ever. */
export const EXTENSION_RULES: RulesOf<ExtensionFact> = {
  extensionRequested: { refuse: refuseRequest, step: requested },
  extensionGranted: { refuse: refuseDecision, step: granted },
  extensionRefused: { refuse: refuseDecision, step: refusedRequest },
  extensionCountered: { refuse: refuseDecision, step: countered },
  counterAccepted: { refuse: refuseAnswer, step: counterAccepted },
  counterDeclined: { refuse: refuseAnswer, step: counterDeclined },
};

const OF_REQUEST: readonly MailKind[] = ['extension-request', 'extension-undecided', 'counter-reminder'];
/** Letters that speak of the old date. */
const OF_DATE: readonly MailKind[] = ['reminder', 'overdue-review', ...LADDER_MAILS, ...OF_QUESTION];

function requested(task: Task, fact: Fact<'extensionRequested'>): Step {
  const { requestId, body, at, proposedOn, reason, undecided } = fact;
  const open = { requestId, body, requestedAt: at, proposedOn, reason, offer: null, climbed: 0 };
  const request = letter('extension-request', `extension/${requestId}`, task.parties.confirmer, at, {
    about: { requestId, reportId: requestId, body, proposedOn, dueOn: task.schedule.dueOn },
  });
  return {
    task: { ...task, extensions: { ...task.extensions, open }, timers: [...task.timers, undecided] },
    orders: [request],
  };
}

function granted(task: Task, fact: Fact<'extensionGranted'>): Step {
  const { open } = task.extensions;
  return open === null ? { task, orders: [] } : extended(task, open, fact.until, fact, fact.decisionId);
}

function refusedRequest(task: Task, fact: Fact<'extensionRefused'>): Step {
  const { open } = task.extensions;
  if (open === null) return { task, orders: [] };
  return {
    task: settled(task, { refused: task.extensions.refused + 1 }),
    orders: [...withdrawn(fact.decisionId), decisionLetter(task, open, fact, null)],
  };
}

function countered(task: Task, fact: Fact<'extensionCountered'>): Step {
  const { open } = task.extensions;
  if (open === null) return { task, orders: [] };
  const { decisionId, until, reminder, lapse } = fact;
  const clocks = [reminder, lapse].filter((point) => point !== undefined);
  const offer = { decisionId, until, answerBy: lapse?.at ?? null };
  return {
    // The decider has spoken: his silence is not counted any more, and the old date runs on until the body answers.
    task: {
      ...task,
      timers: [...withoutRequest(task, open), ...clocks],
      extensions: { ...task.extensions, open: { ...open, offer } },
    },
    orders: [...withdrawn(decisionId), decisionLetter(task, open, fact, until, offer.answerBy)],
  };
}

function counterAccepted(task: Task, fact: Fact<'counterAccepted'>): Step {
  const { open } = task.extensions;
  if (open?.offer == null) return { task, orders: [] };
  return extended(task, open, open.offer.until, fact, fact.answerId);
}

function counterDeclined(task: Task, fact: Fact<'counterDeclined'>): Step {
  const { open } = task.extensions;
  if (open === null) return { task, orders: [] };
  const told = letter(
    'extension-answer',
    `extension-answer/${fact.answerId}`,
    task.parties.confirmer,
    fact.at,
    {
      about: { requestId: open.requestId, reportId: fact.answerId, body: fact.body, accepted: false },
    },
  );
  return {
    task: settled(task, { refused: task.extensions.refused + 1 }),
    orders: [...withdrawn(fact.answerId), told],
  };
}

/** The task under its new date; what still speaks of the old one is taken back. */
function extended(
  task: Task,
  open: OpenRequest,
  until: LocalDate,
  fact: Fact<'extensionGranted' | 'counterAccepted'>,
  id: string,
): Step {
  const { requestId, body } = open;
  const grant = { requestId, body, from: task.schedule.dueOn, until };
  const free = settled(task, { granted: [...task.extensions.granted, grant] });
  const told =
    fact.kind === 'extensionGranted'
      ? decisionLetter(task, open, fact, until)
      : letter('extension-answer', `extension-answer/${id}`, task.parties.confirmer, fact.at, {
          about: { requestId, reportId: id, body, accepted: true, until },
        });
  return {
    task: withPersonsDate(underSchedule(free, fact.schedule, fact.at), id, fact.at),
    orders: [...withdrawn(id), withdrawal(`extension/${id}/old-date`, OF_DATE), told],
  };
}

function settled(task: Task, change: Partial<Omit<Task['extensions'], 'open'>>): Task {
  const { open } = task.extensions;
  const timers = open === null ? task.timers : withoutRequest(task, open);
  return { ...task, timers, extensions: { ...task.extensions, ...change, open: null } };
}

const CLOCKS: readonly PointKind[] = ['extension-undecided', 'counter-reminder', 'counter-lapse'];

const withoutRequest = (task: Task, { requestId }: OpenRequest): Task['timers'] =>
  task.timers.filter(({ kind, key }) => !CLOCKS.includes(kind) || !key.includes(requestId));

const withdrawn = (key: string): readonly Order[] => [withdrawal(`extension/${key}/requests`, OF_REQUEST)];

function decisionLetter(
  task: Task,
  open: OpenRequest,
  fact: Decided,
  until: LocalDate | null,
  answerBy: Instant | null = null,
): Order {
  const { decisionId, at, kind } = fact;
  const outcome = {
    extensionGranted: 'granted',
    extensionRefused: 'refused',
    extensionCountered: 'countered',
  }[kind];
  return letter('extension-decision', `extension-decision/${decisionId}`, open.body, at, {
    about: {
      requestId: open.requestId,
      decisionId,
      outcome,
      until,
      proposedOn: open.proposedOn,
      formerDueOn: task.schedule.dueOn,
      ...(answerBy === null ? {} : { answerBy }),
    },
  });
}

/** Reported to the decider's superior; the request stays open, and the silence is counted. */
export const EXTENSION_UNDECIDED: PointRule = {
  passes: (task, point) => {
    const { open } = task.extensions;
    if (open === null || !point.key.includes(open.requestId)) return task;
    return { ...task, extensions: { ...task.extensions, open: { ...open, climbed: open.climbed + 1 } } };
  },
  speaks: (task, point) => {
    const { open } = task.extensions;
    if (open === null || point.sendAt === null) return [];
    const { requestId, body, proposedOn } = open;
    const times = timesOf(point);
    const about = { requestId, reportId: requestId, body, proposedOn, dueOn: task.schedule.dueOn, times };
    return [letter('extension-undecided', point.key, task.parties.superior, point.sendAt, { about })];
  },
  goesOn: ({ extensions: { open } }, { key }) =>
    open !== null && open.offer === null && key.includes(open.requestId),
};

function refuseRequest(task: Task, fact: Fact<'extensionRequested'>): Problem | null {
  const { open } = task.extensions;
  if (open !== null) {
    return {
      kind: 'request-open',
      words: `Cơ quan đã đề nghị gia hạn đến hết ngày ${formatDate(open.proposedOn)} và đề nghị đó chưa được giải quyết xong; mỗi lần chỉ có một đề nghị.`,
    };
  }
  if (!task.parties.leads.includes(fact.body)) {
    return { kind: 'not-a-lead', words: 'Chỉ cơ quan chủ trì nhiệm vụ mới đề nghị gia hạn.' };
  }
  if (task.progress !== 'open' && task.progress !== 'not-started') {
    return {
      kind: 'not-open',
      words: 'Chỉ nhiệm vụ đang thực hiện, chưa báo cáo kết quả mới đề nghị gia hạn.',
    };
  }
  return refuseDate(task.schedule, fact.proposedOn, onOf(fact.at));
}

/** An extension must be later than the date it extends, and a date that lies ahead. */
function refuseDate(schedule: Schedule, until: LocalDate, today: LocalDate): Problem | null {
  if (schedule.dueOn === null) {
    return {
      kind: 'no-deadline',
      words: 'Nhiệm vụ không ấn định thời hạn kết thúc nên không có thời hạn để gia hạn.',
    };
  }
  if (until <= schedule.dueOn || until <= today) {
    const after = until <= schedule.dueOn ? schedule.dueOn : today;
    return {
      kind: 'too-early',
      words: `Ngày gia hạn ${formatDate(until)} phải ở sau ngày ${formatDate(after)}.`,
    };
  }
  return null;
}

function refuseDecision(task: Task, fact: Decided): Problem | null {
  if (task.progress === 'done' || task.progress === 'cancelled') return movedOn(task);
  const { open } = task.extensions;
  if (open?.requestId !== fact.requestId) {
    return {
      kind: 'no-request',
      words: 'Đề nghị gia hạn này đã được giải quyết hoặc không còn; đề nghị mở lại trang nhiệm vụ.',
    };
  }
  const own = refuseOwnJudge(task, fact.by, open.body);
  if (own !== null || fact.kind === 'extensionRefused') return own;
  return refuseDate(task.schedule, fact.until, onOf(fact.at));
}

function refuseAnswer(task: Task, fact: Answered): Problem | null {
  const { open } = task.extensions;
  if (open?.requestId !== fact.requestId || open.offer === null) {
    return {
      kind: 'no-offer',
      words: 'Không có ngày nào đang chờ cơ quan trả lời; đề nghị mở lại trang nhiệm vụ.',
    };
  }
  if (fact.body !== open.body) {
    return { kind: 'not-the-asker', words: 'Chỉ cơ quan đã đề nghị gia hạn mới trả lời ngày được đề xuất.' };
  }
  // A date that has gone by meanwhile would make the body late in the moment it agrees.
  return fact.kind === 'counterAccepted' ? refuseDate(task.schedule, open.offer.until, onOf(fact.at)) : null;
}
