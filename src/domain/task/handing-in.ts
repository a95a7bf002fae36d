import type { Problem } from '../result.ts';
import { onOf } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Step } from './decide.ts';
import type { TaskFact } from './fact.ts';
import { letter } from './order.ts';
import type { MailKind, Order } from './order.ts';
import type { Schedule } from './schedule.ts';
import { lifeOf } from './task.ts';
import type { Task, Verdict } from './task.ts';

type Fact<K extends TaskFact['kind']> = Extract<TaskFact, { kind: K }>;

const REMINDING: readonly MailKind[] = ['reminder', 'overdue-letter', 'watch-question', 'standing-review'];

/** What is answered meanwhile is withdrawn before it is sent. */
const withdrawReminders = (key: string): Order => ({ kind: 'withdrawMail', key, mails: REMINDING, to: null });

export function presented(task: Task, fact: Fact<'resultPresented'>): Step {
  const { reportId, body, at, documentNumber, documentOn } = fact;
  return {
    task: {
      ...lifeOf(task),
      progress: 'presented',
      reports: task.reports + 1,
      presentation: { reportId, body, at, documentNumber, documentOn },
    },
    orders: [withdrawReminders(`presented/${reportId}`)],
  };
}

export function submitted(task: Task, fact: Fact<'resultSubmitted'>): Step {
  const { reportId, body, at, evidence } = fact;
  const request = letter(
    'confirmation-request',
    `confirmation-request/${reportId}`,
    task.parties.confirmer,
    at,
    { about: { reportId, body } },
  );
  return {
    task: {
      ...lifeOf(task),
      progress: 'submitted',
      reports: task.reports + 1,
      submission: { reportId, body, at, evidence },
    },
    orders: [withdrawReminders(`submitted/${reportId}`), request],
  };
}

export function confirmed(task: Task, fact: Fact<'resultConfirmed'>): Step {
  if (task.progress !== 'submitted') return { task, orders: [] };
  const { submission, schedule } = task;
  const verdict = verdictOf(schedule, onOf(submission.at));
  return {
    task: { ...task, progress: 'done', submission, confirmedAt: fact.at, confirmedBy: fact.by, verdict },
    orders: [
      {
        kind: 'withdrawMail',
        key: `confirmed/${fact.decisionId}`,
        mails: ['confirmation-request'],
        to: null,
      },
      answer(task, fact, 'result-confirmed', { verdict, reportId: submission.reportId }),
      { kind: 'closeLinks', key: `confirmed/${fact.decisionId}/links` },
    ],
  };
}

export function returned(task: Task, fact: Fact<'resultReturned'>): Step {
  if (task.progress !== 'submitted') return { task, orders: [] };
  return {
    task: { ...lifeOf(task), progress: 'open', returned: task.returned + 1 },
    orders: [
      { kind: 'withdrawMail', key: `returned/${fact.decisionId}`, mails: ['confirmation-request'], to: null },
      answer(task, fact, 'result-returned', {
        decisionId: fact.decisionId,
        reportId: task.submission.reportId,
      }),
    ],
  };
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

/** Why a fact cannot be taken now, in a sentence for the person who brought it; null: it can. */
export function refuseTaskFact(task: Task | null, fact: TaskFact): Problem | null {
  if (task === null) return null;
  switch (fact.kind) {
    case 'resultSubmitted':
      return refuseSubmission(task, fact);
    case 'resultPresented':
      return task.progress === 'open' || task.progress === 'not-started' ? null : moved(task);
    case 'progressReported':
      return task.progress === 'done' ? moved(task) : null;
    case 'resultConfirmed':
    case 'resultReturned':
      return refuseJudgement(task, fact);
    case 'taskAssigned':
    case 'instantReached':
    case 'eventIssued':
    case 'eventWithdrawn':
    case 'scheduleChanged':
      return null;
  }
}

function refuseSubmission(task: Task, fact: Fact<'resultSubmitted'>): Problem | null {
  const { documentNumber, documentOn, files } = fact.evidence;
  const proven = files.length > 0 || (documentNumber !== null && documentOn !== null);
  if (!proven) {
    return {
      kind: 'no-evidence',
      words: 'Kết quả phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.',
    };
  }
  return task.progress === 'open' || task.progress === 'not-started' || task.progress === 'presented'
    ? null
    : moved(task);
}

function refuseJudgement(task: Task, fact: Fact<'resultConfirmed' | 'resultReturned'>): Problem | null {
  if (task.progress !== 'submitted') return moved(task);
  if (fact.by === task.submission.body || task.parties.leads.includes(fact.by)) {
    return {
      kind: 'judges-himself',
      words:
        'Cơ quan được giao nhiệm vụ không xác nhận kết quả của chính mình; việc xác nhận thuộc cơ quan khác.',
    };
  }
  return null;
}

const MOVED: Readonly<Record<Task['progress'], string>> = {
  waiting: 'Nhiệm vụ đang chờ văn bản hoặc điều kiện để bắt đầu, chưa nhận báo cáo kết quả.',
  'not-started': 'Nhiệm vụ chưa đến thời gian thực hiện.',
  open: 'Nhiệm vụ đang thực hiện, chưa có kết quả nào chờ xác nhận.',
  standing: 'Nhiệm vụ thường xuyên không có kết quả cuối; đề nghị gửi báo cáo tình hình.',
  presented: 'Nhiệm vụ đã được trình, đang chờ cấp có thẩm quyền quyết định.',
  submitted: 'Nhiệm vụ đã có báo cáo kết quả, đang chờ xác nhận.',
  done: 'Nhiệm vụ đã hoàn thành, không nhận thêm báo cáo.',
  impossible: 'Nhiệm vụ đã được ghi nhận là chưa thực hiện được do chưa có hướng dẫn.',
};

const moved = (task: Task): Problem => ({ kind: 'moved-on', words: MOVED[task.progress] });
