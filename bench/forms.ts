import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { linkIdOf } from '../src/usecases/links.ts';
import { createWebApp } from '../src/web/app.tsx';
import { openPlace, timed } from './place.ts';
import type { BenchPlace } from './place.ts';

const TASKS = 1_000;
const AT_ONCE = 50;
const LASTING = 100_000;
/** The lasting run ends then, however far it has come. */
const LASTING_MS = 240_000;
const BODY = 'so-noi-vu';
const NO_LIMIT = { points: 1_000_000_000, seconds: 1 };

/**
 * FORM: the page behind a link, and an answer through it, 50 at once over loopback, beside a bare Hono route on the same
 * server that shows as many bytes and stores nothing; and what 100,000 looks leave in memory. One process serves and asks.
 */
export async function benchForms(): Promise<void> {
  const place = await openPlace('77-9', TASKS);
  const server = serve({ fetch: siteOf(place).fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const ask = createAsking((server.address() as AddressInfo).port);
  try {
    const visits = await herd(TASKS, (n) => ask.open(tokenOf(place, n)));
    const looks = await herd(TASKS, (n) => ask.get(visits.answers[n]));
    const bare = await herd(TASKS, () =>
      ask.get({ path: `/bare/${looks.answers[0]?.body.length ?? 0}`, cookie: '' }),
    );
    const sends = await herd(TASKS, (n) => ask.send(visits.answers[n], looks.answers[n]?.body ?? ''));
    const stored = sends.answers.filter(({ status }) => status === 303).length;
    if (stored !== TASKS) throw new Error(`${stored} of ${TASKS} answers were stored`);
    const bareSends = await herd(TASKS, () => ask.post('/bare', '', 'x=1'));
    console.log(
      `form, GET at ${AT_ONCE}: ${wordsOf(looks)}; a bare route of the same length: ${wordsOf(bare)}`,
    );
    console.log(
      `form, POST at ${AT_ONCE}: ${wordsOf(sends)}, every answer one commit; a bare route: ${wordsOf(bareSends)}`,
    );
    await lasting((n) => ask.get(visits.answers[n % TASKS]));
  } finally {
    server.close();
    ask.close();
    await place.close();
  }
}

function siteOf({ deps }: BenchPlace): Hono {
  const app = new Hono();
  app.get('/bare/:length', (c) => c.html('x'.repeat(Number(c.req.param('length')))));
  app.post('/bare', async (c) => c.text(await c.req.text()));
  const web = createWebApp({
    deps,
    baseUrl: 'http://127.0.0.1',
    mailLabel: 'captured',
    mailSource: () => Promise.resolve(''),
    temporalUi: null,
    signInKey: 'bench',
    uploads: { maxBytes: 1_000_000, maxFiles: 1 },
    rates: { address: NO_LIMIT, unknown: NO_LIMIT, send: NO_LIMIT, renewal: NO_LIMIT, copy: NO_LIMIT },
    proxyHops: 0,
    settling: () => ({ pause: () => Promise.resolve(), wallMs: Date.now, holder: 'bench' }),
    readiness: () => Promise.resolve({ store: true, temporal: true, worker: true }),
    log: console.error,
  });
  app.route('/', web);
  return app;
}

const tokenOf = ({ deps, plan }: BenchPlace, n: number): string =>
  deps.tokens.tokenOf(linkIdOf(plan.id, plan.tasks[n]?.id ?? '', BODY));

interface Visit {
  readonly path: string;
  readonly cookie: string;
}

function createAsking(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  async function exchange(method: string, path: string, headers: OutgoingHttpHeaders, sent = '') {
    const asked = request({ agent, port, host: '127.0.0.1', method, path, headers });
    asked.end(sent);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let body = '';
    for await (const part of answer.setEncoding('utf8')) body += String(part);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body };
  }
  const post = (path: string, cookie: string, sent: string) =>
    exchange(
      'POST',
      path,
      { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      sent,
    );
  return {
    post,
    get: (visit: Visit | undefined) => exchange('GET', visit?.path ?? '/', { cookie: visit?.cookie ?? '' }),
    async open(token: string): Promise<Visit> {
      const { headers } = await exchange('GET', `/r/${token}`, {});
      const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      return { path: headers.location ?? '', cookie };
    },
    send(visit: Visit | undefined, page: string) {
      const form = page.split('<form').find((part) => part.includes('value="progress"')) ?? '';
      const hidden = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      const typed = new URLSearchParams(
        hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
      );
      typed.set('ho_ten', 'Trần Thị Bình');
      typed.set('chuc_vu', 'Phó Giám đốc');
      typed.set('noi_dung', 'Đã tổ chức hội nghị lấy ý kiến. '.repeat(20));
      return post('/r/viec', visit?.cookie ?? '', typed.toString());
    },
    close: () => agent.destroy(),
  };
}

interface Herd<T> {
  readonly answers: readonly T[];
  readonly seconds: number;
  /** Milliseconds of each, the shortest first. */
  readonly took: readonly number[];
}

/** So many at once, each asking anew as soon as it has its answer. */
async function herd<T>(count: number, work: (n: number) => Promise<T>): Promise<Herd<T>> {
  const answers: T[] = [];
  const took: number[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const n = next;
      next += 1;
      const { seconds, value } = await timed(() => work(n));
      answers[n] = value;
      took.push(seconds * 1000);
    }
  };
  const { seconds } = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, one)));
  return { answers, seconds, took: took.toSorted((a, b) => a - b) };
}

function wordsOf({ took, seconds }: Herd<unknown>): string {
  const at = (share: number): string => (took[Math.floor(took.length * share)] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${(took.length / seconds).toFixed(0)}/s`;
}

/** Memory after each tenth, when all that is not held has been collected. */
async function lasting(look: (n: number) => Promise<unknown>): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const endMs = Date.now() + LASTING_MS;
  const heaps: number[] = [];
  let done = 0;
  while (done < LASTING && Date.now() < endMs) {
    const from = done;
    await herd(LASTING / 20, (n) => look(from + n).then(() => undefined));
    done += LASTING / 20;
    collect();
    heaps.push(process.memoryUsage().heapUsed / 1024 / 1024);
  }
  const [first = 0] = heaps;
  console.log(
    `form, memory: ${done} looks; heap after the first ${LASTING / 20}: ${first.toFixed(1)} MB, ` +
      `at the end ${(heaps.at(-1) ?? 0).toFixed(1)} MB, at most ${Math.max(...heaps).toFixed(1)} MB`,
  );
}
