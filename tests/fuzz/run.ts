import { parseArgs } from 'node:util';
import { aftermath } from './aftermath.ts';
import { fuzz } from './fuzz.ts';
import { prepareGround } from './ground.ts';

// Hostile input against every route: `tsx tests/fuzz/run.ts [--seed N] [--random N] [--structured N]`.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 2_147_483_647) },
    random: { type: 'string', default: '100000' },
    structured: { type: 'string', default: '10000' },
  },
});
const [seed, random, structured] = [values.seed, values.random, values.structured].map(Number) as [
  number,
  number,
  number,
];
const total = random + structured;

let done = 0;
const began = performance.now();
function showProgress(): void {
  done += 1;
  if (done % 250 !== 0 && done !== total) return;
  const filled = Math.round((done / total) * 40);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(40 - filled)}] ${done}/${total} ${seconds} s `);
}

console.log(`seed ${seed}: ${random} random and ${structured} structured requests`);
const ground = await prepareGround({ until: '09/01/2019', pagesARoute: 25 });
try {
  const counts = await fuzz(ground, { seed, random, structured, signedIn: 8, onRequest: showProgress });
  process.stderr.write('\n');
  for (const { method, path } of ground.routes) {
    const name = `${method} ${path}`;
    console.log(
      `${name}: ${counts.random.get(name) ?? 0} random, ${counts.structured.get(name) ?? 0} structured`,
    );
  }
  const faults = await aftermath(ground, 40);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log('no 5xx, no change without a valid form, nothing unescaped, no token told, the store sound');
} finally {
  await ground.remove();
}
