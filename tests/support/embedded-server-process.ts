/** A process that starts an embedded server, says so in one line of JSON, and then only lives: to be killed. */
import { argv, stdout } from 'node:process';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';

const [path = '', server = '', dataDir = ''] = argv.slice(2);
const started = await startEmbeddedServer({
  binary: { path, version: { cli: 'unknown', server } },
  dataDir,
  log: (words) => void process.stderr.write(`${words}\n`),
  synchronous: 'OFF',
});
stdout.write(
  `${JSON.stringify(started.ok ? { pid: started.value.pid(), address: started.value.address } : started)}\n`,
);
