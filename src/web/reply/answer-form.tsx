import type { Child } from 'hono/jsx';
import { DateInput, FilesInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { FileBox } from '../forms/received-files.ts';
import { JUDGED_WHEN_SIGNED } from '../prepared-notice.tsx';
import type { AnswerKind } from './answer-fields.ts';
import { DraftButtons } from './draft.tsx';
import { PeriodFields } from './period-report.tsx';

interface Wording {
  readonly heading: string;
  readonly intro: string;
  readonly number: string;
  readonly date: string;
  readonly words: string;
  readonly button: string;
}

const WORDING: Readonly<Record<AnswerKind, Wording>> = {
  result: {
    heading: 'Báo cáo kết quả',
    intro:
      'Kết quả cần có số và ngày của văn bản, hoặc ít nhất một tệp văn bản. Sau khi gửi, kết quả chờ xác nhận.',
    number: 'Số, ký hiệu văn bản',
    date: 'Ngày văn bản',
    words: 'Nội dung kết quả',
    button: 'Gửi báo cáo kết quả',
  },
  progress: {
    heading: 'Báo cáo tiến độ, khó khăn, ý kiến',
    intro:
      'Nêu việc đã làm, việc còn lại, dự kiến hoàn thành; khó khăn, vướng mắc, đề nghị; hoặc ý kiến về cách tính thời hạn.',
    number: 'Số, ký hiệu văn bản (nếu có)',
    date: 'Ngày văn bản (nếu có)',
    words: 'Nội dung',
    button: 'Gửi báo cáo tiến độ',
  },
  presented: {
    heading: 'Đã trình cấp có thẩm quyền',
    intro:
      'Dùng khi cơ quan đã trình và việc quyết định thuộc cấp trên; từ ngày trình, thời gian chờ quyết định không tính cho cơ quan.',
    number: 'Số tờ trình',
    date: 'Ngày tờ trình',
    words: 'Ghi chú (nếu có)',
    button: 'Gửi báo cáo đã trình',
  },
  'period-report': {
    heading: 'Gửi báo cáo định kỳ',
    intro:
      'Nêu theo các mục của đề cương; mục nào không có nội dung thì để trống. Cần có số và ngày của báo cáo, hoặc ít nhất một tệp. Gửi lại thì bản mới thay bản trước.',
    number: 'Số, ký hiệu báo cáo',
    date: 'Ngày báo cáo',
    words: '',
    button: 'Gửi báo cáo',
  },
  round: {
    heading: 'Gửi kế hoạch, báo cáo của đơn vị',
    intro: 'Cần có số và ngày của văn bản, hoặc ít nhất một tệp văn bản. Gửi lại thì bản mới thay bản trước.',
    number: 'Số, ký hiệu văn bản',
    date: 'Ngày văn bản',
    words: 'Ghi chú (nếu có)',
    button: 'Gửi',
  },
};

interface AnswerFormProps {
  readonly kind: AnswerKind;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
  readonly files: FileBox;
  /** Who has to sign before it counts; null: nobody. */
  readonly signer: string | null;
  /** What is said of the draft that fills it; null: there is none. */
  readonly draft: Child | null;
}

export const AnswerForm = ({ kind, hidden, filled, files, signer, draft }: AnswerFormProps) => {
  const { heading, intro, number, date, words, button } = { ...WORDING[kind], ...toBeSigned(signer) };
  const shared = { form: kind, filled };
  const proves = kind === 'presented';
  return (
    <form method="post" action="/r/viec" enctype="multipart/form-data" aria-label={heading}>
      <FormProblem filled={filled} />
      {draft}
      <p>{intro}</p>
      <Hidden values={{ ...hidden, loai: kind }} />
      <LineInput {...shared} name="so_van_ban" label={number} required={proves} />
      <DateInput {...shared} name="ngay_van_ban" label={date} required={proves} />
      <FilesInput {...shared} label="Tệp văn bản" box={files} />
      {kind === 'period-report' ? (
        <PeriodFields {...shared} />
      ) : (
        <TextInput {...shared} name="noi_dung" label={words} required={kind === 'progress'} />
      )}
      <LineInput {...shared} name="ho_ten" label="Họ tên người gửi" required autocomplete="name" />
      <LineInput {...shared} name="chuc_vu" label="Chức vụ" required autocomplete="organization-title" />
      <div class="row">
        <button type="submit" class="main">
          {button}
        </button>
        <DraftButtons kept={draft !== null} />
      </div>
    </form>
  );
};

/** What differs where the head of the body has the last word. */
const toBeSigned = (signer: string | null): Partial<Wording> =>
  signer === null
    ? {}
    : {
        intro: `Kết quả cần có số và ngày của văn bản, hoặc ít nhất một tệp văn bản. Kết quả của nhiệm vụ này do thủ trưởng ký: sau khi gửi, ${signer} nhận liên kết riêng để ký gửi hoặc trả lại. ${JUDGED_WHEN_SIGNED} Gửi lại thì bản mới thay bản trước.`,
        button: 'Gửi trình thủ trưởng ký',
      };

export const answerHeading = (kind: AnswerKind): string => WORDING[kind].heading;
