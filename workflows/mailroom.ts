import { continueAsNew, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { BatchResult, EngineActivities } from '../activities/engine-activities.ts';
import type { MailroomInput } from './messages.ts';
import { listen } from './pokes.ts';
import { isLong } from './run-length.ts';

const { sendBatch } = proxyActivities<EngineActivities>({
  // A batch ends by itself after twenty seconds; then it waits for what is under way, and a server may be slow.
  startToCloseTimeout: '10m',
  // A worker that is dead or frozen does not beat: its batch is given to another, and its rows by their lease.
  heartbeatTimeout: '8s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** While there is more to send, so many batches run side by side, so that every worker gets one; each leases other messages. */
const SIDE_BY_SIDE = 3;

/** Waits for the next letter to be due, or a poke, and sends in batches. Correctness lies in the rows. */
export async function mailroom(input: MailroomInput): Promise<never> {
  const pokes = listen();
  let width = 1;
  let waits = 0;
  for (;;) {
    pokes.heed();
    const batches = await Promise.all(Array.from({ length: width }, () => sendBatch()));
    const result = together(batches);
    setCurrentDetails(result.words ?? describe(result));
    width = result.more ? SIDE_BY_SIDE : 1;
    if (isLong(input) && pokes.none()) await continueAsNew<typeof mailroom>(input);
    waits += 1;
    // Named by its end, the timer outlives the pokes that move nothing. Results of older versions do not name it.
    const until = result.waitUntil ?? `wait ${waits}`;
    if (!result.more) await pokes.orAfter(result.waitMs, until, 'Chờ đến giờ gửi thư');
  }
}

function together(batches: readonly BatchResult[]): BatchResult {
  const sum = (key: 'sent' | 'deferred' | 'refused'): number =>
    batches.reduce((total, batch) => total + batch[key], 0);
  const soonest = batches
    .filter((batch) => batch.waitMs !== null)
    .toSorted((a, b) => (a.waitMs ?? 0) - (b.waitMs ?? 0))[0];
  const last = batches.at(-1);
  return {
    sent: sum('sent'),
    deferred: sum('deferred'),
    refused: sum('refused'),
    more: batches.some((batch) => batch.more),
    waitMs: soonest?.waitMs ?? null,
    waitUntil: soonest?.waitUntil ?? null,
    ...(last?.words === undefined ? {} : { words: last.words }),
  };
}

function describe({ sent, deferred, refused }: BatchResult): string {
  return `Lượt gửi vừa qua: ${sent} thư đã chuyển, ${deferred} thư chờ gửi lại, ${refused} thư bị từ chối.`;
}
