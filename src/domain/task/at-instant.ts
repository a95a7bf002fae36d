import type { Step } from './decide.ts';
import type { TaskFact } from './fact.ts';
import { letter, letterWithCopies } from './order.ts';
import type { MailKind, Order } from './order.ts';
import type { Point, PointKind } from './schedule.ts';
import type { Task } from './task.ts';

/** Applies every point whose instant has come, in order. After a standstill only the last of each kind speaks. */
export function atInstant(task: Task, fact: Extract<TaskFact, { kind: 'instantReached' }>): Step {
  const due = task.schedule.points.filter((point) => point.at <= fact.at && !task.passed.includes(point.key));
  const passed = [...task.passed, ...due.map((point) => point.key)];
  const moved = due.reduce(progressAt, { ...task, passed });
  return { task: moved, orders: lastOfEachKind(due).flatMap((point) => ordersAt(moved, point)) };
}

function lastOfEachKind(points: readonly Point[]): readonly Point[] {
  const last = new Map<PointKind, Point>(points.map((point) => [point.kind, point]));
  return [...last.values()];
}

function progressAt(task: Task, point: Point): Task {
  if (point.kind === 'opens' && task.progress === 'not-started') {
    return { ...task, progress: task.schedule.course === 'standing' ? 'standing' : 'open' };
  }
  if (point.kind === 'ceiling' && task.progress === 'waiting')
    return { ...task, progress: 'impossible', since: point.at };
  return task;
}

/** Which progress still needs the letter of a point; what has been handed in is not asked for again. */
const SPEAKS: Readonly<Record<PointKind, readonly Task['progress'][]>> = {
  opens: [],
  ceiling: [],
  overdue: [],
  reminder: ['open', 'not-started'],
  'overdue-letter': ['open'],
  'overdue-review': ['open'],
  watch: ['waiting'],
  feasibility: ['waiting'],
  review: ['standing'],
};

const LETTER: Readonly<Partial<Record<PointKind, MailKind>>> = {
  reminder: 'reminder',
  'overdue-letter': 'overdue-letter',
  'overdue-review': 'overdue-review',
  watch: 'watch-question',
  feasibility: 'feasibility-warning',
  review: 'standing-review',
};

function ordersAt(task: Task, point: Point): readonly Order[] {
  const mail = LETTER[point.kind];
  if (mail === undefined || point.sendAt === null || !SPEAKS[point.kind].includes(task.progress)) return [];
  // Machines do not write to heads unseen: the letter waits for a leader who releases it.
  const held = mail === 'overdue-letter';
  const about = { point: point.key, workingDaysLeft: point.workingDaysLeft, dueOn: task.schedule.dueOn };
  const original = letter(mail, point.key, addressee(task, mail), point.sendAt, { held, about });
  return mail === 'reminder' ? letterWithCopies(original, task.parties.coordinating) : [original];
}

function addressee(task: Task, mail: MailKind): string {
  if (mail === 'watch-question') return task.parties.watchedBy ?? task.parties.answeredBy;
  if (mail === 'feasibility-warning' || mail === 'overdue-review') return task.parties.office;
  return task.parties.answeredBy;
}
