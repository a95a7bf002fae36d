import { formatInstant } from '../../domain/calendar/instant.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { DirectiveView, LadderView, PacketState, PacketView } from '../../usecases/show-ladder.ts';
import { MAIL_LABEL, two } from '../words.ts';
import { mailPath } from './mail-table.tsx';
import { taskPath } from './task-table.tsx';

const LADDER_PATH = '/bao-cao-cap-tren';

export const packetPath = (task: string): string => `${LADDER_PATH}/${encodeURIComponent(task)}`;

export const STATE_WORDS: Readonly<Record<PacketState, string>> = {
  waiting: 'Chờ duyệt',
  held: 'Đang giữ lại',
  released: 'Đã duyệt trình',
};

/** Everything on the way upwards that waits for a person, and what went out late. */
export const LadderList = ({ plan, view }: { readonly plan: Plan; readonly view: LadderView }) => {
  const { packets, drafts, standstills, directives, late, counted } = view;
  return (
    <>
      <h1>Báo cáo cấp trên</h1>
      <p class="fine">
        Nhiệm vụ qua thời hạn được báo lên từng bậc: thư gửi người đứng đầu, trao đổi trực tiếp và báo cáo bộ
        phận thường trực, hồ sơ trình Ban Thường vụ Tỉnh ủy. Mỗi bậc chờ thư của bậc trước chuyển đến nơi
        nhận. Không có hồ sơ nào tự đi khi chưa có người duyệt.
      </p>
      <h2 id="ho-so">Hồ sơ trình Ban Thường vụ ({packets.length})</h2>
      {packets.length === 0 ? <p>Chưa có.</p> : <PacketTable packets={packets} />}
      <h2 id="y-kien">Ý kiến chỉ đạo ({directives.length})</h2>
      {directives.length === 0 ? <p>Chưa có.</p> : <Directives directives={directives} />}
      <h2 id="du-thao">Dự thảo chờ lãnh đạo duyệt, gửi ({drafts.length})</h2>
      {drafts.length === 0 ? <p>Không có.</p> : null}
      <ul>
        {drafts.map(({ task, mail, to, sendAt }) => (
          <li>
            <a href={taskPath(task)}>Nhiệm vụ {shortId(plan, task)}</a>: {MAIL_LABEL[mail]}, gửi {to}, lập lúc{' '}
            {formatInstant(sendAt)}. <a href="/thu#thu-sap-gui">Xem và duyệt ở trang Thư</a>
          </li>
        ))}
      </ul>
      <h2 id="chua-den">Chưa chuyển đến nơi nhận ({standstills.length})</h2>
      {standstills.length === 0 ? <p>Không có.</p> : null}
      <ul>
        {standstills.map(({ task, to, failed, since }) => (
          <li>
            <a href={taskPath(task)}>Nhiệm vụ {shortId(plan, task)}</a>: thư gửi {to}, lập lúc{' '}
            {formatInstant(since)}
            {failed ? ', máy chủ thư không nhận; đề nghị chuyển bằng văn bản giấy' : ', chưa gửi đi'}.
          </li>
        ))}
      </ul>
      <h2 id="gui-muon">Thư gửi muộn ({late.length})</h2>
      {late.length === 0 ? <p>Không có.</p> : null}
      <ul>
        {late.slice(0, 50).map(({ id, recipient, subject, plannedAt, sentAt }) => (
          <li>
            <a href={mailPath(id)}>{subject}</a>, {bodyName(plan, recipient)}: dự kiến{' '}
            {formatInstant(plannedAt)}, đã gửi {formatInstant(sentAt)}
          </li>
        ))}
      </ul>
      <p class="fine">
        Đã ghi: {two(counted.silences)} lần hết giờ duyệt mà chưa có ý kiến; {two(counted.confirmations)} kết
        quả xác nhận chậm; {two(counted.decisions)} tờ trình chậm quyết định.
      </p>
    </>
  );
};

const shortId = (plan: Plan, id: string): string =>
  id.startsWith(`${plan.id.split('-')[0] ?? ''}-`) ? id.slice(id.indexOf('-') + 1) : id;

const PacketTable = ({ packets }: { readonly packets: readonly PacketView[] }) => (
  <table role="table" aria-labelledby="ho-so">
    <thead role="rowgroup">
      <tr role="row">
        {['Nhiệm vụ', 'Cơ quan', 'Quá hạn', 'Tình trạng', 'Đang hỏi', 'Hết giờ duyệt'].map((column) => (
          <th role="columnheader" scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {packets.map((packet) => (
        <tr role="row">
          <td role="cell" data-column="Nhiệm vụ">
            <a href={packetPath(packet.task)}>Nhiệm vụ {packet.number}</a>
          </td>
          <td role="cell" data-column="Cơ quan">
            {packet.body}
          </td>
          <td role="cell" data-column="Quá hạn">
            {two(packet.workingDaysLate)} ngày làm việc
          </td>
          <td role="cell" data-column="Tình trạng">
            {STATE_WORDS[packet.state]}
            {packet.silences === 0 ? '' : `, ${two(packet.silences)} lần hết giờ mà chưa có ý kiến`}
          </td>
          <td role="cell" data-column="Đang hỏi">
            {packet.officerWords ?? ''}
          </td>
          <td role="cell" data-column="Hết giờ duyệt">
            {packet.answerBy === null ? '' : formatInstant(packet.answerBy)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

export const Directives = ({ directives }: { readonly directives: readonly DirectiveView[] }) => (
  <ul>
    {directives.map((directive) => (
      <li>
        <a href={packetPath(directive.task)}>
          Nhiệm vụ {directive.task.slice(directive.task.indexOf('-') + 1)}
        </a>
        : {directive.words === '' ? 'nội dung đã xóa theo quy định' : `"${directive.words}"`}.{' '}
        {directive.toName} nhận lúc {formatInstant(directive.receivedAt)}, trả lời trước{' '}
        {formatInstant(directive.answerBy)}: <strong>{directiveState(directive)}</strong>.
      </li>
    ))}
  </ul>
);

export function directiveState({ answer, late }: Pick<DirectiveView, 'answer' | 'late'>): string {
  if (answer !== null) return `${late ? 'đã trả lời quá hạn' : 'đã trả lời'} lúc ${formatInstant(answer.at)}`;
  return late ? 'quá thời hạn, chưa nhận được trả lời' : 'đang chờ trả lời';
}
