import type { Child } from 'hono/jsx';
import { formatDate, formatDateLong, yearOf } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import { OUTLINE } from '../../domain/report/outline.ts';
import type { OutlineKey } from '../../domain/report/outline.ts';
import type { DraftReport } from '../../usecases/draft-report.ts';
import type { TaskRow } from '../../usecases/show-plan.ts';
import { PAPER_STYLE_PATH } from '../style.ts';
import { two } from '../words.ts';
import { Annex, partsOf } from './draft-annex.tsx';
import { issuerName, placeOf, upper } from './paper-page.tsx';
import { roundPath } from './round-summary.tsx';

/** "Báo cáo tình hình thực hiện" as a draft in the Party's form: no number, no day, no signature (domain, §6). */
export const DraftPage = ({ draft }: { readonly draft: DraftReport }) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{`Dự thảo: báo cáo ${draft.period}`}</title>
      <link rel="stylesheet" href={PAPER_STYLE_PATH} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    </head>
    <body>
      <header class="screen">
        <p>
          <a href={roundPath(draft.round.id)}>Về trang của đợt</a>. Dự thảo để in (khổ A4), lập từ số liệu
          đang có; người có thẩm quyền xem lại, lấy số, ký.
        </p>
      </header>
      <main>
        <div class="sheet">
          <Head draft={draft} />
          {OUTLINE.map(({ key, heading }) => (
            <section>
              <h2>{heading}</h2>
              {OWN[key](draft)}
              <FromBodies draft={draft} part={key} />
            </section>
          ))}
          <Signature draft={draft} />
        </div>
        <Annex draft={draft} />
      </main>
    </body>
  </html>
);

const Head = ({ draft: { plan, period, asOf } }: { readonly draft: DraftReport }) => (
  <>
    <div class="head">
      <div class="issuer">
        <p>{upper(plan.issuedBy)}</p>
        <p class="bold">{upper(issuerName(plan))}</p>
        <p>*</p>
        <p>Số ……………………</p>
      </div>
      <div class="party">
        <p class="name">ĐẢNG CỘNG SẢN VIỆT NAM</p>
        <p class="place">
          {placeOf(plan)}, ngày …… tháng …… năm {yearOf(asOf)}
        </p>
      </div>
    </div>
    <p class="mark">DỰ THẢO: chưa lấy số, chưa ký; chỉ có giá trị khi người có thẩm quyền đã duyệt.</p>
    <p class="to">
      <strong>BÁO CÁO</strong>
      <br />
      <strong>
        tình hình thực hiện Kế hoạch số {plan.number}, ngày {formatDate(plan.documentOn)} của {plan.issuedBy},{' '}
        {period}
      </strong>
      <br />
      (tính đến {formatDateLong(asOf)})
    </p>
  </>
);

/** What the system itself can say under each heading; the rest is the bodies', and the writer's. */
const OWN: Readonly<Record<OutlineKey, (draft: DraftReport) => Child>> = {
  I: ({ round }) => <Received round={round} />,
  II: ({ counts, tasks, divided }) => (
    <>
      <p class="flow">
        Tổng số: {tasks.length - divided.length} nhiệm vụ, kể cả các phần của nhiệm vụ được chia. Trong đó:
      </p>
      <ul>
        {counts.map(({ words, count }) => (
          <li>
            {words}: {two(count)}
          </li>
        ))}
      </ul>
      {divided.length === 0 ? null : (
        <p class="flow">Không tính trong tổng số {two(divided.length)} nhiệm vụ đã được chia:</p>
      )}
      <Named
        rows={tasks.filter((row) => partsOf(divided, row) !== null)}
        words={(row) => partsOf(divided, row) ?? ''}
      />
    </>
  ),
  III: () => null,
  IV: ({ obstacles }) => (
    <Named rows={obstacles} words={({ task, phase }) => task.schedule.conflict ?? phase} />
  ),
  V: () => null,
  VI: ({ ahead }) => <Named rows={ahead} words={({ view }) => dueWords(view.deadline.dueOn)} />,
};

const dueWords = (on: Parameters<typeof formatDate>[0] | null): string =>
  on === null ? '' : `thời hạn hết ngày ${formatDate(on)}`;

const Received = ({ round }: Pick<DraftReport, 'round'>) => {
  const { received, expected, missing } = round;
  const count = (verdict: string): string =>
    two(received.filter((report) => report.verdict === verdict).length);
  const nil = received.filter((report) => report.nil).length;
  const after = received.filter((report) => report.afterClosing).map(({ name }) => name);
  return (
    <>
      <p class="flow">
        Đã nhận báo cáo của {received.length}/{expected} đơn vị: trong thời hạn {count('on-time')}, sau thời
        hạn {count('late')}, chờ kết luận {count('boundary')}; báo cáo không phát sinh {two(nil)}.
        {after.length === 0 ? '' : ` Nhận sau khi chốt: ${after.join('; ')}.`}
      </p>
      <p class="flow">
        {missing.length === 0
          ? 'Không có đơn vị chưa gửi.'
          : `Chưa gửi (${two(missing.length)}): ${missing.map(({ name }) => name).join('; ')}.`}
      </p>
    </>
  );
};

const Named = ({
  rows,
  words,
}: {
  readonly rows: readonly TaskRow[];
  readonly words: (row: TaskRow) => string;
}) =>
  rows.length === 0 ? null : (
    <ul>
      {rows.map((row) => (
        <li>
          Nhiệm vụ {taskNumber(row.definition)}, {row.view.title}: {words(row)}.
        </li>
      ))}
    </ul>
  );

/** What the bodies wrote, in their own words; a heading that nobody filled is left for the writer. */
const FromBodies = ({ draft, part }: { readonly draft: DraftReport; readonly part: OutlineKey }) => {
  const said = draft.bodies.filter(({ parts, nil }) => !nil && parts[part] !== '');
  if (said.length === 0) return part === 'III' || part === 'V' ? <p class="flow">……………………</p> : null;
  return (
    <>
      <p class="flow">Theo báo cáo của các đơn vị:</p>
      <ul>
        {said.map(({ name, parts }) => (
          <li class="typed">
            {name}: {parts[part]}
          </li>
        ))}
      </ul>
    </>
  );
};

const Signature = ({ draft: { plan } }: { readonly draft: DraftReport }) => (
  <div class="foot">
    <div class="receivers">
      <p class="underlined">Nơi nhận</p>
      <p>- ……………………</p>
      <p>- Lưu {bodyName(plan, plan.office)}.</p>
    </div>
    <div class="signature">
      <p>(chức vụ, chữ ký, họ và tên)</p>
    </div>
  </div>
);
