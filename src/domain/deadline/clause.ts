import type { FlagCode, RefusalCode } from './flags.ts';
import type { OffsetUnit, Period } from './reading.ts';
import type { Stretch, When } from './when.ts';

export type Relation = 'before' | 'by' | 'in' | 'on' | 'from' | 'after' | 'bare';

/** What kind of work the words before (or after) a time say: to finish it, to carry it out, or both. */
export type Work = 'finish' | 'carry' | 'both';

/** Where a clause stands: token indices, `to` exclusive; `depth` counts parentheses. */
interface Placed {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

export interface Amount {
  readonly amount: number;
  readonly unit: OffsetUnit;
  readonly flags: readonly FlagCode[];
}

/** Words of an event in the text: token indices, `to` exclusive. */
export interface EventWords {
  readonly from: number;
  readonly to: number;
}

export interface TimeClause extends Placed {
  readonly kind: 'time';
  readonly relation: Relation;
  readonly stretch: Stretch;
  readonly work: Work | null;
  /** The work stands next to the time, or is the label of the line; otherwise words lie between. */
  readonly close: boolean;
  readonly soft: boolean;
  readonly effective: boolean;
  /** "đối với trường hợp nghỉ trong quý I": of what the work concerns, not of the work. */
  readonly scoped: boolean;
  /** "gửi … trước ngày": of sending or of arriving. */
  readonly sent: boolean;
  /** "đến" without "hết": perhaps only to the beginning of the unit. */
  readonly until: boolean;
}

export interface PeriodClause extends Placed {
  readonly kind: 'period';
  readonly amount: Amount;
  readonly direction: 'after' | 'before' | null;
  readonly event: EventWords | null;
  readonly anchor: When | null;
  /** "chậm nhất 30 ngày": a limit word without direction. */
  readonly limit: boolean;
  /** "hoàn thành sau 03 tháng". */
  readonly finishAfter: boolean;
  /** A word of limit leads it ("không quá 07 ngày"); a bare length beside it is perhaps a share of it. */
  readonly led: boolean;
}

export interface EventClause extends Placed {
  readonly kind: 'event';
  readonly relation: 'after' | 'before' | 'when' | 'from' | 'until' | 'following' | 'at';
  /** "ngay sau khi". */
  readonly immediate: boolean;
  readonly event: EventWords;
}

export interface EveryClause extends Placed {
  readonly kind: 'every';
  readonly periods: readonly Period[];
  readonly choice: boolean;
  readonly min: number | null;
  readonly minUnit: 'day' | null;
  /** "đối với báo cáo quý": belongs to the day before it. */
  readonly trailing: boolean;
  /** "báo cáo năm", "kế hoạch quý": perhaps only the report's name. */
  readonly weak: boolean;
  /** "kế hoạch năm": counts only where a recurring day stands with it. */
  readonly named: boolean;
  readonly flags: readonly FlagCode[];
}

/** What a recurrence is made of: a period, or a day in one. */
export type RecurringPart = EveryClause | TimeClause;

export interface OngoingClause extends Placed {
  readonly kind: 'ongoing';
  /** "và các năm tiếp theo": takes the finish away; otherwise a standing phase follows. */
  readonly onwards: boolean;
}

export interface PeriodicClause extends Placed {
  readonly kind: 'periodic';
}

export interface ProblemClause extends Placed {
  readonly kind: 'problem';
  readonly code: RefusalCode;
}

/** "đột xuất". */
export interface SuddenClause extends Placed {
  readonly kind: 'sudden';
}

export interface VagueClause extends Placed {
  readonly kind: 'vague';
}

/** "trong 10 ngày, từ … đến …": a printed length beside its two ends; it only checks them. */
export interface LengthClause extends Placed {
  readonly kind: 'length';
  readonly amount: Amount;
}

export interface AsideClause extends Placed {
  readonly kind: 'aside';
  readonly as: 'scope' | 'condition';
}

export type Clause =
  | TimeClause
  | PeriodClause
  | EventClause
  | EveryClause
  | OngoingClause
  | PeriodicClause
  | ProblemClause
  | VagueClause
  | AsideClause
  | LengthClause
  | SuddenClause;
