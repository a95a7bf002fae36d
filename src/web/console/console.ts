import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { PlanId } from '../../domain/plan/plan.ts';
import { choosePlan } from '../../usecases/deps.ts';
import { readForm } from '../forms/typed-form.ts';
import type { FileGate, TypedForm } from '../forms/typed-form.ts';
import { withNotice } from '../notice.ts';
import type { Notice } from '../notice.ts';
import { showProblem } from '../problem-page.tsx';
import { sessionOf } from '../security/session.ts';
import type { Site } from '../site.ts';

/** The anti-forgery token of every form of the console, bound to the session. */
export const consoleToken = (c: Context, site: Site): string =>
  site.seal.mark('console form', sessionOf(c, site) ?? '');

export const newFormId = (): string => randomUUID();

type Handler = (planId: PlanId) => Promise<Response>;
type FormHandler = (planId: PlanId, form: TypedForm) => Promise<Response>;

/** A page about the plan; where the store holds none, or several, the page says so. */
export async function withPlan(c: Context, site: Site, show: Handler): Promise<Response> {
  const chosen = await choosePlan(site.deps.store, null);
  return chosen.ok ? show(chosen.value) : showProblem(c, site, 'no-plan', chosen.problem.words);
}

/** A form of the console: from a page of ours, with the token of this session, or it is not looked at. */
export async function withConsoleForm(c: Context, site: Site, take: FormHandler): Promise<Response> {
  const session = sessionOf(c, site) ?? '';
  const isOurs: FileGate = ({ texts }) => site.seal.isMark('console form', session, texts['dau'] ?? '');
  const read = await readForm(c, site, isOurs);
  if (!read.ok) return showProblem(c, site, read.problem);
  if (!(await isOurs(read.form))) return showProblem(c, site, 'cross-site');
  return withPlan(c, site, (planId) => take(planId, read.form));
}

/** 303, so that reloading the next page sends nothing again. */
export const goTo = (c: Context, site: Site, path: string, notice: Notice): Response =>
  c.redirect(withNotice(site.seal, path, notice), 303);
