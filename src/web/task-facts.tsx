import { onOf } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import { answerWords } from '../domain/letter/ladder-words.ts';
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
        ...changeRows(plan, row),
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

/** What persons have asked and decided: the request that is open, who has the turn, members by name, former dates. */
function changeRows(plan: Plan, { task }: TaskRow): readonly (readonly [string, string | null])[] {
  const nameOf = (body: string): string => bodyName(plan, body);
  const { open, granted } = task.extensions;
  const answerBy = answerWords(open?.offer?.answerBy);
  const lapsed = task.extensions.lapsed.at(-1);
  const turn = task.turns.findLast(({ until }) => until === null);
  const { implementing } = task.parties;
  const done = task.members.filter(({ progress }) => progress === 'confirmed');
  return [
    [
      'Đề nghị gia hạn',
      open === null
        ? null
        : `${nameOf(open.body)} đề nghị đến hết ngày ${formatDate(open.proposedOn)}; ${open.offer === null ? 'chưa có ý kiến' : `được đề xuất ngày ${formatDate(open.offer.until)}, chờ trả lời${answerBy === null ? '' : ` ${answerBy}`}`}.`,
    ],
    [
      'Ngày được đề xuất',
      lapsed === undefined
        ? null
        : `${formatDate(lapsed.until)} hết hiệu lực từ ngày ${formatDate(onOf(lapsed.at))} vì chưa có trả lời; thời hạn cũ được giữ.`,
    ],
    [
      'Đã gia hạn',
      granted.length === 0
        ? null
        : `${granted.map(({ from, until }) => `từ ${from === null ? 'chưa có thời hạn' : formatDate(from)} đến hết ngày ${formatDate(until)}`).join('; ')}.`,
    ],
    [
      'Đang chờ ý kiến',
      turn === undefined ? null : `${nameOf(turn.of)}, từ ngày ${formatDate(onOf(turn.from))}.`,
    ],
    [
      'Phần việc của cơ quan thực hiện',
      task.members.length === 0
        ? null
        : `đã xác nhận ${done.length}/${implementing.length}: ${done.map(({ body }) => nameOf(body)).join('; ') || 'chưa có'}.`,
    ],
    [
      'Nơi đủ điều kiện',
      task.eligible.length === 0
        ? null
        : `${task.eligible.map(({ body, on, dueOn }) => `${nameOf(body)} (từ ngày ${formatDate(on)}${dueOn === null ? '' : `, thời hạn riêng hết ngày ${formatDate(dueOn)}`})`).join('; ')}.`,
    ],
    [
      'Thời hạn trước khi điều chỉnh',
      task.amendments.length === 0
        ? null
        : `${task.amendments.map(({ formerDueOn, formerCounted }) => (formerDueOn === null ? formerCounted : `hết ngày ${formatDate(formerDueOn)} (${formerCounted})`)).join('; ')}.`,
    ],
  ];
}

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
