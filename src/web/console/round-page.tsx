import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { sentence } from '../../domain/letter/words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { ReportRow } from '../../ports/store.ts';
import { isLinkRecord } from '../../usecases/link-record.ts';
import type { LinkView } from '../../usecases/list-links.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import type { RoundView as View } from '../../usecases/round-views.ts';
import type { AnswerView } from '../../usecases/show-mailbox.ts';
import type { RoundPage } from '../../usecases/show-entity.ts';
import { FactsList } from '../facts-list.tsx';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { ReportEntry } from '../report-list.tsx';
import { dayWords, nextWords } from '../words.ts';
import { AnswersSection } from './answers.tsx';
import { linksIn } from './entity-links.ts';
import { History } from './history.tsx';
import { MailTable } from './mail-table.tsx';
import { paperAnswerPath } from './paper-answer-page.tsx';
import { ReplyLinks } from './reply-links.tsx';
import { CloseForm, ConcludeForm } from './round-forms.tsx';
import { Missing, ReceivedTable } from './round-table.tsx';
import { roundPath } from './round-summary.tsx';

/** The form that came back, by what it was for: `chot`, or the body that was concluded on. */
export interface ReturnedRoundForm {
  readonly of: string;
  readonly filled: Filled;
}

export interface RoundViewProps {
  readonly page: RoundPage;
  readonly view: View;
  readonly mails: readonly MailView[];
  readonly links: readonly LinkView[];
  readonly answers: readonly AnswerView[];
  /** The last day has passed: the round may be closed. */
  readonly mayClose: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly returned: ReturnedRoundForm | null;
}

export const RoundView = (props: RoundViewProps) => {
  const { page, view, mails, links, answers, hidden } = props;
  const { plan, duty, history, reports } = page;
  const nameOf = (body: string): string => bodyName(plan, body);
  const path = roundPath(view.id);
  return (
    <>
      <p class="crumb">
        <a href="/">Kế hoạch {plan.number}</a>
      </p>
      <h1>{headingOf(page, view)}</h1>
      <p class="lead">{duty.text.checked ?? duty.text.printed}</p>
      <RoundFacts page={page} view={view} />
      <p class="screen-only">
        <a href={paperAnswerPath('round', view.id)}>Nhập văn bản giấy của đơn vị</a>
        {view.asked === 'document' ? null : (
          <>
            {' · '}
            <a href={`${path}/du-thao`}>Dự thảo báo cáo tình hình thực hiện (bản in)</a>
          </>
        )}
      </p>
      <Forms {...props} />
      <Missing view={view} />
      <h2 id="da-nhan">
        Đã nhận ({view.received.length}/{view.expected})
      </h2>
      <ReceivedTable view={view} />
      <h2>Nội dung đã gửi</h2>
      <Versions reports={inOrderOfReceipt(page)} nameOf={nameOf} />
      <Decisions reports={reports.filter(({ kind }) => kind === 'decision')} />
      <AnswersSection answers={answers} token={hidden()['dau'] ?? ''} linkOf={linksIn(plan)} />
      <h2>Diễn biến</h2>
      <History plan={plan} history={history} />
      <h2 id="thu-ve-dot">Thư về đợt này</h2>
      {mails.length === 0 ? (
        <p>Chưa có thư.</p>
      ) : (
        <MailTable mails={mails} nameOf={nameOf} labelledBy="thu-ve-dot" />
      )}
      <ReplyLinks of={{ kind: 'round', id: view.id }} links={links} />
    </>
  );
};

function headingOf({ duty }: RoundPage, view: View): string {
  const count = `đã nhận ${view.received.length}/${view.expected}`;
  return view.words === null ? `Mục ${duty.no}: ${count}` : `Mục ${duty.no}, ${view.words}: ${count}`;
}

