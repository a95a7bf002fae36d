import { taskNumber } from '../../domain/letter/task-words.ts';
import { sentence } from '../../domain/letter/words.ts';
import type { PlanPage, TaskRow } from '../../usecases/show-plan.ts';
import type { Alarm } from '../../usecases/show-status.ts';
import { two } from '../words.ts';
import { taskPath } from './task-table.tsx';

const KINDS: Readonly<Record<Alarm['kind'], string>> = {
  'no-wake-up': 'Chưa có mốc tiếp theo',
  'packet-waits': 'Hồ sơ trình Ban Thường vụ chờ duyệt',
  'directive-late': 'Ý kiến chỉ đạo chưa được trả lời',
  'not-served': 'Chưa chuyển đến nơi nhận',
  'overdue-unserved': 'Ghi quá hạn mà chưa có thư nào chuyển đến',
  unexplained: 'Thời hạn chưa có cách tính',
  'gone-body': 'Cơ quan nhận thư không còn',
  'doubled-rung': 'Bậc báo cáo không đúng thứ tự',
  conflict: 'Vướng về thời hạn, chờ quyết định',
  'mail-failed': 'Thư không chuyển được',
  'mail-unreadable': 'Thư đến không đọc được',
  'mailbox-away': 'Hộp thư nhận không đọc được',
  'answer-unread': 'Thư trả lời chưa đọc',
  undetermined: 'Nhóm chưa xác định gồm những cơ quan nào',
  'no-mailbox': 'Cơ quan chưa có hộp thư',
  'unconfirmed-reading': 'Cách hiểu thời gian chưa xác nhận',
};

interface OpenPointsProps {
  readonly alarms: readonly Alarm[];
  readonly tasks: readonly TaskRow[];
}

/** What waits for a person of the office, the urgent kinds first. */
export const OpenPoints = ({ alarms, tasks }: OpenPointsProps) => (
  <section class="open-points" aria-labelledby="viec-can-xem">
    <h2 id="viec-can-xem">Điểm cần người phụ trách xem ({alarms.length})</h2>
    {alarms.length === 0 ? <p>Không có.</p> : null}
    {(Object.keys(KINDS) as Alarm['kind'][]).map((kind) => {
      const of = alarms.filter((alarm) => alarm.kind === kind);
      if (of.length === 0) return null;
      return (
        <details open={kind !== 'unconfirmed-reading' && kind !== 'undetermined'}>
          <summary>
            {KINDS[kind]} ({of.length})
          </summary>
          <ul>
            {of.map((alarm) => (
              <li>
                <Concerned alarm={alarm} tasks={tasks} /> {sentence(alarm.words)}
              </li>
            ))}
          </ul>
        </details>
      );
    })}
  </section>
);

const Concerned = ({ alarm, tasks }: { readonly alarm: Alarm; readonly tasks: readonly TaskRow[] }) => {
  const row = tasks.find(({ definition }) => definition.id === alarm.task);
  if (row === undefined) return <span>{alarm.task}:</span>;
  return <a href={taskPath(alarm.task)}>Nhiệm vụ {taskNumber(row.definition)}:</a>;
};

/** What only a leader can do, near the top of the first page; nothing where nothing waits. */
export const WaitingForLeaders = ({ drafts, tasks }: Pick<PlanPage, 'drafts' | 'tasks'>) => {
  const submitted = tasks.filter(({ task }) => task.progress === 'submitted');
  if (drafts === 0 && submitted.length === 0) return null;
  return (
    <section class="notice" aria-labelledby="cho-lanh-dao">
      <h2 id="cho-lanh-dao">Chờ lãnh đạo</h2>
      <ul>
        {drafts === 0 ? null : (
          <li>
            <a href="/thu#thu-sap-gui">{two(drafts)} thư dự thảo chờ duyệt gửi</a>
          </li>
        )}
        {submitted.map(({ definition }) => (
          <li>
            <a href={taskPath(definition.id)}>Nhiệm vụ {taskNumber(definition)}: kết quả chờ xác nhận</a>
          </li>
        ))}
      </ul>
    </section>
  );
};
