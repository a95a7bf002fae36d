import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId } from '../domain/plan/plan.ts';
import type { EntityRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { createComposer, groupKeyOf } from './compose-message.ts';
import { pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { viewTasks } from './views.ts';
import type { TaskView } from './views.ts';

/** What dividing a task does, in tasks and letters. */
export interface DivisionEffect {
  readonly from: EntityId;
  /** The new tasks, as they stand from their first day on. */
  readonly tasks: readonly TaskView[];
  /** One a body: the covering note about all that the decision changes for it. */
  readonly mails: readonly {
    readonly to: string;
    readonly subject: string;
    readonly sendAt: Instant;
    readonly text: string;
  }[];
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
  // After the commit the mailroom may already have taken one that was due at once.
  const standing = [
    ...(await tx.outbox(plan.id, { status: 'taken' })),
    ...(await tx.outbox(plan.id, { status: 'queued' })),
  ];
  const letters = standing.filter(({ about }) => about['decisionId'] === decisionId);
  const compose = await createComposer(tx, deps, rules.adopted, letters);
  const mails = [...Map.groupBy(letters, groupKeyOf).values()].flatMap((group) => {
    const sendAt = group[0]?.sendAt;
    if (sendAt === undefined) return [];
    const { recipient, letter } = compose(group, sendAt);
    return [{ to: recipient.mailbox ?? '', subject: letter.subject, text: letter.text, sendAt }];
  });
  return { from: entityId, tasks: viewTasks(rules, rows, at), mails, undoUntil };
}

/** After the commit: wakes the workflows of what has ended and of what has begun, and tells the person what that was. */
export async function announceDivision(deps: Deps, change: DivisionChange): Promise<DivisionEffect> {
  await pokeChanged(deps, change.rules.adopted, change.applied);
  return deps.store.read((tx) => describeDivision(tx, deps, change));
}
