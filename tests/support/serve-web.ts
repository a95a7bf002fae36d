import { serve } from '@hono/node-server';
import { SIGN_IN_KEY, webPlace } from './web-place.ts';

/** Serves the web over a fresh practice store, to look at it: `tsx tests/support/serve-web.ts [PORT]`. */
const port = Number(process.argv[2] ?? 8090);
const baseUrl = `http://127.0.0.1:${port}`;
const place = await webPlace(baseUrl);
const server = serve({ fetch: place.app.fetch, port, hostname: '127.0.0.1' }, () =>
  console.log(`${baseUrl}/dang-nhap?khoa=${SIGN_IN_KEY}`),
);
process.once('SIGTERM', () => {
  server.close();
  void place.remove();
});
