import { setTimeout as delay } from 'node:timers/promises';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { lastWords } from './run-process.ts';
import { forgetProcess, logSize, readLogFrom, saveProcess } from './server-files.ts';
import { launchServer } from './server-process.ts';
import type { LaunchOptions, ServerProcess } from './server-process.ts';
import { waitUntilServing } from './serving.ts';
import type { Endpoint } from './serving.ts';

/** One server under our care: how it is started, where it answers, and which run of it is the present one. */
export interface Supervision {
  readonly launch: LaunchOptions;
  readonly endpoint: Endpoint;
  readonly log: (words: string) => void;
  readonly startupMs: number;
  readonly stopped: AbortController;
  readonly listeners: Set<() => void>;
  current: ServerProcess | null;
}

/** A server that has lived this long before it died did not die of its start: the back-off begins anew. */
const HEALTHY_MS = 30_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** Starts the server once and waits until it serves. Where it does not, it is ended and the log's last words are told. */
export async function launch(supervision: Supervision): Promise<Result<void>> {
  const { executable, files } = supervision.launch;
  const logged = await logSize(files);
  try {
    const server = await launchServer(supervision.launch);
    supervision.current = server;
    await saveProcess(files, { pid: server.pid, supervisor: process.pid });
    const died = new AbortController();
    void server.exited.then((how) => died.abort(new Error(how)));
    const late = AbortSignal.timeout(supervision.startupMs);
    await waitUntilServing(
      supervision.endpoint,
      AbortSignal.any([died.signal, late, supervision.stopped.signal]),
    );
    return ok(undefined);
  } catch (error) {
    await supervision.current?.end();
    const cause = describeCause(error, supervision.startupMs);
    const said = lastWords(await readLogFrom(files, logged), 2).slice(-600);
    const words = `Máy chủ Temporal (${executable}) không chạy được: ${cause}. Nhật ký ${files.log}: ${said || '(trống)'}`;
    return fail({ kind: 'temporal-not-serving', words });
  }
}

/** The life after the first start: one loop owns the process, so that a restart and a stop cannot cross. */
export async function supervise(supervision: Supervision): Promise<void> {
  const { stopped } = supervision;
  const stopping = (): boolean => stopped.signal.aborted;
  const stop = new Promise<null>((resolve) => {
    stopped.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  let pauseMs = FIRST_PAUSE_MS;
  let startedAt = Date.now();
  for (;;) {
    const how = await Promise.race([stop, supervision.current?.exited ?? 'chưa chạy']);
    if (how === null || stopping()) break;
    supervision.current = null;
    if (Date.now() - startedAt >= HEALTHY_MS) pauseMs = FIRST_PAUSE_MS;
    supervision.log(`Máy chủ Temporal ${how}, chạy lại sau ${pauseMs} ms.`);
    await delay(pauseMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    if (stopping()) break;
    startedAt = Date.now();
    const serving = await launch(supervision);
    if (stopping()) break;
    if (serving.ok) tellRestart(supervision);
    else supervision.log(serving.problem.words);
  }
  await release(supervision);
}

function tellRestart(supervision: Supervision): void {
  supervision.log(
    `Máy chủ Temporal đã chạy lại tại ${supervision.endpoint.host}:${supervision.endpoint.port}.`,
  );
  supervision.listeners.forEach((listener) => listener());
}

/** Ends the present run, if there is one, and forgets it. */
export async function release(supervision: Supervision): Promise<void> {
  await supervision.current?.end();
  supervision.current = null;
  await forgetProcess(supervision.launch.files);
}

/** Why the waiting ended, in words: an aborted wait hides its reason one level below. */
function describeCause(error: unknown, startupMs: number): string {
  const reason = error instanceof Error && error.name === 'AbortError' ? (error.cause ?? error) : error;
  if (!(reason instanceof Error)) return String(reason);
  return reason.name === 'TimeoutError' ? `không trả lời trong ${startupMs / 1000} giây` : reason.message;
}
