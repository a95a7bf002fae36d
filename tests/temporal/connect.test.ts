import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { connect, createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectTemporal, connectWorker } from '../../activities/adapters/temporal/connect-worker.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import type { EmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { describeEmbedded, loadClusterSettings } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { FIND_MS, findTestBinary, valueOf } from '../support/temporal-server.ts';

const certificate = (name: string): string =>
  fileURLToPath(new URL(`./certificates/${name}`, import.meta.url));
const pem = (name: string): Buffer => readFileSync(certificate(name));

let dataDir: string;
let server: EmbeddedServer;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dondoc-connect-'));
  const binary = await findTestBinary();
  server = valueOf(await startEmbeddedServer({ binary, dataDir, log: () => undefined, synchronous: 'OFF' }));
}, FIND_MS);
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const listening: Server[] = [];
afterEach(() => {
  listening.splice(0).forEach((each) => each.close());
});

/** Listens on a free port of this machine until the test ends; gives the address by the certificate's name. */
async function listen(each: Server): Promise<string> {
  listening.push(each);
  await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  return `localhost:${(each.address() as AddressInfo).port}`;
}

const cluster = (env: Readonly<Record<string, string>>): TemporalSettings => {
  const settings = valueOf(loadClusterSettings(env));
  if (settings === null) throw new Error('the environment names no cluster');
  return settings;
};

const wordsOf = (
  result: { readonly ok: true } | { readonly ok: false; readonly problem: { readonly words: string } },
) => (result.ok ? 'connected' : result.problem.words);

describe('a server that answers', () => {
  test('gives both connections, which are closed together', async () => {
    const both = valueOf(await connectTemporal(describeEmbedded(server.address)));
    await both.connection.workflowService.describeNamespace({ namespace: 'default' });
    await both.nativeConnection.workflowService.describeNamespace({ namespace: 'default' });
    await both.close();
  });

  test('behind TLS that demands a certificate of the client, too', async () => {
    const address = await listen(
      createTlsServer(
        {
          key: pem('server.key'),
          cert: pem('server.pem'),
          ca: pem('authority.pem'),
          requestCert: true,
          ALPNProtocols: ['h2'],
        },
        (socket) => {
          const [host = '', port = ''] = server.address.split(':');
          const inner = connect(Number(port), host);
          socket.pipe(inner).pipe(socket);
          socket.on('error', () => inner.destroy());
          inner.on('error', () => socket.destroy());
        },
      ),
    );
    const trusted = {
      TEMPORAL_ADDRESS: address,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificate('authority.pem'),
      TEMPORAL_TLS_CLIENT_CERT_PATH: certificate('client.pem'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: certificate('client.key'),
    };
    const both = valueOf(await connectTemporal(cluster(trusted)));
    await both.connection.workflowService.describeNamespace({ namespace: 'default' });
    await both.close();

    const unknown = cluster({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'true' });
    expect(wordsOf(await connectClient(unknown, { timeoutMs: 2_000 }))).toMatch(
      new RegExp(`^Không kết nối được máy chủ Temporal tại ${address} \\(TLS\\): .*TEMPORAL_TLS`),
    );
  });
});

describe('an API key', () => {
  const seen: (string | undefined)[] = [];
  /** Speaks just enough gRPC to be asked who is there: it refuses with the given status. */
  const answering = (status: string, message: string) =>
    listen(
      createSecureServer({ key: pem('server.key'), cert: pem('server.pem') }).on(
        'stream',
        (stream, headers) => {
          seen.push(headers.authorization);
          const trailers = { 'grpc-status': status, 'grpc-message': message };
          stream.respond(
            { ':status': 200, 'content-type': 'application/grpc', ...trailers },
            { endStream: true },
          );
        },
      ),
    );
  const withKey = (address: string): TemporalSettings =>
    cluster({
      TEMPORAL_ADDRESS: address,
      TEMPORAL_API_KEY: 'the-key',
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificate('authority.pem'),
    });

  test('is sent with every call', async () => {
    // 12, unimplemented: what an old server says when it is asked for its capabilities.
    const connection = valueOf(await connectClient(withKey(await answering('12', 'old'))));
    await connection.close();
    expect(seen.at(-1)).toBe('Bearer the-key');
  });

  test('that is refused is an error in the words of the server', async () => {
    const address = await answering('16', 'api key expired');
    expect(wordsOf(await connectClient(withKey(address), { timeoutMs: 2_000 }))).toContain('api key expired');
    expect(wordsOf(await connectWorker(withKey(address), { timeoutMs: 2_000 }))).toContain('api key expired');
  });
});

describe('a server that does not answer is an error with its address, within the time', () => {
  test('nobody listens', async () => {
    const settings = cluster({ TEMPORAL_ADDRESS: '127.0.0.1:9' });
    const refused = await connectTemporal(settings, { timeoutMs: 500 });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-unreachable' } });
    expect(wordsOf(refused)).toMatch(
      /^Không kết nối được máy chủ Temporal tại 127\.0\.0\.1:9 \(không TLS\): .*\. Kiểm tra TEMPORAL_ADDRESS, /,
    );
    expect(wordsOf(await connectWorker(settings, { timeoutMs: 500 }))).toContain('127.0.0.1:9');
  });

  test('somebody listens and says nothing', async () => {
    const settings = cluster({
      TEMPORAL_ADDRESS: await listen(createPlainServer((socket) => socket.resume())),
    });
    expect(wordsOf(await connectClient(settings, { timeoutMs: 500 }))).toContain(settings.address);
    expect(wordsOf(await connectWorker(settings, { timeoutMs: 500 }))).toContain(
      'không trả lời trong 0.5 giây',
    );
  });

  test('our own: the message names its log', async () => {
    expect(wordsOf(await connectClient(describeEmbedded('127.0.0.1:9'), { timeoutMs: 500 }))).toContain(
      'temporal.log',
    );
  });
});
