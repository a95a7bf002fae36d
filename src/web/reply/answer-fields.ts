import { z } from 'zod';
import type { FileRef } from '../../ports/store.ts';
import type { ReportForm } from '../../usecases/submit-report.ts';
import { checkFields, dateField, formIdField, lineField, textField } from '../forms/fields.ts';
import type { Faults } from '../forms/fields.ts';
import { proofFaults } from '../forms/proof.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { FILES_FIELD, KEPT_FIELD } from '../uploads/upload-fields.ts';
import { NIL_FIELD, PERIOD_FIELDS, hasWords, readPeriodReport } from './period-report.tsx';

const PERSON = {
  ma_mau: formIdField,
  ho_ten: lineField(120, 'Chưa ghi họ tên người gửi.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
};
const WORDS_MAX = 10_000;

/** What each kind of answer asks for; the words people typed are kept as they are. */
const KINDS = {
  progress: z.object({
    ...PERSON,
    noi_dung: textField(WORDS_MAX, 'Chưa ghi nội dung.'),
    so_van_ban: lineField(80, null),
    ngay_van_ban: dateField(null),
  }),
  presented: z.object({
    ...PERSON,
    noi_dung: textField(WORDS_MAX, null),
    so_van_ban: lineField(80, 'Chưa ghi số tờ trình.'),
    ngay_van_ban: dateField('Chưa ghi ngày tờ trình.'),
  }),
  result: z.object({
    ...PERSON,
    noi_dung: textField(WORDS_MAX, null),
    so_van_ban: lineField(80, null),
    ngay_van_ban: dateField(null),
  }),
  'period-report': PERIOD_FIELDS.extend({
    ...PERSON,
    so_van_ban: lineField(80, null),
    ngay_van_ban: dateField(null),
  }),
  round: z.object({
    ...PERSON,
    noi_dung: textField(WORDS_MAX, null),
    so_van_ban: lineField(80, null),
    ngay_van_ban: dateField(null),
  }),
} as const;

export type AnswerKind = keyof typeof KINDS;

export const isAnswerKind = (text: string): text is AnswerKind => Object.hasOwn(KINDS, text);

/** The fields of a form that a person fills in. */
export const fieldsOf = (kind: AnswerKind): readonly string[] =>
  Object.keys(KINDS[kind].shape).filter((name) => name !== 'ma_mau');

/** What a form of ours sends besides. */
const OURS = ['ma_mau', 'dau', 'viec', 'loai', 'luu', 'nhap_so', FILES_FIELD, KEPT_FIELD];

/** A field that the form has not: what stands in it would be lost without a word. */
export const strangeField = (kind: AnswerKind, { texts }: TypedForm): string | null =>
  Object.keys(texts).find((name) => !OURS.includes(name) && !fieldsOf(kind).includes(name)) ?? null;

/** The answer as the use case takes it, or every fault at its field. */
export function checkAnswer(
  kind: AnswerKind,
  form: TypedForm,
  files: readonly FileRef[],
): { readonly ok: true; readonly value: ReportForm } | { readonly ok: false; readonly faults: Faults } {
  if (kind === 'period-report') return checkPeriodReport(form, files);
  const checked = checkFields(KINDS[kind], form.texts);
  const unproven = kind === 'result' || kind === 'round' ? proofFaults(form.texts, files) : {};
  if (!checked.ok) return { ok: false, faults: { ...unproven, ...checked.faults } };
  if (Object.keys(unproven).length > 0) return { ok: false, faults: unproven };
  const { ma_mau: id, ho_ten: personName, chuc_vu: personTitle, noi_dung: words } = checked.value;
  const documentNumber = checked.value.so_van_ban === '' ? null : checked.value.so_van_ban;
  const documentOn = checked.value.ngay_van_ban;
  return { ok: true, value: { id, kind, personName, personTitle, words, documentNumber, documentOn, files } };
}

/** A periodic report is proven like a result, unless there is nothing to report. */
function checkPeriodReport(form: TypedForm, files: readonly FileRef[]): ReturnType<typeof checkAnswer> {
  const checked = checkFields(KINDS['period-report'], form.texts);
  const unproven = form.texts[NIL_FIELD] === 'co' ? nilFaults(form) : proofFaults(form.texts, files);
  if (!checked.ok) return { ok: false, faults: { ...unproven, ...checked.faults } };
  if (Object.keys(unproven).length > 0) return { ok: false, faults: unproven };
  const { ma_mau: id, ho_ten: personName, chuc_vu: personTitle, so_van_ban, ngay_van_ban } = checked.value;
  const proof = { documentNumber: so_van_ban === '' ? null : so_van_ban, documentOn: ngay_van_ban };
  const report = readPeriodReport(checked.value, proof, files);
  return { ok: true, value: { id, kind: 'round', personName, personTitle, ...report } };
}

const nilFaults = ({ texts }: TypedForm): Faults =>
  hasWords(texts)
    ? { [NIL_FIELD]: 'Đã ghi nội dung ở các mục dưới đây. Bỏ chọn "Không phát sinh", hoặc xóa nội dung.' }
    : {};
