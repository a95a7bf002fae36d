import { describe, expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import type { Reading } from '../../../src/domain/deadline/reading.ts';
import { CORPORA, corpus } from './support.ts';
import type { CorpusRow } from './support.ts';

/** What the careful reader of a phrase wrote beside it; `also`: what else that reader would accept. */
interface Told {
  readonly start: string | null;
  readonly finish: string | null;
  readonly finish_inclusive: boolean | null;
  readonly event: string | null;
  readonly offset: number | null;
  readonly offset_unit: string | null;
  readonly offset_direction: string | null;
  readonly recurrence: { readonly every: string; readonly due?: unknown } | null;
  readonly ongoing: boolean;
  readonly refuse?: string | boolean | null;
}
type Row = CorpusRow & Told & { readonly also?: Partial<Told> | readonly Partial<Told>[] };

/** Phrases where the language asks a person instead of following the careful reader: each carries a flag. */
const ASKED: readonly string[] = ['W054', 'W093', 'Z105', 'Z167', 'ZB077', 'ZB193'];

/** Without nulls and in one order, as two spellings of one recurrence are compared. */
const plain = (value: unknown): unknown =>
  value === null || typeof value !== 'object'
    ? (value ?? null)
    : Array.isArray(value)
      ? value.map(plain)
      : Object.fromEntries(
          Object.entries(value)
            .filter(([, of]) => of !== null && of !== undefined)
            .map(([key, of]) => [key, plain(of)] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        );

const minuteOf = (moment: string | null): string | null => moment?.slice(0, 16) ?? null;

function toldBy(row: Told, got: Reading): unknown {
  if (row.refuse) return { refused: true };
  return plain({
    start: minuteOf(row.start),
    finish: minuteOf(row.finish),
    inclusive: row.finish === null ? null : (row.finish_inclusive ?? got.finishInclusive),
    offset:
      row.offset === null
        ? null
        : [row.offset, row.offset_unit, row.offset_direction ?? got.offset?.direction],
    every: row.recurrence?.every,
    due: row.recurrence?.due,
    ongoing: row.recurrence === null && row.ongoing,
  });
}

/** A count beside a printed finish explains it, and is not asked for where the careful reader left it out. */
function readAs(row: Told, { offset, ...got }: Reading): unknown {
  if (got.refused !== null) return { refused: true };
  const counted = row.offset === null && row.finish !== null ? null : offset;
  return plain({
    start: minuteOf(got.start),
    finish: minuteOf(got.finish),
    inclusive: got.finish === null ? null : got.finishInclusive,
    offset: counted === null ? null : [counted.amount, counted.unit, counted.direction],
    every: got.recurrence?.every,
    due: got.recurrence?.due,
    ongoing: got.recurrence === null && got.ongoing,
  });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The phrase with what was told and what was read, where they differ. */
function difference(row: Row): readonly unknown[] {
  const got = parseDeadline(row.text, readingContext(row.doc_date));
  const accepted: readonly Told[] = [row, ...[row.also ?? []].flat().map((other) => ({ ...row, ...other }))];
  if (accepted.some((told) => same(toldBy(told, got), readAs(told, got)))) return [];
  if (ASKED.includes(row.id) && got.flags.length > 0) return [];
  return [row.id, row.text, toldBy(row, got), readAs(row, got)];
}

describe('each phrase says what its careful reader wrote beside it', () => {
  test.each(CORPORA)('%s', (name) => {
    const rows = corpus(name) as readonly Row[];
    expect(rows.map(difference).filter((found) => found.length > 0)).toEqual([]);
  });
});
