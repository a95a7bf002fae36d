import { formatDate } from '../domain/calendar/local-date.ts';
import { capitalised, quoted, sentence } from '../domain/letter/words.ts';
import { bodyName } from '../domain/plan/directory.ts';
import { dayOffWords, provisionalWords } from '../domain/letter/task-words.ts';
import type { Plan, TaskDefinition } from '../domain/plan/plan.ts';
import type { TaskRow } from '../usecases/show-plan.ts';
import { Badges } from './badges.tsx';
import { FactsList } from './facts-list.tsx';
import { comingWords, deadlineLines } from './words.ts';

/** Phrase, date, working, confirmation, what is awaited, what comes next: the same for the office and for a body. */
export const TaskFacts = ({ plan, row }: { readonly plan: Plan; readonly row: TaskRow }) => {
  const { definition, task, view } = row;
  const { phrase, phrasePart, scope } = definition;
  return (
    <FactsList
      rows={[
        ['Tình trạng', <Badges row={row} />],
        [
          'Thời gian ghi trong Kế hoạch',
          <>
            {quoted(phrase.checked ?? phrase.printed)}{' '}
            <span class="fine">(dòng {phrase.line} của văn bản)</span>
          </>,
        ],
        ['Phần áp dụng', phrasePart === null ? null : quoted(phrasePart)],
        ['Phạm vi', scope],
        ['Thời hạn tính được', <Lines lines={deadlineLines(task.schedule, plan.documentOn)} />],
        [
          'Thời hạn ban đầu',
          task.originalDueOn === null || task.originalDueOn === task.schedule.dueOn
            ? null
            : formatDate(task.originalDueOn),
        ],
        [
          'Cách tính',
          [
            sentence(task.schedule.counted),
            dayOffWords(task.schedule),
            provisionalWords(task.schedule.provisional),
          ].join(' '),
        ],
        ['Vướng về thời hạn', task.schedule.conflict === null ? null : sentence(task.schedule.conflict)],
        ['Người xác nhận cách hiểu', confirmedBy(definition)],
        ['Chỗ có thể hiểu khác', definition.ambiguity],
        [
          'Đang chờ',
          view.awaits.length === 0 ? null : <Lines lines={view.awaits.map(({ words }) => words)} />,
        ],
        ['Tiếp theo', sentence(capitalised(comingWords(row, (body) => bodyName(plan, body))))],
      ]}
    />
  );
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p>{sentence(line)}</p>
    ))}
  </>
);

function confirmedBy({ readingConfirmedBy: by }: TaskDefinition): string {
  return by === null ? 'chưa xác nhận' : `đồng chí ${by.by}, ${by.title}, ngày ${formatDate(by.on)}`;
}
