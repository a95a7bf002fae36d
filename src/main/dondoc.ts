import { runCli } from '../cli/program.ts';
import { ownOrder } from './child-process.ts';
import { createCliContext } from './cli-context.ts';
import { runWeb } from './web-process.ts';
import { runWorker } from './worker.ts';

// A reader that has seen enough (`dondoc mail list | head`) closes the pipe: that is its right, and no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const order = ownOrder(process.env);
if (order === null) {
  process.exitCode = await runCli(process.argv.slice(2), createCliContext());
} else if (order.role === 'worker') {
  await runWorker(order);
} else {
  await runWeb(order);
}
