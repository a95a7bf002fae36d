import type { Offer, OpenRequest } from './extension-fact.ts';
import { letter, withdrawal } from './order.ts';
import type { PointRule } from './rule.ts';
import type { Point } from './schedule.ts';
import type { Task } from './task.ts';

/** The offer that a point belongs to; null: it was answered, or the request has lapsed with what the body handed in. */
function offerOf(
  { extensions: { open } }: Task,
  { key }: Point,
): (OpenRequest & { readonly offer: Offer }) | null {
  if (open?.offer == null || !key.includes(open.requestId)) return null;
  return { ...open, offer: open.offer };
}

/** The body is reminded once that a date has been offered to it. */
export const COUNTER_REMINDER: PointRule = {
  passes: (task) => task,
  speaks: (task, point) => {
    const open = offerOf(task, point);
    if (open === null || point.sendAt === null) return [];
    const { requestId, body, offer } = open;
    const { decisionId, until, answerBy } = offer;
    const about = { requestId, decisionId, until, answerBy, formerDueOn: task.schedule.dueOn };
    return [letter('counter-reminder', point.key, body, point.sendAt, { about })];
  },
};

/** No answer: the offer is over, the date in force stays, and the body may ask anew. Both sides are told. */
export const COUNTER_LAPSE: PointRule = {
  passes: (task, point) => {
    const open = offerOf(task, point);
    if (open === null) return task;
    const { requestId, body, offer } = open;
    const lapsed = { requestId, body, decisionId: offer.decisionId, until: offer.until, at: point.at };
    const { extensions } = task;
    return { ...task, extensions: { ...extensions, open: null, lapsed: [...extensions.lapsed, lapsed] } };
  },
  speaks: (task, point) => {
    const lapsed = task.extensions.lapsed.find(
      ({ requestId, at }) => at === point.at && point.key.includes(requestId),
    );
    if (lapsed === undefined) return [];
    const { requestId, body, decisionId, until } = lapsed;
    const about = { requestId, decisionId, body, until, dueOn: task.schedule.dueOn };
    const sendAt = point.sendAt ?? point.at;
    return [
      withdrawal(`${point.key}/asked`, ['counter-reminder']),
      ...[body, task.parties.confirmer].map((to) =>
        letter('counter-lapsed', point.key, to, sendAt, { about }),
      ),
    ];
  },
};
