import type { Every } from './reading.ts';
import type { FlagCode, RefusalCode } from './flags.ts';

/** A unit that is named without a number: "của tháng", "quý sau", "năm báo cáo", "kỳ báo cáo". */
export type LooseUnit = 'week' | 'month' | 'quarter' | 'year' | 'period' | 'term';

/**
 * A place in the calendar as the words print it; what is not printed is absent. Nothing is computed here: "quý II"
 * stays a quarter without a year, "ngày 25" a day without a month, until the rule knows what they belong to.
 */
export interface When {
  readonly time?: string;
  /** ISO: 1 = thứ Hai … 7 = Chủ nhật. */
  readonly weekday?: number;
  readonly day?: number;
  readonly lastDay?: true;
  /** From the front, or negative from the end. */
  readonly nthWorkingDay?: number;
  /** "trong 20 ngày đầu của quý sau". */
  readonly dayOfPeriod?: number;
  readonly month?: number;
  /** "ngày 15 các tháng 3, 6, 9, 12": the further months. */
  readonly moreMonths?: readonly number[];
  /** The n-th month (-1 = last) of a quarter or of the reporting period. */
  readonly monthOf?: { readonly nth: number; readonly of: 'quarter' | 'period' };
  readonly quarter?: number;
  /** First and last month: "6 tháng đầu năm" is [1, 6]. */
  readonly months?: readonly [number, number];
  readonly year?: number;
  /** "tuần" of ten days: 1 thượng, 2 trung, 3 hạ. */
  readonly tenDays?: 1 | 2 | 3;
  readonly part?: 'early' | 'middle' | 'late';
  /** "tuần thứ hai của tháng 6", "nửa đầu quý III": first and last day or month of the part, by custom. */
  readonly week?: number;
  readonly halfOf?: 1 | 2;
  readonly termYear?: number;
  readonly every?: Every;
  readonly loose?: LooseUnit;
  readonly offset?: { readonly unit: 'week' | 'month' | 'quarter' | 'year'; readonly by: number };
  /** "năm nay", "từ nay đến cuối năm": the document's own; with an `offset` the one after it ("từ nay đến cuối năm sau"). */
  readonly current?: 'month' | 'quarter' | 'year';
  readonly today?: true;
  readonly flags?: readonly FlagCode[];
  readonly problem?: RefusalCode;
}

/** One place, or from one to another, or a list of them. */
export interface Stretch {
  readonly first: When;
  /** The places of a list between its first and its last. */
  readonly between: readonly When[];
  readonly last: When | null;
  /** `before`: "từ … đến trước ngày X". */
  readonly joint: 'to' | 'before' | 'and' | 'or' | null;
}

/** Whether the two ends are those of one span of time, and not two times. */
export const isSpan = ({ joint }: Stretch): boolean => joint === 'to' || joint === 'before';
