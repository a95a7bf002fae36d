import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createImapMailbox } from '../../activities/adapters/mailbox/imap-mailbox.ts';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import type { MessageRow } from '../../src/ports/store.ts';
import { readMailbox } from '../../src/usecases/read-mailbox.ts';
import type { ReadingDeps } from '../../src/usecases/read-mailbox.ts';
import { loadMailbox } from '../../src/usecases/mailbox-state.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { describeMailbox, listAnswers, listUnreadable } from '../../src/usecases/show-mailbox.ts';
import { at } from '../domain/task/real-plan.ts';
import { startImapServer } from '../support/imap-server.ts';
import type { ImapServer, ImapServerOptions } from '../support/imap-server.ts';
import { aLetter, aReport } from '../support/returned-shapes.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const PASS = encodeURIComponent('mật khẩu "x"');

// A real mailbox a test, and one store for all; a mailbox of another port is another one for the store.
let here: Place;
beforeAll(async () => {
  here = await place({ mailMode: 'smtp' });
  await here.adopt();
  await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
  await sendBatch(here.mail);
});
afterAll(() => here.remove());

const servers: ImapServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function aMailbox(
  options: ImapServerOptions & { readonly query?: string; readonly url?: string } = {},
): Promise<{ readonly server: ImapServer; readonly deps: ReadingDeps }> {
  const { query = '', url = `imap://thu:${PASS}@127.0.0.1`, ...more } = options;
  const server = await startImapServer(more);
  servers.push(server);
  const deps: ReadingDeps = {
    ...here.deps,
    returnPath: null,
    wallMs: () => here.wallMs,
    mailbox: createImapMailbox({ url: `${url}:${server.port}/${query}`, limits: { silenceMs: 20_000 } }),
    parseReturnedMail,
    log: () => undefined,
  };
  // The wall clock of a place stands in 1970; the messages of a first reading must lie after that.
  return { server, deps };
}

const sent = async (): Promise<readonly MessageRow[]> =>
  (await here.store.read((tx) => tx.messages(PLAN_ID))).filter(({ status }) => status === 'sent');
const next = async (): Promise<MessageRow> => {
  const [message] = await sent();
  if (message === undefined) throw new Error('all letters have come back');
  return message;
};
let letters = 0;
const another = (): string => `Message-ID: <${String((letters += 1))}@nguoi-gui.example>`;
const bounceOf = (message: MessageRow): string =>
  aReport({
    headers: [another()],
    status: [
      'Reporting-MTA: dns; mx',
      '',
      'Final-Recipient: rfc822; a@b.example',
      'Action: failed',
      'Status: 5.1.1',
    ],
    original: ['text/rfc822-headers', [`Message-ID: ${message.messageId}`]],
  });
const answerTo = (message: MessageRow, text = 'Đã nhận.'): string =>
  aLetter([another()], text, message.messageId);
const words = () => here.store.read(async (tx) => (await describeMailbox(tx, PLAN_ID, here.wallMs)).words);
const flagsOf = (server: ImapServer, uid: number): readonly string[] => [
  ...(server.folder('INBOX').find((mail) => mail.uid === uid)?.flags ?? []),
];

