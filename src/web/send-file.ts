import type { Context } from 'hono';
import { loadFile } from '../usecases/evidence-files.ts';
import { attachment } from './forms/file-names.ts';
import { showProblem } from './problem-page.tsx';
import type { Site } from './site.ts';

/** Always as an attachment: whatever a file holds, it is not opened as a page of ours. */
export async function sendFile(c: Context, site: Site, sha256: string): Promise<Response> {
  const file = await loadFile(site.deps, sha256);
  if (file === null) return showProblem(c, site, 'not-found', `Không có tệp "${sha256.slice(0, 12)}…".`);
  let index = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const row = await file.row(index);
      index += 1;
      if (row === null) controller.close();
      else controller.enqueue(row);
    },
  });
  return c.body(body, 200, {
    'Content-Type': file.ref.mime,
    'Content-Length': String(file.ref.size),
    'Content-Disposition': attachment(file.ref.name),
  });
}
