import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { LinkPurpose } from '../../ports/store.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import { readForm } from '../forms/typed-form.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { problemWords, showProblem } from '../problem-page.tsx';
import type { PageProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { spendAddress, unknownLink, waitWords } from './too-many.tsx';
import { receiptPath, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { LostForm } from './task-page.tsx';

/**
 * A form of a visit, with the token of its cookie; without one, what was typed is shown again and nothing is done. Files
 * are stored only for a visit, and before all that was typed after them is known.
 */
export async function withVisit(
  c: Context,
  site: Site,
  take: (visit: Visit, form: TypedForm) => Promise<Response>,
  purpose: LinkPurpose = 'answer',
): Promise<Response> {
  const busy = await spendAddress(c, site);
  const admitted = once((form: TypedForm) =>
    busy === null ? admit(c, site, form, purpose) : Promise.resolve(busy),
  );
  const read = await readForm(c, site, async (form) => typeof (await admitted(form)) === 'object');
  if (!read.ok) return read.form === undefined ? showProblem(c, site, read.problem) : unread(c, site, read);
  const visit = await admitted(read.form);
  if (visit === 'no-reply-cookie') return lostPage(c, site, read.form, NO_COOKIE);
  if (typeof visit === 'number') return waitPage(c, site, read.form, visit);
  if (visit === 'cross-site') return showProblem(c, site, visit);
  return visit === 'unknown-link' ? unknownLink(c, site) : take(visit, read.form);
}

export const refusedVisit = (
  c: Context,
  site: Site,
  why: 'unknown-link' | 'no-reply-cookie',
): Promise<Response> => (why === 'unknown-link' ? unknownLink(c, site) : showProblem(c, site, why));

function waitPage(c: Context, site: Site, typed: TypedForm, seconds: number): Promise<Response> {
  c.header('Retry-After', String(seconds));
  const [status, title, words] = problemWords('too-many');
  return lostPage(c, site, typed, {
    title,
    status,
    problem: `${words} Có thể gửi lại sau ${waitWords(seconds)}.`,
  });
}

const once = <A, B>(work: (a: A) => Promise<B>): ((a: A) => Promise<B>) => {
  let answer: Promise<B> | null = null;
  return (a) => (answer ??= work(a));
};

/** A number: the seconds to wait, where too much was sent through the same link. */
async function admit(
  c: Context,
  site: Site,
  { texts }: TypedForm,
  purpose: LinkPurpose,
): Promise<Visit | 'unknown-link' | 'no-reply-cookie' | 'cross-site' | number> {
  const visit = await visitOf(c, site, texts['viec'] ?? '', purpose);
  if (typeof visit === 'string') return visit;
  if (!site.seal.isMark('reply form', visit.binding, texts['dau'] ?? '')) return 'cross-site';
  return (await site.limits.spend('send', visit.link.id)) ?? visit;
}

interface LostWords {
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly problem: string;
}

const NO_COOKIE: LostWords = {
  title: 'Cần mở lại liên kết trong thư',
  status: 403,
  problem:
    'Trình duyệt không gửi kèm cookie của trang, hoặc trang đã mở quá một ngày. Đề nghị mở lại liên kết trong thư rồi dán lại nội dung.',
};

function unread(c: Context, site: Site, read: { readonly problem: PageProblem; readonly form?: TypedForm }) {
  const [status, title, problem] = problemWords(read.problem);
  return lostPage(c, site, read.form ?? UNFILLED.typed, { title, status, problem });
}

function lostPage(c: Context, site: Site, typed: TypedForm, words: LostWords): Promise<Response> {
  const { title, status, problem } = words;
  const body = (
    <div class="narrow">
      <h1>{title}</h1>
      <LostForm returned={{ filled: { typed, faults: {}, problem } }} />
    </div>
  );
  return showPage(c, site, { title, status, body });
}

export const GONE =
  'Việc này đã chuyển sang bước khác sau khi trang được mở, nên không nhận nội dung này nữa.';

/** The same form sent again, after its first sending has moved the task on: its receipt, and nothing is stored twice. */
export async function storedOr(
  c: Context,
  site: Site,
  { link, code }: Visit,
  id: string,
  otherwise: () => Promise<Response>,
): Promise<Response> {
  const report = await site.deps.store.read((tx) => tx.report(link.planId, id));
  return report !== null && report.entityId === link.entityId && report.body === link.body
    ? c.redirect(receiptPath(code, id), 303)
    : otherwise();
}
