import type { LocalDate } from './local-date.ts';

/**
 * How sure a row is: `official` names a document read in full text; `press` a newspaper or a page that reports it;
 * `unverified` is what people remember; `computed` follows from the law before anybody has published the year.
 */
export type DayMark = 'official' | 'press' | 'unverified' | 'computed';

/** `swap_work` is a Saturday or Sunday worked for a weekday taken off (`swap_off`). */
export type CalendarDayKind = 'holiday' | 'compensation' | 'swap_off' | 'swap_work';

/** A day that differs from its weekday: one row of `config/calendar/YYYY.yaml`. */
export interface CalendarDay {
  readonly on: LocalDate;
  readonly kind: CalendarDayKind;
  /** Vietnamese, as a sentence uses it: `Nghỉ bù Quốc khánh`. */
  readonly name: string;
  /** Number and title of the document, or where the press reported it. */
  readonly source: string;
  readonly mark: DayMark;
  /** The other half of a swap; it may lie in the next year. Null for holidays and compensation. */
  readonly swappedWith: LocalDate | null;
  readonly note: string | null;
}

/** The law on which the holidays of a year rest, from the first day (within the year) on which it applies. */
export interface CalendarLaw {
  readonly from: LocalDate;
  readonly source: string;
}

export interface CalendarYear {
  readonly year: number;
  readonly laws: readonly CalendarLaw[];
  /** In order of date, one row a date. Weekends have no rows. */
  readonly days: readonly CalendarDay[];
}
