/** What has come to the mailbox of the sender, as far as it concerns messages that left. */
export type ReturnedMail =
  /** A report on the delivery (RFC 3464). `failed`: given up for good; else it is still being tried. */
  | {
      readonly kind: 'delivery-report';
      readonly failed: boolean;
      /** Message-IDs that it names, with angle brackets. */
      readonly messageIds: readonly string[];
      /** The server's words, one line. */
      readonly words: string;
    }
  /** Nobody has written it: a vacation note, a robot. */
  | { readonly kind: 'automatic' }
  /** A person has written. */
  | { readonly kind: 'letter'; readonly from: string; readonly subject: string };
