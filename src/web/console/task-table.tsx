import { bodyName, isUndetermined } from '../../domain/plan/directory.ts';
import type { Part, PartRole, Plan } from '../../domain/plan/plan.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { quoted, sentence } from '../../domain/letter/words.ts';
import type { TaskRow } from '../../usecases/show-plan.ts';
import { Badges } from '../badges.tsx';
import { TableHead } from '../table-head.tsx';
import { comingWords, deadlineLines } from '../words.ts';

export const taskPath = (id: string): string => `/nhiem-vu/${encodeURIComponent(id)}`;

const COLUMNS = [
  'STT',
  'Nhiệm vụ',
  'Tham mưu',
  'Phối hợp',
  'Thực hiện',
  'Thời gian',
  'Tình trạng',
  'Ghi chú, tiếp theo',
] as const;

/** The annex in the columns an office is used to. On a telephone each row becomes a card, so every cell names its column. */
export const TaskTable = ({ plan, rows }: { readonly plan: Plan; readonly rows: readonly TaskRow[] }) => (
  <table class="tasks" role="table" aria-labelledby="bang-nhiem-vu">
    <TableHead columns={COLUMNS} />
    <tbody role="rowgroup">
      {rows.map((row) => (
        <TaskLine plan={plan} row={row} />
      ))}
    </tbody>
  </table>
);

const TaskLine = ({ plan, row }: { readonly plan: Plan; readonly row: TaskRow }) => {
  const { definition, view } = row;
  return (
    <tr role="row" id={definition.id}>
      <td role="cell" data-column={COLUMNS[0]} class="number">
        {taskNumber(definition)}
      </td>
      <td role="cell" data-column={COLUMNS[1]} class="title">
        <a href={taskPath(definition.id)}>{view.title}</a>
        {definition.scope === null ? null : <p class="fine">Phạm vi: {definition.scope}</p>}
      </td>
      {(['lead', 'coordinating', 'implementing'] as const).map((role, index) => (
        <td role="cell" data-column={COLUMNS[index + 2]}>
          <Parts plan={plan} row={row} role={role} />
        </td>
      ))}
      <td role="cell" data-column={COLUMNS[5]} class="time">
        <TimeCell plan={plan} row={row} />
      </td>
      <td role="cell" data-column={COLUMNS[6]}>
        <Badges row={row} />
      </td>
      <td role="cell" data-column={COLUMNS[7]}>
        <Remarks plan={plan} row={row} />
      </td>
    </tr>
  );
};

const TimeCell = ({ plan, row: { definition, task } }: { readonly plan: Plan; readonly row: TaskRow }) => (
  <>
    <p>
      {quoted(definition.phrase.checked ?? definition.phrase.printed)}{' '}
      <span class="fine">(dòng {definition.phrase.line})</span>
    </p>
    {definition.phrasePart === null ? null : (
      <p class="fine">Phần áp dụng: {quoted(definition.phrasePart)}</p>
    )}
    {deadlineLines(task.schedule, plan.documentOn).map((line) => (
      <p class="computed">{line}.</p>
    ))}
    <p class="fine">Cách tính: {sentence(task.schedule.counted)}</p>
  </>
);

export const Parts = ({
  plan,
  row,
  role,
}: {
  readonly plan: Plan;
  readonly row: Pick<TaskRow, 'definition'>;
  readonly role: PartRole;
}) => {
  const parts = row.definition.parts.filter((part) => part.role === role);
  if (parts.length === 0) return <span class="none">Không nêu</span>;
  const several = role === 'lead' && parts.length > 1;
  return (
    <ul class="names">
      {parts.map((part) => (
        <li>
          {part.printed}
          {part.condition === null ? null : ` (${part.condition})`}
          {several && answers(row, part) ? <span class="fine"> (đề xuất chịu trách nhiệm chính)</span> : null}
          {isUndetermined(plan, part) ? <span class="open-point"> Chưa xác định danh sách</span> : null}
        </li>
      ))}
    </ul>
  );
};

const answers = ({ definition }: Pick<TaskRow, 'definition'>, { refersTo }: Part): boolean =>
  'body' in refersTo && refersTo.body === definition.answeredBy;

const Remarks = ({ plan, row }: { readonly plan: Plan; readonly row: TaskRow }) => {
  const { view, task, definition } = row;
  return (
    <>
      {view.awaits.map(({ words }) => (
        <p>Chờ: {words}.</p>
      ))}
      {task.schedule.conflict === null ? null : <p>{sentence(task.schedule.conflict)}</p>}
      <p>Tiếp theo: {sentence(comingWords(row, (body) => bodyName(plan, body)))}</p>
      {definition.ambiguity === null ? null : (
        <p class="fine">
          Cách hiểu thời gian: {definition.readingConfirmedBy === null ? 'chưa xác nhận' : 'đã xác nhận'}.
        </p>
      )}
    </>
  );
};
