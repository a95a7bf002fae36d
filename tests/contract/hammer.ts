/** A process of its own that works on a store beside others, and says in one line of JSON what it has done. */
import { argv, pid, stdout } from 'node:process';
import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { anEntity } from './store-place.ts';

const [dataDir = '', entityId = '', rounds = '0'] = argv.slice(2);
const store = await openSqliteStore(dataDir);
const holder = `${pid}`;
let done = 0;
let leases = 0;
for (let round = 1; round <= Number(rounds); round += 1) {
  const taken = await store.write(async (tx) => {
    await tx.setSetting('count', String(Number((await tx.setting('count')) ?? 0) + 1));
    const [row = anEntity(entityId)] = await tx.entities('77', [entityId]);
    const seq = row.version + 1;
    const fact = { kind: 'instantReached', at: (await tx.clock()).practiceNow! } as const;
    const stored = { planId: '77', entityId, seq, key: `k${seq}`, fact, previousChain: row.chain };
    const chain = (await tx.appendFacts([stored])).get(entityId) ?? '';
    await tx.saveEntities([{ ...row, version: seq, chain }]);
    // Whoever comes first in a round has it for ever.
    return tx.takeLease(`round ${round}`, holder, 0, 1);
  });
  done += 1;
  if (taken) leases += 1;
}
await store.close();
stdout.write(`${JSON.stringify({ done, leases })}\n`);
