import { onOf } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { sentence } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { LinkView } from '../../usecases/list-links.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import type { DaylessView, RoundView } from '../../usecases/round-views.ts';
import type { RoundPage } from '../../usecases/show-entity.ts';
import { FactsList } from '../facts-list.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { dayWords, nextWords, two } from '../words.ts';
import { History } from './history.tsx';
import { MailTable } from './mail-table.tsx';
import { ReplyLinks } from './reply-links.tsx';
import { DayForm } from './round-forms.tsx';
import { Decisions } from './round-page.tsx';
import { roundPath } from './round-summary.tsx';

interface DutyViewProps {
  readonly page: RoundPage;
  readonly rounds: readonly RoundView[];
  readonly dayless: readonly DaylessView[];
  /** All periods that a day can be set for. */
  readonly periods: readonly DaylessView[];
  readonly mails: readonly MailView[];
  readonly links: readonly LinkView[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

/** A recurring duty: its day is not printed, so it stays blank until a document sets it. */
export const DutyView = (props: DutyViewProps) => {
  const { page, rounds, dayless, periods, mails, links, hidden, filled } = props;
  const { plan, duty, round, row, history, reports } = page;
  const nameOf = (body: string): string => bodyName(plan, body);
  return (
    <>
      <p class="crumb">
        <a href="/">Kế hoạch {plan.number}</a>
      </p>
      <h1>Mục {duty.no}: báo cáo định kỳ</h1>
      <p class="lead">{duty.text.checked ?? duty.text.printed}</p>
      <FactsList
        rows={[
          ['Gửi về', nameOf(round.collector)],
          ['Báo cáo gửi tới', duty.addressedTo === null ? null : nameOf(duty.addressedTo)],
          ['Đơn vị phải gửi', `${two(round.expected.length)} đơn vị`],
          ['Cách tính', sentence(round.schedule.counted)],
          [
            'Chưa ấn định ngày nộp',
            dayless.length === 0 ? null : `báo cáo ${dayless.map(({ words }) => words).join('; ')}`,
          ],
          ['Tiếp theo', row.nextAt === null ? null : `${row.nextWhy ?? ''}, ${nextWords(row.nextAt)}.`],
        ]}
      />
      <RoundList rounds={rounds} />
      <DayForm action={`${roundPath(duty.id)}/an-dinh`} hidden={hidden} filled={filled} periods={periods} />
      <Decisions reports={reports} />
      <h2>Diễn biến</h2>
      <History plan={plan} history={history} />
      <h2 id="thu-ve-dot">Thư về nghĩa vụ này</h2>
      {mails.length === 0 ? (
        <p>Chưa có thư.</p>
      ) : (
        <MailTable mails={mails} nameOf={nameOf} labelledBy="thu-ve-dot" />
      )}
      <ReplyLinks of={{ kind: 'round', id: duty.id }} links={links} />
    </>
  );
};

const RoundList = ({ rounds }: { readonly rounds: readonly RoundView[] }) => (
  <>
    <h2>Các đợt báo cáo ({rounds.length})</h2>
    {rounds.length === 0 ? <p>Chưa có đợt nào: chưa có văn bản ấn định ngày nộp.</p> : null}
    <ul>
      {rounds.map((round) => (
        <li>
          <RoundLink round={round} />
        </li>
      ))}
    </ul>
  </>
);

/** `Báo cáo 6 tháng đầu năm 2018: đã nhận 14/17, hạn 15/6/2018 (thứ Sáu)` */
export const RoundLink = ({ round }: { readonly round: RoundView }) => (
  <>
    <a href={roundPath(round.id)}>
      {round.words ?? 'Kế hoạch, báo cáo'}: {stateWords(round)}
    </a>
    {round.dueOn === null ? '' : `, hạn ${dayWords(round.dueOn)}`}
  </>
);

function stateWords({ progress, received, expected, closing }: RoundView): string {
  if (progress === 'not-yet') return 'chưa đến thời gian báo cáo';
  const count = `đã nhận ${received.length}/${expected}`;
  return closing === null ? count : `${count}, đã chốt ngày ${formatDate(onOf(closing.at))}`;
}
