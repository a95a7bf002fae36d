import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, Plan } from '../domain/plan/plan.ts';
import { owingName } from '../domain/report/owing-name.ts';
import { periodWords } from '../domain/report/period.ts';
import { daylessPeriods, missingFrom } from '../domain/report/round.ts';
import type { Asked, ReceivedReport, ReportRound, ReportVerdict } from '../domain/report/round.ts';
import type { EntityRow } from '../ports/store.ts';

/** A body by the name of whoever answers for it today. */
export interface NamedBody {
  readonly body: BodyId;
  readonly name: string;
}

export interface ReceivedView extends NamedBody {
  readonly reportId: string;
  readonly at: Instant;
  readonly documentOn: LocalDate | null;
  readonly sentOn: LocalDate | null;
  /** Of the first version: the day that judges. */
  readonly firstOn: LocalDate;
  readonly receivedOn: LocalDate;
  readonly nil: boolean;
  readonly version: number;
  readonly verdict: ReportVerdict;
  /** Of what arrived on the boundary: a person has decided. */
  readonly concluded: boolean;
  readonly afterClosing: boolean;
  /** `verdict` says more; this one stays false on the boundary until somebody has concluded. */
  readonly late: boolean;
}

/** A round of reports: x of y by name. */
export interface RoundView {
  readonly id: string;
  readonly asked: Asked['kind'];
  /** `báo cáo 6 tháng đầu năm 2018`; null: a document of its own, that the duty's text names. */
  readonly words: string | null;
  readonly progress: ReportRound['progress'];
  readonly dueOn: LocalDate | null;
  readonly boundaryOn: LocalDate | null;
  readonly counted: string;
  readonly expected: number;
  readonly received: readonly ReceivedView[];
  readonly missing: readonly NamedBody[];
  readonly closing: null | { readonly at: Instant; readonly missed: readonly NamedBody[] };
  readonly finished: boolean;
  readonly next: { readonly at: Instant; readonly why: string } | null;
}

/** A period whose day nobody has set yet. */
export interface DaylessView {
  readonly period: string;
  readonly words: string;
}

export function roundWords(asked: Asked): string | null {
  if (asked.kind === 'document') return null;
  return `báo cáo ${asked.kind === 'summary' ? 'tổng hợp ' : ''}${periodWords(asked.period)}`;
}

/** Null for a row that is no round, or whose duty waits for its day. */
export function viewRound(plan: Plan, row: EntityRow, today: LocalDate): RoundView | null {
  const round = row.state;
  if (round?.kind !== 'round' || round.progress === 'awaiting-day') return null;
  const named = (body: BodyId): NamedBody => ({ body, name: owingName(plan, body, today) });
  const { dueOn, boundaryOn, counted } = round.schedule;
  return {
    id: row.entityId,
    asked: round.asked.kind,
    words: roundWords(round.asked),
    progress: round.progress,
    dueOn,
    boundaryOn,
    counted,
    expected: round.expected.length,
    received: round.received.map((report) => viewReceived(report, named(report.body))),
    missing: missingFrom(round).map(named),
    closing:
      round.progress === 'closed' ? { at: round.closing.at, missed: round.closing.missed.map(named) } : null,
    finished: row.finished,
    next: row.nextAt === null ? null : { at: row.nextAt, why: row.nextWhy ?? '' },
  };
}

function viewReceived(report: ReceivedReport, named: NamedBody): ReceivedView {
  const { conclusion, ...rest } = report;
  return { ...rest, ...named, concluded: conclusion !== null, late: report.verdict === 'late' };
}

/** The next periods that wait for a day, one of each kind: what is far away is not yet asked for. */
export function viewDayless({ state }: EntityRow): readonly DaylessView[] {
  if (state?.kind !== 'round' || state.progress !== 'awaiting-day') return [];
  const dayless = daylessPeriods(state);
  return dayless
    .filter((period, at) => dayless.findIndex(({ every }) => every === period.every) === at)
    .map((period) => ({ period: period.key, words: periodWords(period) }));
}
