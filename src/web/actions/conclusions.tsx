import { z } from 'zod';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { describeReading } from '../../domain/deadline/describe-deadline.ts';
import { sentence } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import { readTaskPhrase } from '../../domain/task/lay-out-task.ts';
import { confirmReading } from '../../usecases/confirm-reading.ts';
import type { TaskDecision } from '../../usecases/decide-task.ts';
import { isBoundary, partsToJudge } from '../../usecases/open-answers.ts';
import { settleDate } from '../../usecases/settle-date.ts';
import { dateField } from '../forms/fields.ts';
import { ChoiceInput, DateInput } from '../forms/inputs.tsx';
import type { Scene } from './action.ts';
import { deciding, decision, words } from './decision.ts';
import { EXTENSION_REASON_LABEL } from './requests.tsx';

const EXTENSION = z
  .object({
    ket_qua: z.enum(['dong-y', 'khong', 'ngay-khac'], { error: 'Chọn một kết quả.' }),
    ngay_khac: dateField(null),
  })
  .refine(({ ket_qua, ngay_khac }) => ket_qua !== 'ngay-khac' || ngay_khac !== null, {
    path: ['ngay_khac'],
    error: 'Chưa ghi ngày được đề xuất.',
  });

function extensionDecision({ ket_qua, ngay_khac }: z.output<typeof EXTENSION>): TaskDecision {
  if (ket_qua === 'ngay-khac' && ngay_khac !== null) return { kind: 'extension-countered', until: ngay_khac };
  return { kind: ket_qua === 'dong-y' ? 'extension-granted' : 'extension-refused' };
}

const MARKS = [
  ['giu', 'Giữ việc ghi quá hạn'],
  ['bo', 'Bỏ, ghi là đúng hạn'],
] as const;

/** Nothing has been marked yet: the result arrived on the very day of "trước ngày X". */
const MARKS_OF_BOUNDARY = [
  ['bo', 'Ghi là đúng hạn'],
  ['giu', 'Ghi là quá hạn'],
] as const;

