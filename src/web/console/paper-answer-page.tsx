import { DateInput, FilesInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { FileBox } from '../forms/received-files.ts';

export type PaperSubjectKind = 'task' | 'round';

const PLACE: Readonly<Record<PaperSubjectKind, string>> = { task: 'nhiem-vu', round: 'dot' };

export const subjectPath = (kind: PaperSubjectKind, id: string): string =>
  `/${PLACE[kind]}/${encodeURIComponent(id)}`;
export const paperAnswerPath = (kind: PaperSubjectKind, id: string): string =>
  `${subjectPath(kind, id)}/van-ban-giay`;

interface Choice {
  readonly value: string;
  readonly words: string;
}

export const TASK_KINDS: readonly Choice[] = [
  { value: 'result', words: 'Báo cáo kết quả' },
  { value: 'presented', words: 'Tờ trình cấp có thẩm quyền' },
  { value: 'progress', words: 'Tiến độ, ý kiến' },
];

interface PaperAnswerProps {
  readonly kind: PaperSubjectKind;
  readonly id: string;
  /** `Nhiệm vụ 9` */
  readonly name: string;
  readonly bodies: readonly Choice[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
  readonly files: FileBox;
}

/** What came through the post is entered by the office, with the days that the paper and the incoming book say. */
export const PaperAnswerView = ({ kind, id, name, bodies, hidden, filled, files }: PaperAnswerProps) => {
  const shared = { form: 'vbg', filled };
  return (
    <div class="narrow">
      <p class="crumb">
        <a href={subjectPath(kind, id)}>{name}</a>
      </p>
      <h1>Nhập văn bản giấy</h1>
      <form
        method="post"
        action={paperAnswerPath(kind, id)}
        enctype="multipart/form-data"
        aria-label="Nhập văn bản giấy"
      >
        <FormProblem filled={filled} />
        <p>
          Thời hạn được tính theo ngày cơ quan theo dõi nhận văn bản, không theo ngày nhập. Ngày gửi được giữ
          lại để đối chiếu.
        </p>
        <Hidden values={hidden} />
        <Choose {...shared} name="co_quan" label="Cơ quan gửi" choices={bodies} />
        {kind === 'task' ? (
          <Choose {...shared} name="loai_van_ban" label="Loại văn bản" choices={TASK_KINDS} />
        ) : null}
        <LineInput {...shared} name="so_van_ban" label="Số, ký hiệu văn bản" required />
        <DateInput {...shared} name="ngay_van_ban" label="Ngày văn bản" required />
        <DateInput
          {...shared}
          name="ngay_gui"
          label="Ngày gửi"
          hint="Theo dấu bưu điện hoặc sổ giao nhận, ví dụ 17/9/2018"
          required
        />
        <DateInput
          {...shared}
          name="ngay_nhan"
          label="Ngày nhận"
          hint="Theo sổ công văn đến, ví dụ 18/9/2018"
          required
        />
        <TextInput {...shared} name="noi_dung" label="Trích yếu, nội dung chính" required rows={3} />
        <FilesInput {...shared} label="Bản chụp văn bản (nếu có)" box={files} />
        <LineInput {...shared} name="ho_ten" label="Người ký văn bản" required />
        <LineInput {...shared} name="chuc_vu" label="Chức vụ người ký" required />
        <LineInput {...shared} name="nguoi_nhap" label="Chuyên viên nhập" required autocomplete="name" />
        <button type="submit" class="main">
          Lưu văn bản giấy
        </button>
      </form>
    </div>
  );
};

interface ChooseProps {
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly filled: Filled;
}

const Choose = ({ form, name, label, choices, filled }: ChooseProps) => {
  const id = `${form}-${name}`;
  const fault = filled.faults[name];
  const chosen = filled.typed.texts[name] ?? '';
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        <span class="must"> (bắt buộc)</span>
      </label>
      <select
        id={id}
        name={name}
        aria-required="true"
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={fault === undefined ? undefined : `${id}-loi`}
      >
        <option value="">Chọn</option>
        {choices.map(({ value, words }) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
      {fault === undefined ? null : (
        <p class="fault" id={`${id}-loi`}>
          {fault}
        </p>
      )}
    </div>
  );
};
