import { daysBetween } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Parts } from './assemble.ts';
import type { AsideClause, Clause, LengthClause } from './clause.ts';
import type { FlagCode } from './flags.ts';
import type { NamedEvent } from './offset-rule.ts';
import type { Picked } from './pick-dates.ts';
import type { DateOrMinute, Meaning } from './reading.ts';

interface Said extends Parts {
  readonly meaning: Meaning;
  readonly picked: Picked;
  readonly named: NamedEvent | null;
}

/** When each flag about the whole phrase is raised; those about one of its parts come with the part. */
const RAISED: readonly (readonly [FlagCode, (said: Said) => boolean])[] = [
  ['then-ongoing', ({ meaning, clauses }) => meaning.finish !== null && has(clauses, 'ongoing')],
  [
    'event-and-ceiling',
    ({ offset, picked }) =>
      offset.offset?.direction === 'after' && offset.clause?.event != null && picked.main !== null,
  ],
  ['event-date-unknown', ({ named, recurrence }) => named !== null && recurrence === null],
  ['two-events', ({ named }) => named !== null && named.words.includes(' / ')],
  [
    'condition',
    ({ named, meaning, clauses }) =>
      (named?.relation === 'following' && meaning.start !== null) || hasAside(clauses, 'condition'),
  ],
  ['term', ({ named }) => named !== null && /nhiệm kỳ/iu.test(named.words)],
  ['scope', ({ clauses }) => hasAside(clauses, 'scope')],
  ['start-before-document', ({ meaning, context }) => isBefore(meaning.start, context.documentOn)],
  ['finish-before-document', ({ meaning, context }) => isBefore(meaning.finish, context.documentOn)],
  [
    'period-unknown',
    ({ meaning, clauses, recurrence }) =>
      recurrence === null && meaning.finish !== null && has(clauses, 'periodic'),
  ],
  ['other-words', ({ recurrence, clauses }) => recurrence === null && has(clauses, 'every')],
  ['length-mismatch', ({ clauses, meaning }) => lengthDiffers(clauses, meaning)],
  [
    'send-or-arrive',
    ({ picked, clauses }) =>
      picked.main !== null && clauses.some((clause) => clause.kind === 'time' && clause.sent),
  ],
];

export const askAbout = (said: Said): readonly FlagCode[] =>
  RAISED.filter(([, holds]) => holds(said)).map(([flag]) => flag);

const has = (clauses: readonly Clause[], kind: Clause['kind']): boolean =>
  clauses.some((clause) => clause.kind === kind);

const hasAside = (clauses: readonly Clause[], as: AsideClause['as']): boolean =>
  clauses.some((clause) => clause.kind === 'aside' && clause.as === as);

const isBefore = (moment: DateOrMinute | null, on: LocalDate | null): boolean =>
  moment !== null && on !== null && moment.slice(0, 10) < on;

/** "10 ngày, từ 01/6 đến 12/6": such lengths count their first day (practice); where they differ, the ends win. */
function lengthDiffers(clauses: readonly Clause[], { start, finish }: Meaning): boolean {
  const length = clauses.find(
    (clause): clause is LengthClause => clause.kind === 'length' && clause.amount.unit === 'day',
  );
  if (length === undefined || start === null || finish === null) return false;
  return (
    daysBetween(start.slice(0, 10) as LocalDate, finish.slice(0, 10) as LocalDate) + 1 !==
    length.amount.amount
  );
}
