import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

export const STYLE_PATH = '/style.css';
export const PAPER_STYLE_PATH = '/paper.css';

/** The only picture there is: a bell, drawn here so that nothing is fetched from anywhere. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4e89"/>' +
  '<path d="M16 6c-4 0-6 3-6 7v5l-2 3h16l-2-3v-5c0-4-2-7-6-7zm-2.5 17a2.5 2.5 0 0 0 5 0z" fill="#fff"/></svg>';

/** The stylesheets and the icon. They hold nothing of the office, so browsers may keep them as long as they ask. */
export function createAssets(): Hono {
  const styles = [
    [STYLE_PATH, './style.css'],
    [PAPER_STYLE_PATH, './paper.css'],
  ] as const;
  const app = new Hono();
  for (const [path, file] of styles) {
    const css = readFileSync(new URL(file, import.meta.url), 'utf8');
    const keep = keepWhile(css);
    app.get(path, (c) =>
      c.req.header('if-none-match') === keep.ETag
        ? c.body(null, 304, keep)
        : c.body(css, 200, { ...keep, 'Content-Type': 'text/css; charset=utf-8' }),
    );
  }
  app.get('/icon.svg', (c) => c.body(ICON, 200, { ...keepWhile(ICON), 'Content-Type': 'image/svg+xml' }));
  return app;
}

const keepWhile = (content: string) => ({
  'Cache-Control': 'no-cache',
  ETag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 20)}"`,
});
