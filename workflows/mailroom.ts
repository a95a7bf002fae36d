import { continueAsNew, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { BatchResult, EngineActivities } from '../activities/engine-activities.ts';
import type { MailroomInput } from './messages.ts';
import { listen } from './pokes.ts';
import { isLong } from './run-length.ts';

const { sendBatch } = proxyActivities<EngineActivities>({
  startToCloseTimeout: '2m',
  // A worker that is dead or frozen does not beat: its batch is given to another, and its rows by their lease.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** While there is more to send, so many batches run side by side; each leases other messages. */
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
    setCurrentDetails(describe(result));
    width = result.more ? SIDE_BY_SIDE : 1;
    if (isLong(input) && pokes.none()) await continueAsNew<typeof mailroom>(input);
    waits += 1;
    if (!result.more) await pokes.orAfter(result.waitMs, `wait ${waits}`, 'Chờ đến giờ gửi thư');
  }
}

function together(batches: readonly BatchResult[]): BatchResult {
  const sum = (key: 'sent' | 'deferred' | 'refused'): number =>
    batches.reduce((total, batch) => total + batch[key], 0);
  const waits = batches.flatMap((batch) => (batch.waitMs === null ? [] : [batch.waitMs]));
  return {
    sent: sum('sent'),
    deferred: sum('deferred'),
    refused: sum('refused'),
    more: batches.some((batch) => batch.more),
    waitMs: waits.length === 0 ? null : Math.min(...waits),
  };
}

function describe({ sent, deferred, refused }: BatchResult): string {
  return `Lượt gửi vừa qua: ${sent} thư đã chuyển, ${deferred} thư chờ gửi lại, ${refused} thư bị từ chối.`;
}
