import { formatInstant } from '../../domain/calendar/instant.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { TableHead } from '../table-head.tsx';
import { MAIL_LABEL, MAIL_STATUS } from '../words.ts';

export const mailPath = (id: string): string => `/thu/${encodeURIComponent(id)}`;

const TONE: Readonly<Record<MailView['status'], string>> = {
  queued: 'open',
  held: 'soon',
  sent: 'done',
  captured: 'done',
  failed: 'overdue',
  bounced: 'overdue',
  withdrawn: 'still',
};

export const MailStatus = ({ status }: Pick<MailView, 'status'>) => (
  <span class={`badge ${TONE[status]}`}>{MAIL_STATUS[status]}</span>
);

interface MailTableProps {
  readonly mails: readonly MailView[];
  readonly nameOf: (body: string) => string;
  readonly labelledBy: string;
}

export const MailTable = ({ mails, nameOf, labelledBy }: MailTableProps) => (
  <table class="mails" role="table" aria-labelledby={labelledBy}>
    <TableHead columns={['Gửi lúc', 'Kính gửi', 'Tiêu đề', 'Loại thư', 'Tình trạng']} />
    <tbody role="rowgroup">
      {mails.map((mail) => (
        <tr role="row">
          <td role="cell" data-column="Gửi lúc">
            {formatInstant(mail.sentAt ?? mail.sendAt)}
          </td>
          <td role="cell" data-column="Kính gửi">
            {nameOf(mail.recipient)}
            <p class="fine address">{mail.to.join(', ')}</p>
          </td>
          <td role="cell" data-column="Tiêu đề">
            <a href={mailPath(mail.id)}>{mail.subject}</a>
          </td>
          <td role="cell" data-column="Loại thư">
            {MAIL_LABEL[mail.kind]}
          </td>
          <td role="cell" data-column="Tình trạng">
            <MailStatus status={mail.status} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
