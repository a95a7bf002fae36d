import { z } from 'zod';
import { recordEligibility } from '../../usecases/record-eligibility.ts';
import { dateField, givenDate, lineField } from '../forms/fields.ts';
import { ChoiceInput, DateInput, LineInput } from '../forms/inputs.tsx';
import { deciding, decision, words } from './decision.ts';

/** What changes the task itself: where it applies, its date, whether it is carried out at all. */
export const CHANGES = {
  eligibility: decision(
    {
      heading: 'Ghi nhận nơi đủ điều kiện',
      intro:
        'Chỉ Ban Tổ chức Tỉnh ủy xác định nơi đủ điều kiện (mục IV.3). Nơi được công nhận sau thời hạn in trong Kế hoạch có thời hạn riêng do người có thẩm quyền ấn định.',
      words: 'Căn cứ',
      button: 'Ghi nhận',
    },
    z.object({
      noi: z.string({ error: 'Chọn một nơi.' }).min(1, 'Chọn một nơi.'),
      tu_ngay: givenDate('Chưa ghi ngày đủ điều kiện.'),
      thoi_han_rieng: dateField(null),
    }),
    ({ noi, tu_ngay, thoi_han_rieng }) =>
      (deps, by, said) =>
        recordEligibility(deps, { place: noi, on: tu_ngay, dueOn: thoi_han_rieng }, words(by, said)),
    {
      paper: 'optional',
      fields: ({ plan, task }, filled) => (
        <>
          <ChoiceInput
            form="qd"
            name="noi"
            label="Nơi đủ điều kiện"
            required
            filled={filled}
            choices={plan.bodies
              .filter((body) => !task.eligible.some((place) => place.body === body.id))
              .map((body) => [body.id, body.name] as const)}
          />
          <DateInput form="qd" name="tu_ngay" label="Đủ điều kiện từ ngày" required filled={filled} />
          <DateInput form="qd" name="thoi_han_rieng" label="Thời hạn riêng (nếu có)" filled={filled} />
        </>
      ),
    },
  ),
  amendment: decision(
    {
      heading: 'Điều chỉnh thời hạn theo quyết định',
      intro:
        'Kế hoạch cho phép điều chỉnh, bổ sung (mục IV, đoạn cuối). Mọi điều chỉnh dẫn văn bản và giữ lại thời hạn cũ.',
      words: 'Nội dung quyết định',
      button: 'Ghi điều chỉnh',
    },
    z.object({ thoi_han_moi: givenDate('Chưa ghi thời hạn mới.') }),
    ({ thoi_han_moi }) => deciding({ kind: 'amended', until: thoi_han_moi }),
    {
      fields: (_, filled) => (
        <DateInput form="qd" name="thoi_han_moi" label="Thời hạn mới: hết ngày" required filled={filled} />
      ),
    },
  ),
  suspension: decision(
    {
      heading: 'Tạm dừng nhiệm vụ',
      intro:
        'Trong thời gian tạm dừng không nhắc và không tính quá hạn; cơ quan theo dõi được hỏi lại để không bị quên.',
      words: 'Lý do',
      button: 'Tạm dừng',
    },
    z.object({}),
    () => deciding({ kind: 'suspended' }),
  ),
  resumption: decision(
    {
      heading: 'Tiếp tục thực hiện nhiệm vụ',
      intro: 'Để trống thời hạn mới nếu thời hạn trước khi tạm dừng vẫn được giữ.',
      words: 'Nội dung',
      button: 'Tiếp tục',
    },
    z.object({ thoi_han_moi: dateField(null) }),
    ({ thoi_han_moi }) => deciding({ kind: 'resumed', until: thoi_han_moi }),
    {
      wordsRequired: false,
      fields: (_, filled) => (
        <DateInput form="qd" name="thoi_han_moi" label="Thời hạn mới (nếu có)" filled={filled} />
      ),
    },
  ),
  cancellation: decision(
    {
      heading: 'Thôi thực hiện nhiệm vụ',
      intro:
        'Nhiệm vụ kết thúc và không nhắc nữa. Nếu nhập hoặc tách sang nhiệm vụ khác, ghi mã của các nhiệm vụ đó.',
      words: 'Lý do',
      button: 'Thôi thực hiện',
    },
    z.object({ thay_bang: lineField(200, null) }),
    ({ thay_bang }) =>
      deciding({ kind: 'cancelled', replacedBy: thay_bang.split(/[\s,;]+/u).filter((id) => id !== '') }),
    {
      fields: (_, filled) => (
        <LineInput
          form="qd"
          name="thay_bang"
          label="Được thay bằng (nếu có)"
          hint="Mã nhiệm vụ, cách nhau bằng dấu phẩy, ví dụ 77-11, 77-12"
          filled={filled}
        />
      ),
    },
  ),
};
