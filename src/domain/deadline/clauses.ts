import { after, isMark, isNumber, isTerm, PhraseTable, skip, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Clause, EventClause, Relation, TimeClause, Work } from './clause.ts';
import { skipNoise } from './noise.ts';
import { readEventWords, readNamedSession, readOccasion, readOpening } from './read-event.ts';
import { readFrequency } from './read-every.ts';
import { readPeriodClause } from './read-period.ts';
import { readStretch } from './read-when.ts';
import type { Stretch } from './when.ts';
import { ONGOING, readLabel, readRelation, readWork, SOFT, VAGUE } from './work-words.ts';

/** What the reader knows about the words that it has passed. */
interface Scene {
  depth: number;
  work: Work | null;
  /** Index after the last word of work. */
  workTo: number;
  soft: boolean;
  effective: boolean;
  /** The label of the line holds for the first time after it. */
  label: boolean;
}

/** Cuts the tokens into clauses about time; all other words are passed over. Linear: no reader looks back. */
export function readClauses(ts: Tokens): readonly Clause[] {
  const clauses: Clause[] = [];
  const scene: Scene = { depth: 0, work: null, workTo: -1, soft: false, effective: false, label: false };
  for (let i = 0; i < ts.length;) {
    const found = readClause(ts, i, scene, clauses.length === 0);
    if (found !== null) {
      clauses.push(found.value);
      i = found.next;
    } else i = passOver(ts, i, scene);
  }
  return clauses;
}

function readClause(ts: Tokens, i: number, scene: Scene, atStart: boolean): Found<Clause> | null {
  return (
    readOngoing(ts, i, scene) ??
    readEveryClause(ts, i, scene) ??
    readPeriodClause(ts, i, scene.depth, scene.work === 'finish' && scene.workTo === i) ??
    readTimeClause(ts, i, scene, atStart) ??
    readEventClause(ts, i, scene) ??
    readAside(ts, i, scene) ??
    readVague(ts, i, scene)
  );
}

/** Words outside the clauses still say something: the work, a label, a parenthesis, a soft target. */
function passOver(ts: Tokens, i: number, scene: Scene): number {
  const noise = skipNoise(ts, i);
  if (noise > i) return noise;
  if (isMark(ts, i, '(')) scene.depth += 1;
  if (isMark(ts, i, ')') && scene.depth > 0) scene.depth -= 1;
  if (isMark(ts, i, ';')) forgetWork(scene);
  const soft = SOFT.find(ts, i);
  if (soft !== null) {
    scene.soft = true;
    return soft.next;
  }
  const label = readLabel(ts, i);
  if (label !== null) {
    scene.work = label.value === 'none' ? null : label.value;
    scene.workTo = label.next;
    scene.label = true;
    return label.next;
  }
  return passWork(ts, i, scene);
}

function passWork(ts: Tokens, i: number, scene: Scene): number {
  const effect = Math.max(after(ts, i, 'hiệu', 'lực', 'thi', 'hành'), after(ts, i, 'hiệu', 'lực'));
  if (effect > 0) {
    scene.effective = true;
    return effect;
  }
  const work = readWork(ts, i);
  if (work === null) return i + 1;
  scene.work = work.value;
  scene.workTo = work.next;
  scene.label = false;
  return work.next;
}

function forgetWork(scene: Scene): void {
  scene.work = null;
  scene.workTo = -1;
}

function readOngoing(ts: Tokens, i: number, { depth }: Scene): Found<Clause> | null {
  const at = skip(ts, i, 'và');
  const found = ONGOING.find(ts, at);
  if (found === null) return null;
  return {
    value: { kind: 'ongoing', onwards: found.value === 'onwards', from: i, to: found.next, depth },
    next: found.next,
  };
}

function readEveryClause(ts: Tokens, i: number, { depth }: Scene): Found<Clause> | null {
  const found = readFrequency(ts, i);
  if (found !== null)
    return {
      value: { kind: 'every', ...found.value, flags: [], from: i, to: found.next, depth },
      next: found.next,
    };
  const periodic = after(ts, i, 'định', 'kỳ');
  return periodic < 0 ? null : { value: { kind: 'periodic', from: i, to: periodic, depth }, next: periodic };
}

/** "trước ngày 05/5/2018", "trong quý I/2019", "từ năm 2018", "2026 - 2030", "Tháng 9/2026". */
function readTimeClause(ts: Tokens, i: number, scene: Scene, atStart: boolean): Found<Clause> | null {
  const relation = readRelation(ts, i);
  const at = skipFiller(ts, relation?.next ?? i);
  const expects = relation !== null || scene.label || isTerm(ts, at - 1, 'đoạn') || (atStart && i === 0);
  const today = relation === null ? null : readToday(ts, at, relation.value);
  const found = today ?? readStretch(ts, at, expects);
  if (found === null || (relation === null && !mayStandBare(ts, i, found))) return null;
  const problem = found.value.first.problem ?? found.value.last?.problem;
  if (problem !== undefined)
    return {
      value: { kind: 'problem', code: problem, from: i, to: found.next, depth: scene.depth },
      next: found.next,
    };
  const close = scene.label || scene.workTo === i || scene.workTo === -1;
  const value: TimeClause = {
    kind: 'time',
    relation: relation?.value ?? 'bare',
    stretch: found.value,
    work: scene.work ?? workAfter(ts, found.next),
    close,
    soft: scene.soft,
    effective: scene.effective,
    from: i,
    to: found.next,
    depth: scene.depth,
  };
  scene.soft = false;
  scene.label = false;
  return { value, next: found.next };
}

