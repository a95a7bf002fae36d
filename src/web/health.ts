import { Hono } from 'hono';
import type { Site } from './site.ts';

/** `/healthz`: this process answers. `/readyz`: store, Temporal and worker answer too; 503 where one does not. */
export function createHealthRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const ready = await site.readiness();
    const ok = Object.values(ready).every(Boolean);
    return c.json({ ok, ...ready }, ok ? 200 : 503);
  });
  return app;
}
