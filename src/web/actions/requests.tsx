import { z } from 'zod';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { answerWords } from '../../domain/letter/ladder-words.ts';
import { capitalised } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import { EXTENSION_REASONS } from '../../domain/task/extension-fact.ts';
import type { ExtensionReason } from '../../domain/task/extension-fact.ts';
import { answerTask } from '../../usecases/answer-task.ts';
import type { TaskAnswer, TaskAnswerKind } from '../../usecases/answer-task.ts';
import { askable } from '../../usecases/open-answers.ts';
import { offeredMatterOf } from '../../usecases/shown-matter.ts';
import type { OpenedLink } from '../../usecases/submit-report.ts';
import { checkFields, givenDate } from '../forms/fields.ts';
import { ChoiceInput, DateInput } from '../forms/inputs.tsx';
import type { Action, Wording } from './action.ts';

type Request = Action<OpenedLink>;

export const EXTENSION_REASON_LABEL: Readonly<Record<ExtensionReason, string>> = {
  'waits-for-guidance': 'Chờ hướng dẫn của cấp trên',
  'waits-for-opinion': 'Chờ ý kiến của cơ quan khác',
  budget: 'Kinh phí',
  staff: 'Nhân sự, tổ chức bộ máy',
  'larger-than-planned': 'Khối lượng lớn hơn dự kiến',
  'force-majeure': 'Sự kiện bất khả kháng',
  other: 'Lý do khác (nêu rõ)',
};

/** What a party can bring through its link besides progress and results; the address of each page in its own words. */
export const REQUEST_PATHS: Readonly<Record<TaskAnswerKind, string>> = {
  watch: 'van-ban-da-ban-hanh',
  opinion: 'cho-y-kien',
  counter: 'ngay-de-xuat',
  part: 'phan-viec',
  extension: 'gia-han',
  'opinion-request': 'lay-y-kien',
  contest: 'y-kien-ve-thoi-han',
};

const plain = (wording: Wording, answer: TaskAnswer, more: Partial<Request> = {}): Request => ({
  wording,
  paper: 'none',
  wordsRequired: true,
  fields: () => null,
  read: () => ({ ok: true, act: (deps, link, said) => answerTask(deps, link, answer, said) }),
  ...more,
});

/** A request whose own fields make the answer; `toAnswer` gets what the schema has read. */
function asking<S extends z.ZodType>(
  wording: Wording,
  schema: S,
  toAnswer: (value: z.output<S>) => TaskAnswer,
  more: Pick<Request, 'fields'> & Partial<Request>,
): Request {
  return {
    wording,
    paper: 'none',
    wordsRequired: true,
    read: (texts) => {
      const checked = checkFields(schema, texts);
      if (!checked.ok) return checked;
      const answer = toAnswer(checked.value);
      return { ok: true, act: (deps, link, said) => answerTask(deps, link, answer, said) };
    },
    ...more,
  };
}

