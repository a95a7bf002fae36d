import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addMonths, formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { EntityId, Obligation, PlanId } from '../domain/plan/plan.ts';
import { layOutDuty, layOutPeriodRound } from '../domain/report/lay-out-round.ts';
import { periodWords } from '../domain/report/period.ts';
import type { ReportPeriod } from '../domain/report/period.ts';
import { dutyOf, roundIdOf } from '../domain/report/round-id.ts';
import type { DaySetting, RecurringDuty } from '../domain/report/round.ts';
import { followingDays, standingUntil } from '../domain/report/standing-day.ts';
import type { PeriodDay } from '../domain/report/standing-day.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { EntityRow, ReportRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, planningRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { newEntity } from './new-entity.ts';
import { nextMorning } from './next-morning.ts';

/** The document by which the collector sets a day that the plan does not print. `id` is made by the form. */
export interface DayForm {
  readonly id: string;
  readonly planId: PlanId;
  readonly dutyId: EntityId;
  /** `2018-h1` */
  readonly periodKey: string;
  readonly dueOn: LocalDate;
  /** Also for the same period of the years that follow. */
  readonly standing: boolean;
  readonly documentNumber: string;
  readonly documentOn: LocalDate;
  readonly personName: string;
  readonly personTitle: string;
}

export interface DaysSet {
  /** The rounds that have this day now, in order. */
  readonly rounds: readonly { readonly id: EntityId; readonly period: string; readonly dueOn: LocalDate }[];
}

/**
 * Records the day, and opens its rounds: each period is an entity of its own, created in this transaction. A round that
 * already has a day, and is not closed, is moved to the new one; the old day stays in its facts.
 */
export async function setReportDay(deps: Deps, form: DayForm): Promise<Result<DaysSet>> {
  const at = await deps.clock.now();
  const outcome = await deps.store.write((tx) => set(tx, deps, form, at));
  if (!outcome.ok) return outcome;
  const { rules, changed, rounds } = outcome.value;
  await pokeChanged(deps, rules.adopted, changed);
  return ok({ rounds });
}

async function set(tx: StoreWriter, deps: Deps, form: DayForm, at: Instant) {
  const rules = await loadRules(tx, deps, form.planId);
  const duty = dutyOf(rules.adopted.plan, form.dutyId);
  const [row] = await tx.entities(form.planId, [form.dutyId]);
  const state = row?.state?.kind === 'round' && row.state.progress === 'awaiting-day' ? row.state : null;
  if (duty === null || state === null) return fail(notRecurring(rules, form.dutyId));
  const laidOut = layOutDuty(rules.adopted.plan, duty, onOf(at), planningRules(rules));
  const problem = refuseForm(rules, form, laidOut.periods, onOf(at));
  if (problem !== null) return fail(problem);
  const days = daysOf(rules, form, laidOut.periods, onOf(at));
  const known = await tx.entities(
    form.planId,
    days.map(({ period }) => roundIdOf(duty.id, period)),
  );
  const open = days.filter(
    ({ period }, index) => index === 0 || !isClosed(known, roundIdOf(duty.id, period)),
  );
  const fresh = open.filter(
    ({ period }) => !known.some((each) => each.entityId === roundIdOf(duty.id, period)),
  );
  await tx.saveEntities(
    fresh.map(({ period }) => newEntity(form.planId, roundIdOf(duty.id, period), 'round')),
  );
  const setting = settingOf(form);
  const changes: readonly Change[] = [
    ...open.map((day) => roundChange(rules, duty, state, day, setting, at, fresh.includes(day))),
    {
      entityId: duty.id,
      key: `day/${form.id}`,
      fact: {
        kind: 'reportDaySet',
        at,
        setting,
        days: open.map(({ period, dueOn }) => ({ periodKey: period.key, dueOn })),
        ...laidOut,
      },
    },
  ];
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) return applied;
  if (applied.value.known === 0) await tx.saveReport(wordsOf(form, state, at));
  const rounds = open.map(({ period, dueOn }) => ({
    id: roundIdOf(duty.id, period),
    period: periodWords(period),
    dueOn,
  }));
  return ok({ rules, changed: applied.value.changed, rounds });
}

const isClosed = (rows: readonly EntityRow[], id: EntityId): boolean =>
  rows.some((row) => row.entityId === id && row.finished);

