import { z } from 'zod';
import { dateField, formIdField, lineField, textField } from '../forms/fields.ts';

const PERSON = {
  ma: formIdField,
  ho_ten: lineField(120, 'Chưa ghi họ tên người quyết định.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
};

/** The document by which Ban Tổ chức sets a day that the plan does not print. */
export const DAY_FIELDS = z.object({
  ...PERSON,
  ky: lineField(20, 'Chọn kỳ báo cáo.'),
  ngay_nop: dateField('Chưa ghi ngày nộp.'),
  so: lineField(80, 'Chưa ghi số, ký hiệu của văn bản.'),
  ngay_van_ban: dateField('Chưa ghi ngày của văn bản.'),
  ve_sau: z.literal('co').optional(),
});

export const CLOSE_FIELDS = z.object({ ...PERSON, ghi_chu: textField(2000, null) });

export const CONCLUDE_FIELDS = z.object({
  ...PERSON,
  don_vi: lineField(120, 'Chưa rõ đơn vị.'),
  ket_luan: z.enum(['on-time', 'late'], { error: 'Chọn trong thời hạn hoặc quá thời hạn.' }),
  ly_do: textField(2000, null),
});