describe('a mailbox is read', () => {
  test('what is ours is taken and shown as taken, what is not stays as unread as it was', async () => {
    const { server, deps } = await aMailbox();
    const message = await next();
    server.deliver(bounceOf(message));
    server.deliver(aLetter([another()], 'Mời họp', '<khac@x.example>'));
    server.deliver(answerTo(message));
    expect(await readMailbox(deps)).toEqual({
      taken: ['bounced', 'letter', 'answer'],
      setAside: 0,
      more: false,
      trouble: null,
    });
    expect([1, 2, 3].map((uid) => flagsOf(server, uid))).toEqual([['$DonDoc'], [], ['$DonDoc']]);
    expect(await words()).toMatch(
      /^Hộp thư imap:\/\/127\.0\.0\.1:\d+\/INBOX đọc được lần cuối lúc .*thư trả lời của người/,
    );
    expect(server.commands.filter((command) => /DELETE|EXPUNGE|\\Seen|LOGIN .*mật/iu.test(command))).toEqual(
      [],
    );
  });

  test('from where the last reading ended, also after a restart; nothing is taken twice', async () => {
    const { server, deps } = await aMailbox();
    server.deliver(answerTo(await next()));
    await readMailbox(deps);
    server.deliver(answerTo(await next()));
    expect((await readMailbox({ ...deps })).taken).toEqual(['answer']);
    expect((await readMailbox(deps)).taken).toEqual([]);
    expect(server.commands.filter((command) => command.startsWith('UID FETCH'))).toHaveLength(2);
  });

  test('numbered anew by the server, it is read again, and everything is known', async () => {
    const { server, deps } = await aMailbox();
    server.deliver(answerTo(await next()));
    server.deliver(bounceOf(await next()));
    await readMailbox(deps);
    const before = await listAnswers(here.deps, PLAN_ID);
    server.renumber('INBOX');
    expect((await readMailbox(deps)).taken).toEqual(['known', 'known']);
    expect(await listAnswers(here.deps, PLAN_ID)).toEqual(before);
  });

  test('cut off between taking and marking, the message is taken once and marked at the next reading', async () => {
    const { server, deps } = await aMailbox();
    server.deliver(answerTo(await next()));
    server.fault = (command) => (command.startsWith('UID STORE') ? 'drop' : null);
    expect((await readMailbox(deps)).trouble).not.toBeNull();
    const answers = (await listAnswers(here.deps, PLAN_ID)).length;
    server.fault = () => null;
    here.wallMs += 10_000;
    expect((await readMailbox(deps)).taken).toEqual(['known']);
    expect(flagsOf(server, 1)).toEqual(['$DonDoc']);
    expect(await listAnswers(here.deps, PLAN_ID)).toHaveLength(answers);
  });

  test('a report that is faster than our own record is left, and taken when the record is there', async () => {
    const { server, deps } = await aMailbox();
    const { planId, id, fence, ...message } = await next();
    await here.store.write((tx) =>
      tx.updateMessage(planId, id, fence, { status: 'queued', leaseUntil: here.wallMs + 9_000 }),
    );
    server.deliver(bounceOf({ planId, id, fence, ...message }));
    server.deliver(answerTo(await next()));
    expect((await readMailbox(deps)).taken).toEqual(['too-early', 'answer']);
    expect(flagsOf(server, 1)).toEqual([]);
    await here.store.write((tx) => tx.updateMessage(planId, id, fence, { status: 'sent', leaseUntil: 0 }));
    expect((await readMailbox(deps)).taken).toEqual(['bounced', 'known']);
  });

  test.each([
    [
      'moves it into the folder of the setting, which is made',
      { query: '?moveTo=Da%20nhan' },
      ['INBOX', 'Da nhan'],
    ],
    [
      'leaves it where the server cannot move in one step',
      { query: '?moveTo=Da%20nhan', move: false },
      ['INBOX'],
    ],
  ])('what is ours: %s', async (_what, options, folders) => {
    const { server, deps } = await aMailbox(options);
    server.deliver(answerTo(await next()));
    server.deliver(aLetter([another()], 'Mời họp', '<khac@x.example>'));
    expect((await readMailbox(deps)).trouble).toBeNull();
    expect(server.folderNames()).toEqual(folders);
    const where = folders.length === 2 ? 'Da nhan' : 'INBOX';
    expect(server.folder(where).map(({ flags }) => [...flags])[0]).toEqual(['$DonDoc']);
    expect(server.folder('INBOX')).toHaveLength(folders.length === 2 ? 1 : 2);
  });

  test('a server that takes no keywords shows nothing, and is read all the same', async () => {
    const { server, deps } = await aMailbox({ keywords: false });
    server.deliver(answerTo(await next()));
    expect(await readMailbox(deps)).toMatchObject({ taken: ['answer'], trouble: null });
  });

  test('letters older than two weeks are not read at the first time', async () => {
    const { server, deps } = await aMailbox();
    here.wallMs = Date.now();
    server.deliver(answerTo(await next()), 'INBOX', new Date(Date.now() - 20 * 24 * 3_600_000));
    server.deliver(answerTo(await next()));
    expect((await readMailbox(deps)).taken).toEqual(['answer']);
  });
});

