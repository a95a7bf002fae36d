import type { DaylessView, NamedBody } from '../../usecases/round-views.ts';
import { DateInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';

interface FormProps {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

const Person = ({ form, filled }: { readonly form: string; readonly filled: Filled }) => (
  <>
    <LineInput
      form={form}
      name="ho_ten"
      label="Họ tên người quyết định"
      required
      autocomplete="name"
      filled={filled}
    />
    <LineInput
      form={form}
      name="chuc_vu"
      label="Chức vụ"
      required
      autocomplete="organization-title"
      filled={filled}
    />
  </>
);

/** The day is typed from a document, never proposed: the plan prints none. */
export const DayForm = ({
  action,
  hidden,
  filled,
  periods,
}: FormProps & { readonly periods: readonly DaylessView[] }) => (
  <form method="post" action={action} class="card" aria-labelledby="an-dinh">
    <h2 id="an-dinh">Ghi nhận văn bản ấn định ngày nộp</h2>
    <FormProblem filled={filled} />
    <Hidden values={hidden} />
    <div class={filled.faults['ky'] === undefined ? 'field' : 'field wrong'}>
      <label for="an-ky">
        Kỳ báo cáo <span class="must">(bắt buộc)</span>
      </label>
      <select id="an-ky" name="ky" aria-required="true">
        {periods.map(({ period, words }) => (
          <option value={period} selected={filled.typed.texts['ky'] === period}>
            Báo cáo {words}
          </option>
        ))}
      </select>
      {filled.faults['ky'] === undefined ? null : <p class="fault">{filled.faults['ky']}</p>}
    </div>
    <DateInput form="an" name="ngay_nop" label="Ngày nộp (đến hết ngày này)" required filled={filled} />
    <p class="choice">
      <input
        type="checkbox"
        id="an-ve_sau"
        name="ve_sau"
        value="co"
        checked={filled.typed.texts['ve_sau'] === 'co'}
      />{' '}
      <label for="an-ve_sau">Áp dụng cho cả các kỳ cùng loại về sau (ngày này hằng năm)</label>
    </p>
    <LineInput
      form="an"
      name="so"
      label="Số, ký hiệu văn bản"
      hint="Ví dụ 45-CV/BTCTU"
      required
      filled={filled}
    />
    <DateInput form="an" name="ngay_van_ban" label="Ngày văn bản" required filled={filled} />
    <Person form="an" filled={filled} />
    <button type="submit" class="main">
      Ghi nhận ngày nộp
    </button>
    <p class="fine">
      Sau khi ghi nhận, đợt báo cáo được lập và từng đơn vị nhận thư đề nghị gửi báo cáo, kèm đề cương.
    </p>
  </form>
);

/** Only after the last day, and only by a named person. */
export const CloseForm = ({
  action,
  hidden,
  filled,
  missing,
}: FormProps & { readonly missing: readonly NamedBody[] }) => (
  <form method="post" action={action} class="card" aria-labelledby="chot-dot">
    <h2 id="chot-dot">Chốt đợt</h2>
    <FormProblem filled={filled} />
    <p>
      Các đơn vị chưa gửi được ghi "chưa gửi" và nêu tên trong báo cáo tổng hợp:{' '}
      {missing.map(({ name }) => name).join('; ')}. Từng đơn vị có hộp thư được báo bằng thư. Báo cáo đến sau
      vẫn được nhận và ghi "nhận sau khi chốt".
    </p>
    <Hidden values={hidden} />
    <Person form="ch" filled={filled} />
    <TextInput form="ch" name="ghi_chu" label="Ghi chú (nếu có)" rows={2} filled={filled} />
    <button type="submit" class="main">
      Chốt đợt
    </button>
  </form>
);

/** One form for each report that came on the very day. */
export const ConcludeForm = ({
  action,
  hidden,
  filled,
  body,
  on,
}: FormProps & { readonly body: NamedBody; readonly on: string }) => {
  const id = `kl-${body.body}`;
  return (
    <form method="post" action={action} class="card" aria-labelledby={id}>
      <h2 id={id}>Kết luận về {body.name}</h2>
      <FormProblem filled={filled} />
      <p>
        Nhận đúng ngày {on}, chờ kết luận. Trước khi có kết luận, không tính là quá thời hạn. Đơn vị nhận thư
        báo kết luận, kèm lý do.
      </p>
      <Hidden values={{ ...hidden, don_vi: body.body }} />
      <Person form={id} filled={filled} />
      <TextInput
        form={id}
        name="ly_do"
        label="Lý do"
        hint="Bắt buộc khi kết luận quá thời hạn."
        rows={2}
        filled={filled}
      />
      <div class="row">
        <button type="submit" name="ket_luan" value="on-time" class="main">
          Trong thời hạn
        </button>
        <button type="submit" name="ket_luan" value="late">
          Quá thời hạn
        </button>
      </div>
    </form>
  );
};
