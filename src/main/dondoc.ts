import { runCli } from '../cli/program.ts';
import { ownOrder } from './child-process.ts';
import { createCliContext } from './cli-context.ts';
import { runWeb } from './web-process.ts';
import { runWorker } from './worker.ts';

const order = ownOrder(process.env);
if (order === null) {
  process.exitCode = await runCli(process.argv.slice(2), createCliContext());
} else if (order.role === 'worker') {
  await runWorker(order);
} else {
  await runWeb(order);
}