/** What a leader says to what a body has asked, handed in or disputed, and how a phrase is read. */
export const CONCLUSIONS = {
  extension: decision(
    {
      heading: 'Quyết định về đề nghị gia hạn',
      intro:
        'Cơ quan được giao nhiệm vụ không tự quyết định. Không đồng ý hoặc đề xuất ngày khác thì phải nêu lý do.',
      words: 'Ý kiến của lãnh đạo',
      button: 'Gửi quyết định',
    },
    EXTENSION,
    (value) => deciding(extensionDecision(value)),
    {
      about: ({ extensions }) => (extensions.open === null ? [] : [extensions.open.requestId]),
      paper: 'optional',
      wordsRequired: false,
      fields: ({ plan, task }, filled) => (
        <>
          {task.extensions.open === null ? null : (
            <p>
              {bodyName(plan, task.extensions.open.body)} đề nghị gia hạn đến hết ngày{' '}
              {formatDate(task.extensions.open.proposedOn)}. Lý do chính:{' '}
              {EXTENSION_REASON_LABEL[task.extensions.open.reason].toLocaleLowerCase('vi')}.
            </p>
          )}
          <ChoiceInput
            form="qd"
            name="ket_qua"
            label="Kết quả"
            required
            filled={filled}
            choices={[
              ['dong-y', 'Đồng ý theo ngày được đề nghị'],
              ['khong', 'Không đồng ý'],
              ['ngay-khac', 'Đề xuất ngày khác'],
            ]}
          />
          <DateInput form="qd" name="ngay_khac" label="Ngày khác (nếu đề xuất)" filled={filled} />
        </>
      ),
    },
  ),
  mark: decision(
    {
      heading: 'Kết luận về việc ghi quá hạn',
      intro: 'Bỏ ghi quá hạn của nhiệm vụ chưa có kết quả thì ghi thời hạn mới để tiếp tục theo dõi.',
      words: 'Lý do, căn cứ',
      button: 'Gửi kết luận',
    },
    z.object({
      ket_luan: z.enum(['giu', 'bo'], { error: 'Chọn giữ hoặc bỏ việc ghi quá hạn.' }),
      thoi_han_moi: dateField(null),
    }),
    ({ ket_luan, thoi_han_moi }) =>
      deciding({
        kind: 'mark-concluded',
        verdict: ket_luan === 'giu' ? 'late' : 'on-time',
        until: thoi_han_moi,
      }),
    {
      about: ({ contest }) => (contest === null ? [] : [contest.contestId]),
      paper: 'optional',
      fields: ({ task }, filled) => (
        <>
          <ChoiceInput
            form="qd"
            name="ket_luan"
            label="Kết luận"
            required
            filled={filled}
            choices={isBoundary(task) ? MARKS_OF_BOUNDARY : MARKS}
          />
          <DateInput
            form="qd"
            name="thoi_han_moi"
            label="Thời hạn mới (nếu nhiệm vụ chưa có kết quả)"
            filled={filled}
          />
        </>
      ),
    },
  ),
  part: decision(
    {
      heading: 'Xác nhận phần việc của cơ quan thực hiện',
      intro: 'Phần việc của từng cơ quan được xác nhận riêng. Trả lại thì phải nêu lý do.',
      words: 'Ý kiến',
      button: 'Gửi',
    },
    z.object({
      co_quan: z.string({ error: 'Chọn một cơ quan.' }).min(1, 'Chọn một cơ quan.'),
      ket_luan: z.enum(['xac-nhan', 'tra-lai'], { error: 'Chọn xác nhận hoặc trả lại.' }),
    }),
    ({ co_quan, ket_luan }) =>
      deciding({ kind: ket_luan === 'xac-nhan' ? 'part-confirmed' : 'part-returned', body: co_quan }),
    {
      about: ({ members }) =>
        members.filter(({ progress }) => progress === 'reported').map(({ reportId }) => reportId),
      paper: 'none',
      wordsRequired: false,
      fields: ({ plan, task }, filled) => (
        <>
          <ChoiceInput
            form="qd"
            name="co_quan"
            label="Cơ quan thực hiện"
            required
            filled={filled}
            choices={partsToJudge(task).map((body) => [body, bodyName(plan, body)] as const)}
          />
          <ChoiceInput
            form="qd"
            name="ket_luan"
            label="Kết luận"
            required
            filled={filled}
            choices={[
              ['xac-nhan', 'Xác nhận hoàn thành phần việc'],
              ['tra-lai', 'Trả lại để bổ sung'],
            ]}
          />
        </>
      ),
    },
  ),
  dates: decision(
    {
      heading: 'Quyết định thời hạn khi có văn bản mới',
      intro:
        'Thời hạn hiện nay do người có thẩm quyền quyết định, văn bản cho thời hạn khác. Thời hạn đã quyết định được giữ cho đến khi có quyết định ở đây; ấn định một ngày khác thì ghi một quyết định điều chỉnh.',
      words: 'Lý do, căn cứ',
      button: 'Gửi quyết định',
    },
    z.object({ thoi_han: z.enum(['giu', 'theo-van-ban'], { error: 'Chọn một thời hạn.' }) }),
    ({ thoi_han }) =>
      (deps, by, said) =>
        settleDate(deps, thoi_han === 'giu' ? 'decision' : 'document', words(by, said)),
    {
      paper: 'optional',
      fields: ({ task }, filled) => (
        <>
          {task.schedule.conflict === null ? null : <p>{sentence(task.schedule.conflict)}</p>}
          <ChoiceInput
            form="qd"
            name="thoi_han"
            label="Thời hạn được áp dụng"
            required
            filled={filled}
            choices={[
              ['giu', `Giữ thời hạn đã quyết định: ${dateWords(task.schedule.dueOn)}`],
              ['theo-van-ban', `Theo văn bản: ${dateWords(task.dateQuestion?.dueOn ?? null)}`],
            ]}
          />
        </>
      ),
    },
  ),
  reading: decision(
    {
      heading: 'Xác nhận cách hiểu thời gian',
      intro: 'Cụm từ có nhiều cách hiểu. Người xác nhận không thuộc cơ quan tham mưu của chính nhiệm vụ này.',
      words: 'Căn cứ (nếu có)',
      button: 'Xác nhận cách hiểu',
    },
    // Nothing chosen is no number: it must not pass for the proposed reading, which is 0.
    z.object({
      cach_hieu: z
        .string({ error: 'Chọn một cách hiểu.' })
        .regex(/^\d{1,2}$/, 'Chọn một cách hiểu.')
        .transform(Number),
    }),
    ({ cach_hieu }) =>
      (deps, by, said) =>
        confirmReading(deps, cach_hieu, words(by, said)),
    {
      paper: 'optional',
      wordsRequired: false,
      fields: (scene, filled) => (
        <ChoiceInput
          form="qd"
          name="cach_hieu"
          label="Cách hiểu"
          required
          filled={filled}
          choices={readingChoices(scene)}
        />
      ),
    },
  ),
};

const dateWords = (on: LocalDate | null): string =>
  on === null ? 'chưa ấn định' : `hết ngày ${formatDate(on)}`;

/** The proposed reading first, then the others, each as the language describes it. */
function readingChoices({ plan, definition }: Scene): readonly (readonly [string, string])[] {
  const reading = readTaskPhrase(plan, definition);
  return [reading, ...reading.readings].map((_, index) => {
    const described = describeReading(readTaskPhrase(plan, definition, index), 'short');
    return [
      String(index),
      `${index === 0 ? 'Cách đề xuất' : `Cách hiểu khác ${index}`}: ${described}`,
    ] as const;
  });
}
