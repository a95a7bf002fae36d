import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a running `dondoc start` tells the commands beside it; stands in the data folder while it runs. */
const runFile = z.object({
  pid: z.number().int(),
  url: z.string(),
  baseUrl: z.string(),
  signInUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  temporalEmbedded: z.boolean(),
  temporalUi: z.string().nullable(),
});

export type RunFile = z.infer<typeof runFile>;

const locate = (dataDir: string): string => join(dataDir, 'running.json');

/** Null where nothing runs, or where what stands there is no account of a run: the next start writes it anew. */
export async function readRunFile(dataDir: string): Promise<RunFile | null> {
  let text: string;
  try {
    text = await readFile(locate(dataDir), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = runFile.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export async function writeRunFile(dataDir: string, content: RunFile): Promise<void> {
  const path = locate(dataDir);
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export const removeRunFile = (dataDir: string): Promise<void> => rm(locate(dataDir), { force: true });
