import type { MailroomView } from '../../usecases/mailroom.ts';
import { Hidden, LineInput, UNFILLED } from '../forms/inputs.tsx';

interface MailroomBoxProps {
  readonly mailroom: MailroomView;
  readonly token: string;
}

/** How the mail stands, and the button that stops it. */
export const MailroomBox = ({ mailroom, token }: MailroomBoxProps) => (
  <section class="controls" aria-labelledby="gui-thu">
    <h2 id="gui-thu">Gửi thư</h2>
    <p>{mailroom.words}</p>
    {mailroom.relay === 'captured' ? null : (
      <p class="fine">
        Thư bị trả lại chưa được tự đọc từ hộp thư gửi: đưa từng thư báo trả lại vào bằng lệnh{' '}
        <code>dondoc mail returned</code>.
      </p>
    )}
    {mailroom.pause === null ? (
      <details>
        <summary>Tạm dừng gửi thư</summary>
        <p class="fine">
          Không thư nào rời đi cho đến khi có người cho gửi trở lại. Thư đến giờ vẫn được giữ; thư nhắc đã quá
          thời hạn của nhiệm vụ thì không gửi nữa và được báo ở mục cần xử lý.
        </p>
        <form method="post" action="/thu/tam-dung">
          <Hidden values={{ dau: token }} />
          <LineInput
            form="tam-dung"
            name="nguoi"
            label="Người yêu cầu (họ tên, chức vụ)"
            filled={UNFILLED}
            required
          />
          <LineInput form="tam-dung" name="ly-do" label="Lý do" filled={UNFILLED} required />
          <button type="submit">Tạm dừng gửi thư</button>
        </form>
      </details>
    ) : (
      <form method="post" action="/thu/gui-tiep">
        <Hidden values={{ dau: token }} />
        <button type="submit" class="main">
          Gửi thư trở lại
        </button>
      </form>
    )}
  </section>
);
