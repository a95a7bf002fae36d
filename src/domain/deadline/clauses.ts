import { after, isMark, isTerm, PhraseTable, skip, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Clause, EventClause } from './clause.ts';
import { newScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { readTimeClause } from './read-time.ts';
import { skipNoise } from './noise.ts';
import { readEventWords, readNamedSession, readOccasion, readOpening } from './read-event.ts';
import type { EventOpening } from './read-event.ts';
import type { RefusalCode } from './flags.ts';
import { readFrequency, readListedPeriod } from './read-every.ts';
import { readPeriodClause } from './read-period.ts';
import { readStretch } from './read-stretch.ts';
import { ONGOING, readLabel, readRelation, readWork, SOFT, VAGUE, VAGUE_CONDITIONS } from './work-words.ts';

export interface ClausesFound {
  readonly clauses: readonly Clause[];
  /** Numbers that are no time: of documents, articles, sessions. Token indices, `to` exclusive. */
  readonly noise: readonly { readonly from: number; readonly to: number }[];
}

/** Cuts the tokens into clauses about time; all other words are passed over. Linear: no reader looks back. */
export function readClauses(ts: Tokens): ClausesFound {
  const clauses: Clause[] = [];
  const scene = newScene();
  for (let i = 0; i < ts.length;) {
    const found = isPlain(ts, i) ? null : readClause(ts, i, scene);
    if (found !== null) {
      clauses.push(found.value);
      i = found.next;
    } else i = passOver(ts, i, scene);
  }
  return { clauses, noise: scene.noise };
}

/** A word outside the vocabulary begins nothing; most words of a sentence are such. */
const isPlain = (ts: Tokens, i: number): boolean =>
  ts[i]?.kind === 'word' && ts[i].term === '' && !ts[i].roman;

function readClause(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  return (
    readOngoing(ts, i, scene) ??
    readEveryClause(ts, i, scene) ??
    readTimeClause(ts, i, scene) ??
    readPeriodClause(ts, i, scene) ??
    readEventClause(ts, i, scene) ??
    readAside(ts, i, scene) ??
    readVague(ts, i, scene)
  );
}

/** Words outside the clauses still say something: the work, a label, a parenthesis, a soft target. */
function passOver(ts: Tokens, i: number, scene: Scene): number {
  if (isPlain(ts, i)) return i + 1;
  const noise = skipNoise(ts, i);
  if (noise > i) {
    scene.noise.push({ from: i, to: noise });
    return noise;
  }
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
  if (work === null || isName(ts, i)) return i + 1;
  scene.work = work.value;
  scene.workTo = work.next;
  scene.label = false;
  scene.sent = isTerm(ts, i, 'gửi');
  return work.next;
}

/** "Ban Tổ chức Tỉnh ủy": a capital inside a sentence begins a name, not work. */
const isName = (ts: Tokens, i: number): boolean => ts[i]?.capital === true && ts[i - 1]?.kind === 'word';

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

function readEveryClause(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  const { depth } = scene;
  const found = readFrequency(ts, i) ?? (scene.listing ? readListedPeriod(ts, i) : null);
  scene.listing ||= found !== null;
  if (found !== null)
    return {
      value: {
        kind: 'every',
        ...found.value,
        trailing: found.value.trailing || followsTime(ts, i, scene),
        from: i,
        to: found.next,
        depth,
      },
      next: found.next,
    };
  const sudden = after(ts, i, 'đột', 'xuất');
  if (sudden > 0) return { value: { kind: 'sudden', from: i, to: sudden, depth }, next: sudden };
  const periodic = after(ts, i, 'định', 'kỳ');
  return periodic < 0 ? null : { value: { kind: 'periodic', from: i, to: periodic, depth }, next: periodic };
}

/** "trước ngày 15 tháng 6 (báo cáo 6 tháng)": what stands in parentheses right after a day is what the day is for. */
const followsTime = (ts: Tokens, i: number, { timeTo }: Scene): boolean =>
  isMark(ts, i - 1, '(') && timeTo === i - 1;

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
  const vague = opening.value.relation === 'when' ? VAGUE_CONDITIONS.find(ts, opening.next) : null;
  if (vague !== null) return { value: { kind: 'vague', from: i, to: vague.next, depth }, next: vague.next };
  const words = readEventWords(ts, opening.next);
  if (words === null) return emptyOpening(ts, i, opening, depth);
  // "sau khi ngày 15": a date where the event should be.
  const date = isTerm(ts, opening.next - 1, 'khi') ? readStretch(ts, opening.next, false) : null;
  if (date !== null && date.next >= words.next) return broken(i, words.next, depth);
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

/** "sau khi" without an event is broken; "từ ngày … đến ngày …" without a date is a form not filled in. */
function emptyOpening(
  ts: Tokens,
  i: number,
  { value, next }: Found<EventOpening>,
  depth: number,
): Found<Clause> | null {
  if (isTerm(ts, next - 1, 'ngày')) return broken(i, next, depth, 'blank');
  return value.relation === 'after' || value.relation === 'before' ? broken(i, next, depth) : null;
}

const broken = (
  from: number,
  to: number,
  depth: number,
  code: RefusalCode = 'event-missing',
): Found<Clause> => ({
  value: { kind: 'problem', code, from, to, depth },
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
  // "(đối với báo cáo năm)" names the period that the day before it belongs to.
  if (kind === null || readFrequency(ts, at) !== null) return null;
  let to = at;
  // No aside is longer; without a bound, parentheses that never close would be read again and again.
  const limit = Math.min(ts.length, at + 60);
  while (to < limit && !isMark(ts, to, ')')) {
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
