import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from '../../activities/adapters/temporal/process-identity.ts';

/** The process number of the guard that watches over the embedded server of that number, or null. */
export async function guardOf(pid: number): Promise<number | null> {
  const numbers = readdirSync('/proc').map(Number).filter(Boolean);
  const found = await Promise.all(numbers.map((number) => identifyProcess(number)));
  return (
    found.find((each) => each?.commandLine.endsWith(`dondoc-temporal-guard ${pid}`) === true)?.pid ?? null
  );
}

/** Resolves with the milliseconds that it took until no process of that number is left; rejects after `limitMs`. */
export async function untilGone(pid: number, limitMs: number): Promise<number> {
  const started = Date.now();
  while ((await identifyProcess(pid)) !== null) {
    if (Date.now() - started > limitMs) throw new Error(`process ${pid} still lives after ${limitMs} ms`);
    await delay(20);
  }
  return Date.now() - started;
}
