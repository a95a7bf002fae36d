import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerPorts } from './server-files.ts';

export const LOOPBACK = '127.0.0.1';

// Below the range from which systems take the near end of outgoing connections (Linux from 32768, others from
// 49152): a port that is remembered for years must not be in some browser's use just when the server restarts.
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 200;
const POLL_MS = 20;

/** True where nobody listens on that port of the loopback address at this moment. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Three free ports, all different. */
export async function choosePorts(): Promise<ServerPorts> {
  const grpc = await chooseFreePort([]);
  const ui = await chooseFreePort([grpc]);
  const metrics = await chooseFreePort([grpc, ui]);
  return { grpc, ui, metrics };
}

async function chooseFreePort(taken: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.includes(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST} on ${LOOPBACK} after ${TRIES} tries`);
}

/** The ports among these that somebody else listens on, also after so many milliseconds. */
export async function findBusyPorts(ports: ServerPorts, patienceMs = 0): Promise<readonly number[]> {
  const all = [ports.grpc, ports.ui, ports.metrics];
  const endAt = Date.now() + patienceMs;
  for (;;) {
    const free = await Promise.all(all.map((port) => isPortFree(port)));
    const busy = all.filter((_, index) => free[index] === false);
    if (busy.length === 0 || Date.now() >= endAt) return busy;
    await delay(POLL_MS);
  }
}
