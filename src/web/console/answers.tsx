import { formatInstant } from '../../domain/calendar/instant.ts';
import { sizeWords } from '../../domain/letter/words.ts';
import type { IncomingRow } from '../../ports/incoming-store.ts';
import type { AnswerView, MailboxView } from '../../usecases/show-mailbox.ts';
import { Hidden } from '../forms/inputs.tsx';
import { mailPath } from './mail-table.tsx';

export const ANSWERS_PATH = '/thu-den';

interface AnswersProps {
  readonly answers: readonly AnswerView[];
  readonly token: string;
  /** How a task or round is called on this page, and where it is shown. */
  readonly linkOf: (entityId: string) => readonly [href: string, words: string];
}

/** What people have answered by mail. Nothing in it counts as a result, and nothing in it is trusted. */
export const Answers = ({ answers, token, linkOf }: AnswersProps) => (
  <>
    {answers.map((answer) => (
      <section class="answer" aria-label={answer.letter?.subject ?? 'Thư trả lời'}>
        <AnswerHead answer={answer} linkOf={linkOf} />
        {answer.letter === null ? <p>Nội dung thư đã được xóa.</p> : <AnswerText letter={answer.letter} />}
        {answer.readAt === null ? (
          <MarkRead id={answer.id} token={token} />
        ) : (
          <p class="fine">Đã đọc lúc {formatInstant(answer.readAt)}.</p>
        )}
      </section>
    ))}
  </>
);

/** The same below a task or a round; nothing where nobody has answered. */
export const AnswersSection = (props: AnswersProps) =>
  props.answers.length === 0 ? null : (
    <>
      <h2 id="thu-tra-loi">Thư trả lời</h2>
      <p class="fine">Thư trả lời không thay báo cáo kết quả.</p>
      <Answers {...props} />
    </>
  );

const AnswerHead = ({ answer, linkOf }: Pick<AnswersProps, 'linkOf'> & { readonly answer: AnswerView }) => {
  const { letter, takenAt, entities, message } = answer;
  return (
    <>
      <p>
        <strong>{letter === null ? '(đã xóa)' : letter.subject || '(không có tiêu đề)'}</strong>
      </p>
      <p class="fine">
        Nhận {formatInstant(takenAt)}
        {letter === null ? null : `, trả lời thư gửi ${letter.body}`}
        {entities.map((id) => {
          const [href, words] = linkOf(id);
          return (
            <>
              {'; '}
              <a href={href}>{words}</a>
            </>
          );
        })}
        {message === null ? null : (
          <>
            {'; '}
            <a href={mailPath(message)}>thư đã gửi</a>
          </>
        )}
        .
      </p>
    </>
  );
};

const AnswerText = ({ letter }: { readonly letter: NonNullable<AnswerView['letter']> }) => (
  <>
    <p class={letter.senderKnown ? 'fine' : 'notice problem'}>
      {letter.fromName === '' ? null : `Người gửi ghi tên "${letter.fromName}". `}
      {letter.senderWords}
    </p>
    {letter.pieces.map(({ kind, text }) =>
      kind === 'said' ? (
        <pre class="letter said" tabindex={0}>
          {text}
        </pre>
      ) : (
        <details>
          <summary>{kind === 'quoted' ? 'Đoạn trích lại' : 'Chữ ký'}</summary>
          <pre class="letter said">{text}</pre>
        </details>
      ),
    )}
    {letter.cut ? <p class="fine">Thư dài hơn phần được giữ ở đây; bản đầy đủ nằm trong hộp thư.</p> : null}
    {letter.files.length === 0 ? null : (
      <p class="fine">
        Tệp kèm theo (không giữ ở đây, mở trong hộp thư):{' '}
        {letter.files.map(({ name, size }) => `${name} (${sizeWords(size)})`).join('; ')}.
      </p>
    )}
  </>
);

const MarkRead = ({ id, token }: { readonly id: string; readonly token: string }) => (
  <form method="post" action={`${ANSWERS_PATH}/da-doc`}>
    <Hidden values={{ dau: token, thu: id }} />
    <button type="submit">Đánh dấu đã đọc</button>
  </form>
);

interface AnswersPageProps extends AnswersProps {
  readonly mailbox: MailboxView;
  readonly unreadable: readonly IncomingRow[];
  /** All are shown, not only the unread ones. */
  readonly all: boolean;
}

export const AnswersPage = ({ mailbox, unreadable, all, ...list }: AnswersPageProps) => (
  <>
    <p class="crumb">
      <a href="/thu">Thư</a>
    </p>
    <h1>{all ? 'Thư trả lời' : `Thư trả lời chưa đọc (${String(list.answers.length)})`}</h1>
    <p>{mailbox.words}</p>
    <p class="fine">
      Thư trả lời không thay báo cáo kết quả: kết quả được ghi nhận qua liên kết hoặc văn bản giấy do người
      phụ trách nhập.
    </p>
    {list.answers.length === 0 ? <p>Không có.</p> : <Answers {...list} />}
    <p>
      {all ? (
        <a href={ANSWERS_PATH}>Chỉ xem thư chưa đọc</a>
      ) : (
        <a href={`${ANSWERS_PATH}?xem=tat-ca`}>Xem cả thư đã đọc</a>
      )}
    </p>
    {unreadable.length === 0 ? null : (
      <>
        <h2>Cần mở hộp thư để xem ({unreadable.length})</h2>
        {unreadable.map(({ id, takenAt, words }) => (
          <section class="answer">
            <p>
              {formatInstant(takenAt)}: {words}
            </p>
            <MarkRead id={id} token={list.token} />
          </section>
        ))}
      </>
    )}
  </>
);
