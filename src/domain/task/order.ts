import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';

/** The letters the system writes. */
export type MailKind =
  | 'assignment'
  | 'reminder'
  | 'watch-question'
  | 'feasibility-warning'
  | 'overdue-letter'
  | 'overdue-review'
  | 'ladder-talk'
  | 'ladder-note'
  | 'packet-request'
  | 'packet'
  | 'directive'
  | 'directive-late'
  | 'confirmation-late'
  | 'decision-late'
  | 'standing-review'
  | 'event-issued'
  | 'event-withdrawn'
  | 'signature-request'
  | 'signature-returned'
  | 'confirmation-request'
  | 'result-confirmed'
  | 'result-returned'
  | 'part-reported'
  | 'part-returned'
  | 'opinion-request'
  | 'opinion-reminder'
  | 'opinion-given'
  | 'extension-request'
  | 'extension-undecided'
  | 'extension-decision'
  | 'extension-answer'
  | 'date-question'
  | 'date-undecided'
  | 'date-settled'
  | 'date-conflict'
  | 'counter-reminder'
  | 'counter-lapsed'
  | 'contest-request'
  | 'contest-undecided'
  | 'mark-concluded'
  | 'task-changed'
  | 'suspension-review'
  | 'reading-confirmed'
  | 'eligibility-recorded'
  | 'document-reported'
  | 'part-reminder'
  | 'round-day-question'
  | 'round-request'
  | 'round-reminder'
  | 'round-overdue'
  | 'round-boundary'
  | 'round-complete'
  | 'round-closed'
  | 'round-concluded'
  | 'link-renewed'
  | 'round-link-renewed'
  | 'receipt'
  | 'round-receipt';

/** Something to be done because of a fact. The key makes doing it twice harmless. */
export type Order =
  | {
      readonly kind: 'sendMail';
      /** Unique within the entity: `reminder/2018-12-19/so-noi-vu`. */
      readonly key: string;
      readonly mail: MailKind;
      readonly to: BodyId;
      /**
       * A copy for a coordinating body: it informs and asks for nothing. It is a message of its own and never a Cc,
       * because the answering link in a message belongs to its one recipient.
       */
      readonly copy: boolean;
      /** When it should leave; sending hours are the mailroom's matter. */
      readonly sendAt: Instant;
      /** A draft that a named person must release before it leaves. */
      readonly held: boolean;
      /** Ids and numbers the letter needs; never names or words. */
      readonly about: Readonly<Record<string, string | number | boolean | null>>;
    }
  /** What has been answered is not asked again: unsent mail of these kinds is withdrawn; `to` null means every recipient. */
  | {
      readonly kind: 'withdrawMail';
      readonly key: string;
      readonly mails: readonly MailKind[];
      readonly to: BodyId | null;
      /** Only letters whose own key lies under this one, as `event/hd-12/so-noi-vu` under `event/hd-12`. */
      readonly under?: string;
    }
  /** The entity has ended: its reply links show what was stored and take nothing more. */
  | { readonly kind: 'closeLinks'; readonly key: string }
  /** It lives again as if it had never ended: its links take answers as before. */
  | { readonly kind: 'openLinks'; readonly key: string };

/** When the entity next has something to do, and why, in a Vietnamese sentence without a full stop. */
export interface Next {
  readonly at: Instant;
  readonly why: string;
}

/** What `decide` answers. */
export interface Decision<State> {
  readonly state: State;
  readonly orders: readonly Order[];
  readonly next: Next | null;
  readonly finished: boolean;
}

type SendMail = Extract<Order, { kind: 'sendMail' }>;

/** A letter to one body, to be acted on, unless `more` says otherwise. */
export function letter(
  mail: MailKind,
  key: string,
  to: BodyId,
  sendAt: Instant,
  more: Partial<Pick<SendMail, 'copy' | 'held' | 'about'>> = {},
): SendMail {
  return {
    kind: 'sendMail',
    key: `${key}/${to}`,
    mail,
    to,
    sendAt,
    copy: false,
    held: false,
    about: {},
    ...more,
  };
}

/** The same letter for the body that acts and, as copies, for those that coordinate. */
export function letterWithCopies(original: SendMail, copies: readonly BodyId[]): readonly SendMail[] {
  const key = original.key.slice(0, -original.to.length - 1);
  const others = copies.filter((body) => body !== original.to);
  return [original, ...others.map((body) => ({ ...original, key: `${key}/${body}`, to: body, copy: true }))];
}

/** Unsent letters of these kinds are taken back, from every recipient unless one is named. */
export const withdrawal = (key: string, mails: readonly MailKind[], to: BodyId | null = null): Order => ({
  kind: 'withdrawMail',
  key,
  mails,
  to,
});
