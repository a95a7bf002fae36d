import type { MailboxView } from '../../usecases/show-mailbox.ts';
import type { MailroomView } from '../../usecases/mailroom.ts';
import { ANSWERS_PATH } from './answers.tsx';
import { Hidden, LineInput, UNFILLED } from '../forms/inputs.tsx';

/** What comes back: how the mailbox stands, and what waits to be read. */
export const MailboxBox = ({ mailbox }: { readonly mailbox: MailboxView }) => (
  <section class="controls" aria-labelledby="thu-den">
    <h2 id="thu-den">Thư đến</h2>
    <p>{mailbox.words}</p>
    <p>
      <a href={ANSWERS_PATH}>Thư trả lời chưa đọc ({mailbox.unread})</a>
    </p>
  </section>
);

interface MailroomBoxProps {
  readonly mailroom: MailroomView;
  readonly token: string;
}

/** How the mail stands, and the button that stops it. */
export const MailroomBox = ({ mailroom, token }: MailroomBoxProps) => (
  <section class="controls" aria-labelledby="gui-thu">
    <h2 id="gui-thu">Gửi thư</h2>
    <p>{mailroom.words}</p>
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
