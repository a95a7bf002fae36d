import { toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { LinkTokens } from '../ports/link-tokens.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import type { AdoptedPlan, MessageRow } from '../ports/store.ts';
import { withAddresses } from './links.ts';
import { returnPathOf } from './return-path.ts';

export interface OfficeAddress {
  readonly address: string;
  readonly replyTo: string | null;
  /** What the return path of each message is made of, `tra-lai@haugiang.example`; absent or null: the sender's address. */
  readonly returnPath?: string | null;
}

/** Who writes, in every message of a plan. */
export function envelopeOf(
  { plan }: AdoptedPlan,
  { address, replyTo }: OfficeAddress,
): Pick<OutgoingMail, 'from' | 'replyTo'> {
  const office = plan.bodies.find((body) => body.id === plan.office);
  return {
    from: { name: `${office?.name ?? plan.office} (theo dõi Kế hoạch ${plan.number})`, address },
    replyTo,
  };
}

/** A stored message as it leaves, with the addresses of its links; the same on every try. */
export function outgoingOf(
  message: MessageRow,
  adopted: AdoptedPlan,
  by: { readonly office: OfficeAddress; readonly tokens: LinkTokens; readonly baseUrl: string },
): OutgoingMail {
  return {
    ...envelopeOf(adopted, by.office),
    messageId: message.messageId,
    to: message.to,
    cc: [],
    subject: message.subject,
    text: withAddresses(message.text, by.tokens, by.baseUrl),
    html: withAddresses(message.html, by.tokens, by.baseUrl),
    references: message.references,
    calendar: message.calendar,
    date: dateOf(message.composedAt),
    returnPath: by.office.returnPath == null ? null : returnPathOf(by.office.returnPath, by.tokens, message),
  };
}

const dateOf = (at: Instant): Date => new Date(toEpochMs(at));
