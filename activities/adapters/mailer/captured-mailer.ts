import { UNLIMITED } from '../../../src/domain/mail/relay-rate.ts';
import type { Mailer } from '../../../src/ports/mailer.ts';
import { prepareMail } from './message-source.ts';
import { required, strictAddress } from './strict-address.ts';

/**
 * Takes every message and lets none out: the outbox is the mailbox, the console shows it as its receiver would see
 * it. The message is made all the same, so that what a relay would refuse to be given shows before there is a relay.
 */
export function createCapturedMailer(options: { readonly from: string }): Mailer {
  const from = required(strictAddress(options.from));
  return {
    mode: 'captured',
    label: 'captured',
    // Nothing waits for a network; a bound keeps what is made at once within memory.
    connections: 100,
    rate: UNLIMITED,
    async send(mail) {
      const prepared = await prepareMail(mail, from);
      return prepared.ok
        ? { kind: 'accepted', response: 'captured' }
        : { kind: 'refused', response: prepared.problem.words };
    },
    source: async (mail) => required(await prepareMail(mail, from)).source.toString('utf8'),
    close: () => Promise.resolve(),
  };
}