describe('mail that is built to hurt', () => {
  const nested = (): string =>
    aLetter(
      [another(), 'Content-Type: multipart/mixed; boundary=b0'],
      Array.from(
        { length: 4_000 },
        (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`,
      ).join(''),
    );

  test('is set aside with an alarm, and the others go on', async () => {
    const { server, deps } = await aMailbox();
    const before = (await listUnreadable(here.deps, PLAN_ID)).length;
    server.deliver(nested());
    server.deliver(`\u0000${'x'.repeat(5_000)}`);
    server.deliver(answerTo(await next()));
    expect(await readMailbox(deps)).toMatchObject({
      taken: ['letter', 'answer'],
      setAside: 1,
      trouble: null,
    });
    expect(flagsOf(server, 1)).toEqual(['$DonDoc', '\\Flagged']);
    const unreadable = await listUnreadable(here.deps, PLAN_ID);
    expect(unreadable).toHaveLength(before + 1);
    expect(
      unreadable.some(({ words: said }) => said.includes('không đọc được') && said.includes('số 1')),
    ).toBe(true);
  });

  test('a message at which the process dies is begun three times and no more', async () => {
    const { server, deps } = await aMailbox();
    server.deliver(answerTo(await next()));
    server.deliver(answerTo(await next()));
    server.fault = (command) => (command.startsWith('UID FETCH 1 ') ? 'drop' : null);
    for (let reading = 0; reading < 3; reading += 1) {
      here.wallMs += 60_000;
      expect((await readMailbox(deps)).trouble).not.toBeNull();
    }
    here.wallMs += 60_000;
    expect(await readMailbox(deps)).toMatchObject({ taken: ['answer'], setAside: 1, trouble: null });
  });

  test('of three megabytes only the beginning is read, and it is said', async () => {
    const { server, deps } = await aMailbox();
    const message = await next();
    const scan = `--m\nContent-Type: text/plain; charset=utf-8\n\nKèm bản quét.\n--m\nContent-Type: application/pdf; name=quet.pdf\n\n${'a'.repeat(3_000_000)}\n--m--`;
    server.deliver(
      aLetter([another(), 'Content-Type: multipart/mixed; boundary=m'], scan, message.messageId),
    );
    expect((await readMailbox(deps)).taken).toEqual(['answer']);
    const answers = await listAnswers(here.deps, PLAN_ID);
    expect(answers.find(({ letter }) => letter?.cut === true)?.letter).toMatchObject({
      pieces: [{ kind: 'said', text: 'Kèm bản quét.' }],
      files: [{ name: 'quet.pdf' }],
    });
  });
});

describe('a server that is away', () => {
  test.each([
    ['refuses the password', { pass: 'khác' }, 'wrong name or password'],
    ['has no such folder', { query: 'Khong-co' }, 'no such folder'],
  ])('or %s: its words are kept, it rests a while, and longer each time', async (_what, options, said) => {
    const { deps } = await aMailbox(options);
    expect((await readMailbox(deps)).trouble).toContain(said);
    expect(await words()).toContain('Chưa đọc được hộp thư');
    const rests = async () => ((await here.store.read(loadMailbox))?.retryAtMs ?? 0) - here.wallMs;
    expect(await rests()).toBe(5_000);
    expect((await readMailbox(deps)).trouble).toContain(said);
    expect(await rests()).toBe(5_000);
    here.wallMs += 5_000;
    await readMailbox(deps);
    expect(await rests()).toBe(10_000);
  });

  test('comes back: nothing is lost, and the page says so', async () => {
    const { server, deps } = await aMailbox();
    server.deliver(answerTo(await next()));
    server.fault = (command) => (command.startsWith('SELECT') ? 'drop' : null);
    expect((await readMailbox(deps)).trouble).not.toBeNull();
    server.fault = () => null;
    here.wallMs += 5_000;
    expect((await readMailbox(deps)).taken).toEqual(['answer']);
    expect(await words()).toContain('đọc được lần cuối');
  });
});
