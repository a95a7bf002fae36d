import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { withLaterTasks } from '../domain/plan/later-tasks.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { PlanningRules } from '../domain/task/plan-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkTokens } from '../ports/link-tokens.ts';
import type { AdoptedPlan, EntityRow, Store, StoreReader } from '../ports/store.ts';
import type { EntityLabel, Workflows } from '../ports/workflows.ts';
import type { Rules } from './apply-facts.ts';

/** What the composition root hands to the use cases. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly workflows: Workflows;
  readonly calendar: WorkingCalendar;
  readonly tokens: LinkTokens;
  /** The words of the letters, as they were read when this process began. */
  readonly letterTexts: LetterTexts;
}

/** The plan as it stands today: as adopted, with the tasks that decisions have added since. */
export async function loadPlan(tx: StoreReader, planId: PlanId): Promise<AdoptedPlan> {
  const adopted = await tx.plan(planId);
  if (adopted === null) throw new RangeError(`the store holds no plan "${planId}"`);
  const later = await tx.laterTasks(planId);
  return later.length === 0 ? adopted : { ...adopted, plan: withLaterTasks(adopted.plan, later) };
}

export async function loadRules(
  tx: StoreReader,
  deps: Pick<Deps, 'calendar' | 'tokens'>,
  planId: PlanId,
): Promise<Rules> {
  return { adopted: await loadPlan(tx, planId), calendar: deps.calendar, tokens: deps.tokens };
}

export const planningRules = (rules: Rules): PlanningRules => ({
  calendar: rules.calendar,
  policy: rules.adopted.policy,
});

/** The plan a command means: the named one, or the only one of the store. */
export async function choosePlan(store: Store, wanted: PlanId | null): Promise<Result<PlanId>> {
  const ids = await store.read((tx) => tx.planIds());
  if (wanted !== null) {
    if (ids.includes(wanted)) return ok(wanted);
    return fail({
      kind: 'unknown-plan',
      words: `Không có kế hoạch "${wanted}". Trong kho có: ${ids.join(', ') || 'chưa có kế hoạch nào'}.`,
    });
  }
  const [only, ...others] = ids;
  if (only === undefined)
    return fail({
      kind: 'no-plan',
      words: 'Trong kho chưa có kế hoạch nào. Chạy "dondoc start" một lần để tiếp nhận kế hoạch.',
    });
  if (others.length > 0)
    return fail({
      kind: 'many-plans',
      words: `Trong kho có nhiều kế hoạch: ${ids.join(', ')}. Chọn bằng --plan.`,
    });
  return ok(only);
}

/** What an operator reads in Temporal about an entity: its number and its first words; no names, nothing secret. */
export function labelOf(
  adopted: AdoptedPlan,
  row: Pick<EntityRow, 'planId' | 'entityId' | 'kind' | 'nextWhy' | 'nextAt'>,
): EntityLabel {
  const { plan } = adopted;
  const ref = { planId: row.planId, entityId: row.entityId, kind: row.kind };
  const task = plan.tasks.find((definition) => definition.id === row.entityId);
  if (task?.confidential === true)
    return { ...ref, summary: `Nhiệm vụ ${row.entityId} (mật)`, details: `Kế hoạch ${plan.number}` };
  if (task) {
    const title = task.title.checked ?? task.title.printed;
    return {
      ...ref,
      summary: shorten(`Nhiệm vụ ${row.entityId}: ${title}`, 190),
      details: `Thời gian ghi trong Kế hoạch ${plan.number}: "${task.phrase.printed}"`,
    };
  }
  const duty = dutyOf(plan, row.entityId);
  const text = duty?.text.checked ?? duty?.text.printed ?? row.entityId;
  return {
    ...ref,
    summary: shorten(
      `Mục ${duty === null ? row.entityId : row.entityId.replace(duty.id, duty.no)}: ${text}`,
      190,
    ),
    details: `Đợt gửi báo cáo theo Kế hoạch ${plan.number}`,
  };
}

export const shorten = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;

/** After a commit: wakes what changed. A lost poke is made up for by the sweeper. */
export async function pokeChanged(
  deps: Deps,
  adopted: AdoptedPlan,
  changed: readonly EntityRow[],
): Promise<void> {
  const open = changed.filter((row) => !row.finished);
  await Promise.all([
    deps.workflows.poke(open.map((row) => labelOf(adopted, row))),
    nudgeFinished(
      deps,
      changed.filter((row) => row.finished),
    ),
    deps.workflows.pokeMailroom(),
  ]);
}

/** An entity that has ended wakes its workflow once more, so that it ends too; where none runs, nothing is owed. */
export async function nudgeFinished(deps: Deps, rows: readonly EntityRow[]): Promise<void> {
  if (rows.length === 0) return;
  const gone = await deps.workflows.nudge(rows);
  const ended = rows.filter((row) =>
    gone.some((ref) => ref.planId === row.planId && ref.entityId === row.entityId),
  );
  if (ended.length === 0) return;
  await deps.store.write(async (tx) => {
    for (const row of ended) await tx.markSeen(row.planId, row.entityId, row.version);
  });
}
