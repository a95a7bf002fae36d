import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { capitalised, joinWords, quoted, sentence } from '../../domain/letter/words.ts';
import type { DraftReport } from '../../usecases/draft-report.ts';
import type { TaskRow } from '../../usecases/show-plan.ts';
import { deadlineLines } from '../words.ts';
import { Parts } from './task-table.tsx';

/** `được chia thành nhiệm vụ 9a và 9b theo số 15-QĐ/TU ngày 01/11/2018`; null: the task stands as it is. */
export function partsOf(divided: DraftReport['divided'], { definition }: TaskRow): string | null {
  const into = divided.find(({ id }) => id === definition.id)?.into;
  if (into === undefined) return null;
  const origin = into[0]?.origin;
  const by =
    origin === undefined ? '' : ` theo số ${origin.documentNumber} ngày ${formatDate(origin.documentOn)}`;
  return `được chia thành nhiệm vụ ${joinWords(into.map(taskNumber))}${by}`;
}

const COLUMNS = [
  'STT',
  'Nhiệm vụ',
  'Tham mưu',
  'Phối hợp',
  'Thực hiện',
  'Thời hạn (nguyên văn)',
  'Hạn tính được',
  'Tình trạng',
  'Ghi chú',
];

/** Where it stands, and the remark beside it. */
const AnnexStanding = ({ row, parts }: { readonly row: TaskRow; readonly parts: string | null }) => (
  <>
    <td>{parts === null ? row.phase : 'Đã được chia'}</td>
    <td>
      {parts === null
        ? (row.task.schedule.conflict ?? row.view.awaits.map(({ words }) => `Chờ: ${words}`).join('. '))
        : sentence(capitalised(parts))}
    </td>
  </>
);

/** Every task of the plan in the usual columns (domain, §6). */
export const Annex = ({ draft: { plan, tasks, divided } }: { readonly draft: DraftReport }) => (
  <section class="sheet annex" tabindex={0} aria-labelledby="phu-luc">
    <h2 id="phu-luc">Phụ lục</h2>
    <table>
      <colgroup>
        {COLUMNS.map((_, index) => (
          <col class={`c${index + 1}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tasks.map((row) => (
          <tr>
            <td>{taskNumber(row.definition)}</td>
            <td>{row.view.title}</td>
            {(['lead', 'coordinating', 'implementing'] as const).map((role) => (
              <td>
                <Parts plan={plan} row={row} role={role} />
              </td>
            ))}
            <td>{quoted(row.definition.phrase.checked ?? row.definition.phrase.printed)}</td>
            <td>{deadlineLines(row.task.schedule, plan.documentOn).join('. ')}.</td>
            <AnnexStanding row={row} parts={partsOf(divided, row)} />
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
