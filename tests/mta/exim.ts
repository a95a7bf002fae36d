import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PACKAGE = 'exim4-daemon-light';
const APT = '/usr/bin/apt-get';
const PLACES = ['/usr/sbin/exim4', '/usr/sbin/exim', '/usr/local/sbin/exim', '/usr/exim/bin/exim'];

/** Who the daemon runs as once it has its port: Exim delivers nothing as root. */
interface EximUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Exim {
  readonly port: number;
  /** The messages that have been delivered to this mailbox, as they lie in its file. */
  readonly delivered: (localPart: string, count: number) => Promise<readonly string[]>;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Where Exim is, having installed it where that is allowed; otherwise in words why there is none. */
export function findExim(): { readonly path: string } | { readonly missing: string } {
  const found = PLACES.find((path) => existsSync(path));
  const isRoot = process.getuid?.() === 0;
  if (found !== undefined)
    return isRoot
      ? { path: found }
      : { missing: `${found} is there, but only root may start it with a configuration of our own` };
  if (!isRoot) return { missing: `Exim is not installed, and only root may install ${PACKAGE}` };
  if (!existsSync(APT)) return { missing: 'Exim is not installed, and this system has no apt-get' };
  try {
    install();
  } catch (error) {
    const last = String(error).trim().split('\n').at(-1) ?? '';
    return { missing: `${PACKAGE} could not be installed: ${last}` };
  }
  return findExim();
}

/** Without starting it as a service of the system: ours runs on a port and in a folder of its own. */
function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = {
    env,
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
    timeout: 240_000,
  };
  execFileSync(APT, ['update', '-q'], options);
  execFileSync(APT, ['install', '-y', '-q', '--no-install-recommends', PACKAGE], options);
}

export async function startExim(path: string): Promise<Exim> {
  const user = eximUser(path);
  const dir = mkdtempSync(join(tmpdir(), 'dondoc-exim-'));
  const port = await freePort();
  for (const folder of ['spool', 'log', 'inbox']) mkdirSync(join(dir, folder));
  const config = join(dir, 'exim.conf');
  writeFileSync(config, configuration(dir, port, user.name), { mode: 0o644 });
  chmodSync(dir, 0o755);
  execFileSync('chown', [
    '-R',
    `${user.uid}:${user.gid}`,
    ...['spool', 'log', 'inbox'].map((name) => join(dir, name)),
  ]);
  const daemon = spawn(path, ['-C', config, '-bdf', '-q1m'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  daemon.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const log = (): string => said + logOf(dir);
  await listening(port, daemon, log);
  return {
    port,
    log,
    async delivered(localPart, count) {
      const inbox = join(dir, 'inbox', 'new');
      const sources = (): readonly string[] =>
        (existsSync(inbox) ? readdirSync(inbox) : [])
          .map((name) => readFileSync(join(inbox, name), 'latin1'))
          .filter((source) =>
            source.includes(`
Envelope-to: ${localPart}@`),
          );
      await until(
        () => sources().length >= count,
        () => `${sources().length} of ${count} for ${localPart}
${log()}`,
      );
      return sources();
    },
    async stop() {
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true });
    },
  };
}

function eximUser(path: string): EximUser {
  const name = execFileSync(path, ['-C', '/dev/null', '-n', '-bP', 'exim_user']).toString().trim();
  const [user, group] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, name]).toString()));
  if (user === undefined || group === undefined) throw new Error(`no user ${name} on this system`);
  return { name, uid: user, gid: group };
}

/** Takes mail for every mailbox but `khong-co`, from this machine alone, and lays each message into one folder as it is. */
const configuration = (dir: string, port: number, user: string): string => `
primary_hostname = relay.haugiang.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
spool_directory = ${dir}/spool
log_file_path = ${dir}/log/%slog
pid_file_path = ${dir}/spool/exim.pid
deliver_drop_privilege = true
tls_advertise_hosts =
keep_environment =
message_size_limit = 200K
smtp_accept_queue_per_connection = 0
acl_smtp_rcpt = check_rcpt
begin acl
check_rcpt:
  deny local_parts = khong-co
       message = 5.1.1 no such mailbox
  accept hosts = 127.0.0.1
begin routers
mailbox:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  user = ${user}
  maildir_format = true
  directory = ${dir}/inbox
  create_directory = true
  return_path_add = true
  envelope_to_add = true
`;

const logOf = (dir: string): string =>
  readdirSync(join(dir, 'log'))
    .map((name) => readFileSync(join(dir, 'log', name), 'utf8'))
    .join('');

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const listening = (port: number, daemon: ChildProcess, log: () => string): Promise<void> =>
  until(
    () =>
      new Promise((resolve) => {
        if (daemon.exitCode !== null) throw new Error(`Exim ended with ${daemon.exitCode}: ${log()}`);
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      }),
    () => `Exim does not listen: ${log()}`,
  );

async function until(done: () => boolean | Promise<boolean>, why: () => string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(why());
    await pause(50);
  }
}