const settingOf = ({ id, documentNumber, documentOn, standing }: DayForm): DaySetting => ({
  settingId: id,
  documentNumber,
  documentOn,
  standing,
});

/** The day itself, and what follows from it where it stands for the years to come. */
function daysOf(
  rules: Rules,
  form: DayForm,
  periods: readonly ReportPeriod[],
  today: LocalDate,
): readonly PeriodDay[] {
  const period = periods.find(({ key }) => key === form.periodKey);
  if (period === undefined) return [];
  const first = { period, dueOn: form.dueOn };
  if (!form.standing) return [first];
  const until = standingUntil(today, rules.adopted.policy.horizonYears);
  return [first, ...followingDays(first, periods, until, rules.calendar)];
}

function roundChange(
  rules: Rules,
  duty: Obligation,
  { collector, keeper, expected }: RecurringDuty,
  { period, dueOn }: PeriodDay,
  setting: DaySetting,
  at: Instant,
  isNew: boolean,
): Change {
  const laidOut = layOutPeriodRound(period, dueOn, setting, onOf(at), planningRules(rules));
  const requestSendAt = laidOut.asksAtOnce ? nextMorning(rules, at) : null;
  const entityId = roundIdOf(duty.id, period);
  const { schedule } = laidOut;
  if (!isNew)
    return {
      entityId,
      key: `day/${setting.settingId}`,
      fact: { kind: 'roundDayMoved', at, setting, schedule, requestSendAt },
    };
  return {
    entityId,
    key: `day/${setting.settingId}`,
    fact: {
      kind: 'roundOpened',
      at,
      asked: { kind: 'period', period, setting },
      collector,
      keeper,
      expected,
      schedule,
      requestSendAt,
    },
  };
}

function notRecurring(rules: Rules, dutyId: string): Problem {
  const ids = rules.adopted.plan.obligations.filter(({ kind }) => kind === 'recurring').map(({ id }) => id);
  return {
    kind: 'no-such-duty',
    words: `"${dutyId}" không phải nghĩa vụ báo cáo định kỳ. Các nghĩa vụ định kỳ của kế hoạch: ${ids.join(', ') || 'không có'}.`,
  };
}

function refuseForm(
  rules: Rules,
  form: DayForm,
  periods: readonly ReportPeriod[],
  today: LocalDate,
): Problem | null {
  const period = periods.find(({ key }) => key === form.periodKey);
  if (period === undefined) {
    const some = periods.slice(0, 4).map(({ key }) => key);
    return {
      kind: 'unknown-period',
      words: `Không có kỳ báo cáo "${form.periodKey}". Các kỳ gần nhất: ${some.join(', ')}.`,
    };
  }
  if (form.documentNumber.trim() === '')
    return { kind: 'no-number', words: 'Chưa ghi số, ký hiệu của văn bản ấn định ngày nộp.' };
  if (form.personName.trim() === '')
    return { kind: 'no-name', words: 'Chưa ghi họ tên người ấn định ngày nộp.' };
  if (form.documentOn > today)
    return {
      kind: 'future-document',
      words: `Ngày văn bản ${formatDate(form.documentOn)} ở sau hôm nay, ${formatDate(today)}.`,
    };
  const earliest = addWorkingDays(rules.calendar, today, 1);
  if (form.dueOn < earliest)
    return {
      kind: 'too-soon',
      words: `Ngày nộp ${formatDate(form.dueOn)} quá gần: thư đề nghị sớm nhất đi ngày ${formatDate(earliest)}.`,
    };
  return refuseDistance(form, period);
}

/** A day outside the period and the months after it is a slip of the pen. */
function refuseDistance({ dueOn }: DayForm, period: ReportPeriod): Problem | null {
  const latest = addMonths(period.last, 3);
  if (dueOn >= period.first && dueOn <= latest) return null;
  return {
    kind: 'strange-day',
    words:
      `Ngày nộp ${formatDate(dueOn)} không hợp với báo cáo ${periodWords(period)}; ` +
      `cần một ngày từ ${formatDate(period.first)} đến ${formatDate(latest)}.`,
  };
}

const wordsOf = (form: DayForm, { collector }: RecurringDuty, at: Instant): ReportRow => {
  const following = form.standing ? ', cho kỳ này và các kỳ cùng loại về sau' : '';
  const words = `Ấn định ngày nộp ${formatDate(form.dueOn)}${following}.`;
  return decisionRecord({ ...form, entityId: form.dutyId, by: collector, words }, at, null);
};
