import type { Obligation } from '../../domain/plan/plan.ts';
import type { PlanPage } from '../../usecases/show-plan.ts';
import type { ObligationView } from '../../usecases/show-status.ts';
import { TableHead } from '../table-head.tsx';
import { dayWords } from '../words.ts';
import { RoundLink } from './duty-page.tsx';
import { roundPath } from './round-summary.tsx';

const KIND_LABEL: Readonly<Record<Obligation['kind'], string>> = {
  'one-off': 'Gửi một lần',
  recurring: 'Định kỳ',
  standing: 'Thường xuyên',
  structure: 'Tổ chức chỉ đạo',
  amendment: 'Điều chỉnh Kế hoạch',
  'event-owner': 'Ghi nhận nơi đủ điều kiện',
};

/** Section IV, duty by duty, with what is known of each. */
export const Duties = ({ duties }: Pick<PlanPage, 'duties'>) => (
  <section aria-labelledby="muc-iv">
    <h2 id="muc-iv">Tổ chức thực hiện (mục IV)</h2>
    <table class="duties" role="table" aria-labelledby="muc-iv">
      <TableHead columns={['Điểm', 'Nội dung', 'Cơ quan', 'Thời gian', 'Tình trạng']} />
      <tbody role="rowgroup">
        {duties.map(({ definition, view }) => (
          <tr role="row">
            <td role="cell" data-column="Điểm" class="number">
              {definition.no}
            </td>
            <td role="cell" data-column="Nội dung">
              {view.text} <span class="fine">(dòng {definition.text.line})</span>
            </td>
            <td role="cell" data-column="Cơ quan">
              <ul class="names">
                {definition.owners.map((owner) => (
                  <li>{owner.printed}</li>
                ))}
              </ul>
            </td>
            <td role="cell" data-column="Thời gian">
              <DutyTime definition={definition} view={view} />
            </td>
            <td role="cell" data-column="Tình trạng">
              <DutyState view={view} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const DutyTime = ({ definition, view }: PlanPage['duties'][number]) => (
  <>
    <p>{definition.phrase === null ? 'Không in thời hạn' : `"${definition.phrase}"`}</p>
    {view.round?.dueOn == null ? null : <p class="computed">Hết ngày {dayWords(view.round.dueOn)}.</p>}
    {definition.kind === 'recurring' ? (
      <p class="fine">Kế hoạch không in ngày; để trống đến khi Ban Tổ chức Tỉnh ủy ấn định bằng văn bản.</p>
    ) : null}
  </>
);

/** All rounds of the duty, each with its count; of a recurring one also the page where its day is set. */
const DutyState = ({ view }: { readonly view: ObligationView }) => {
  if (view.rounds.length === 0 && view.awaitsDay.length === 0)
    return (
      <ul class="badges">
        <li class="badge still">{KIND_LABEL[view.kind]}</li>
      </ul>
    );
  return (
    <>
      <ul class="names">
        {view.rounds.map((round) => (
          <li>
            <RoundLink round={round} />
          </li>
        ))}
      </ul>
      {view.awaitsDay.length === 0 ? null : (
        <p>
          <a href={roundPath(view.id)}>Chờ ấn định ngày nộp</a>: báo cáo{' '}
          {view.awaitsDay.map(({ words }) => words).join('; ')}
        </p>
      )}
    </>
  );
};
