import { z } from 'zod';
import type { FileRef, ReportRow } from '../../ports/store.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { EMPTY_OUTLINE, NIL_WORDS, OUTLINE, outlineText, readOutline } from '../../domain/report/outline.ts';
import type { OutlineKey, OutlineParts } from '../../domain/report/outline.ts';
import type { ReportForm } from '../../usecases/submit-report.ts';
import { textField } from '../forms/fields.ts';
import { TextInput, UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';

export const NIL_FIELD = 'khong_phat_sinh';
const PART_MAX = 8_000;

export const partField = (key: OutlineKey): string => `muc_${key.toLowerCase()}`;

/** The headings of the plan as plain fields, and the way out where there is nothing to report. */
export const PERIOD_FIELDS = z.object({
  muc_i: textField(PART_MAX, null),
  muc_ii: textField(PART_MAX, null),
  muc_iii: textField(PART_MAX, null),
  muc_iv: textField(PART_MAX, null),
  muc_v: textField(PART_MAX, null),
  muc_vi: textField(PART_MAX, null),
  [NIL_FIELD]: z.literal('co').optional(),
});

type PeriodTyped = z.output<typeof PERIOD_FIELDS>;

const partsOf = (typed: PeriodTyped): OutlineParts => ({
  ...EMPTY_OUTLINE,
  I: typed.muc_i,
  II: typed.muc_ii,
  III: typed.muc_iii,
  IV: typed.muc_iv,
  V: typed.muc_v,
  VI: typed.muc_vi,
});

type Typed = Pick<ReportForm, 'words' | 'nil' | 'documentNumber' | 'documentOn' | 'files'>;

/** A nil report says one thing: what was typed under the headings would contradict it. */
export function readPeriodReport(
  typed: PeriodTyped,
  proof: Pick<ReportForm, 'documentNumber' | 'documentOn'>,
  files: readonly FileRef[],
): Typed {
  const nil = typed[NIL_FIELD] === 'co';
  return { ...proof, files, words: nil ? NIL_WORDS : outlineText(partsOf(typed)), nil };
}

/** What a nil report may not carry. */
export const hasWords = (texts: Readonly<Record<string, string>>): boolean =>
  OUTLINE.some(({ key }) => (texts[partField(key)] ?? '').trim() !== '');

/** A correction begins with what was sent last. */
export function refill(latest: ReportRow | undefined): Filled {
  if (latest === undefined) return UNFILLED;
  const nil = latest.words === NIL_WORDS;
  const parts = nil ? EMPTY_OUTLINE : readOutline(latest.words);
  const texts: Record<string, string> = {
    ...Object.fromEntries(OUTLINE.map(({ key }) => [partField(key), parts[key]])),
    so_van_ban: latest.documentNumber ?? '',
    ngay_van_ban: latest.documentOn === null ? '' : formatDate(latest.documentOn),
    ho_ten: latest.personName,
    chuc_vu: latest.personTitle,
  };
  if (nil) texts[NIL_FIELD] = 'co';
  return { ...UNFILLED, typed: { texts, lists: {}, files: [] } };
}

export const PeriodFields = ({ form, filled }: { readonly form: string; readonly filled: Filled }) => {
  const fault = filled.faults[NIL_FIELD];
  return (
    <>
      <p class="choice">
        <input
          type="checkbox"
          id={`${form}-${NIL_FIELD}`}
          name={NIL_FIELD}
          value="co"
          checked={filled.typed.texts[NIL_FIELD] === 'co'}
          aria-describedby={fault === undefined ? undefined : `${form}-${NIL_FIELD}-loi`}
        />{' '}
        <label for={`${form}-${NIL_FIELD}`}>
          Không phát sinh: trong kỳ không có nội dung để báo cáo (không cần văn bản)
        </label>
      </p>
      {fault === undefined ? null : (
        <p class="fault" id={`${form}-${NIL_FIELD}-loi`}>
          {fault}
        </p>
      )}
      {OUTLINE.map(({ key, heading }) => (
        <TextInput form={form} name={partField(key)} label={heading} rows={4} filled={filled} />
      ))}
    </>
  );
};
