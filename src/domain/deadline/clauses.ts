import type { Clause } from './clause.ts';
import { after, isMark, isTerm, skip, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { skipNoise } from './noise.ts';
import { readAside, readVague } from './read-aside.ts';
import { readEventClause } from './read-event-clause.ts';
import { readFrequency, readListedPeriod } from './read-every.ts';
import { readPeriodClause } from './read-period.ts';
import { readTimeClause } from './read-time.ts';
import { newScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { ONGOING, readLabel, readWork, SOFT } from './work-words.ts';

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
  if (tokenAt(ts, i).kind === 'mark') scene.scoped = false;
  if (after(ts, i, 'đối', 'với') > 0) scene.scoped = true;
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
  scene.scoped = false;
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
