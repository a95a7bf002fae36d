import { setTimeout as pause } from 'node:timers/promises';
import { forgetMailbox } from '../usecases/mailbox-state.ts';
import type { MailDeps } from '../usecases/mail-round.ts';
import { readMailbox } from '../usecases/read-mailbox.ts';
import type { ReadingDeps } from '../usecases/read-mailbox.ts';

const READ_EVERY_MS = 60_000;
/** While the server is away the store says when it may be asked again; that is looked up this often. */
const LOOK_EVERY_MS = 5_000;
const LEASE_MS = 90_000;

/**
 * Reads the mailbox for as long as the worker lives, one worker at a time; does nothing where none is set. Not a workflow:
 * it carries no state that the store does not hold, and what it has to say stands on the mail page (decision 13).
 */
export async function readMailUntil(
  mail: MailDeps,
  imapUrl: string | null,
  { signal, say }: { readonly signal: AbortSignal; readonly say: (line: string) => void },
): Promise<void> {
  if (imapUrl === null) return mail.store.write(forgetMailbox);
  const deps = await composeReading(mail, imapUrl, say, () => signal.aborted);
  const holder = `${process.pid}`;
  while (!signal.aborted) {
    let restMs = READ_EVERY_MS;
    try {
      const until = Date.now() + LEASE_MS;
      if (await mail.store.write((tx) => tx.takeLease('mailbox', holder, Date.now(), until))) {
        const { more, trouble } = await readMailbox(deps);
        restMs = more ? 0 : trouble === null ? READ_EVERY_MS : LOOK_EVERY_MS;
      }
    } catch (error) {
      say(`the reading of mail goes on after: ${error instanceof Error ? error.message : String(error)}`);
    }
    await pause(restMs, undefined, { signal }).catch(() => undefined);
  }
}

/** The client and the parser are loaded where they are used, and nowhere else. */
async function composeReading(
  mail: MailDeps,
  imapUrl: string,
  log: (line: string) => void,
  isEnding: () => boolean,
): Promise<ReadingDeps> {
  const [{ createImapMailbox }, { parseReturnedMail }] = await Promise.all([
    import('../../activities/adapters/mailbox/imap-mailbox.ts'),
    import('../../activities/adapters/mailer/returned-mail.ts'),
  ]);
  const { returnPath = null } = mail.office;
  return {
    ...mail,
    returnPath,
    mailbox: createImapMailbox({ url: imapUrl }),
    parseReturnedMail,
    log,
    isEnding,
  };
}
