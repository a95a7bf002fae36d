import { formatDateLong } from '../../domain/calendar/local-date.ts';
import { onOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { quoted } from '../../domain/letter/words.ts';
import type { Body } from '../../domain/plan/plan.ts';
import type { PlanPage } from '../../usecases/show-plan.ts';
import { BodyFilter, bodiesOf, concerns } from './body-filter.tsx';
import { ClockControls } from './clock-controls.tsx';
import { Duties } from './duties.tsx';
import { OpenPoints, WaitingForLeaders } from './open-points.tsx';
import { RoundSummaries } from './round-summary.tsx';
import { TaskTable } from './task-table.tsx';

interface PlanViewProps {
  readonly page: PlanPage;
  readonly chosen: Body | null;
  readonly now: Instant;
  /** For the form that moves the clock; null in real mode, where nobody moves it. */
  readonly clockToken: string | null;
}

export const PlanView = ({ page, chosen, now, clockToken }: PlanViewProps) => {
  const { plan, tasks, duties, alarms } = page;
  const shown = chosen === null ? tasks : tasks.filter((row) => concerns(plan, row, chosen.id));
  const numbers = new Set(tasks.map((row) => row.definition.no)).size;
  return (
    <>
      <h1>Kế hoạch {plan.number}</h1>
      <p class="lead">{plan.title}</p>
      <p class="fine">
        {plan.issuedBy}, {formatDateLong(plan.documentOn)}. {numbers} nhiệm vụ, {duties.length} điểm tại mục
        IV.
      </p>
      {duties.map(({ view }) => (
        <RoundSummaries duty={view} today={onOf(now)} />
      ))}
      <WaitingForLeaders drafts={page.drafts} tasks={tasks} />
      {clockToken === null ? null : <ClockControls now={now} token={clockToken} />}
      <section aria-labelledby="bang-nhiem-vu">
        <h2 id="bang-nhiem-vu">Phân công nhiệm vụ (mục III)</h2>
        <BodyFilter bodies={bodiesOf(plan, tasks)} chosen={chosen} shown={shown.length} />
        <p class="fine screen-only">
          Nhiệm vụ chia phần (5a, 5b) là một số trong Kế hoạch. In bảng này bằng lệnh In của trình duyệt
          (Ctrl+P), khổ ngang.
        </p>
        <TaskTable plan={plan} rows={shown} />
      </section>
      <Duties duties={duties} />
      <OpenPoints alarms={alarms} tasks={tasks} />
      {plan.unassigned.length === 0 ? null : (
        <details>
          <summary>Nội dung mục II chưa phân công ở mục III ({plan.unassigned.length})</summary>
          <ul>
            {plan.unassigned.map(({ text, note }) => (
              <li>
                {quoted(text.checked ?? text.printed)} <span class="fine">(dòng {text.line})</span>
                {note === null ? null : <p class="fine">{note}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
