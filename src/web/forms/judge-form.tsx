import { z } from 'zod';
import { formIdField, lineField, textField } from './fields.ts';
import { FormProblem, Hidden, LineInput, TextInput } from './inputs.tsx';
import type { Filled } from './inputs.tsx';

/** A leader's word on a result, in the console and behind the confirmer's link. */
export const JUDGE_FIELDS = z.object({
  ma: formIdField,
  ket_luan: z.enum(['confirm', 'return'], { error: 'Chọn xác nhận hoặc trả lại.' }),
  ho_ten: lineField(120, 'Chưa ghi họ tên lãnh đạo kết luận.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
  ly_do: textField(4000, null),
  /** Which result the form showed. */
  ve: z.string().max(200).default(''),
});

/** The same by the names of the use case. */
export const judgementOf = (values: z.infer<typeof JUDGE_FIELDS>) => ({
  id: values.ma,
  verdict: values.ket_luan,
  personName: values.ho_ten,
  personTitle: values.chuc_vu,
  words: values.ly_do,
  shown: values.ve,
});

interface JudgeFormProps {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly confirmer: string;
  readonly filled: Filled;
}

export const JudgeForm = ({ action, hidden, confirmer, filled }: JudgeFormProps) => (
  <form method="post" action={action} class="card" aria-labelledby="ket-luan-tieu-de">
    <h2 id="ket-luan-tieu-de">Kết luận về kết quả</h2>
    <FormProblem filled={filled} />
    <p>Cơ quan xác nhận: {confirmer}. Cơ quan được giao nhiệm vụ không tự xác nhận kết quả của mình.</p>
    <Hidden values={hidden} />
    <LineInput
      form="kl"
      name="ho_ten"
      label="Họ tên lãnh đạo kết luận"
      required
      autocomplete="name"
      filled={filled}
    />
    <LineInput
      form="kl"
      name="chuc_vu"
      label="Chức vụ"
      required
      autocomplete="organization-title"
      filled={filled}
    />
    <TextInput
      form="kl"
      name="ly_do"
      label="Lý do"
      hint="Bắt buộc khi trả lại: cần bổ sung điều gì."
      rows={3}
      filled={filled}
    />
    <div class="row">
      <button type="submit" name="ket_luan" value="confirm" class="main">
        Xác nhận kết quả
      </button>
      <button type="submit" name="ket_luan" value="return">
        Trả lại để bổ sung
      </button>
    </div>
  </form>
);
