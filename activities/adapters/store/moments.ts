import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { StoreReader } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { isDue } from './entities.ts';

/** What is due, and what comes next, over all plans of the store: counts and minima that indexes answer. */
export const momentReads = (
  db: Kysely<Database>,
): Pick<
  StoreReader,
  'unsettled' | 'anyDueWithin' | 'waitingMail' | 'earliestMoment' | 'nextSendAt' | 'nextRetryAt'
> => ({
  async waitingMail(now) {
    const recipients = db
      .selectFrom('outbox')
      .select(['plan_id', 'to_body'])
      .distinct()
      .where('status', '=', 'queued')
      .where('send_at', '<=', now);
    const letters = await db
      .selectFrom(recipients.as('recipient'))
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    const messages = await db
      .selectFrom('message')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('status', '=', 'queued')
      .executeTakeFirstOrThrow();
    return Number(letters.count) + Number(messages.count);
  },

  async unsettled(now) {
    const entities = db.selectFrom('entity').select((eb) => eb.fn.countAll<number | string>().as('count'));
    const unapplied = await entities.where(isDue(now)).executeTakeFirstOrThrow();
    const unacknowledged = await entities.whereRef('seen_version', '<', 'version').executeTakeFirstOrThrow();
    const letters = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('status', '=', 'queued')
      .where('send_at', '<=', now)
      .executeTakeFirstOrThrow();
    const messages = await db
      .selectFrom('message')
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('status', '=', 'queued')
      // A message that a relay has put off waits for its own next try; it must not hold up a practice clock.
      .where('tries', '=', 0)
      .executeTakeFirstOrThrow();
    return {
      unapplied: Number(unapplied.count),
      unacknowledged: Number(unacknowledged.count),
      unsent: Number(letters.count) + Number(messages.count),
    };
  },

  async anyDueWithin(after, until) {
    const one = await db
      .selectFrom('entity')
      .select('entity_id')
      .where(isDue(until))
      .where('next_at', '>', after)
      .limit(1)
      .executeTakeFirst();
    return one !== undefined;
  },

  async earliestMoment() {
    const { at } = await db
      .selectFrom('entity')
      .select((eb) => eb.fn.min<Instant | null>('next_at').as('at'))
      .where('finished', '=', 0)
      .executeTakeFirstOrThrow();
    return earlier(at, await firstLetterAt(db));
  },

  /** Letters only: a message that is composed is a matter of `nextRetryAt`. */
  nextSendAt: () => firstLetterAt(db),

  async nextRetryAt() {
    const { at } = await db
      .selectFrom('message')
      .select((eb) => eb.fn.min<number | null>(firstTryAt(eb)).as('at'))
      .where('status', '=', 'queued')
      .executeTakeFirstOrThrow();
    return at;
  },
});

/** Neither before its back-off nor while somebody holds it. */
const firstTryAt = (eb: ExpressionBuilder<Database, 'message'>) =>
  eb
    .case()
    .when('retry_at', '>', eb.ref('lease_until'))
    .then(eb.ref('retry_at'))
    .else(eb.ref('lease_until'))
    .end();

async function firstLetterAt(db: Kysely<Database>): Promise<Instant | null> {
  const { at } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min<Instant | null>('send_at').as('at'))
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow();
  return at;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
