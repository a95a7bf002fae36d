import { z } from 'zod';
import type { Plan } from '../../domain/plan/plan.ts';
import { dateField, formIdField, lineField } from '../forms/fields.ts';
import { DateInput, FormProblem, Hidden, LineInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';

/** A central document as the secretary types it. */
export const GUIDANCE_FIELDS = z.object({
  su_kien: z.array(z.string()).min(1, 'Chọn ít nhất một điều mà văn bản này đáp ứng.'),
  so: lineField(80, 'Chưa ghi số, ký hiệu của văn bản.'),
  trich_yeu: lineField(500, 'Chưa ghi tên loại và trích yếu.'),
  co_quan_ban_hanh: lineField(160, 'Chưa ghi cơ quan ban hành.'),
  ngay_ban_hanh: dateField('Chưa ghi ngày ban hành.'),
  ngay_nhan: dateField(null),
});
export const REGISTER_FIELDS = GUIDANCE_FIELDS.extend({ ma: formIdField });

interface GuidanceFormProps {
  readonly plan: Plan;
  readonly token: string;
  readonly filled: Filled;
}

export const GuidanceForm = ({ plan, token, filled }: GuidanceFormProps) => (
  <form method="post" action="/van-ban/xem-truoc" class="card" aria-labelledby="ghi-nhan">
    <FormProblem filled={filled} />
    <Hidden values={{ dau: token }} />
    <EventChoice plan={plan} filled={filled} />
    <LineInput form="vb" name="so" label="Số, ký hiệu" hint="Ví dụ 25-HD/BTCTW" required filled={filled} />
    <LineInput form="vb" name="trich_yeu" label="Tên loại, trích yếu" required filled={filled} />
    <LineInput form="vb" name="co_quan_ban_hanh" label="Cơ quan ban hành" required filled={filled} />
    <DateInput form="vb" name="ngay_ban_hanh" label="Ngày ban hành" required filled={filled} />
    <DateInput
      form="vb"
      name="ngay_nhan"
      label="Ngày nhận"
      hint="Ngày/tháng/năm; để trống nếu chưa rõ"
      filled={filled}
    />
    <button type="submit" class="main">
      Xem trước
    </button>
    <p class="fine">Xem trước không thay đổi gì: chỉ cho thấy thời hạn nào sẽ đổi và thư nào sẽ gửi.</p>
  </form>
);

const EventChoice = ({ plan, filled }: Omit<GuidanceFormProps, 'token'>) => {
  const fault = filled.faults['su_kien'];
  const chosen = filled.typed.lists['su_kien'] ?? [];
  return (
    <fieldset
      class={fault === undefined ? 'field' : 'field wrong'}
      aria-describedby={fault === undefined ? undefined : 'vb-su_kien-loi'}
    >
      <legend>
        Văn bản này đáp ứng điều đang chờ nào <span class="must">(bắt buộc)</span>
      </legend>
      {plan.events.map((event) => (
        <p class="choice">
          <input
            type="checkbox"
            id={`vb-${event.key}`}
            name="su_kien"
            value={event.key}
            checked={chosen.includes(event.key)}
          />{' '}
          <label for={`vb-${event.key}`}>{event.words}</label>
        </p>
      ))}
      {fault === undefined ? null : (
        <p class="fault" id="vb-su_kien-loi">
          {fault}
        </p>
      )}
    </fieldset>
  );
};
