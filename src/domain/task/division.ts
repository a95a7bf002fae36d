import { formatInstant } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { askAgain, askOrders } from '../escalation/ask-officer.ts';
import { climb, standDown } from '../escalation/climb.ts';
import type { Problem } from '../result.ts';
import { endedBy, refuseOver } from './amendment.ts';
import { lettersAgain } from './at-instant.ts';
import { followEvents } from './awaited-event.ts';
import type { DivisionFact } from './division-fact.ts';
import { movedOn } from './moved-on.ts';
import { withdrawal } from './order.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Point } from './schedule.ts';
import { signatureRequest } from './signature.ts';
import type { Task } from './task.ts';

type Fact<K extends DivisionFact['kind']> = Extract<DivisionFact, { kind: K }>;

export const DIVISION_RULES: RulesOf<DivisionFact> = {
  taskDivided: { refuse: refuseDivision, step: divided },
  divisionUndone: { refuse: refuseUndoing, step: divisionUndone },
  taskTakenBack: { refuse: refuseTakingBack, step: takenBack },
};

function divided(task: Task, fact: Fact<'taskDivided'>): Step {
  const { decisionId, into, undoUntil } = fact;
  const { task: ended, orders } = endedBy(task, { ...fact, replacedBy: into }, 'divided');
  return {
    task: { ...ended, division: { decisionId, at: fact.at, undoUntil, former: task } },
    orders,
  };
}

/**
 * The task is again what it was, with every request and clock; what fell due meanwhile has its turn at the next wake-up.
 * Letters that had been prepared and that the division withdrew before they could leave are written again, and the head of a
 * body is asked once more for his signature. Documents that were registered or taken back meanwhile are followed last, as if
 * they had come now.
 */
function divisionUndone(task: Task, { decisionId, at }: Fact<'divisionUndone'>): Step {
  if (task.progress !== 'cancelled' || task.division === undefined) return { task, orders: [] };
  const { former, at: dividedAt, meanwhile = [] } = task.division;
  const ladder = standDown(former.ladder, task.notices);
  const { task: back, orders: climbed } = climbsOn({ ...former, notices: task.notices, ladder }, at);
  const prepared = former.schedule.points
    .filter(({ key, sendAt }) => former.passed.includes(key) && sendAt !== null && sendAt > dividedAt)
    .map((point: Point) => ({ ...point, key: `${point.key}/${decisionId}` }));
  const followed = followEvents(back, meanwhile);
  return {
    task: followed.task,
    orders: [
      withdrawal(`division-undone/${decisionId}`, ['task-changed']),
      { kind: 'openLinks', key: `division-undone/${decisionId}/links` },
      ...lettersAgain(back, prepared),
      ...back.prepared.map((draft) => signatureRequest(draft, at, `/${decisionId}`)),
      ...climbed,
      ...followed.orders,
    ],
  };
}

/** A draft of the ladder that was withdrawn counts for nothing, and the officer who had been asked is asked once more. */
function climbsOn(task: Task, at: Instant): Step {
  const asked = task.progress === 'open' ? askAgain(task, at) : task;
  const timers = asked === task ? task.timers : task.timers.filter(({ kind }) => kind !== 'packet-silence');
  const higher = climb({ ...asked, timers }, at, at);
  return { task: higher.task, orders: [...(asked === task ? [] : askOrders(asked, at)), ...higher.orders] };
}

function takenBack(task: Task, { at, decisionId, replacedBy }: Fact<'taskTakenBack'>): Step {
  const { task: ended, orders } = endedBy(
    task,
    { at, decisionId, replacedBy, noticeSendAt: null },
    'cancelled',
  );
  return { task: ended, orders: [withdrawal(`taken-back/${decisionId}`, ['assignment']), ...orders] };
}

/** What has been handed in or presented waits for somebody's word, and the word must not get lost. */
function refuseDivision(task: Task): Problem | null {
  if (task.progress === 'submitted' || task.progress === 'presented')
    return {
      kind: 'result-waits',
      words:
        'Nhiệm vụ đã báo cáo kết quả hoặc đã trình, đang chờ ý kiến. Kết luận kết quả đó trước, rồi mới chia nhiệm vụ.',
    };
  return refuseOver(task);
}

function refuseUndoing(task: Task, { at, decisionId }: Fact<'divisionUndone'>): Problem | null {
  if (task.progress !== 'cancelled' || task.division?.decisionId !== decisionId)
    return { kind: 'not-divided', words: 'Nhiệm vụ không có việc chia nào theo quyết định này để rút.' };
  const { undoUntil } = task.division;
  if (at <= undoUntil) return null;
  return {
    kind: 'window-over',
    words: `Việc chia rút được đến ${formatInstant(undoUntil)}; sau đó thư đã gửi, muốn thay đổi phải có quyết định khác.`,
  };
}

function refuseTakingBack(task: Task): Problem | null {
  const answered =
    task.reports > 0 ||
    task.prepared.length > 0 ||
    task.progress === 'submitted' ||
    task.progress === 'presented';
  return answered ? movedOn(task) : refuseOver(task);
}
