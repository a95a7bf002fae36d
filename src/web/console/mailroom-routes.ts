import { Hono } from 'hono';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { pauseMail, resumeMail } from '../../usecases/mailroom.ts';
import type { Notice } from '../notice.ts';
import type { Site } from '../site.ts';
import { goTo, withConsoleForm } from './console.ts';

/** A person stops the mail and lets it go again. */
export function createMailroomRoutes(site: Site): Hono {
  const app = new Hono();
  app.post('/thu/tam-dung', (c) =>
    withConsoleForm(c, site, async (_planId, { texts }) => {
      const paused = await pauseMail(site.deps, { by: texts['nguoi'] ?? '', because: texts['ly-do'] ?? '' });
      const notice: Notice = paused.ok
        ? { tone: 'done', words: `Gửi thư tạm dừng từ ${formatInstant(paused.value.at)}.` }
        : { tone: 'problem', words: paused.problem.words };
      return goTo(c, site, '/thu', notice);
    }),
  );
  app.post('/thu/gui-tiep', (c) =>
    withConsoleForm(c, site, async () => {
      const resumed = await resumeMail(site.deps);
      const words = resumed ? 'Thư được gửi trở lại.' : 'Gửi thư không bị tạm dừng.';
      return goTo(c, site, '/thu', { tone: 'done', words });
    }),
  );
  return app;
}
