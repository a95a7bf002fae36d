import { taskNumber } from '../../domain/letter/task-words.ts';
import { sentence } from '../../domain/letter/words.ts';
import type { TaskRow } from '../../usecases/show-plan.ts';
import type { Alarm } from '../../usecases/show-status.ts';
import { taskPath } from './task-table.tsx';

const KINDS: Readonly<Record<Alarm['kind'], string>> = {
  'no-wake-up': 'Chưa có mốc tiếp theo',
  conflict: 'Vướng về thời hạn, chờ quyết định',
  'mail-failed': 'Thư không chuyển được',
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
