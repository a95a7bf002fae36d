import { instantOf } from '../domain/calendar/instant.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import type { Mailer, OutgoingMail } from '../ports/mailer.ts';
import type { Store } from '../ports/store.ts';
import { loadPlan } from '../usecases/deps.ts';
import { envelopeOf } from '../usecases/envelope.ts';
import type { OfficeAddress } from '../usecases/envelope.ts';
import type { MailView } from '../usecases/list-mail.ts';

/** Any message as the mail server was or would be given it (RFC 5322). */
export type MailSource = (planId: PlanId, mail: MailView) => Promise<string>;

export const createMailSource =
  (store: Store, mailer: Mailer, office: OfficeAddress): MailSource =>
  async (planId, mail) => {
    const adopted = await store.read((tx) => loadPlan(tx, planId));
    return mailer.source({ ...envelopeOf(adopted, office), ...leaving(mail) });
  };

/** What of a message differs from one to the next; one that has not left has no Message-ID yet. */
const leaving = (mail: MailView): Omit<OutgoingMail, 'from' | 'replyTo'> => ({
  messageId: mail.messageId ?? '<chua-gui@dondoc.invalid>',
  to: mail.to,
  cc: mail.cc,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  references: mail.references,
  calendar: mail.calendar,
  date: new Date(mail.sentAt ?? instantOf(mail.sendAt) ?? 0),
});
