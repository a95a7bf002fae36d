import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

/** Bytes that no well-behaved program sends, to the server as it stands in the product; what the app never sees is answered too. */
let place: WebPlace;
let server: ReturnType<typeof serve>;
let port: number;

beforeAll(async () => {
  place = await webPlace();
  await new Promise<void>((resolve) => {
    server = serve({ fetch: place.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve());
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.close();
  await place.remove();
});

/** All that comes back until the server hangs up; every request asks it to. */
function answered(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(bytes, 'latin1')));
    socket.on('data', (chunk: Buffer) => (got += chunk.toString('latin1')));
    socket.on('close', () => resolve(got));
    // A server that has read enough hangs up while the rest is still on its way.
    socket.on('error', () => resolve(got));
  });
}

const HOST = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const get = (target: string, headers = HOST): string => `GET ${target} HTTP/1.1\r\n${headers}\r\n`;
const post = (headers: string, body: string): string =>
  `POST /r/viec HTTP/1.1\r\n${HOST}${headers}\r\n${body}`;

const CASES: readonly (readonly [what: string, bytes: string])[] = [
  ['no HTTP at all', 'xin chào\r\n\r\n'],
  ['TLS towards a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['nothing', ''],
  ['half a request line', 'GET /thu'],
  ['HTTP/0.9', 'GET /\r\n\r\n'],
  ['HTTP/3.7', `GET / HTTP/3.7\r\n${HOST}\r\n`],
  ['an unknown method', `ABCDEF / HTTP/1.1\r\n${HOST}\r\n`],
  ['TRACE', `TRACE / HTTP/1.1\r\n${HOST}\r\n`],
  ['CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}\r\n`],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['an empty Host', get('/', 'Host: \r\nConnection: close\r\n')],
  ['two Hosts', get('/', `Host: evil.example\r\n${HOST}`)],
  ['a Host with a path', get('/', 'Host: evil.example/x?y\r\nConnection: close\r\n')],
  ['a Host with markup', get('/', 'Host: <script>\r\nConnection: close\r\n')],
  ['a Host with a name and a sign', get('/', 'Host: a@evil.example\r\nConnection: close\r\n')],
  ['a Host of other bytes', get('/', 'Host: \xff\xfe\r\nConnection: close\r\n')],
  ['a port that is none', get('/', 'Host: 127.0.0.1:99999\r\nConnection: close\r\n')],
  ['an absolute address', get('http://evil.example/thu')],
  ['an address of another kind', get('file:///etc/passwd')],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`],
  ['two slashes', get('//evil.example/')],
  ['back slashes', get('/\\evil.example\\..\\')],
  ['dots', get('/../../../../etc/passwd')],
  ['escaped dots', get('/%2e%2e/%2e%2e/etc/passwd')],
  ['an escape that is none', get('/%zz%')],
  ['an escaped NUL', get('/thu/%00')],
  ['a NUL', get('/thu/\x00')],
  ['other bytes in the address', get('/\xff\xfe')],
  ['a blank in the address', get('/thu /x')],
  ['an address of 15,000 letters', get(`/${'a'.repeat(15_000)}`)],
  ['an address of 100,000 letters', get(`/${'a'.repeat(100_000)}`)],
  ['a query of thousands of fields', get(`/r/viec?${'ma=1&'.repeat(2_500)}`)],
  ['a header without a name', get('/', `${HOST}: x\r\n`)],
  ['a header with a blank in its name', get('/', `${HOST}X Y: z\r\n`)],
  ['a header that goes on in the next line', get('/', `${HOST}Cookie: a=b;\r\n c=d\r\n`)],
  ['a lone CR in a header', get('/', `${HOST}X: a\rSet-Cookie: b\r\n`)],
  ['a lone LF in a header', get('/', `${HOST}X: a\nSet-Cookie: b\r\n`)],
  ['a NUL in a header', get('/', `${HOST}Cookie: a=\x00\r\n`)],
  ['a cookie of 15,000 letters', get('/', `${HOST}Cookie: dondoc_phien=${'a'.repeat(15_000)}\r\n`)],
  ['headers of 100,000 letters', get('/', `${HOST}X: ${'a'.repeat(100_000)}\r\n`)],
  ['two thousand headers', get('/', HOST + 'a: b\r\n'.repeat(2_100))],
  ['two lengths', post('Content-Length: 5\r\nContent-Length: 6\r\n', 'dau=1')],
  ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
  ['a length below zero', post('Content-Length: -1\r\n', 'dau=1')],
  ['a length that is none', post('Content-Length: abc\r\n', 'dau=1')],
  ['a chunk of no size', post('Transfer-Encoding: chunked\r\n', 'zz\r\nx\r\n0\r\n\r\n')],
  ['a chunk beyond all bounds', post('Transfer-Encoding: chunked\r\n', 'ffffffffffffffffff\r\nx')],
  ['an unknown transfer coding', post('Transfer-Encoding: gzip\r\n', 'x')],
  [
    'a body that is cut off',
    post(
      'Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://127.0.0.1\r\nContent-Length: 500\r\n',
      'dau=1',
    ),
  ],
  [
    'a form in parts that is cut off',
    post(
      'Content-Type: multipart/form-data; boundary=x\r\nOrigin: http://127.0.0.1\r\nContent-Length: 500\r\n',
      '--x\r\nContent-Disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n%PDF',
    ),
  ],
  [
    'a request for a switch of protocol',
    get('/', 'Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n'),
  ],
  ['a wish to be told to go on', post('Expect: 100-continue\r\nContent-Length: 5\r\n', 'dau=1')],
  ['a wish that nobody knows', post('Expect: something\r\nContent-Length: 5\r\n', 'dau=1')],
  [
    'two requests, the second hidden in the first',
    `${get('/healthz', 'Host: 127.0.0.1\r\nContent-Length: 40\r\n')}GET /thu HTTP/1.1\r\n${HOST}\r\n`,
  ],
];

describe('bytes on the wire', () => {
  test.each(CASES)('%s: refused or answered, never an error of ours', async (_, bytes) => {
    const logged = place.log.length;
    const got = await answered(bytes);
    const statuses = [...got.matchAll(/^HTTP\/1\.1 (\d{3}) /gmu)].map(([, status]) => Number(status));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(got).not.toMatch(/^set-cookie:/imu);
    expect(got).not.toMatch(/<script>|77-KH\/TU|\bat .*\.[jt]sx?:\d+/u);
    expect(place.log.slice(logged).filter((line) => /[\p{Cc}]|dau=1/u.test(line))).toEqual([]);
  });
  test('after all that it answers as before', async () => {
    expect(await answered(get('/healthz'))).toMatch(/^HTTP\/1\.1 200 OK[^]*\{"ok":true\}$/u);
  });
});
