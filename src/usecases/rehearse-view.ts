import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { bodyName, bodyOf } from '../domain/plan/directory.ts';
import type { BodyId, EntityId, EventKey, PlanId } from '../domain/plan/plan.ts';
import type { MailKind } from '../domain/task/order.ts';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { MessageRow } from '../ports/store.ts';
import { liveThrough } from './rehearse.ts';
import type { Lived, RehearsalInput } from './rehearse.ts';
import { warningsOf } from './rehearse-warnings.ts';
import type { Warning } from './rehearse-warnings.ts';
import { viewTasks } from './views.ts';
import type { TaskView } from './views.ts';

/** A message that would leave. */
export interface RehearsedMail {
  readonly at: Instant;
  /** Address. */
  readonly to: string;
  readonly kind: MailKind;
  readonly tasks: readonly EntityId[];
  readonly subject: string;
  readonly body: BodyId;
  readonly name: string;
}

/** A letter that somebody would have to release. */
export type RehearsedDraft = Omit<RehearsedMail, 'subject'>;

/** `dondoc rehearse` of the contract, and what a reader needs to know of it. */
export interface Rehearsal {
  readonly plan: { readonly id: PlanId; readonly number: string; readonly title: string };
  readonly from: Instant;
  readonly until: Instant;
  readonly assumed: readonly { readonly event: EventKey; readonly on: LocalDate; readonly words: string }[];
  readonly mails: readonly RehearsedMail[];
  readonly drafts: readonly RehearsedDraft[];
  readonly tasks: readonly TaskView[];
  readonly warnings: readonly Warning[];
}

/** Lives through a plan in memory and says what would be written to whom, how its tasks end, and what to look at. */
export async function rehearse(input: RehearsalInput): Promise<Result<Rehearsal>> {
  const lived = await liveThrough(input);
  return lived.ok ? ok(describe(lived.value)) : lived;
}

function describe(lived: Lived): Rehearsal {
  const { input, rules, rows, messages } = lived;
  const { plan } = rules.adopted;
  const tasks = viewTasks(rules, rows, input.until);
  const mails = messages.flatMap((message) => mailOf(lived, message));
  const drafts = draftsOf(lived);
  return {
    plan: { id: plan.id, number: plan.number, title: plan.title },
    from: input.from,
    until: input.until,
    assumed: input.assumptions.map(({ event, on }) => ({
      event,
      on,
      words: plan.events.find((known) => known.key === event)?.words ?? event,
    })),
    mails,
    drafts,
    tasks,
    warnings: warningsOf({ lived, mails, drafts, tasks }),
  };
}

function mailOf({ rules }: Lived, message: MessageRow): readonly RehearsedMail[] {
  const { sentAt, to, kind, tasks, subject, recipient } = message;
  if (sentAt === null) return [];
  const name = bodyName(rules.adopted.plan, recipient);
  return [{ at: sentAt, to: to.join(', '), kind, tasks, subject, body: recipient, name }];
}

function draftsOf({ rules, letters }: Lived): readonly RehearsedDraft[] {
  const { plan } = rules.adopted;
  return letters
    .filter(({ status }) => status === 'held')
    .map(({ sendAt, to, mail, entityId }) => ({
      at: sendAt,
      to: bodyOf(plan, to)?.mailbox ?? '',
      kind: mail,
      tasks: [entityId],
      body: to,
      name: bodyName(plan, to),
    }));
}