const RoundFacts = ({ page, view }: Pick<RoundViewProps, 'page' | 'view'>) => {
  const { plan, duty, round } = page;
  const { dueOn, next, closing } = view;
  return (
    <FactsList
      rows={[
        ['Gửi về', bodyName(plan, round.collector)],
        ['Cơ quan theo dõi', bodyName(plan, round.keeper)],
        [
          'Thời gian ghi trong Kế hoạch',
          duty.phrase === null ? null : `"${duty.phrase}" (dòng ${duty.text.line})`,
        ],
        ['Thời hạn tính được', dueOn === null ? null : `hết ngày ${dayWords(dueOn)}`],
        ['Cách tính', sentence(view.counted)],
        ['Chỗ có thể hiểu khác', view.asked === 'document' ? duty.ambiguity : null],
        [
          'Chốt đợt',
          closing === null
            ? null
            : `${formatInstant(closing.at)}; chưa gửi khi chốt (${closing.missed.length}): ${closing.missed.map(({ name }) => name).join('; ') || 'không có'}`,
        ],
        ['Tiếp theo', next === null ? 'Đợt này đã chốt.' : `${next.why}, ${nextWords(next.at)}.`],
      ]}
    />
  );
};

/** What a person can decide now. */
const Forms = ({ view, mayClose, hidden, returned }: RoundViewProps) => {
  const path = roundPath(view.id);
  const filledOf = (of: string): Filled => (returned?.of === of ? returned.filled : UNFILLED);
  // A form that came back keeps its id: what was decided once is not decided twice.
  const hiddenOf = (of: string) => ({ ...hidden(), ...idOf(filledOf(of)) });
  const waiting = view.received.filter(({ verdict }) => verdict === 'boundary');
  return (
    <>
      {waiting.map((report) => (
        <ConcludeForm
          action={`${path}/ket-luan`}
          hidden={hiddenOf(report.body)}
          filled={filledOf(report.body)}
          body={report}
          on={formatDate(report.firstOn)}
        />
      ))}
      {mayClose ? (
        <CloseForm
          action={`${path}/chot`}
          hidden={hiddenOf('chot')}
          filled={filledOf('chot')}
          missing={view.missing}
        />
      ) : null}
    </>
  );
};

function idOf({ typed }: Filled): Readonly<Record<string, string>> {
  const { ma } = typed.texts;
  return ma === undefined ? {} : { ma };
}

/** As they were received: two versions of one minute differ by their facts alone. */
function inOrderOfReceipt({ reports, history }: RoundPage): readonly ReportRow[] {
  const received = history.flatMap(({ fact }) => (fact.kind === 'reportReceived' ? [fact.reportId] : []));
  return reports
    .filter(({ kind }) => kind === 'round')
    .toSorted((a, b) => received.indexOf(a.id) - received.indexOf(b.id));
}

interface VersionsProps {
  readonly reports: readonly ReportRow[];
  readonly nameOf: (body: string) => string;
}

/** Every version that was sent, oldest first; a later one replaces the earlier, which stays readable. */
const Versions = ({ reports, nameOf }: VersionsProps) =>
  reports.length === 0 ? (
    <p>Chưa có báo cáo.</p>
  ) : (
    <ol class="reports">
      {reports.map((report, index) => {
        const version = reports.slice(0, index + 1).filter(({ body }) => body === report.body).length;
        return (
          <li>
            {version === 1 ? null : <p class="fine">Bản thứ {version}, thay bản trước</p>}
            <ReportEntry report={report} nameOf={nameOf} fileHref={(sha256) => `/tep/${sha256}`} />
          </li>
        );
      })}
    </ol>
  );

/** What was done with a link stands with the links. */
const isDecision = (report: ReportRow): boolean => !isLinkRecord(report);

export const Decisions = ({ reports }: { readonly reports: readonly ReportRow[] }) =>
  reports.every(isLinkRecord) ? null : (
    <>
      <h2>Quyết định của cơ quan theo dõi</h2>
      <ul>
        {reports.filter(isDecision).map((report) => (
          <li>
            {formatInstant(report.at)}: đồng chí {report.personName}, {report.personTitle}
            {report.documentNumber === null ? '' : `, văn bản số ${report.documentNumber}`}
            {report.documentOn === null ? '' : ` ngày ${formatDate(report.documentOn)}`}.{' '}
            <span class="typed">{report.words}</span>
          </li>
        ))}
      </ul>
    </>
  );
