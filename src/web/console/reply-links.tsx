import { formatInstant, onOf } from '../../domain/calendar/instant.ts';
import { addDays, formatDate } from '../../domain/calendar/local-date.ts';
import type { ReportRow } from '../../ports/store.ts';
import { wasReplaced } from '../../usecases/link-record.ts';
import type { LinkView } from '../../usecases/list-links.ts';
import { FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { subjectPath } from './paper-answer-page.tsx';
import type { PaperSubjectKind } from './paper-answer-page.tsx';

export interface LinkSubject {
  readonly kind: PaperSubjectKind;
  readonly id: string;
}

export const withdrawalPath = ({ kind, id }: LinkSubject, { body, purpose }: OfBody): string =>
  `${subjectPath(kind, id)}/lien-ket/${encodeURIComponent(body)}${purpose === 'sign' ? '/ky' : ''}`;

type OfBody = Pick<LinkView, 'body' | 'purpose'>;

/** `Sở Nội vụ`; the link of its head apart: `Sở Nội vụ, liên kết ký của thủ trưởng`. */
const ownerWords = ({ name, purpose }: LinkView): string =>
  purpose === 'sign' ? `${name}, liên kết ký của thủ trưởng` : name;

/** How a link stands, as a sentence goes on after the name of its body. */
const STATE: Readonly<Record<LinkView['state'], string>> = {
  open: 'đang mở',
  closed: 'chỉ xem, không nhận trả lời',
  revoked: 'đã thu hồi',
  expired: 'đã hết thời gian dùng',
};

const stateWords = ({ state, expiresAt }: LinkView): string =>
  state === 'open' || state === 'closed'
    ? `${STATE[state]}, dùng được đến hết ngày ${formatDate(addDays(onOf(expiresAt), -1))}`
    : STATE[state];

interface ReplyLinksProps {
  readonly of: LinkSubject;
  readonly links: readonly LinkView[];
}

/** On the page of a task or round: every link that is out, and where it can be taken back. */
export const ReplyLinks = ({ of, links }: ReplyLinksProps) => {
  if (links.length === 0) return null;
  const withdrawals = links.flatMap((link) => link.withdrawals.map((record) => ({ link, record })));
  return (
    <>
      <h2>Liên kết trả lời</h2>
      {withdrawals.length === 0 ? null : (
        <ul>
          {withdrawals
            .toSorted((a, b) => (a.record.at < b.record.at ? 1 : -1))
            .map(({ link, record }) => (
              <li>
                {ownerWords(link)}: <WithdrawalWords record={record} />
              </li>
            ))}
        </ul>
      )}
      <details class="screen-only">
        <summary>{new Set(links.map(({ body }) => body)).size} cơ quan, đơn vị có liên kết</summary>
        <ul>
          {links.map((link) => (
            <li>
              {ownerWords(link)}: {stateWords(link)}.{' '}
              <a class="fine" href={withdrawalPath(of, link)}>
                Thu hồi liên kết
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};

const WithdrawalWords = ({ record }: { readonly record: ReportRow }) => (
  <>
    đồng chí {record.personName} đã thu hồi liên kết lúc {formatInstant(record.at)}
    {wasReplaced(record) ? ' và gửi liên kết mới đến hộp thư đã đăng ký' : ''}. Lý do:{' '}
    <span class="typed">{record.words}</span>
  </>
);

interface WithdrawalViewProps {
  readonly of: LinkSubject;
  /** `Nhiệm vụ 9` */
  readonly name: string;
  readonly link: LinkView;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

/** One link, and the form that takes it back. */
export const WithdrawalView = ({ of, name, link, hidden, filled }: WithdrawalViewProps) => {
  const shared = { form: 'thlk', filled };
  return (
    <div class="narrow">
      <p class="crumb">
        <a href={subjectPath(of.kind, of.id)}>{name}</a>
      </p>
      <h1>Thu hồi liên kết</h1>
      <p>
        {ownerWords(link)}: liên kết {stateWords(link)}.
      </p>
      {link.withdrawals.map((record) => (
        <p class="card">
          {ownerWords(link)}: <WithdrawalWords record={record} />
        </p>
      ))}
      <form method="post" action={withdrawalPath(of, link)} aria-label="Thu hồi liên kết">
        <FormProblem filled={filled} />
        <p>
          Liên kết bị thu hồi không mở được nữa, kể cả ở trang đang mở; nội dung cơ quan đã gửi và bản nháp
          được giữ nguyên. Thư đã lập mà chưa gửi được lập lại. Nếu không gửi liên kết mới, các thư sau về
          việc này không mang liên kết và nói rõ lý do; người mở liên kết cũ gặp trang báo liên kết không dùng
          được, tại đó cơ quan có thể đề nghị gửi liên kết mới đến hộp thư đã đăng ký.
        </p>
        <Hidden values={hidden} />
        <LineInput {...shared} name="ho_ten" label="Họ tên người thu hồi" required autocomplete="name" />
        <TextInput {...shared} name="ly_do" label="Lý do" required rows={3} />
        <p class="choice">
          <input
            type="checkbox"
            id="thlk-gui_moi"
            name="gui_moi"
            value="co"
            checked={filled.typed.texts['gui_moi'] === 'co'}
          />{' '}
          <label for="thlk-gui_moi">Gửi liên kết mới đến hộp thư đã đăng ký</label>
        </p>
        <button type="submit" class="main">
          Thu hồi liên kết
        </button>
      </form>
    </div>
  );
};
