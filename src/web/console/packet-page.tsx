import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { DirectiveView, PacketView } from '../../usecases/show-ladder.ts';
import { FactsList } from '../facts-list.tsx';
import { dateField, formIdField, lineField, textField } from '../forms/fields.ts';
import { ChoiceInput, DateInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { Directives, packetPath, STATE_WORDS } from './ladder-page.tsx';
import { taskPath } from './task-table.tsx';

export const PACKET_FIELDS = z.object({
  ma: formIdField,
  y_kien: z.enum(['release', 'hold'], { error: 'Chọn duyệt trình hoặc giữ lại.' }),
  nguoi_duyet: z.string({ error: 'Chưa chọn người duyệt.' }).min(1, 'Chưa chọn người duyệt.'),
  ho_ten: lineField(120, 'Chưa ghi họ tên người duyệt.'),
  ly_do: textField(4000, null),
});

export const DIRECTIVE_FIELDS = z.object({
  ma: formIdField,
  noi_dung: textField(4000, 'Chưa ghi nội dung chỉ đạo.'),
  ho_ten: lineField(120, 'Chưa ghi họ tên người ký.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
  so: lineField(80, null),
  ngay: dateField(null),
});

export const ANSWER_FIELDS = z.object({
  ma: formIdField,
  chi_dao: z.string().min(1),
  noi_dung: textField(4000, 'Chưa ghi nội dung trả lời.'),
  ho_ten: lineField(120, 'Chưa ghi họ tên người trả lời.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
  so: lineField(80, null),
  ngay: dateField(null),
});

export interface PacketForms {
  readonly hidden: Readonly<Record<string, string>>;
  readonly packet: Filled;
  readonly directive: Filled;
  readonly answer: Filled;
}

interface PacketPageProps {
  readonly plan: Plan;
  readonly task: { readonly id: string; readonly number: string; readonly title: string };
  readonly packet: PacketView | null;
  readonly directives: readonly DirectiveView[];
  readonly forms: PacketForms;
}

/** One page a task: what Ban Thường vụ would see, and the word of whoever releases it. Printed without the forms. */
export const PacketPage = ({ plan, task, packet, directives, forms }: PacketPageProps) => (
  <>
    <p class="crumb screen-only">
      <a href="/bao-cao-cap-tren">Báo cáo cấp trên</a> ·{' '}
      <a href={taskPath(task.id)}>Nhiệm vụ {task.number}</a>
    </p>
    <h1>Nhiệm vụ {task.number}: hồ sơ trình Ban Thường vụ Tỉnh ủy</h1>
    <p class="fine">
      Dự thảo; không có số, ngày, chữ ký. Kế hoạch {plan.number}.{' '}
      {packet === null ? '' : `${STATE_WORDS[packet.state]}.`}
    </p>
    <p class="lead">{task.title}</p>
    {packet === null ? (
      <p>Nhiệm vụ này chưa có hồ sơ trình Ban Thường vụ.</p>
    ) : (
      <>
        <FactsList rows={Object.entries(packet.rows)} />
        <Asked packet={packet} />
        {packet.state === 'released' ? null : <PacketForm packet={packet} forms={forms} />}
      </>
    )}
    <h2>Ý kiến chỉ đạo</h2>
    {directives.length === 0 ? <p>Chưa có.</p> : <Directives directives={directives} />}
    <OpenAnswers task={task.id} directives={directives} forms={forms} />
    <DirectiveForm task={task.id} forms={forms} />
  </>
);

const Asked = ({ packet }: { readonly packet: PacketView }) => (
  <section class="screen-only">
    <h2>Người được hỏi</h2>
    {packet.asked.length === 0 ? <p>Chính sách chưa có người duyệt cho nhiệm vụ này.</p> : null}
    <ul>
      {packet.asked.map((words) => (
        <li>{words}</li>
      ))}
    </ul>
    {packet.answerBy === null ? null : (
      <p>Hết giờ duyệt lúc {formatInstant(packet.answerBy)}; sau đó hỏi cấp trên của người được hỏi.</p>
    )}
  </section>
);

const PacketForm = ({ packet, forms }: { readonly packet: PacketView; readonly forms: PacketForms }) => (
  <form
    method="post"
    action={`${packetPath(packet.task)}/y-kien`}
    class="card"
    aria-labelledby="y-kien-ho-so"
  >
    <h2 id="y-kien-ho-so">Ý kiến của người duyệt</h2>
    <FormProblem filled={forms.packet} />
    <p>Hồ sơ chỉ được trình khi có người ký tên duyệt. Không ai duyệt hồ sơ về việc của cơ quan mình.</p>
    <Hidden values={forms.hidden} />
    <ChoiceInput
      form="hs"
      name="nguoi_duyet"
      label="Người duyệt"
      required
      filled={forms.packet}
      choices={packet.officers.map(({ key, words }) => [key, words])}
    />
    <LineInput
      form="hs"
      name="ho_ten"
      label="Họ tên người duyệt"
      required
      autocomplete="name"
      filled={forms.packet}
    />
    <TextInput
      form="hs"
      name="ly_do"
      label="Ý kiến, lý do"
      hint="Bắt buộc khi giữ lại."
      rows={3}
      filled={forms.packet}
    />
    <div class="row">
      <button type="submit" name="y_kien" value="release" class="main">
        Duyệt, trình Ban Thường vụ
      </button>
      <button type="submit" name="y_kien" value="hold">
        Giữ lại
      </button>
    </div>
  </form>
);

interface TaskForms {
  readonly task: string;
  readonly forms: PacketForms;
}

const DirectiveForm = ({ task, forms }: TaskForms) => (
  <form method="post" action={`${packetPath(task)}/chi-dao`} class="card" aria-labelledby="ghi-chi-dao">
    <h2 id="ghi-chi-dao">Ghi ý kiến chỉ đạo của Ban Thường vụ</h2>
    <FormProblem filled={forms.directive} />
    <p>Ý kiến được gửi cơ quan chịu trách nhiệm; cơ quan trả lời trong hai ngày làm việc.</p>
    <Hidden values={forms.hidden} />
    <TextInput
      form="cd"
      name="noi_dung"
      label="Nội dung chỉ đạo"
      required
      rows={4}
      filled={forms.directive}
    />
    <LineInput
      form="cd"
      name="ho_ten"
      label="Họ tên người ký"
      required
      autocomplete="name"
      filled={forms.directive}
    />
    <LineInput form="cd" name="chuc_vu" label="Chức vụ" required filled={forms.directive} />
    <LineInput form="cd" name="so" label="Số, ký hiệu văn bản" filled={forms.directive} />
    <DateInput form="cd" name="ngay" label="Ngày văn bản" filled={forms.directive} />
    <button type="submit" class="main">
      Ghi ý kiến chỉ đạo
    </button>
  </form>
);

const OpenAnswers = ({ task, forms, directives }: TaskForms & Pick<PacketPageProps, 'directives'>) => {
  const open = directives.filter(({ answer }) => answer === null);
  const [only] = open;
  if (only === undefined) return null;
  return (
    <form method="post" action={`${packetPath(task)}/tra-loi`} class="card" aria-labelledby="ghi-tra-loi">
      <h2 id="ghi-tra-loi">Ghi trả lời không qua liên kết trong thư</h2>
      <FormProblem filled={forms.answer} />
      <Hidden values={forms.hidden} />
      <ChoiceInput
        form="tl"
        name="chi_dao"
        label="Trả lời ý kiến chỉ đạo"
        required
        filled={{
          ...forms.answer,
          typed: {
            ...forms.answer.typed,
            texts: { chi_dao: only.directiveId, ...forms.answer.typed.texts },
          },
        }}
        choices={open.map(({ directiveId, words }) => [directiveId, words.slice(0, 80)])}
      />
      <TextInput form="tl" name="noi_dung" label="Nội dung trả lời" required rows={3} filled={forms.answer} />
      <LineInput form="tl" name="ho_ten" label="Họ tên người trả lời" required filled={forms.answer} />
      <LineInput form="tl" name="chuc_vu" label="Chức vụ" required filled={forms.answer} />
      <LineInput form="tl" name="so" label="Số, ký hiệu văn bản" filled={forms.answer} />
      <DateInput form="tl" name="ngay" label="Ngày văn bản" filled={forms.answer} />
      <button type="submit">Ghi trả lời</button>
    </form>
  );
};
