import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { two } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { ReportRow } from '../../ports/store.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import type { MailroomView } from '../../usecases/mailroom.ts';
import type { MailboxView } from '../../usecases/show-mailbox.ts';
import { FactsList } from '../facts-list.tsx';
import { UNFILLED } from '../forms/inputs.tsx';
import { MAIL_LABEL } from '../words.ts';
import { MailboxBox, MailroomBox } from './mailroom-box.tsx';
import { MailStatus, MailTable, mailPath } from './mail-table.tsx';
import { Delivery } from './paper-delivery-page.tsx';
import { ReleaseForm } from './release-form.tsx';

interface MailListProps {
  readonly plan: Plan;
  readonly mails: readonly MailView[];
  readonly mailroom: MailroomView;
  readonly mailbox: MailboxView;
  readonly token: string;
}

export const MailList = ({ plan, mails, mailroom, mailbox, token }: MailListProps) => {
  const nameOf = (body: string): string => bodyName(plan, body);
  const ahead = mails.filter(({ status }) => status === 'queued' || status === 'held');
  // What left last is what one wants to see; what comes is in the order in which it comes.
  const over = mails.filter((mail) => !ahead.includes(mail)).toReversed();
  return (
    <>
      <h1>Thư</h1>
      <p class="fine">
        Mỗi cơ quan nhận nhiều nhất một thư tổng hợp trong ngày; thư gấp và thư trả lời riêng gửi riêng.
      </p>
      <MailroomBox mailroom={mailroom} token={token} />
      <MailboxBox mailbox={mailbox} />
      <h2 id="thu-da-gui">Đã gửi, đã rút ({over.length})</h2>
      {over.length === 0 ? (
        <p>Chưa có.</p>
      ) : (
        <MailTable mails={over} nameOf={nameOf} labelledBy="thu-da-gui" />
      )}
      <h2 id="thu-sap-gui">Sắp gửi, chờ duyệt ({ahead.length})</h2>
      {ahead.length === 0 ? (
        <p>Chưa có.</p>
      ) : (
        <MailTable mails={ahead} nameOf={nameOf} labelledBy="thu-sap-gui" />
      )}
    </>
  );
};

interface OneMailProps {
  readonly plan: Plan;
  readonly mail: MailView;
  /** How it was delivered on paper; null: nobody has recorded that it was. */
  readonly delivery: ReportRow | null;
  /** Which leader let a draft go; null: it is none, or waits for one. */
  readonly release: ReportRow | null;
  readonly token: string;
  readonly baseUrl: string;
}

export const OneMail = ({ plan, mail, delivery, release, token, baseUrl }: OneMailProps) => (
  <>
    <p class="crumb">
      <a href="/thu">Thư</a>
    </p>
    <h1>{mail.subject}</h1>
    <FactsList
      rows={[
        ['Tình trạng', <MailStatus status={mail.status} />],
        ['Loại thư', MAIL_LABEL[mail.kind]],
        ['Kính gửi', `${bodyName(plan, mail.recipient)} <${mail.to.join(', ')}>`],
        ['Gửi lúc', formatInstant(mail.sentAt ?? mail.sendAt)],
        ['Người duyệt gửi', releaseWords(release)],
        ['Lời đáp của máy chủ', mail.status === 'captured' ? null : mail.response],
        ['Tệp lịch kèm theo', calendarWords(mail)],
        ['Mã thư', mail.messageId],
      ]}
    />
    {mail.status === 'held' ? <ReleaseForm mail={mail} token={token} filled={UNFILLED} /> : null}
    {mail.blocks.length === 0 ? null : (
      <p>
        <a href={`${mailPath(mail.id)}/ban-giay`}>Bản giấy để in, lấy số, gửi qua văn thư</a>
      </p>
    )}
    <Delivery mail={mail} record={delivery} />
    <h2>Như người nhận thấy</h2>
    <iframe
      class="letter"
      title={`Thư: ${mail.subject}`}
      src={`${mailPath(mail.id)}/noi-dung`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <p>
      <a href={`${mailPath(mail.id)}/thu.eml`} download>
        Tải nguyên bản thư (tệp .eml, mở bằng phần mềm thư)
      </a>
    </p>
    <h2>Bản chữ thuần</h2>
    <pre class="letter" tabindex={0}>
      <Linked text={mail.text} baseUrl={baseUrl} />
    </pre>
  </>
);

const releaseWords = (release: ReportRow | null): string | null =>
  release === null
    ? null
    : `đồng chí ${release.personName}, ${release.personTitle}, ${formatInstant(release.at)}`;

/** Which days the letter brings into the receiver's calendar, or takes out of it; null: none. */
function calendarWords({ calendar }: MailView): string | null {
  if (calendar === null) return null;
  const days = calendar.entries.map(({ action, on }) =>
    action === 'set' ? formatDate(on) : 'rút ngày đã báo trước',
  );
  return `${two(days.length)} mốc: ${[...new Set(days)].join('; ')}`;
}

/** Only addresses of our own become links. */
const Linked = ({ text, baseUrl }: { readonly text: string; readonly baseUrl: string }) => {
  const [first = '', ...rest] = text.split(`${baseUrl}/r/`);
  return (
    <>
      {first}
      {rest.map((piece) => {
        const token = /^[A-Za-z0-9_-]*/.exec(piece)?.[0] ?? '';
        return (
          <>
            <a href={`/r/${token}`}>{`${baseUrl}/r/${token}`}</a>
            {piece.slice(token.length)}
          </>
        );
      })}
    </>
  );
};
