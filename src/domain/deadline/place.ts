import { yearOf } from '../calendar/local-date.ts';
import { boundsOf } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import type { RefusalCode } from './flags.ts';
import type { ReadingContext } from './reading.ts';
import type { When } from './when.ts';

/** Where a place without a year takes it from: another time of the phrase, then the document. */
export interface Years {
  readonly near: number | null;
  readonly context: ReadingContext;
}

/** The days of a place, and whether its year had to be inferred. */
export interface Placed {
  readonly bounds: Bounds;
  readonly inferred: boolean;
}

/** A place without a year is the document's; one that would lie wholly before the document, the next year's. */
export function placeOf(printed: When, { near, context }: Years): Placed | RefusalCode {
  const when = printed.current === undefined ? printed : currentPlace(printed, printed.current, context);
  if (when === null) return 'document-date-missing';
  const known = when.year ?? near;
  const { documentOn } = context;
  const year = known ?? (documentOn === null ? (context.documentYear ?? null) : yearOf(documentOn));
  if (year === null) return 'year-missing';
  const bounds = boundsOf(when, year);
  if (typeof bounds === 'string') return bounds;
  const inferred = when.year === undefined;
  if (known !== null || documentOn === null || bounds.last >= documentOn) return { bounds, inferred };
  const next = boundsOf(when, year + 1);
  return typeof next === 'string' ? next : { bounds: next, inferred };
}

function currentPlace(
  when: When,
  unit: 'month' | 'quarter' | 'year',
  { documentOn }: ReadingContext,
): When | null {
  if (documentOn === null) return null;
  const by = (when.offset?.by ?? 0) * MONTHS[unit];
  const index = yearOf(documentOn) * 12 + Number(documentOn.slice(5, 7)) - 1 + by;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  if (unit === 'year') return { ...when, year };
  return unit === 'month' ? { ...when, year, month } : { ...when, year, quarter: Math.ceil(month / 3) };
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
