import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import { missingFrom } from '../../domain/report/round.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import type { RoundPage } from '../../usecases/show-entity.ts';
import { FactsList } from '../facts-list.tsx';
import { ReportList } from '../report-list.tsx';
import { dayWords, nextWords } from '../words.ts';
import { History } from './history.tsx';
import { MailTable } from './mail-table.tsx';
import { paperAnswerPath } from './paper-answer-page.tsx';

interface RoundViewProps {
  readonly page: RoundPage;
  readonly mails: readonly MailView[];
}

export const RoundView = ({ page, mails }: RoundViewProps) => {
  const { plan, duty, round, row, reports, history } = page;
  const nameOf = (body: string): string => bodyName(plan, body);
  const missing = missingFrom(round);
  return (
    <>
      <p class="crumb">
        <a href="/">Kế hoạch {plan.number}</a>
      </p>
      <h1>
        Mục {duty.no}: đã nhận {round.received.length}/{round.expected.length}
      </h1>
      <p class="lead">{duty.text.checked ?? duty.text.printed}</p>
      <FactsList
        rows={[
          ['Gửi về', nameOf(round.collector)],
          [
            'Thời gian ghi trong Kế hoạch',
            duty.phrase === null ? null : `"${duty.phrase}" (dòng ${duty.text.line})`,
          ],
          [
            'Thời hạn tính được',
            round.schedule.dueOn === null ? null : `hết ngày ${dayWords(round.schedule.dueOn)}`,
          ],
          ['Cách tính', round.schedule.counted],
          ['Chỗ có thể hiểu khác', duty.ambiguity],
          [
            'Tiếp theo',
            row.nextAt === null ? 'Đợt này đã kết thúc.' : `${row.nextWhy ?? ''}, ${nextWords(row.nextAt)}.`,
          ],
        ]}
      />
      <h2>Chưa nhận được ({missing.length})</h2>
      {missing.length === 0 ? <p>Đã nhận đủ.</p> : null}
      <ul class="columns">
        {missing.map((body) => (
          <li>{nameOf(body)}</li>
        ))}
      </ul>
      <h2>Đã nhận ({round.received.length})</h2>
      <ul>
        {round.received.map(({ body, at, documentOn, verdict }) => (
          <li>
            {nameOf(body)}: nhận {formatInstant(at)}
            {documentOn === null ? '' : `, văn bản ghi ngày ${formatDate(documentOn)}`}
            {verdict === 'late' ? ' (sau thời hạn)' : ''}
          </li>
        ))}
      </ul>
      <h2>Nội dung đã gửi</h2>
      <p>
        <a href={paperAnswerPath('round', page.row.entityId)}>Nhập văn bản giấy của đơn vị</a>
      </p>
      <ReportList reports={reports} nameOf={nameOf} fileHref={(sha256) => `/tep/${sha256}`} />
      <h2>Diễn biến</h2>
      <History plan={plan} history={history} />
      <h2 id="thu-ve-dot">Thư về đợt này</h2>
      {mails.length === 0 ? (
        <p>Chưa có thư.</p>
      ) : (
        <MailTable mails={mails} nameOf={nameOf} labelledBy="thu-ve-dot" />
      )}
    </>
  );
};
