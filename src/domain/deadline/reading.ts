import type { LocalDate } from '../calendar/local-date.ts';
import type { FlagCode, RefusalCode } from './flags.ts';

/** A calendar date, or a minute in the plan's zone where the words print an hour: `2026-01-30T17:00+07:00`. */
export type DateOrMinute = LocalDate | `${string}T${string}+07:00`;

export type OffsetUnit = 'day' | 'working_day' | 'month' | 'year' | 'hour';

/** A length counted from (`after`) or back from (`before`) an event. Weeks are written as days, quarters as months. */
export interface Offset {
  readonly amount: number;
  readonly unit: OffsetUnit;
  readonly direction: 'after' | 'before';
}

export type Every = 'week' | 'month' | 'quarter' | '6month' | 'year' | 'term' | 'unspecified';

/** The day in each period, `reference/recurrence.md` §3: rule, one day locator, one month locator, time, one offset. */
export interface DueDay {
  readonly rule: 'before' | 'by' | 'on' | 'in';
  readonly day?: number;
  readonly last_day_of_month?: true;
  /** ISO: 1 = thứ Hai … 7 = Chủ nhật. */
  readonly weekday?: number;
  readonly nth_working_day?: number;
  readonly day_of_period?: number;
  readonly term_year?: number;
  readonly month?: number;
  readonly month_of_quarter?: number;
  readonly month_of_period?: number;
  readonly time?: string;
  readonly week_offset?: number;
  readonly month_offset?: number;
  readonly quarter_offset?: number;
  readonly year_offset?: number;
}

export interface Period {
  readonly every: Every;
  /** Every so many of `every`; absent = 1. */
  readonly interval?: number;
}

/** One recurrence among several: flat, without a nested `due`; without a `rule` no day is printed. */
export type DueItem = Period & (DueDay | { readonly rule?: never });

export interface Recurrence {
  readonly every: Every | 'multi' | 'choice';
  readonly interval?: number;
  readonly min?: number;
  readonly min_unit?: 'day';
  readonly options?: readonly Period[];
  readonly due: DueDay | readonly DueItem[] | null;
  /** `MM-DD` to `MM-DD`, both included, every year; start > finish: it begins in the year before. */
  readonly window?: { readonly start: string; readonly finish: string };
}

/** What one way of understanding the words says. */
export interface Meaning {
  readonly start: DateOrMinute | null;
  readonly finish: DateOrMinute | null;
  /** False where the words say *before* `finish`; null without a finish. */
  readonly finishInclusive: boolean | null;
  readonly offset: Offset | null;
  /** The phrase's own words. */
  readonly event: string | null;
  readonly recurrence: Recurrence | null;
  readonly ongoing: boolean;
}

/** How fine the words are: "từ năm 2018" is a year, however exact the date is that it is written as. */
/** How the event stands to the work: what words introduce it. `following` = "theo …", `at` = "tại kỳ họp …". */
export type EventRelation = 'after' | 'before' | 'when' | 'from' | 'until' | 'following' | 'at' | 'besides';

export type Precision = 'minute' | 'day' | 'part' | 'month' | 'quarter' | 'half' | 'year' | 'years';

/** What the time after (or before) the event is for: the result is due then, the work begins then, or it lasts so long. */
export type OffsetRole = 'due' | 'begins' | 'lasts';

export interface Phase {
  /** As printed. */
  readonly words: string;
  readonly start: DateOrMinute | null;
  readonly event: string | null;
  /** The event must come first; a first phase "theo lộ trình" runs from the signing instead. */
  readonly awaits: boolean;
  readonly scope: string | null;
}

export interface OtherReading extends Meaning {
  /** Why it is offered; the Vietnamese sentence is the flag's. */
  readonly because: FlagCode;
  readonly offsetRole: OffsetRole;
  readonly anchorOn: LocalDate | null;
}

export interface Refusal {
  /** The words of the phrase that were not understood, as printed. */
  readonly words: string;
  readonly code: RefusalCode;
  /** A full Vietnamese sentence: what is wrong and what would be understood. */
  readonly reason: string;
}

/** Where in the phrase words were understood: UTF-16 offsets, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly as:
    | 'start'
    | 'finish'
    | 'range'
    | 'period'
    | 'event'
    | 'recurrence'
    | 'ongoing'
    | 'scope'
    | 'condition'
    | 'note';
}

export interface Reading extends Meaning {
  readonly refused: Refusal | null;
  readonly flags: readonly FlagCode[];
  readonly readings: readonly OtherReading[];
  /** One Vietnamese sentence: what was understood, and how. */
  readonly counted: string;
  readonly startPrecision: Precision | null;
  readonly finishPrecision: Precision | null;
  /** "dự kiến", "phấn đấu": the date to remind by, besides (or instead of) the one to judge by. */
  readonly softFinish: DateOrMinute | null;
  readonly offsetRole: OffsetRole;
  /** The printed date that an offset is counted from ("05 năm kể từ ngày 01/7/2025"); then `finish` is not rolled yet. */
  readonly anchorOn: LocalDate | null;
  readonly eventRelation: EventRelation | null;
  /** The event is the signing or issuing of the document itself: the document's date is the fact. */
  readonly eventIsDocument: boolean;
  /** "đối với 02 đơn vị được chọn thí điểm", as printed. */
  readonly scope: string | null;
  /** "theo hướng dẫn của Trung ương", as printed: holds besides the dates. */
  readonly condition: string | null;
  readonly phases: readonly Phase[];
  readonly spans: readonly Span[];
}

export interface ReadingContext {
  readonly documentOn: LocalDate | null;
  /** Where only the year of the document is known. */
  readonly documentYear?: number;
}
