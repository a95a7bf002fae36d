import { instant, formatInstant, onOf } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { DEADLINE_LABEL } from '../../domain/task/deadline-status.ts';
import { PROGRESS_LABEL, waitingLabel } from '../../domain/task/labels.ts';
import { loadPlan } from '../../usecases/deps.ts';
import { showStatus } from '../../usecases/show-status.ts';
import type { ObligationView, StatusView } from '../../usecases/show-status.ts';
import type { TaskView } from '../../usecases/views.ts';
import { STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { answer } from '../outcome.ts';
import { list, shorten, table } from '../table.ts';

export const statusCommand: Command = {
  name: 'status',
  summary: 'tình trạng kế hoạch: nhiệm vụ, thời hạn, mốc tiếp theo, thư và điểm cần xử lý',
  options: STORE_OPTIONS,
  examples: [
    ['status', 'bảng 19 nhiệm vụ và các đợt báo cáo'],
    ['status --json', 'cùng nội dung cho chương trình khác đọc'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }, planId) => {
      const status = await showStatus(deps, planId);
      const { plan } = await deps.store.read((tx) => loadPlan(tx, planId));
      return answer(status, statusWords(status, plan));
    }),
};

function statusWords(status: StatusView, adopted: Plan): string {
  const { clock, plan, tasks, obligations, alarms, late } = status;
  const now = formatInstant(instant(clock.now));
  return [
    list([
      [
        'Kế hoạch',
        `${plan.number} (${plan.id}): ${plan.tasks} nhiệm vụ, ${plan.obligations} mục tổ chức thực hiện`,
      ],
      ['Bây giờ', clock.mode === 'practice' ? `${now} (chạy thử)` : now],
      ['Thư', mailWords(status)],
      ['Gửi thư', status.mailroom.words],
      ['Thư đến', status.mailbox.words],
    ]),
    table(
      ['Nhiệm vụ', 'Tình trạng', 'Thời hạn', 'Mốc tiếp theo', 'Nội dung'],
      tasks.map((task) => taskRow(task, adopted)),
    ),
    table(
      ['Mục', 'Đã nhận', 'Thời hạn', 'Còn thiếu'],
      obligations.flatMap(roundRows),
      'Chưa có đợt báo cáo nào.',
    ),
    lateWords(late),
    alarmWords(alarms),
  ].join('\n');
}

const lateWords = (late: StatusView['late']): string =>
  late.length === 0
    ? 'Không có thư gửi muộn.'
    : `Gửi muộn (${late.length}):\n${list(late.slice(0, 20).map(({ id, plannedAt, sentAt }) => [id, `dự kiến ${formatInstant(plannedAt)}, gửi ${formatInstant(sentAt)}`]))}`;

const alarmWords = (alarms: StatusView['alarms']): string =>
  alarms.length === 0
    ? 'Không có điểm nào cần xử lý.'
    : `Cần xử lý (${alarms.length}):\n${list(alarms.map(({ task, words }) => [task, words]))}`;

const mailWords = ({ mail }: StatusView): string =>
  [
    `${mail.queued} chờ gửi`,
    `${mail.sent} đã gửi`,
    `${mail.captured} giữ trong kho (chạy thử)`,
    `${mail.held} chờ lãnh đạo duyệt`,
    `${mail.failed} không chuyển được`,
    `${mail.withdrawn} đã rút`,
  ].join(', ');

function taskRow(task: TaskView, plan: Plan): readonly string[] {
  const { id, deadline, next, title } = task;
  const due = deadline.dueOn === null ? [] : [formatDate(deadline.dueOn)];
  // What has not begun says so in its phase already.
  const words = SAID_BY_PHASE.has(deadline.status) ? [] : [deadlineWords(deadline)];
  return [
    id,
    phaseWords(task, plan),
    [...due, ...words].join(', '),
    next === null ? '' : `${formatDate(onOf(next.at))}: ${next.why}`,
    shorten(title, 60),
  ];
}

const SAID_BY_PHASE: ReadonlySet<string> = new Set(['awaiting-event', 'not-yet']);

function phaseWords({ progress, reported, awaits }: TaskView, plan: Plan): string {
  if (progress === 'waiting')
    return waitingLabel(
      plan,
      awaits.map(({ event }) => event),
    );
  // How it stands to its deadline is said beside the date.
  if (progress === 'done') return 'Đã hoàn thành';
  return progress === 'open' && reported ? 'Đang thực hiện' : PROGRESS_LABEL[progress];
}

export const deadlineWords = ({ status, workingDaysLate }: TaskView['deadline']): string =>
  status === 'overdue' && workingDaysLate > 0
    ? `${DEADLINE_LABEL.overdue} ${workingDaysLate} ngày làm việc`
    : DEADLINE_LABEL[status];

/** What is owed once, and the rounds that are under way. */
function roundRows({ no, rounds, awaitsDay }: ObligationView): readonly (readonly string[])[] {
  const shown = rounds.filter(({ asked, progress }) => asked === 'document' || progress === 'open');
  return [
    ...shown.map(({ received, expected, dueOn, missing, words }) => [
      words === null ? no : `${no}, ${words}`,
      `${received.length}/${expected}`,
      dueOn === null ? '' : formatDate(dueOn),
      shorten(missing.map(({ name }) => name).join('; '), 90),
    ]),
    ...awaitsDay.map(({ words }) => [`${no}, báo cáo ${words}`, '', 'chờ ấn định ngày nộp', '']),
  ];
}
