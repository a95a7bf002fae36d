import type { Instant } from '../domain/calendar/instant.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { DraftRow } from '../ports/draft-store.ts';
import type { Deps } from './deps.ts';
import type { OpenedLink } from './submit-report.ts';

type Kept = Pick<Deps, 'store' | 'clock'>;

/** What was typed so far. `seen`: the revision that the page showed when it was opened, 0 where there was none. */
export interface DraftWords extends Pick<DraftRow, 'form' | 'id' | 'texts' | 'files'> {
  readonly seen: number;
}

/** Characters of all fields together; far above what a report may be long, so that nobody is cut short at a draft. */
const MAX_CHARACTERS = 400_000;

/**
 * Keeps what a body has begun to write, unchecked, so that it can be continued through the same link. Two people with the
 * link do not write over each other unseen: the second is told, and may save again.
 */
export async function saveDraft(
  { store, clock }: Kept,
  { link }: Pick<OpenedLink, 'link'>,
  { seen, ...words }: DraftWords,
): Promise<Result<DraftRow>> {
  const { planId, entityId, body } = link;
  const length = Object.values(words.texts).reduce((sum, text) => sum + text.length, 0);
  if (length > MAX_CHARACTERS)
    return fail({
      kind: 'draft-too-long',
      words: `Bản nháp dài ${length} ký tự; giữ được tối đa ${MAX_CHARACTERS}. Đề nghị gửi phần dài thành tệp.`,
    });
  const savedAt = await clock.now();
  return store.write(async (tx) => {
    const earlier = (await tx.drafts(planId, entityId, body)).find(({ form }) => form === words.form);
    const revision = earlier?.revision ?? 0;
    if (earlier !== undefined && revision !== seen) return fail(newerDraft(earlier));
    const row: DraftRow = { ...words, planId, entityId, body, savedAt, revision: revision + 1 };
    await tx.saveDraft(row);
    return ok(row);
  });
}

const newerDraft = ({ texts }: DraftRow) => ({
  kind: 'newer-draft',
  words: `Bản nháp đã được lưu từ một trang khác${writerOf(texts)}. Nội dung vừa nhập chưa lưu và vẫn ở trang này; bấm "Lưu nháp" lần nữa thì thay bản kia.`,
});

const writerOf = ({ ho_ten: name = '' }: DraftRow['texts']): string => (name === '' ? '' : ` (${name})`);

export const dropDraft = ({ store }: Kept, { link }: Pick<OpenedLink, 'link'>, id: string): Promise<void> =>
  store.write((tx) => tx.dropDraft(link.planId, link.entityId, link.body, id));

/**
 * Drafts whose link has expired are of no use to anybody; returns how many went. A link that was taken back keeps them: the
 * body goes on writing behind the next one.
 */
export const sweepDrafts = ({ store }: Kept, now: Instant): Promise<number> =>
  store.write((tx) => tx.dropUnreachableDrafts(now));
