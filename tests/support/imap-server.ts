import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';

/** A message as it lies in a folder. */
interface Lying {
  readonly uid: number;
  readonly source: Buffer;
  readonly flags: Set<string>;
  readonly arrived: Date;
}

export interface ImapServer {
  readonly port: number;
  /** Commands in the order in which they came, without their tags; passwords hidden. */
  readonly commands: readonly string[];
  /** Puts a message into a folder; its number there. */
  deliver(source: string | Buffer, folder?: string, arrived?: Date): number;
  folder(name: string): readonly Lying[];
  folderNames(): readonly string[];
  /** Numbers all messages of a folder anew, as after a repair. */
  renumber(folder: string): void;
  /** What happens to a command: `drop` pulls the cable, a text is the answer (`NO …`), null: it is carried out. */
  fault: (command: string) => 'drop' | `${'NO' | 'BAD'} ${string}` | null;
  close(): Promise<void>;
}

export interface ImapServerOptions {
  readonly user?: string;
  readonly pass?: string;
  /** Without it the server offers no MOVE. */
  readonly move?: boolean;
  /** Takes keywords of a client. */
  readonly keywords?: boolean;
  /** TLS from the first byte. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** As much of IMAP4rev1 (RFC 3501, 6851) as a client needs that reads one folder: real sockets, real literals. */
export async function startImapServer(options: ImapServerOptions = {}): Promise<ImapServer> {
  const { user = 'thu', pass = 'mật khẩu "x"', move = true, keywords = true, tls } = options;
  const folders = new Map<string, { uidValidity: number; next: number; mails: Lying[] }>();
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const folderOf = (name: string) => {
    const known = folders.get(name) ?? { uidValidity: 1_000, next: 1, mails: [] };
    folders.set(name, known);
    return known;
  };
  folderOf('INBOX');

  function serve(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const session = { state: 'greeted' as 'greeted' | 'in', folder: null as string | null };
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let waiting = Buffer.alloc(0);
    let pending = '';
    const capabilities = (): string => ['IMAP4rev1', 'UIDPLUS', ...(move ? ['MOVE'] : [])].join(' ');

    function run(line: string): void {
      const [, tag = '', text = ''] = /^(\S+) (.*)$/su.exec(line) ?? [];
      const name = text.replace(/^(?:UID )?(\S+).*$/su, (_all, word: string) => word.toUpperCase());
      const words = tokens(text.replace(/^(?:UID )?\S+ ?/su, ''));
      commands.push(name === 'LOGIN' ? 'LOGIN' : text);
      const fault = server.fault(text);
      if (fault === 'drop') return void socket.destroy();
      if (fault !== null) {
        say(`${tag} ${fault}`);
        return;
      }
      const done = (more = 'done'): void => say(`${tag} OK ${more}`);
      const mails = (): Lying[] => (session.folder === null ? [] : folderOf(session.folder).mails);
      const chosen = (set: string): Lying[] =>
        mails().filter(({ uid }) => inSet(set, uid, mails().at(-1)?.uid ?? 0));
      switch (name) {
        case 'CAPABILITY':
          say(`* CAPABILITY ${capabilities()}`);
          {
            done();
            return;
          }
        case 'LOGIN':
          if (words[0] !== user || words[1] !== pass) {
            say(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password`);
            return;
          }
          session.state = 'in';
          {
            done(`[CAPABILITY ${capabilities()}] welcome`);
            return;
          }
        case 'LIST':
          if (words[1] === '') say('* LIST (\\Noselect) "/" ""');
          else for (const folder of folders.keys()) say(`* LIST () "/" ${quoted(folder)}`);
          {
            done();
            return;
          }
        case 'CREATE':
          folderOf(words[0] ?? '');
          {
            done();
            return;
          }
        case 'SELECT': {
          const folder = folders.get(words[0] ?? '');
          if (folder === undefined) {
            say(`${tag} NO [NONEXISTENT] no such folder`);
            return;
          }
          session.folder = words[0] ?? '';
          const flags = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';
          say(`* FLAGS (${flags})`);
          say(`* ${folder.mails.length} EXISTS`);
          say(`* OK [PERMANENTFLAGS (${flags}${keywords ? ' \\*' : ''})] flags`);
          say(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`);
          say(`* OK [UIDNEXT ${folder.next}] next`);
          done('[READ-WRITE] selected');
          return;
        }
        case 'SEARCH': {
          const since = /^SINCE (\S+)$/iu.exec(words.join(' '))?.[1];
          const found =
            since === undefined
              ? chosen(words[1] ?? '')
              : mails().filter(({ arrived }) => arrived >= new Date(`${since} UTC`));
          say(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}`.trimEnd());
          done();
          return;
        }
        case 'FETCH':
          for (const mail of chosen(words[0] ?? '')) {
            const [, start = '0', length = ''] = /<(\d+)\.(\d+)>/u.exec(text) ?? [];
            const part = mail.source.subarray(
              Number(start),
              length === '' ? undefined : Number(start) + Number(length),
            );
            socket.write(
              `* ${mails().indexOf(mail) + 1} FETCH (UID ${mail.uid} RFC822.SIZE ${mail.source.length} BODY[]<${start}> {${part.length}}\r\n`,
            );
            socket.write(part);
            say(')');
          }
          {
            done();
            return;
          }
        case 'STORE':
          for (const mail of chosen(words[0] ?? ''))
            for (const flag of words.slice(2)) mail.flags.add(flag.replace(/[()]/gu, ''));
          {
            done();
            return;
          }
        case 'MOVE': {
          const target = folders.get(words[1] ?? '');
          if (target === undefined) {
            say(`${tag} NO [TRYCREATE] no such folder`);
            return;
          }
          for (const mail of chosen(words[0] ?? '')) {
            target.mails.push({ ...mail, uid: target.next++ });
            const place = mails().indexOf(mail);
            mails().splice(place, 1);
            say(`* ${place + 1} EXPUNGE`);
          }
          done();
          return;
        }
        case 'LOGOUT':
          say('* BYE');
          done();
          return void socket.end();
        default:
          if (/^(?:NOOP|ID|NAMESPACE|ENABLE)$/u.test(name)) done();
          else say(`${tag} BAD unknown`);
      }
    }

    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (;;) {
        const end = waiting.indexOf('\r\n');
        if (end < 0) return;
        const line = pending + waiting.subarray(0, end).toString('utf8');
        const literal = /\{(\d+)(\+?)\}$/u.exec(line);
        const size = Number(literal?.[1] ?? 0);
        if (literal !== null && waiting.length < end + 2 + size) {
          if (literal[2] === '' && pending === '') say('+ go on');
          return;
        }
        const held = waiting.subarray(end + 2, end + 2 + size).toString('utf8');
        waiting = waiting.subarray(end + 2 + size);
        if (literal === null) {
          pending = '';
          run(line);
        } else pending = line.slice(0, literal.index) + quoted(held);
      }
    });
    say('* OK ready');
  }

  const secure = (plain: Socket): TLSSocket =>
    new TLSSocket(plain, {
      isServer: true,
      secureContext: createSecureContext({ key: tls?.key, cert: tls?.cert }),
    });
  const listener = createServer((socket) => {
    serve(tls === undefined ? socket : secure(socket));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const server: ImapServer = {
    port: (listener.address() as AddressInfo).port,
    commands,
    deliver(source, folder = 'INBOX', arrived = new Date()) {
      const box = folderOf(folder);
      const uid = box.next++;
      box.mails.push({ uid, source: Buffer.from(source), flags: new Set(), arrived });
      return uid;
    },
    folder: (name) => folders.get(name)?.mails ?? [],
    folderNames: () => [...folders.keys()],
    renumber(folder) {
      const box = folderOf(folder);
      box.uidValidity += 1;
      box.mails = box.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
      box.next = box.mails.length + 1;
    },
    fault: () => null,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        listener.close(() => resolve());
      }),
  };
  return server;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/gu, (sign) => `\\${sign}`)}"`;

/** Quoted strings and atoms. */
const tokens = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/gsu)].map(([, string, atom]) =>
    string === undefined ? (atom ?? '') : string.replace(/\\(.)/gsu, '$1'),
  );

const inSet = (set: string, uid: number, last: number): boolean =>
  set.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return uid >= Math.min(from, to) && uid <= Math.max(from, to);
  });
