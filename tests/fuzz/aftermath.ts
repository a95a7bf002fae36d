import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { verifyChain } from '../../activities/adapters/store/verify-chain.ts';
import { outgoingOf } from '../../src/usecases/envelope.ts';
import { linkIdOf, linkTokenId } from '../../src/usecases/links.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { BASE_URL, officeAt, PLAN_ID } from '../support/web-place.ts';
import type { Ground } from './ground.ts';
import { walk } from './ground.ts';
import { judge } from './judge.ts';

/**
 * What is wrong once all has been thrown: pages of what was stored that cannot be shown, facts that do not agree with what
 * was made of them, letters that carry somebody else's link. Of each route `pagesARoute` pages are looked at.
 */
export async function aftermath(ground: Ground, pagesARoute: number): Promise<readonly string[]> {
  return [
    ...(await pageFaults(ground, pagesARoute)),
    ...(await storeFaults(ground)),
    ...(await letterFaults(ground)),
  ];
}

async function pageFaults(ground: Ground, pagesARoute: number): Promise<readonly string[]> {
  const office = await officeAt(ground.place);
  const { addresses, visitor } = await walk({ ...ground, pagesARoute: 1 }, office, 'afterwards', [
    '/',
    '/thu',
  ]);
  const faults: string[] = [];
  for (const [route, known] of addresses)
    for (const address of known.slice(0, pagesARoute)) {
      const headers = [['cookie', visitor.cookie]] as const;
      const sent = { route, method: 'GET', address, headers, body: null, bytes: false, valid: false };
      faults.push(...(await judge(ground, sent)).map((fault) => `${address}: ${fault}`));
    }
  return faults;
}

async function storeFaults({ place }: Ground): Promise<readonly string[]> {
  const store = await openSqliteStore(place.dataDir);
  try {
    const chain = await verifyChain(store, PLAN_ID);
    const { problems } = await verifyStore(place.deps, PLAN_ID, chain, false);
    return problems.map(({ kind, entity, words }) => `${kind} ${entity}: ${words}`);
  } finally {
    await store.close();
  }
}

/** Whatever somebody types, a letter holds no link but those of the body that it goes to. */
async function letterFaults({ place: { deps } }: Ground): Promise<readonly string[]> {
  const { store, tokens } = deps;
  const [adopted, messages, rows, renewed] = await store.read((tx) =>
    Promise.all([tx.plan(PLAN_ID), tx.messages(PLAN_ID), tx.entities(PLAN_ID), tx.changedLinks(PLAN_ID)]),
  );
  if (adopted === null) throw new Error('the plan is gone');
  const office = { address: 'ban-to-chuc@haugiang.example', replyTo: null };
  return messages.flatMap((message) => {
    const own = new Set(
      rows.flatMap(({ entityId }) => {
        const ids = (['answer', 'sign'] as const).map((purpose) =>
          linkIdOf(PLAN_ID, entityId, message.recipient, purpose),
        );
        // One that was taken back and sent anew has other tokens, all of the same body.
        return ids.flatMap((id) =>
          Array.from({ length: renewed.get(id)?.generation ?? 1 }, (_, before) =>
            tokens.tokenOf(linkTokenId(id, before + 1)),
          ),
        );
      }),
    );
    const { text, html } = outgoingOf(message, adopted, { office, tokens, baseUrl: BASE_URL });
    const found = [...`${text}${html}`.matchAll(/\/r\/([\w-]{43})/gu)].map(([, token = '']) => token);
    return found
      .filter((token) => !own.has(token))
      .map(() => `message ${message.id} to ${message.recipient} holds a link of somebody else`);
  });
}
