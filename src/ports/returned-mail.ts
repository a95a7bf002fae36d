/** A message that lies in the mailbox of the sender, as far as it is read. Nothing in it is to be believed. */
export interface ReturnedMail {
  /** SHA-256 in hex over what makes it this message: the same one twice, by whatever way, has the same. */
  readonly id: string;
  /** Bare addresses that it was delivered to, lower case: the tag of a message stands in one of them. */
  readonly deliveredTo: readonly string[];
  /** Its own Message-ID, with angle brackets; empty: it has none. */
  readonly messageId: string;
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly content: ReturnedContent;
}

export type ReturnedContent =
  /** A report on the delivery (RFC 3464, or one of the older forms without it). */
  | {
      readonly kind: 'delivery-report';
      /** `unclear`: it does not say what has become of the message; a person looks at it. */
      readonly outcome: 'failed' | 'delayed' | 'delivered' | 'unclear';
      /** `soft`: a trouble that might have passed (4.x.x), given up all the same. Null: not said. */
      readonly cause: 'hard' | 'soft' | null;
      /** Message-IDs that it names, with angle brackets. */
      readonly messageIds: readonly string[];
      /** The server's words, one line. */
      readonly words: string;
    }
  /** Nobody has written it: a vacation note, a read receipt, a robot, a list. */
  | { readonly kind: 'automatic' }
  /** A person has written. */
  | ({ readonly kind: 'letter' } & PersonsLetter);

export interface PersonsLetter {
  /** The address in `From`, lower case; empty where there is none. Nobody has checked that it is true. */
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  /** The text part, or the words of the HTML where there is no other; quotations and signature in it. */
  readonly text: string;
  /** The text was longer than what is kept, or the message longer than what is read. */
  readonly cut: boolean;
  /** Files that came along; they are not kept. Sizes in bytes, as far as was read. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
}
