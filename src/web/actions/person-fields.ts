import { z } from 'zod';
import type { FileRef } from '../../ports/store.ts';
import type { Task } from '../../domain/task/task.ts';
import { checkFields, dateField, formIdField, lineField, textField } from '../forms/fields.ts';
import type { Faults } from '../forms/fields.ts';
import { proofFaults } from '../forms/proof.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import type { Action, Said } from './action.ts';

const NUMBER = 'Chưa ghi số, ký hiệu văn bản.';
const DATE = 'Chưa ghi ngày văn bản.';

/** The fields that every action has, as its kind of paper demands. */
export function readSaid(
  action: Pick<Action<never>, 'paper' | 'wordsRequired' | 'matter'>,
  texts: Readonly<Record<string, string>>,
  files: readonly FileRef[],
): { readonly ok: true; readonly said: Said } | { readonly ok: false; readonly faults: Faults } {
  const must = action.paper === 'required';
  const schema = z.object({
    ma_mau: formIdField,
    ho_ten: lineField(120, 'Chưa ghi họ tên.'),
    chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
    noi_dung: textField(10_000, action.wordsRequired ? 'Chưa ghi nội dung, lý do.' : null),
    so_van_ban: lineField(80, must ? NUMBER : null),
    ngay_van_ban: dateField(must ? DATE : null),
  });
  const checked = checkFields(schema, texts);
  const unproven = action.paper === 'evidence' ? proofFaults(texts, files) : {};
  if (!checked.ok) return { ok: false, faults: { ...unproven, ...checked.faults } };
  if (Object.keys(unproven).length > 0) return { ok: false, faults: unproven };
  const { ma_mau: id, ho_ten: personName, chuc_vu: personTitle, noi_dung: words } = checked.value;
  const documentNumber = checked.value.so_van_ban === '' ? null : checked.value.so_van_ban;
  const documentOn = checked.value.ngay_van_ban;
  const shown = action.matter === undefined ? {} : { shown: texts[SHOWN_FIELD] ?? '' };
  return {
    ok: true,
    said: { id, personName, personTitle, words, documentNumber, documentOn, files, ...shown },
  };
}

/** The hidden field that says what a form showed. */
const SHOWN_FIELD = 've';

export const shownField = (
  { matter }: Pick<Action<never>, 'matter'>,
  task: Task,
): Readonly<Record<string, string>> => (matter === undefined ? {} : { [SHOWN_FIELD]: matter(task) });

const OF_PERSON = ['ma_mau', 'ho_ten', 'chuc_vu', 'noi_dung', 'so_van_ban', 'ngay_van_ban'];

/** What was chosen about something else is not chosen again by itself; who speaks, and his words, stay. */
export const withoutChoices = (form: TypedForm): TypedForm => ({
  ...form,
  texts: Object.fromEntries(
    OF_PERSON.flatMap((name) => (form.texts[name] === undefined ? [] : [[name, form.texts[name]]])),
  ),
});
