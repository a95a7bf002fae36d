import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import { silencesOf } from '../domain/escalation/ask-officer.ts';
import { hasArrived } from '../domain/escalation/climb.ts';
import { nextRung, packetWaits, RUNGS } from '../domain/escalation/ladder.ts';
import type { Rung } from '../domain/escalation/ladder.ts';
import { officerWords } from '../domain/letter/ladder-words.ts';
import { bodyName, bodyOf, recipientOn } from '../domain/plan/directory.ts';
import { deadlineStatus } from '../domain/task/deadline-status.ts';
import { hasEnded } from '../domain/task/task.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow, MessageRow, OutboxRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

/** What must hold of every task whatever happens (design, §4 and §5), and what of the ladder waits for a person. */
export type InvariantKind =
  | 'not-served'
  | 'overdue-unserved'
  | 'unexplained'
  | 'gone-body'
  | 'packet-waits'
  | 'directive-late'
  | 'doubled-rung';

export interface InvariantAlarm {
  readonly kind: InvariantKind;
  readonly task: string;
  readonly words: string;
}

interface Mail {
  readonly outbox: readonly OutboxRow[];
  readonly messages: readonly MessageRow[];
}

export function invariantAlarms(
  rules: Rules,
  rows: readonly EntityRow[],
  mail: Mail,
  now: Instant,
): readonly InvariantAlarm[] {
  const delivered = deliveredLetters(mail);
  const ofTasks = rows.flatMap(({ entityId, state }): readonly InvariantAlarm[] => {
    if (state?.kind !== 'task' || hasEnded(state)) return [];
    const alarm = (kind: InvariantKind, words: string): InvariantAlarm => ({ kind, task: entityId, words });
    return [
      ...ladderWords(rules, state).map(([kind, words]) => alarm(kind, words)),
      ...(state.schedule.dueOn !== null && state.schedule.counted.trim() === ''
        ? [
            alarm(
              'unexplained',
              'Thời hạn không kèm cách tính; không được ghi quá hạn khi chưa giải thích được.',
            ),
          ]
        : []),
      ...(isUnserved(rules, state, delivered.get(entityId) ?? [], now)
        ? [
            alarm(
              'overdue-unserved',
              'Nhiệm vụ ghi quá hạn mà chưa có thư nào chuyển đến cơ quan; cần chuyển bằng văn bản giấy và ghi lại.',
            ),
          ]
        : []),
    ];
  });
  return [...ofTasks, ...goneBodies(rules, mail)];
}

const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  letter: 'Thư gửi người đứng đầu',
  talk: 'Thư đề nghị trao đổi trực tiếp',
  packet: 'Đề nghị duyệt hồ sơ trình Ban Thường vụ',
};

type Said = readonly [kind: InvariantKind, words: string];

function ladderWords(rules: Rules, task: Task): readonly Said[] {
  const { ladder } = task;
  const rungs = ladder.climbed.map(({ rung }) => rung);
  return [
    ...unarrived(rules, task),
    ...(new Set(rungs).size < rungs.length || rungs.some((rung, index) => rung !== RUNGS[index])
      ? [['doubled-rung', `Các bậc báo cáo lên cấp trên không đúng thứ tự: ${rungs.join(', ')}.`] as const]
      : []),
    ...waiting(rules, task),
    ...ladder.directives
      .filter(({ late, answer }) => late && answer === null)
      .map(({ directiveId }): Said => [
        'directive-late',
        `Chưa nhận được trả lời ý kiến chỉ đạo "${directiveId}" trong thời hạn.`,
      ]),
  ];
}

/** A rung stands still because its letter has not come to anybody. */
function unarrived({ adopted }: Rules, task: Task): readonly Said[] {
  const { plan } = adopted;
  if (task.progress !== 'open' || hasArrived(task)) return [];
  const last = task.ladder.climbed.at(-1);
  if (last === undefined) {
    return nextRung(task.ladder) === null
      ? []
      : [
          [
            'not-served',
            `Thư nhắc chưa chuyển đến nơi nhận: ${bodyName(plan, task.parties.answeredBy)}; chưa lên bậc sau.`,
          ],
        ];
  }
  const failed = task.notices.some(({ orderKey, state }) => orderKey === last.orderKey && state === 'failed');
  if (!failed && nextRung(task.ladder) === null) return [];
  const words = `${RUNG_WORDS[last.rung]} (lập ngày ${formatDate(onOf(last.at))}) chưa chuyển đến nơi nhận: ${bodyName(plan, last.to)}; chưa lên bậc sau.`;
  return [['not-served', words]];
}

function waiting({ adopted }: Rules, task: Task): readonly Said[] {
  const { packet } = task.ladder;
  if (!packetWaits(packet) || task.progress !== 'open') return [];
  const asked = packet.asks.at(-1);
  const who =
    asked === undefined
      ? 'chưa có người duyệt nào trong chính sách'
      : `đang hỏi ${officerWords(adopted.policy.ladder, asked.officer)} từ ngày ${formatDate(onOf(asked.askedAt))}`;
  const silences = silencesOf(packet);
  const counted =
    silences === 0 ? '' : `; đã ${String(silences).padStart(2, '0')} lần hết giờ mà chưa có ý kiến`;
  return [['packet-waits', `Hồ sơ trình Ban Thường vụ chờ duyệt: ${who}${counted}.`]];
}

/** Letters that have reached somebody, by task. */
function deliveredLetters({ outbox, messages }: Mail): ReadonlyMap<string, readonly OutboxRow[]> {
  const left = new Set(
    messages.filter(({ status }) => status === 'sent' || status === 'captured').map(({ id }) => id),
  );
  const rows = outbox.filter(({ messageId }) => messageId !== null && left.has(messageId));
  return Map.groupBy(rows, (row) => row.entityId);
}

/** Every overdue mark must rest on at least one notice to the body. */
function isUnserved(rules: Rules, task: Task, delivered: readonly OutboxRow[], now: Instant): boolean {
  if (task.progress !== 'open' || deadlineStatus(task, now, planningRules(rules)) !== 'overdue') return false;
  const told = task.notices.some(({ state }) => state !== 'failed');
  return !told && !delivered.some((row) => row.orderKey.endsWith(`/${task.parties.answeredBy}`));
}

/** Letters that are addressed to a body which does not exist any more on the day of sending and has no one successor. */
function goneBodies({ adopted }: Rules, { outbox, messages }: Mail): readonly InvariantAlarm[] {
  const { plan } = adopted;
  const waitingLetters = outbox
    .filter(({ status }) => status === 'queued' || status === 'held')
    .filter(({ to, sendAt }) => recipientOn(plan, to, onOf(sendAt)) === null)
    .map(({ to, entityId, orderKey }) => ({
      kind: 'gone-body' as const,
      task: entityId,
      words: `Thư "${orderKey}" chờ gửi đến ${bodyName(plan, to)}, cơ quan không còn và chưa xác định cơ quan kế thừa.`,
    }));
  const misdirected = messages
    .filter(({ sentAt, recipient }) => {
      const until = bodyOf(plan, recipient)?.validUntil ?? null;
      return sentAt !== null && until !== null && until < onOf(sentAt);
    })
    .map(({ id, recipient, tasks }) => ({
      kind: 'gone-body' as const,
      task: tasks.join(', '),
      words: `Thư ${id} đã gửi đến ${bodyName(plan, recipient)} sau khi cơ quan này không còn.`,
    }));
  return [...waitingLetters, ...misdirected];
}
