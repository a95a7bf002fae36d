import { enableCompileCache } from 'node:module';
import { StoreBusy } from '../../activities/adapters/store/store-refused.ts';
import { ownOrder } from './child-process.ts';
import { readJsx } from './jsx.ts';

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

enableCompileCache();

// Each of the three loads only what it needs: a command would wait twice as long for what worker and web are made of.
const order = ownOrder(process.env);
if (order === null) {
  const { runCli } = await import('../cli/program.ts');
  const { createCliContext } = await import('./cli-context.ts');
  process.exitCode = await runCli(process.argv.slice(2), createCliContext()).catch(busyOrDefect);
} else if (order.role === 'worker') {
  const { runWorker } = await import('./worker.ts');
  await runWorker(order);
} else {
  await readJsx();
  const { runWeb } = await import('./web-process.ts');
  await runWeb(order);
}
