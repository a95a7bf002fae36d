import type { Instant } from '../calendar/instant.ts';
import { letter, letterWithCopies } from '../task/order.ts';
import type { MailKind, Order } from '../task/order.ts';
import type { Step } from '../task/rule.ts';
import type { Point, PointKind } from '../task/schedule.ts';
import type { Notice, Task } from '../task/task.ts';
import { askOf, askOrders } from './ask-officer.ts';
import { nextRung, RUNGS } from './ladder.ts';
import type { Ladder, Rung } from './ladder.ts';
import { ladderOf } from './ladder-of.ts';

/** The point of the schedule at which each rung falls due. */
const POINT_OF: Readonly<Record<Rung, PointKind>> = {
  letter: 'overdue-letter',
  talk: 'ladder-talk',
  packet: 'ladder-packet',
};

/** How many rungs are due once this point has come; 0: it is none of the ladder's. */
export const rungsDueBy = (kind: PointKind): number => RUNGS.findIndex((rung) => POINT_OF[rung] === kind) + 1;

/** Unsent letters of the ladder are taken back when the body answers, or when the date itself moves. */
export const LADDER_MAILS: readonly MailKind[] = [
  'overdue-letter',
  'ladder-talk',
  'ladder-note',
  'packet-request',
  'packet',
];

/**
 * Climbs the next rung, where one is due and the letter of the one before has come to its recipient. One rung a time:
 * the next waits for this one's letter, so that after any standstill none is left out and none is climbed twice.
 */
export function climb(task: Task, at: Instant, sendAt: Instant): Step {
  const still: Step = { task, orders: [] };
  if (!mayClimb(task)) return still;
  const rung = nextRung(task.ladder);
  const point = rung === null ? undefined : task.schedule.points.find(({ kind }) => kind === POINT_OF[rung]);
  if (rung === null || point === undefined || !hasArrived(task)) return still;
  const arrived = earlierLetter(task, point);
  if (arrived !== undefined) {
    const { orderKey, to } = arrived;
    return climb(withClimb(task, { rung, at: arrived.at, orderKey, to }), at, sendAt);
  }
  return CLIMBS[rung](task, { key: keyOf(task.ladder, point), at, sendAt, point });
}

/**
 * Only an open task is the body's to answer for: not one that waits, stands, was presented or was handed in. And only by a
 * date that holds: not while its mark is in question, while two dates cannot both hold, or while it is one of several
 * readings and nobody has confirmed it.
 */
const mayClimb = ({ progress, contest, schedule }: Task): boolean =>
  progress === 'open' && contest === null && schedule.conflict === null && !schedule.toConfirm;

interface Occasion {
  readonly key: string;
  readonly at: Instant;
  readonly sendAt: Instant;
  readonly point: Point;
}

const CLIMBS: Readonly<Record<Rung, (task: Task, occasion: Occasion) => Step>> = {
  letter: writeToHead,
  talk: speakToBody,
  packet: preparePacket,
};

/** Machines do not write to heads unseen: a leader releases the letter. Of its own lateness the office has no say. */
function writeToHead(task: Task, occasion: Occasion): Step {
  const { letterTo, above, own } = ladderOf(task.parties);
  const about = aboutOf(task, occasion);
  const original = letter('overdue-letter', occasion.key, letterTo, occasion.sendAt, { held: !own, about });
  return climbed(task, 'letter', occasion, letterWithCopies(original, above));
}

/** The office speaks to the body and tells who directs the plan; what goes up is a draft as well. */
function speakToBody(task: Task, occasion: Occasion): Step {
  const { speaker, informed, own } = ladderOf(task.parties);
  const about = aboutOf(task, occasion);
  const talk = own
    ? [letter('ladder-talk', occasion.key, speaker, occasion.sendAt, { about })]
    : letterWithCopies(
        letter('ladder-talk', occasion.key, task.parties.answeredBy, occasion.sendAt, { about }),
        [speaker],
      );
  const note =
    informed === null
      ? []
      : [
          letter('ladder-note', `${occasion.key}/note`, informed, occasion.sendAt, {
            held: speaker === task.parties.office,
            about,
          }),
        ];
  return climbed(task, 'talk', occasion, [...talk, ...note]);
}

/** Nothing reaches Ban Thường vụ unsigned: the first officer is asked. */
function preparePacket(task: Task, { at, sendAt }: Occasion): Step {
  const ask = askOf(task, 0, at);
  const asks = ask === null ? [] : [ask];
  const { orderKey, body } = ask ?? { orderKey: '', body: task.parties.office };
  const asked: Task = { ...task, ladder: { ...task.ladder, packet: { asks, decision: null } } };
  return {
    task: withClimb(asked, { rung: 'packet', at, orderKey, to: body }),
    orders: askOrders(asked, sendAt),
  };
}

function climbed(
  task: Task,
  rung: Rung,
  { at }: Occasion,
  orders: readonly Extract<Order, { kind: 'sendMail' }>[],
): Step {
  const [first] = orders;
  if (first === undefined) return { task, orders };
  return { task: withClimb(task, { rung, at, orderKey: first.key, to: first.to }), orders };
}

const withClimb = (task: Task, step: Ladder['climbed'][number]): Task => ({
  ...task,
  ladder: { ...task.ladder, climbed: [...task.ladder.climbed, step] },
});

const aboutOf = (task: Task, { point }: Occasion) => ({
  point: point.key,
  workingDaysLeft: point.workingDaysLeft,
  dueOn: task.schedule.dueOn,
});

/** A letter that was taken back before it left keeps its key; the next of that rung has one of its own. */
const keyOf = ({ again }: Ladder, point: Point): string =>
  again === 0 ? point.key : `${point.key}/lan-${again + 1}`;

const isServed = ({ state }: Notice): boolean => state !== 'failed';

/** Whether the letter of the last rung has come to its recipient; before the first rung: no reminder is known as lost. */
export function hasArrived(task: Task): boolean {
  const last = task.ladder.climbed.at(-1);
  if (last !== undefined)
    return task.notices.some((notice) => notice.orderKey === last.orderKey && isServed(notice));
  const reminders = task.notices.filter(
    ({ mail, orderKey }) => mail === 'reminder' && orderKey.endsWith(`/${task.parties.answeredBy}`),
  );
  return reminders.length === 0 || reminders.some(isServed);
}

/** A letter of this rung that had been given up and arrived all the same: it is not written twice. */
const earlierLetter = (task: Task, point: Point): Notice | undefined =>
  task.notices.find(
    (notice) =>
      notice.orderKey.startsWith(`${point.key}/`) && isServed(notice) && notice.mail !== 'ladder-note',
  );

/** The body has answered, or the mark is in question: letters that have not arrived are taken back and count for nothing. */
export function standDown(ladder: Ladder, notices: readonly Notice[]): Ladder {
  const last = ladder.climbed.at(-1);
  if (last === undefined || last.rung === 'packet') return ladder;
  if (notices.some((notice) => notice.orderKey === last.orderKey && isServed(notice))) return ladder;
  return { ...ladder, climbed: ladder.climbed.slice(0, -1), again: ladder.again + 1 };
}
