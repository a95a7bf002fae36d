import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { climb } from '../escalation/climb.ts';
import type { Directive, Ladder, PacketDecision } from '../escalation/ladder.ts';
import { ladderOf } from '../escalation/ladder-of.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Problem } from '../result.ts';
import type { LadderFact } from './ladder-fact.ts';
import { movedOn } from './moved-on.ts';
import { letter, letterWithCopies, withdrawal } from './order.ts';
import { refuseOwnJudge } from './own-judge.ts';
import { neverRefused } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import { hasEnded } from './task.ts';
import type { Life, Task } from './task.ts';

type Fact<K extends LadderFact['kind']> = Extract<LadderFact, { kind: K }>;

export const LADDER_RULES: RulesOf<LadderFact> = {
  packetReleased: { refuse: refusePacket, step: packetReleased },
  packetHeld: { refuse: refusePacket, step: packetHeld },
  directiveReceived: {
    refuse: (task) => (hasEnded(task) ? movedOn(task) : null),
    step: directiveReceived,
  },
  directiveAnswered: { refuse: refuseAnswer, step: directiveAnswered },
  reportsMissed: { refuse: neverRefused, step: reportsMissed },
};

function packetReleased(task: Task, fact: Fact<'packetReleased'>): Step {
  const { decisionId, officer, explanationId, workingDaysLate, at } = fact;
  const { packetVia } = ladderOf(task.parties);
  const about = { officer, workingDaysLate, reportId: explanationId, dueOn: task.schedule.dueOn };
  return {
    task: decided(task, { kind: 'released', at, officer, decisionId }),
    orders: [
      withdrawal(`packet/${decisionId}`, ['packet-request']),
      letter('packet', `packet/${decisionId}`, packetVia, at, { about }),
    ],
  };
}

function packetHeld(task: Task, { at, officer, decisionId }: Fact<'packetHeld'>): Step {
  return {
    task: decided(task, { kind: 'held', at, officer, decisionId }),
    orders: [withdrawal(`packet/${decisionId}`, ['packet-request'])],
  };
}

/** His time stands still with his word. */
function decided(task: Task, decision: PacketDecision): Task {
  const { packet } = task.ladder;
  if (packet === null) return task;
  const timers = task.timers.filter(({ kind }) => kind !== 'packet-silence');
  return { ...task, timers, ladder: { ...task.ladder, packet: { ...packet, decision } } };
}

function refusePacket(task: Task, fact: Fact<'packetReleased' | 'packetHeld'>): Problem | null {
  const { packet } = task.ladder;
  if (task.progress !== 'open') return movedOn(task);
  if (packet === null)
    return { kind: 'no-packet', words: 'Nhiệm vụ này chưa có hồ sơ chờ trình Ban Thường vụ Tỉnh ủy.' };
  if (packet.decision?.kind === 'released') {
    const on = formatDate(onOf(packet.decision.at));
    return { kind: 'released-already', words: `Hồ sơ của nhiệm vụ này đã được duyệt trình ngày ${on}.` };
  }
  return refuseOwnJudge(task, fact.by, task.parties.answeredBy);
}

function directiveReceived(task: Task, fact: Fact<'directiveReceived'>): Step {
  const { directiveId, at, due } = fact;
  const { answeredBy } = task.parties;
  const { speaker } = ladderOf(task.parties);
  const directive: Directive = {
    directiveId,
    to: answeredBy,
    receivedAt: at,
    answerBy: due.at,
    late: false,
    answer: null,
  };
  const about = { decisionId: directiveId, answerBy: due.at };
  const told = letter('directive', `directive/${directiveId}`, answeredBy, at, { about });
  return {
    task: {
      ...task,
      timers: [...task.timers, due],
      ladder: { ...task.ladder, directives: [...task.ladder.directives, directive] },
    },
    orders: letterWithCopies(told, [speaker]),
  };
}

function directiveAnswered(task: Task, { at, reportId, directiveId }: Fact<'directiveAnswered'>): Step {
  const isMeant = (each: Directive): boolean => each.directiveId === directiveId && each.answer === null;
  return { task: { ...task, ...withAnswers(task, at, reportId, isMeant) }, orders: [] };
}

function refuseAnswer(task: Task, { directiveId }: Fact<'directiveAnswered'>): Problem | null {
  const open = task.ladder.directives.filter(({ answer }) => answer === null);
  if (open.some((directive) => directive.directiveId === directiveId)) return null;
  const words =
    open.length === 0
      ? 'Nhiệm vụ này không có ý kiến chỉ đạo nào đang chờ trả lời.'
      : `Không có ý kiến chỉ đạo "${directiveId}" đang chờ trả lời; đang chờ: ${open.map((one) => one.directiveId).join(', ')}.`;
  return { kind: 'no-directive', words };
}

/** A report of the body that was directed answers every directive that is open; one of a body that helps does not. */
export function answeredBy(
  life: Life,
  at: Directive['receivedAt'],
  body: BodyId,
  reportId: string,
): Pick<Life, 'ladder' | 'timers'> {
  const { coordinating, implementing, answeredBy: lead } = life.parties;
  const helps = body !== lead && [...coordinating, ...implementing].includes(body);
  return withAnswers(life, at, reportId, ({ answer }) => answer === null && !helps);
}

function withAnswers(
  { ladder, timers }: Pick<Life, 'ladder' | 'timers'>,
  at: Directive['receivedAt'],
  reportId: string,
  isAnswered: (directive: Directive) => boolean,
): Pick<Life, 'ladder' | 'timers'> {
  const answered = ladder.directives.filter(isAnswered).map(({ directiveId }) => directiveKey(directiveId));
  if (answered.length === 0) return { ladder, timers };
  const directives = ladder.directives.map((each) =>
    isAnswered(each) ? { ...each, answer: { at, reportId } } : each,
  );
  const withDirectives: Ladder = { ...ladder, directives };
  return { ladder: withDirectives, timers: timers.filter(({ key }) => !answered.includes(key)) };
}

/** The key of the timer that stands for a directive's two working days. */
export const directiveKey = (directiveId: string): string => `directive-due/${directiveId}`;

function reportsMissed(task: Task, { missedReports, enough, at, sendAt }: Fact<'reportsMissed'>): Step {
  const ladder = { ...task.ladder, missedReports, hurried: enough };
  return climb({ ...task, ladder }, at, sendAt);
}
