import { Hono } from 'hono';
import { loadPlan } from '../../usecases/deps.ts';
import { describeMailbox, listAnswers, listUnreadable, markRead } from '../../usecases/show-mailbox.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { ANSWERS_PATH, AnswersPage } from './answers.tsx';
import { consoleToken, goTo, withConsoleForm, withPlan } from './console.ts';
import { linksIn } from './entity-links.ts';

/** What has come by mail, until somebody has read it. */
export function createAnswersRoutes(site: Site): Hono {
  const app = new Hono();
  app.get(ANSWERS_PATH, (c) =>
    withPlan(c, site, async (planId) => {
      const all = c.req.query('xem') === 'tat-ca';
      const answers = await listAnswers(site.deps, planId, { unread: !all });
      const unreadable = await listUnreadable(site.deps, planId);
      const { plan, mailbox } = await site.deps.store.read(async (tx) => ({
        plan: (await loadPlan(tx, planId)).plan,
        mailbox: await describeMailbox(tx, planId, Date.now()),
      }));
      const shown = {
        answers,
        unreadable,
        mailbox,
        all,
        token: consoleToken(c, site),
        linkOf: linksIn(plan),
      };
      return showPage(c, site, { title: 'Thư trả lời', body: <AnswersPage {...shown} /> });
    }),
  );
  app.post(`${ANSWERS_PATH}/da-doc`, (c) =>
    withConsoleForm(c, site, async (_planId, { texts }) => {
      const marked = await markRead(site.deps, texts['thu'] ?? '');
      if (!marked.ok) return showProblem(c, site, 'not-found', marked.problem.words);
      return goTo(c, site, ANSWERS_PATH, { tone: 'done', words: 'Đã đánh dấu thư là đã đọc.' });
    }),
  );
  return app;
}