/** "Trong quý III, thực hiện …": the work named after the time. */
const workAfter = (ts: Tokens, i: number): Work | null => readWork(ts, skipMark(ts, i, ','))?.value ?? null;

/** "giai đoạn (05 năm) 2026 - 2030", "trong thời gian từ …", a lone "ngày" left before a month. */
function skipFiller(ts: Tokens, i: number): number {
  const stage = after(ts, skip(ts, i, 'cả'), 'giai', 'đoạn');
  const at = Math.max(stage, i);
  const years = isNumber(ts, at) && isTerm(ts, at + 1, 'năm') && isNumber(ts, at + 2) ? at + 1 : at;
  return isTerm(ts, years, 'ngày') && isTerm(ts, years + 1, 'tháng') && isNumber(ts, years + 2)
    ? years + 1
    : years;
}

/** "từ nay", "từ nay đến hết năm 2025". */
function readToday(ts: Tokens, i: number, relation: Relation): Found<Stretch> | null {
  if (relation !== 'from' || !isTerm(ts, i, 'nay')) return null;
  const to = skip(ts, skip(ts, skipMark(ts, i + 1, ','), 'cho'), 'đến', 'tới');
  const last = to === i + 1 ? null : readStretch(ts, skip(ts, to, 'hết', 'trước'), true);
  if (last === null) return { value: { first: { today: true }, last: null, joint: null }, next: i + 1 };
  return {
    value: { first: { today: true }, last: last.value.last ?? last.value.first, joint: 'to' },
    next: last.next,
  };
}

/** Without a word of relation, a time counts unless it could be part of a name: a lone loose unit does not. */
function mayStandBare(ts: Tokens, i: number, { value }: Found<Stretch>): boolean {
  const { first } = value;
  const places =
    first.day ??
    first.lastDay ??
    first.month ??
    first.quarter ??
    first.months ??
    first.year ??
    first.weekday ??
    first.nthWorkingDay ??
    first.problem;
  return places !== undefined && !isTerm(ts, i - 1, 'số');
}

function readEventClause(ts: Tokens, i: number, { depth }: Scene): Found<Clause> | null {
  const opening = readOpening(ts, i) ?? readOccasion(ts, i);
  if (opening === null) {
    if (!readNamedSession(ts, i)) return null;
    const named = readEventWords(ts, i);
    return named === null
      ? null
      : {
          value: {
            kind: 'event',
            relation: 'at',
            immediate: false,
            event: named.value.event,
            from: i,
            to: named.next,
            depth,
          },
          next: named.next,
        };
  }
  const words = readEventWords(ts, opening.next);
  const empty = words === null || words.value.event.to <= opening.next;
  if (empty)
    return opening.value.relation === 'after' || opening.value.relation === 'before'
      ? broken(i, opening.next, depth)
      : null;
  const { tail, event } = words.value;
  if (
    tail !== null &&
    (opening.value.relation === 'after' ||
      opening.value.relation === 'before' ||
      opening.value.relation === 'from')
  ) {
    const direction = opening.value.relation === 'before' ? 'before' : 'after';
    return {
      value: {
        kind: 'period',
        amount: tail,
        direction,
        event,
        anchor: null,
        limit: false,
        finishAfter: false,
        from: i,
        to: words.next,
        depth,
      },
      next: words.next,
    };
  }
  const value: EventClause = {
    kind: 'event',
    relation: opening.value.relation,
    immediate: opening.value.immediate,
    event,
    from: i,
    to: words.next,
    depth,
  };
  return { value, next: words.next };
}

const broken = (from: number, to: number, depth: number): Found<Clause> => ({
  value: { kind: 'problem', code: 'event-missing', from, to, depth },
  next: to,
});

const SCOPES = new PhraseTable<'scope' | 'condition'>([
  ['đối với', 'scope'],
  ['ở', 'scope'],
  ['tại', 'scope'],
  ['riêng', 'scope'],
  ['trên cơ sở', 'condition'],
  ['nếu', 'condition'],
]);

/** "(đối với 02 đơn vị được chọn thí điểm)": a parenthesis that limits or conditions the time before it. */
function readAside(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  if (!isMark(ts, i, '(')) return null;
  const at = skipMark(ts, i + 1, '*');
  const kind = SCOPES.find(ts, at);
  if (kind === null) return null;
  let to = at;
  while (to < ts.length && !isMark(ts, to, ')')) {
    if (readRelation(ts, to) !== null && readStretch(ts, readRelation(ts, to)?.next ?? to, false) !== null)
      return null;
    to += 1;
  }
  return {
    value: {
      kind: 'aside',
      as: kind.value,
      from: at,
      to: isMark(ts, to - 1, '*') ? to - 1 : to,
      depth: scene.depth + 1,
    },
    next: skipMark(ts, to, ')'),
  };
}

function readVague(ts: Tokens, i: number, { depth }: Scene): Found<Clause> | null {
  const found = VAGUE.find(ts, i);
  return found === null
    ? null
    : { value: { kind: 'vague', from: i, to: found.next, depth }, next: found.next };
}
