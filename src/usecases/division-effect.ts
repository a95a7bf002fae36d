import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId } from '../domain/plan/plan.ts';
import type { EntityRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { groupKeyOf } from './compose-message.ts';
import { pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { causedLetters, composeEffects } from './effect-mails.ts';
import type { EffectMail } from './effect-mails.ts';
import { viewTasks } from './views.ts';
import type { TaskView } from './views.ts';

/** What dividing a task does, in tasks and letters. */
export interface DivisionEffect {
  readonly from: EntityId;
  /** The new tasks, as they stand from their first day on. */
  readonly tasks: readonly TaskView[];
  /** One a body: the covering note about all that the decision changes for it. */
  readonly mails: readonly EffectMail[];
  readonly undoUntil: Instant;
}

/** What the transaction leaves to tell. */
export interface DivisionChange {
  readonly rules: Rules;
  readonly entityId: EntityId;
  readonly decisionId: string;
  readonly ids: readonly EntityId[];
  /** Empty where the same form had been stored before. */
  readonly applied: readonly EntityRow[];
  readonly at: Instant;
  readonly undoUntil: Instant;
}

export async function describeDivision(
  tx: StoreReader,
  deps: Pick<Deps, 'clock' | 'letterTexts'>,
  { rules, entityId, decisionId, ids, at, undoUntil }: DivisionChange,
): Promise<DivisionEffect> {
  const { plan } = rules.adopted;
  const rows = await tx.entities(plan.id, ids);
  const letters = await causedLetters(tx, plan.id, ({ about }) => about['decisionId'] === decisionId);
  const groups = [...Map.groupBy(letters, groupKeyOf).values()];
  const mails = await composeEffects(tx, deps, rules.adopted, groups);
  return { from: entityId, tasks: viewTasks(rules, rows, at), mails, undoUntil };
}

/** After the commit: wakes the workflows of what has ended and of what has begun, and tells the person what that was. */
export async function announceDivision(deps: Deps, change: DivisionChange): Promise<DivisionEffect> {
  await pokeChanged(deps, change.rules.adopted, change.applied);
  return deps.store.read((tx) => describeDivision(tx, deps, change));
}
