import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId } from '../domain/plan/plan.ts';
import type { EntityRow } from '../ports/store.ts';
import { roundWords } from './round-views.ts';

/** A round that was closed without the report of a body. */
export interface MissedReport {
  readonly roundId: EntityId;
  /** `báo cáo 6 tháng đầu năm 2018`; null: the document that the plan asks for once. */
  readonly words: string | null;
  readonly dueOn: LocalDate | null;
  readonly closedAt: Instant;
  /** When it came after all; null: it has not. It stays missed. */
  readonly receivedOn: LocalDate | null;
}

/**
 * The rounds that each body has missed, oldest first: a fact for the ladder (two missed reports call for the packet). A
 * round that is not closed is missed by nobody.
 */
export function missedReports(rows: readonly EntityRow[]): ReadonlyMap<BodyId, readonly MissedReport[]> {
  const missed = rows.flatMap(({ entityId, state }) => {
    if (state?.kind !== 'round' || state.progress !== 'closed') return [];
    const { closing, asked, schedule, received } = state;
    return closing.missed.map((body) => ({
      body,
      report: {
        roundId: entityId,
        words: roundWords(asked),
        dueOn: schedule.dueOn,
        closedAt: closing.at,
        receivedOn: received.find((report) => report.body === body)?.firstOn ?? null,
      },
    }));
  });
  const inOrder = missed.toSorted((a, b) => (a.report.closedAt < b.report.closedAt ? -1 : 1));
  const byBody = Map.groupBy(inOrder, ({ body }) => body);
  return new Map([...byBody].map(([body, each]) => [body, each.map(({ report }) => report)]));
}
