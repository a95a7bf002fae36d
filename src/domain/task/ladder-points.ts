import { askAgain, askOrders, countSilence } from '../escalation/ask-officer.ts';
import { rungsDueBy } from '../escalation/climb.ts';
import { ladderOf } from '../escalation/ladder-of.ts';
import { timesOf } from './again.ts';
import { directiveKey } from './ladder-rules.ts';
import { letter, letterWithCopies } from './order.ts';
import type { Order } from './order.ts';
import type { PointRule } from './rule.ts';
import type { Point } from './schedule.ts';
import type { Task } from './task.ts';

const silent = (): readonly Order[] => [];

/** A rung falls due. Whether it is climbed is seen after all points that have come: one rung a time, and only on service. */
export const RUNG_DUE: PointRule = {
  passes: (task, { kind }) => ({
    ...task,
    ladder: { ...task.ladder, due: Math.max(task.ladder.due, rungsDueBy(kind)) },
  }),
  speaks: silent,
};

/** The days for mending a result that was given back are over. */
export const LADDER_RESUMES: PointRule = {
  passes: (task, { at }) => askAgain({ ...task, ladder: { ...task.ladder, resting: false } }, at),
  speaks: (task, point) => (task.progress === 'open' ? askOrders(task, point.sendAt ?? point.at) : []),
};

export const PACKET_SILENCE: PointRule = {
  passes: (task, { at }) => (task.progress === 'open' ? countSilence(task, at) : task),
  speaks: (task, { at }) => {
    const last = task.ladder.packet?.asks.at(-1);
    return task.progress === 'open' && last?.askedAt === at ? askOrders(task, at) : [];
  },
};

/** The body has let the time for its answer go by: who speaks to it is told; nobody above is reminded of anything. */
export const DIRECTIVE_DUE: PointRule = {
  passes: (task, { key }) => ({
    ...task,
    ladder: {
      ...task.ladder,
      directives: task.ladder.directives.map((each) =>
        directiveKey(each.directiveId) === key && each.answer === null ? { ...each, late: true } : each,
      ),
    },
  }),
  speaks: (task, point) => {
    const directive = task.ladder.directives.find((each) => directiveKey(each.directiveId) === point.key);
    if (directive === undefined || directive.answer !== null) return [];
    const about = { decisionId: directive.directiveId, answerBy: directive.answerBy };
    return [letter('directive-late', point.key, ladderOf(task.parties).speaker, sendAtOf(point), { about })];
  },
};

/** A result waits too long for its confirmation: it counts against the confirmer and his superior hears of it. */
export const CONFIRMATION_LATE: PointRule = {
  // Told again and again, it counts once: one result has waited too long.
  passes: (task, point) =>
    task.progress === 'submitted' && timesOf(point) === 1
      ? { ...task, ladder: { ...task.ladder, lateConfirmations: task.ladder.lateConfirmations + 1 } }
      : task,
  speaks: (task, point) => {
    if (task.progress !== 'submitted') return [];
    const { confirmer, superior } = task.parties;
    const { reportId, body } = task.submission;
    const about = { reportId, body, times: timesOf(point) };
    const told = letter('confirmation-late', point.key, superior, sendAtOf(point), { about });
    return letterWithCopies(told, [confirmer]);
  },
  goesOn: (task, { key }) => task.progress === 'submitted' && key.includes(task.submission.reportId),
};

/**
 * A tờ trình waits for its decision: the office of those who decide is asked, then whoever is above it, who stays asked; those
 * who decide are never reminded (plan, IV.1). The adviser has done its part.
 */
export const DECISION_LATE: PointRule = {
  passes: (task, point) =>
    task.progress === 'presented' && timesOf(point) === 1
      ? { ...task, ladder: { ...task.ladder, lateDecisions: task.ladder.lateDecisions + 1 } }
      : task,
  speaks: (task: Task, point: Point) => {
    if (task.progress !== 'presented') return [];
    const { reportId, body } = task.presentation;
    const { decidersOffice, decidersAbove = [] } = ladderOf(task.parties);
    const times = timesOf(point);
    const asked = [decidersOffice, ...decidersAbove].slice(0, times);
    const to = asked.at(-1) ?? decidersOffice;
    const told = letter('decision-late', point.key, to, sendAtOf(point), {
      about: { reportId, body, times },
    });
    return letterWithCopies(told, asked);
  },
  goesOn: (task, { key }) => task.progress === 'presented' && key.includes(task.presentation.reportId),
};

const sendAtOf = (point: Point): Point['at'] => point.sendAt ?? point.at;
