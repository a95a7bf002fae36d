import { onOf } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import type { AwaitedEvent, Plan } from '../../domain/plan/plan.ts';
import type { GuidanceRow } from '../../ports/store.ts';
import type { GuidancePage } from '../../usecases/show-guidances.ts';
import { Hidden, LineInput, UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { GuidanceForm } from './guidance-form.tsx';
import { taskPath } from './task-table.tsx';

interface GuidanceViewProps {
  readonly page: GuidancePage;
  readonly token: string;
  readonly filled: Filled;
  readonly undo: { readonly id: string; readonly filled: Filled } | null;
}

export const GuidanceView = ({ page, token, filled, undo }: GuidanceViewProps) => {
  const { plan, guidances } = page;
  return (
    <>
      <h1>Văn bản Trung ương</h1>
      <h2>Đang chờ</h2>
      <Awaited plan={plan} guidances={guidances} />
      <h2 id="ghi-nhan">Ghi nhận văn bản</h2>
      <GuidanceForm plan={plan} token={token} filled={filled} />
      <h2>Đã ghi nhận ({guidances.length})</h2>
      {guidances.length === 0 ? <p>Chưa có.</p> : null}
      {guidances.map((row) => (
        <Registered row={row} token={token} filled={undo?.id === row.id ? undo.filled : UNFILLED} />
      ))}
    </>
  );
};

const Awaited = ({
  plan,
  guidances,
}: {
  readonly plan: Plan;
  readonly guidances: readonly GuidanceRow[];
}) => (
  <ul>
    {plan.events.map((event) => {
      const row = guidances.find((known) => known.undone === null && known.events.includes(event.key));
      return (
        <li>
          {withoutTask(event.words)}. <TaskLinks plan={plan} event={event} />{' '}
          {row === undefined ? (
            <span class="badge waiting">Chưa có</span>
          ) : (
            <span class="badge done">
              {row.number}, ngày {formatDate(row.issuedOn)}
            </span>
          )}
        </li>
      );
    })}
  </ul>
);

/** The plan's words name the task in brackets; here a link does. */
const withoutTask = (words: string): string => words.replace(/ \(nhiệm vụ [^()]+\)$/u, '');

const TaskLinks = ({ plan, event }: { readonly plan: Plan; readonly event: AwaitedEvent }) => (
  <>
    {plan.tasks
      .filter((task) => task.awaits.includes(event.key))
      .map((task) => (
        <a href={taskPath(task.id)}>Nhiệm vụ {taskNumber(task)}</a>
      ))}
  </>
);

interface RegisteredProps {
  readonly row: GuidanceRow;
  readonly token: string;
  readonly filled: Filled;
}

const Registered = ({ row, token, filled }: RegisteredProps) => (
  <section class="card">
    <h3>
      {row.number}, ngày {formatDate(row.issuedOn)}
    </h3>
    <p>
      {[row.title, row.issuedBy].filter((words) => words !== '').join('. ')}
      {row.receivedOn === null ? '' : `. Nhận ngày ${formatDate(row.receivedOn)}`}
    </p>
    <p class="fine">Ghi nhận ngày {formatDate(onOf(row.registeredAt))}.</p>
    {row.undone === null ? (
      <details open={filled.problem !== null || Object.keys(filled.faults).length > 0}>
        <summary>Rút văn bản này</summary>
        <form method="post" action={`/van-ban/${encodeURIComponent(row.id)}/rut`}>
          <p>Thời hạn trở lại như trước; thư chưa gửi được rút, nơi đã nhận thư được báo đính chính.</p>
          <Hidden values={{ dau: token }} />
          <LineInput form={`rut-${row.id}`} name="ly_do" label="Lý do rút" required filled={filled} />
          <button type="submit">Rút văn bản</button>
        </form>
      </details>
    ) : (
      <p>
        Đã rút ngày {formatDate(onOf(row.undone.at))}: {row.undone.reason}
      </p>
    )}
  </section>
);
