/**
 * A process of its own, started by sdk-download.ts: `node download-process.ts VERSION FOLDER`.
 *
 * The SDK can fetch the CLI, but only as part of starting a test server, and without any limit of time. In a
 * process of its own it can be watched and ended, and its native runtime is not the one of our worker.
 */
import { argv, exit, stderr, stdin } from 'node:process';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [version = '', downloadDir = ''] = argv.slice(2);

// The parent holds the other end: when it dies, nobody waits for this download any more.
stdin.on('close', () => exit(1)).resume();

try {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', version: `v${version}`, downloadDir } },
  });
  await environment.teardown();
  exit(0);
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  exit(1);
}
