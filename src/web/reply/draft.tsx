import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { formatInstant, onOf } from '../../domain/calendar/instant.ts';
import { addDays, formatDate } from '../../domain/calendar/local-date.ts';
import type { DraftRow } from '../../ports/draft-store.ts';
import type { LinkRow } from '../../ports/store.ts';
import { dropDraft, saveDraft } from '../../usecases/drafts.ts';
import { formIdField } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { ReceivedFiles } from '../forms/received-files.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import type { Site } from '../site.ts';
import { two } from '../words.ts';
import { fieldsOf } from './answer-fields.ts';
import type { AnswerKind } from './answer-fields.ts';
import { replyPath } from './reply.ts';
import type { Visit } from './reply.ts';

/** The button that was pressed: a plain one sends. */
export const DRAFT_FIELD = 'luu';
/** The revision of the draft that the page showed. */
export const SEEN_FIELD = 'nhap_so';

export const draftFilled = ({ texts }: DraftRow): Filled => ({
  ...UNFILLED,
  typed: { texts, lists: {}, files: [] },
});

/** Keeps or throws away a draft; `refuse` shows the form again with what is wrong, and with the revision there is. */
export async function keepDraft(
  c: Context,
  site: Site,
  visit: Visit,
  kind: AnswerKind,
  form: TypedForm,
  files: ReceivedFiles,
  refuse: (problem: string, seen: string | undefined) => Promise<Response>,
): Promise<Response> {
  const { ma_mau: id = '', [SEEN_FIELD]: seen = '0' } = form.texts;
  const back = `${replyPath(visit.code)}&nhap=${kind}`;
  if (form.texts[DRAFT_FIELD] === 'xoa') {
    await dropDraft(site.deps, visit, id);
    return c.redirect(back, 303);
  }
  const texts = Object.fromEntries(
    fieldsOf(kind).flatMap((name) => {
      const text = form.texts[name] ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
  const fresh = await unusedId(site, visit, id);
  const draft = { form: kind, id: fresh, texts, files: files.refs, seen: Number(seen) };
  const saved = await saveDraft(site.deps, visit, draft);
  if (!saved.ok) {
    const { planId, entityId, body } = visit.link;
    const drafts = await site.deps.store.read((tx) => tx.drafts(planId, entityId, body));
    return refuse(saved.problem.words, drafts.find((known) => known.form === kind)?.revision.toString());
  }
  if (files.fault !== null)
    return refuse('Đã lưu nháp, trừ tệp nêu dưới đây.', saved.value.revision.toString());
  return c.redirect(back, 303);
}

/** A form that has been sent already keeps no draft under its id: sent again, it would be taken for the same answer. */
async function unusedId({ deps }: Site, { link }: Visit, id: string): Promise<string> {
  if (!formIdField.safeParse(id).success) return randomUUID();
  const sent = await deps.store.read((tx) => tx.report(link.planId, id));
  return sent === null ? id : randomUUID();
}

/** In the form that it fills: what is kept, since when, until when, and that nobody has been told. */
export const DraftNote = ({ draft, link }: { readonly draft: DraftRow; readonly link: LinkRow }) => (
  <div class="notice" role="status">
    <p>
      Bản nháp lưu lúc {formatInstant(draft.savedAt)}: giữ {two(Object.keys(draft.texts).length)} ô đã nhập và{' '}
      {two(draft.files.length)} tệp. Chưa gửi cho cơ quan theo dõi.
    </p>
    <p>
      Mở lại liên kết trong thư để viết tiếp, đến hết ngày {formatDate(addDays(onOf(link.expiresAt), -1))}; ai
      trong cơ quan có liên kết đều viết tiếp được.
    </p>
  </div>
);

export const DraftButtons = ({ kept }: { readonly kept: boolean }) => (
  <>
    <button type="submit" name={DRAFT_FIELD} value="nhap">
      Lưu nháp
    </button>
    {kept ? (
      <button type="submit" name={DRAFT_FIELD} value="xoa">
        Xóa nháp
      </button>
    ) : null}
  </>
);
