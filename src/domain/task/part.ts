import type { BodyId } from '../plan/plan.ts';
import type { Problem } from '../result.ts';
import { refuseUnproven } from './evidence.ts';
import { movedOn } from './moved-on.ts';
import { letter, withdrawal } from './order.ts';
import type { PartFact, Turn } from './part-fact.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import { hasEnded } from './task.ts';
import type { Task } from './task.ts';

type Fact<K extends PartFact['kind']> = Extract<PartFact, { kind: K }>;

export const PART_RULES: RulesOf<PartFact> = {
  partReported: { refuse: refusePart, step: partReported },
  partConfirmed: { refuse: refuseJudging, step: partConfirmed },
  partReturned: { refuse: refuseJudging, step: partReturned },
  opinionAsked: { refuse: refuseAsking, step: opinionAsked },
  opinionGiven: { refuse: refuseGiving, step: opinionGiven },
};

/** Members of the implementing group whose part has not been accepted, in the order of the plan. */
export const membersMissing = (task: Task): readonly BodyId[] =>
  task.parties.implementing.filter(
    (body) => !task.members.some((part) => part.body === body && part.progress === 'confirmed'),
  );

/** The body that has the turn at present: the one that was last asked and has not answered, else who answers. */
export const turnOf = (task: Task): BodyId =>
  task.turns.findLast((turn) => turn.until === null)?.of ?? task.parties.answeredBy;

function partReported(task: Task, fact: Fact<'partReported'>): Step {
  const { body, reportId, at, evidence } = fact;
  const others = task.members.filter((part) => part.body !== body);
  const members = [...others, { body, progress: 'reported' as const, reportId, at, evidence }];
  const about = { reportId, body };
  return {
    task: { ...task, members, reports: task.reports + 1 },
    orders: [letter('part-reported', `part-reported/${reportId}`, task.parties.answeredBy, at, { about })],
  };
}

function partConfirmed(task: Task, fact: Fact<'partConfirmed'>): Step {
  const members = task.members.map((part) =>
    part.body === fact.body ? { ...part, progress: 'confirmed' as const } : part,
  );
  return { task: { ...task, members }, orders: [] };
}

function partReturned(task: Task, fact: Fact<'partReturned'>): Step {
  const { body, decisionId, at } = fact;
  const members = task.members.filter((part) => part.body !== body);
  const about = { decisionId, body };
  return {
    task: { ...task, members },
    orders: [letter('part-returned', `part-returned/${decisionId}`, body, at, { about })],
  };
}

function opinionAsked(task: Task, fact: Fact<'opinionAsked'>): Step {
  const { by, of, opinionId, at, reminder } = fact;
  const turn: Turn = { opinionId, by, of, from: at, until: null };
  const about = { reportId: opinionId, body: by, dueOn: task.schedule.dueOn };
  return {
    task: { ...task, turns: [...task.turns, turn], timers: [...task.timers, reminder] },
    orders: [letter('opinion-request', `opinion/${opinionId}`, of, at, { about })],
  };
}

function opinionGiven(task: Task, fact: Fact<'opinionGiven'>): Step {
  const { opinionId, reportId, body, at } = fact;
  const turns = task.turns.map((turn) => (turn.opinionId === opinionId ? { ...turn, until: at } : turn));
  const timers = task.timers.filter(
    (timer) => timer.kind !== 'opinion-reminder' || !timer.key.includes(opinionId),
  );
  const asker = task.turns.find((turn) => turn.opinionId === opinionId)?.by ?? task.parties.answeredBy;
  return {
    task: { ...task, turns, timers },
    orders: [
      withdrawal(`opinion-given/${opinionId}`, ['opinion-request', 'opinion-reminder'], body),
      letter('opinion-given', `opinion-given/${reportId}`, asker, at, { about: { reportId, body } }),
    ],
  };
}

export const OPINION_REMINDER: PointRule = {
  passes: (task) => task,
  speaks: (task, point) => {
    const turn = task.turns.find((known) => known.until === null && point.key.includes(known.opinionId));
    if (turn === undefined || point.sendAt === null || hasEnded(task)) return [];
    const about = { reportId: turn.opinionId, body: turn.by, dueOn: task.schedule.dueOn };
    return [letter('opinion-reminder', point.key, turn.of, point.sendAt, { about })];
  },
};

function refusePart(task: Task, fact: Fact<'partReported'>): Problem | null {
  if (!task.parties.implementing.includes(fact.body)) {
    return {
      kind: 'not-implementing',
      words: 'Cơ quan này không có trong danh sách thực hiện của nhiệm vụ.',
    };
  }
  if (task.members.some((part) => part.body === fact.body && part.progress === 'confirmed')) {
    return { kind: 'moved-on', words: 'Phần việc của cơ quan đã được xác nhận hoàn thành.' };
  }
  if (task.progress === 'suspended') return movedOn(task);
  return hasEnded(task) ? ENDED : refuseUnproven(fact.evidence);
}

function refuseJudging(task: Task, fact: Fact<'partConfirmed' | 'partReturned'>): Problem | null {
  const part = task.members.find((known) => known.body === fact.body);
  if (part?.progress !== 'reported') {
    return { kind: 'nothing-to-judge', words: 'Cơ quan này không có phần việc nào đang chờ xác nhận.' };
  }
  if (fact.by === fact.body) {
    return { kind: 'judges-himself', words: 'Cơ quan thực hiện không tự xác nhận phần việc của chính mình.' };
  }
  return null;
}

function refuseAsking(task: Task, fact: Fact<'opinionAsked'>): Problem | null {
  const { leads, coordinating, implementing } = task.parties;
  if (!leads.includes(fact.by)) {
    return { kind: 'not-a-lead', words: 'Chỉ cơ quan chủ trì nhiệm vụ mới gửi lấy ý kiến.' };
  }
  if (fact.of === fact.by || ![...leads, ...coordinating, ...implementing].includes(fact.of)) {
    return {
      kind: 'not-a-party',
      words: 'Chỉ lấy ý kiến cơ quan khác cùng chủ trì, phối hợp hoặc thực hiện nhiệm vụ này.',
    };
  }
  if (task.turns.some((turn) => turn.until === null && turn.of === fact.of)) {
    return { kind: 'already-asked', words: 'Cơ quan này đã được đề nghị cho ý kiến và chưa trả lời.' };
  }
  if (task.progress === 'open' || task.progress === 'standing') return null;
  return {
    kind: 'not-open',
    words: 'Chỉ lấy ý kiến khi nhiệm vụ đang được thực hiện và chưa báo cáo kết quả.',
  };
}

function refuseGiving(task: Task, fact: Fact<'opinionGiven'>): Problem | null {
  const turn = task.turns.find((known) => known.opinionId === fact.opinionId);
  return turn?.until === null && turn.of === fact.body
    ? null
    : { kind: 'not-asked', words: 'Không có đề nghị cho ý kiến nào đang chờ cơ quan trả lời.' };
}

const ENDED: Problem = { kind: 'moved-on', words: 'Nhiệm vụ đã kết thúc, không nhận thêm báo cáo.' };
