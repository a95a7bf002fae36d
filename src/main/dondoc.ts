import { StoreBusy } from '../../activities/adapters/store/store-refused.ts';
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

/** A store that another program holds for seconds is no defect: the person may try again. */
function busyOrDefect(error: unknown): number {
  if (!(error instanceof StoreBusy)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

const order = ownOrder(process.env);
if (order === null) {
  process.exitCode = await runCli(process.argv.slice(2), createCliContext()).catch(busyOrDefect);
} else if (order.role === 'worker') {
  await runWorker(order);
} else {
  await runWeb(order);
}
