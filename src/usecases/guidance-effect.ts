import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntityId, EventKey, PlanId } from '../domain/plan/plan.ts';
import type { KnownEvent } from '../domain/task/lay-out-task.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { EntityRow, GuidanceRow, OutboxRow, StoreReader } from '../ports/store.ts';
import type { Applied, Rules } from './apply-facts.ts';
import { groupKeyOf } from './compose-message.ts';
import type { ComposingDeps } from './compose-message.ts';
import { pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { causedLetters, composeEffects } from './effect-mails.ts';
import type { EffectMail } from './effect-mails.ts';
import { viewDeadline } from './views.ts';
import type { DeadlineView } from './views.ts';

/** A central document as the secretary enters it. */
export interface GuidanceForm {
  readonly planId: PlanId;
  readonly events: readonly EventKey[];
  readonly number: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly issuedOn: LocalDate;
  readonly receivedOn: LocalDate | null;
}

/** What registering a document or taking it back does, in dates and letters. */
export interface GuidanceEffect {
  readonly document: Omit<GuidanceForm, 'planId'>;
  readonly tasks: readonly {
    readonly id: EntityId;
    readonly before: DeadlineView;
    readonly after: DeadlineView;
    readonly conflict: string | null;
  }[];
  readonly mails: readonly EffectMail[];
  readonly undoUntil: Instant;
}

export type RegisteredGuidance = GuidanceEffect & { readonly id: string };

/** What the transaction of a registration or of its withdrawal leaves to tell. */
export interface GuidanceChange {
  readonly rules: Rules;
  readonly row: GuidanceRow;
  readonly before: readonly EntityRow[];
  readonly applied: Applied;
  readonly now: Instant;
  readonly mail: 'event-issued' | 'event-withdrawn';
}

/**
 * The answer to the person. Apart from the change, so that nothing is composed while the store is locked for writing:
 * a document for a thousand tasks writes a thousand letters.
 */
export async function describeChange(
  tx: StoreReader,
  deps: ComposingDeps,
  change: GuidanceChange,
): Promise<GuidanceEffect> {
  const { undoUntil, number, title, issuedBy, issuedOn, receivedOn, events } = change.row;
  return {
    document: { number, title, issuedBy, issuedOn, receivedOn, events },
    tasks: compareDeadlines(change),
    mails: await composeMails(tx, deps, change),
    undoUntil,
  };
}

/** After the commit: wakes the workflows of what has changed, and tells the person what that was. */
export async function announceChange(deps: Deps, change: GuidanceChange): Promise<RegisteredGuidance> {
  const { rules, row, applied } = change;
  await pokeChanged(deps, rules.adopted, applied.changed);
  return { ...(await deps.store.read((tx) => describeChange(tx, deps, change))), id: row.id };
}

function compareDeadlines({ rules, before, applied, now }: GuidanceChange): GuidanceEffect['tasks'] {
  const earlier = new Map(before.map((row) => [row.entityId, row.state]));
  return applied.changed.flatMap(({ entityId, state }) => {
    const known = earlier.get(entityId);
    if (known?.kind !== 'task' || state?.kind !== 'task') return [];
    return [
      {
        id: entityId,
        before: viewDeadline(rules, known, now),
        after: viewDeadline(rules, state, now),
        conflict: state.schedule.conflict,
      },
    ];
  });
}

/** The letters that the change has put into the outbox, as each receiver will see his. */
async function composeMails(
  tx: StoreReader,
  deps: ComposingDeps,
  { rules, row, mail }: GuidanceChange,
): Promise<GuidanceEffect['mails']> {
  const { plan } = rules.adopted;
  const kinds = mail === 'event-issued' ? ISSUING : [mail];
  const letters = await causedLetters(tx, plan.id, (letter) =>
    kinds.some((kind) => isOf(letter, kind, row.id)),
  );
  const groups = Map.groupBy(letters, groupKeyOf);
  return composeEffects(tx, deps, rules.adopted, [...groups.values()]);
}

/** The notice, and what a document asks of those who decide. */
const ISSUING = ['event-issued', 'date-question', 'date-conflict'] as const satisfies readonly MailKind[];

/** Whether a letter tells of this document, in this way. */
export const isOf = (letter: OutboxRow, mail: MailKind, guidanceId: string): boolean =>
  letter.mail === mail && letter.about['guidanceId'] === guidanceId;

/** The reading that a person has confirmed for a task; null: nobody has. */
export function choiceOf(rows: readonly EntityRow[], id: EntityId): number | null {
  const state = rows.find((row) => row.entityId === id)?.state;
  return state?.kind === 'task' ? (state.reading?.choice ?? null) : null;
}

/** A registered document as the working of a date names it. */
export const knownEvent = ({ issuedOn, receivedOn, number }: GuidanceRow): KnownEvent => ({
  issuedOn,
  receivedOn,
  words: `văn bản ${number} ngày ${formatDate(issuedOn)}`,
});
