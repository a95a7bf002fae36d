import { formatDate } from '../domain/calendar/local-date.ts';
import { DEADLINE_LABEL } from '../domain/task/deadline-status.ts';
import type { TaskRow } from '../usecases/show-plan.ts';
import { two } from './words.ts';

/** A colour of domain §4, by what it means; it always comes with words. */
type Tone =
  | 'waiting'
  | 'later'
  | 'open'
  | 'working'
  | 'presented'
  | 'submitted'
  | 'done'
  | 'done-late'
  | 'still'
  | 'good'
  | 'soon'
  | 'today'
  | 'overdue'
  | 'neutral'
  | 'conflict'
  | 'ask';

interface Mark {
  readonly tone: Tone;
  readonly words: string;
}

export const Badges = ({ row }: { readonly row: TaskRow }) => (
  <ul class="badges">
    {[...secretMarks(row), progressMark(row), ...deadlineMarks(row)].map(({ tone, words }) => (
      <li class={`badge ${tone}`}>{words}</li>
    ))}
  </ul>
);

/** What mail says nothing of. */
const secretMarks = ({ definition }: TaskRow): readonly Mark[] =>
  definition.confidential ? [{ tone: 'still', words: 'Mật, thư chỉ ghi số nhiệm vụ' }] : [];

function progressMark({ task, phase }: TaskRow): Mark {
  switch (task.progress) {
    case 'waiting':
    case 'impossible':
      return { tone: 'waiting', words: phase };
    case 'not-started':
      return { tone: 'later', words: phase };
    case 'open':
      return { tone: task.reports > 0 ? 'working' : 'open', words: phase };
    case 'presented':
    case 'submitted':
      return { tone: task.progress, words: phase };
    case 'standing':
      return { tone: 'still', words: phase };
    case 'suspended':
    case 'cancelled':
      return { tone: 'still', words: phase };
    case 'done':
      return doneMark(task.verdict, phase);
  }
}

function doneMark(verdict: 'on-time' | 'late' | 'boundary' | 'no-deadline', phase: string): Mark {
  if (verdict === 'late') return { tone: 'done-late', words: phase };
  return { tone: 'done', words: verdict === 'on-time' ? phase : 'Đã hoàn thành' };
}

/** Where the progress says already that no date counts. */
const UNDATED: ReadonlySet<string> = new Set(['standing', 'done', 'suspended', 'cancelled']);

/** The second axis, where it says more than the first. */
function deadlineMarks({ task, view }: TaskRow): readonly Mark[] {
  const { status, workingDaysLate } = view.deadline;
  const words = DEADLINE_LABEL[status];
  switch (status) {
    case 'overdue':
      return [{ tone: 'overdue', words: overdueWords(workingDaysLate, task.progress === 'submitted') }];
    case 'in-time':
      return [{ tone: 'good', words }];
    case 'due-soon':
      return [{ tone: 'soon', words }];
    case 'due-today':
      return [{ tone: 'today', words }];
    case 'conflict':
      return [{ tone: 'conflict', words }];
    case 'contested':
      return [{ tone: 'neutral', words }];
    case 'to-confirm':
      return [{ tone: 'ask', words }];
    case 'boundary':
      return [{ tone: 'neutral', words: boundaryWords(task.schedule.boundaryOn) }];
    case 'no-deadline':
      return UNDATED.has(task.progress) ? [] : [{ tone: 'still', words }];
    case 'awaiting-event':
    case 'not-yet':
    case 'on-time':
    case 'late':
      return [];
  }
}

const overdueWords = (days: number, handedIn: boolean): string =>
  handedIn || days === 0 ? 'Báo cáo khi đã quá hạn' : `Quá hạn ${two(days)} ngày làm việc`;

const boundaryWords = (on: Parameters<typeof formatDate>[0] | null): string =>
  on === null ? DEADLINE_LABEL.boundary : `Nhận đúng ngày ${formatDate(on)}, chờ kết luận`;
