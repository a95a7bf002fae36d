import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server';

/** The steps of a delivery at which a server can fail. `answer`: the message is taken, and then this comes of its answer. */
export type Step = 'greeting' | 'sender' | 'recipient' | 'text' | 'answer';

/** What happens to one try: it is taken, refused in these words (`450 4.7.1 …`), cut off, or left without a word. */
export type Fate =
  'take' | { readonly at: Step; readonly then: 'hang-up' | 'silence' | `${number} ${string}` };

export interface Attempt {
  /** 0, 1, 2 …: connections for `greeting`, else messages that were offered. */
  readonly index: number;
}

export interface FaultyRelay {
  readonly port: number;
  /** Message-IDs in the order in which they were taken, those whose answer was lost among them. */
  readonly taken: readonly string[];
  /** Message-IDs that were taken and whose answer never left. */
  readonly answerLost: readonly string[];
  /** The sources of what was taken. */
  readonly sources: readonly string[];
  readonly close: () => Promise<void>;
}

/** A real SMTP server on loopback that fails as it is told, try by try. */
export async function startFaultyRelay(
  fates: (attempt: Attempt) => Fate,
  more: SMTPServerOptions = {},
): Promise<FaultyRelay> {
  const taken: string[] = [];
  const answerLost: string[] = [];
  const sources: string[] = [];
  const counts = { connections: 0, messages: 0 };
  const fateOf = new WeakMap<object, Fate>();

  /** Does what the fate says of this step; true: it has been done. */
  function fails(step: Step, fate: Fate, session: SMTPServerSession, done: (error?: Error) => void): boolean {
    if (fate === 'take' || fate.at !== step) return false;
    if (fate.then === 'hang-up') hangUp(server, session);
    else if (fate.then !== 'silence') done(said(fate.then));
    return true;
  }

  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    onConnect(session, done) {
      const fate = fates({ index: counts.connections });
      counts.connections += 1;
      if (!fails('greeting', fate, session, done)) done();
    },
    onMailFrom(_address, session, done) {
      const fate = fates({ index: counts.messages });
      counts.messages += 1;
      fateOf.set(session, fate);
      if (!fails('sender', fate, session, done)) done();
    },
    onRcptTo(_address, session, done) {
      if (!fails('recipient', fateOf.get(session) ?? 'take', session, done)) done();
    },
    onData(stream, session, done) {
      const fate = fateOf.get(session) ?? 'take';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (fate !== 'take' && fate.at === 'text' && fate.then === 'hang-up') hangUp(server, session);
      });
      stream.on('end', () => {
        if (fails('text', fate, session, done)) return;
        const source = Buffer.concat(chunks).toString('utf8');
        const id = /^Message-ID:\s+(\S+)/im.exec(source)?.[1] ?? '';
        sources.push(source);
        taken.push(id);
        if (fate !== 'take' && fate.at === 'answer') answerLost.push(id);
        if (!fails('answer', fate, session, done)) done();
      });
    },
    ...more,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    answerLost,
    sources,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** `smtp-server` writes the code from the error and the words from its message. */
function said(words: `${number} ${string}`): Error {
  const [, code = '', text = ''] = /^(\d{3}) (.*)$/u.exec(words) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}

/** As a cable that is pulled: without a goodbye. */
function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  const { connections } = server as unknown as {
    readonly connections: Iterable<{ readonly id: string; readonly _socket: { destroy(): void } }>;
  };
  for (const connection of connections) if (connection.id === session.id) connection._socket.destroy();
}

/** Chance that can be lived through again: the same seed gives the same numbers from 0 to 1. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