export const REQUESTS: Readonly<Record<TaskAnswerKind, Request>> = {
  watch: asking(
    {
      heading: 'Trả lời: văn bản đã ban hành chưa',
      intro:
        'Nhiệm vụ đang chờ văn bản. Nếu văn bản đã ban hành, xin ghi số, ngày để cơ quan theo dõi đăng ký.',
      words: 'Ghi chú (nếu có)',
      button: 'Gửi trả lời',
    },
    z.object({ tra_loi: z.enum(['roi', 'chua'], { error: 'Chọn đã ban hành hoặc chưa ban hành.' }) }),
    ({ tra_loi }) => ({ kind: 'watch', issued: tra_loi === 'roi' }),
    {
      paper: 'optional',
      wordsRequired: false,
      fields: (_, filled) => (
        <ChoiceInput
          form="yc"
          name="tra_loi"
          label="Văn bản đang chờ"
          required
          filled={filled}
          choices={[
            ['chua', 'Chưa ban hành'],
            ['roi', 'Đã ban hành'],
          ]}
        />
      ),
    },
  ),
  opinion: plain(
    {
      heading: 'Trả lời đề nghị cho ý kiến',
      intro: 'Ý kiến được chuyển ngay cho cơ quan chủ trì; số ngày chờ được tính đến lúc gửi.',
      words: 'Ý kiến của cơ quan',
      button: 'Gửi ý kiến',
    },
    { kind: 'opinion' },
    { paper: 'optional' },
  ),
  counter: asking(
    {
      heading: 'Trả lời ngày gia hạn được đề xuất',
      intro: 'Nhận thì thời hạn mới có hiệu lực ngay; không nhận thì thời hạn hiện nay tiếp tục được tính.',
      words: 'Ghi chú (nếu có)',
      button: 'Gửi trả lời',
    },
    z.object({ tra_loi: z.enum(['nhan', 'khong'], { error: 'Chọn nhận hoặc không nhận.' }) }),
    ({ tra_loi }) => ({ kind: 'counter', accepts: tra_loi === 'nhan' }),
    {
      matter: offeredMatterOf,
      wordsRequired: false,
      fields: ({ task }, filled) => {
        const offer = task.extensions.open?.offer ?? null;
        const answerBy = answerWords(offer?.answerBy);
        return (
          <ChoiceInput
            form="yc"
            name="tra_loi"
            label={offer === null ? 'Ngày được đề xuất' : `Ngày được đề xuất: ${formatDate(offer.until)}`}
            {...(answerBy === null
              ? {}
              : { hint: `${capitalised(answerBy)}; quá thời hạn đó đề xuất hết hiệu lực.` })}
            required
            filled={filled}
            choices={[
              ['nhan', 'Nhận ngày này'],
              ['khong', 'Không nhận, giữ thời hạn hiện nay'],
            ]}
          />
        );
      },
    },
  ),
  part: plain(
    {
      heading: 'Báo cáo phần việc đã hoàn thành',
      intro:
        'Dành cho cơ quan thực hiện: phần việc của từng cơ quan được ghi nhận theo tên. Cần số và ngày văn bản, hoặc một tệp.',
      words: 'Nội dung (nếu có)',
      button: 'Gửi báo cáo phần việc',
    },
    { kind: 'part' },
    { paper: 'evidence', wordsRequired: false },
  ),
  extension: asking(
    {
      heading: 'Đề nghị gia hạn',
      intro:
        'Mỗi lần chỉ có một đề nghị. Trong khi chờ, thời hạn hiện nay vẫn được tính; thời hạn ban đầu luôn được giữ để đối chiếu.',
      words: 'Lý do cụ thể, việc đã làm và việc còn lại',
      button: 'Gửi đề nghị gia hạn',
    },
    z.object({
      ngay_de_nghi: givenDate('Chưa ghi ngày đề nghị.'),
      ly_do_chinh: z.enum(EXTENSION_REASONS, { error: 'Chọn một lý do chính.' }),
    }),
    ({ ngay_de_nghi, ly_do_chinh }) => ({
      kind: 'extension',
      proposedOn: ngay_de_nghi,
      reason: ly_do_chinh,
    }),
    {
      paper: 'optional',
      fields: (_, filled) => (
        <>
          <DateInput
            form="yc"
            name="ngay_de_nghi"
            label="Đề nghị gia hạn đến hết ngày"
            required
            filled={filled}
          />
          <ChoiceInput
            form="yc"
            name="ly_do_chinh"
            label="Lý do chính"
            required
            filled={filled}
            choices={EXTENSION_REASONS.map((reason) => [reason, EXTENSION_REASON_LABEL[reason]] as const)}
          />
        </>
      ),
    },
  ),
  'opinion-request': asking(
    {
      heading: 'Lấy ý kiến cơ quan khác',
      intro:
        'Cơ quan được hỏi nhận thư và được nhắc nếu chậm trả lời; số ngày chờ được ghi nhận. Thời hạn của nhiệm vụ không thay đổi.',
      words: 'Nội dung cần ý kiến',
      button: 'Gửi lấy ý kiến',
    },
    z.object({ co_quan: z.string({ error: 'Chọn một cơ quan.' }).min(1, 'Chọn một cơ quan.') }),
    ({ co_quan }) => ({ kind: 'opinion-request', of: co_quan }),
    {
      fields: ({ plan, task, now, by }, filled) => (
        <ChoiceInput
          form="yc"
          name="co_quan"
          label="Cơ quan được lấy ý kiến"
          required
          filled={filled}
          choices={askable(task, by, now).map((body) => [body, bodyName(plan, body)] as const)}
        />
      ),
    },
  ),
  contest: plain(
    {
      heading: 'Nêu ý kiến về việc ghi quá hạn',
      intro:
        'Dùng khi cơ quan thấy việc ghi quá hạn chưa đúng. Trong khi xem xét, tình trạng ghi "Đang xem xét ý kiến của cơ quan".',
      words: 'Ý kiến và căn cứ',
      button: 'Gửi ý kiến',
    },
    { kind: 'contest' },
    { paper: 'optional' },
  ),
};
