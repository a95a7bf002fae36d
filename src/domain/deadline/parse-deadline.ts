import type { Clause } from './clause.ts';
import { readClauses } from './clauses.ts';
import { tokenAt } from './cursor.ts';
import { REFUSALS } from './flags.ts';
import type { RefusalCode } from './flags.ts';
import type { Reading, ReadingContext, Span } from './reading.ts';
import { combine } from './combine.ts';
import { repairTokens } from './repairs.ts';
import { leftOver } from './left-over.ts';
import type { Rule, WordsOf } from './rule.ts';
import { tokenize } from './tokens.ts';
import { countedWords } from './counted.ts';

/**
 * Reads a Vietnamese time phrase. Never throws and never guesses: what has two readings carries a flag or the other
 * reading, what has none is refused, pointing at the words.
 *
 *     parseDeadline('trước ngày 05/5/2018', { documentOn: null }).finish  // '2018-05-05', finishInclusive: false
 */
export function parseDeadline(text: string, context: ReadingContext): Reading {
  const tokens = repairTokens(tokenize(text));
  const { clauses, noise } = readClauses(tokens);
  const wordsOf: WordsOf = ({ from, to }) =>
    text.slice(tokenAt(tokens, from).from, tokenAt(tokens, to - 1).to);
  const rule = combine(clauses, tokens, context, wordsOf);
  if ('refusal' in rule)
    return refuse(rule.refusal, rule.clause === null ? text.trim() : wordsOf(rule.clause));
  const flags = [...new Set([...rule.flags, ...leftOver(tokens, clauses, noise)])];
  return { ...asReading({ ...rule, flags }), spans: clauses.map((clause) => spanOf(clause, tokens)) };
}

const NOTHING = {
  start: null,
  finish: null,
  finishInclusive: null,
  offset: null,
  event: null,
  recurrence: null,
  ongoing: false,
  readings: [],
  startPrecision: null,
  finishPrecision: null,
  softFinish: null,
  offsetRole: 'due',
  anchorOn: null,
  eventRelation: null,
  eventIsDocument: false,
  scope: null,
  condition: null,
  phases: [],
  spans: [],
  flags: [],
} as const;

function refuse(code: RefusalCode, words: string): Reading {
  const reason = REFUSALS[code];
  return { ...NOTHING, refused: { words, code, reason }, counted: reason };
}

function asReading(rule: Rule): Reading {
  const reading: Reading = {
    ...NOTHING,
    ...rule,
    refused: null,
    eventIsDocument: isDocument(rule.event),
    counted: '',
  };
  return { ...reading, counted: countedWords(reading) };
}

/** "kể từ ngày ký ban hành": the document's own signing, whose date is known. */
const isDocument = (event: string | null): boolean =>
  event !== null &&
  /^(ký|ban hành|ký ban hành|ban hành (kế hoạch|văn bản) này|ký (kế hoạch|văn bản) này)$/iu.test(
    event.normalize('NFC').trim(),
  );

const SPAN_KINDS: Readonly<Record<Clause['kind'], Span['as']>> = {
  time: 'finish',
  period: 'period',
  event: 'event',
  every: 'recurrence',
  periodic: 'recurrence',
  ongoing: 'ongoing',
  aside: 'scope',
  vague: 'note',
  length: 'note',
  sudden: 'event',
  problem: 'note',
};

function spanOf(clause: Clause, tokens: ReturnType<typeof tokenize>): Span {
  const as =
    clause.kind === 'time' ? timeSpan(clause) : clause.kind === 'aside' ? clause.as : SPAN_KINDS[clause.kind];
  return { from: tokenAt(tokens, clause.from).from, to: tokenAt(tokens, clause.to - 1).to, as };
}

const timeSpan = ({ relation, stretch }: Extract<Clause, { kind: 'time' }>): Span['as'] =>
  stretch.joint === 'to' ? 'range' : relation === 'from' || relation === 'after' ? 'start' : 'finish';
