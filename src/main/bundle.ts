import { createHash } from 'node:crypto';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT, WORKFLOWS_ENTRY } from './paths.ts';

/** The workflows' code as one file in the data folder, made again only when a source or a dependency has changed. */
export async function bundleWorkflows(dataDir: string, log: (line: string) => void): Promise<string> {
  const path = join(dataDir, `workflows-${(await digestOfSources()).slice(0, 12)}.js`);
  try {
    await readFile(path);
    return path;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const say = (_level: unknown, message: string): void => log(`bundle: ${message.split('\n')[0] ?? ''}`);
  const logger = {
    log: say,
    trace: () => undefined,
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => say('warn', message),
    error: (message: string) => say('error', message),
  };
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS_ENTRY, logger });
  await writeFile(`${path}.${process.pid}`, code);
  await rename(`${path}.${process.pid}`, path);
  return path;
}

async function digestOfSources(): Promise<string> {
  const folder = dirname(WORKFLOWS_ENTRY);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted();
  const hash = createHash('sha256');
  for (const file of [...names.map((name) => join(folder, name)), join(ROOT, 'package.json')])
    hash.update(await readFile(file));
  return hash.digest('hex');
}
