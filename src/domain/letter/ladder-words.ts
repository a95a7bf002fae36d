import { addMs, formatInstant, instantOf, onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { silencesOf } from '../escalation/ask-officer.ts';
import type { PacketAsk } from '../escalation/ladder.ts';
import type { LadderPolicy, Officer } from '../escalation/ladder-policy.ts';
import type { MailKind } from '../task/order.ts';
import type { Notice, Task } from '../task/task.ts';
import { byEndOf } from './deadline-words.ts';
import { joinDates, two } from './words.ts';

const KINDS: Readonly<Partial<Record<MailKind, string>>> = {
  reminder: 'nhắc thời hạn',
  'overdue-letter': 'thư gửi người đứng đầu',
  'ladder-talk': 'thư đề nghị trao đổi trực tiếp',
  directive: 'ý kiến chỉ đạo',
};

const WAYS: Readonly<Record<Notice['state'], string>> = {
  'served-by-mail': 'qua thư điện tử',
  'served-on-paper': 'bằng văn bản giấy',
  failed: 'chưa chuyển đến được',
};

/** What was said to the body itself; of a task of the office's own, to whoever hears of it in its place. */
function isToBody(task: Task, notice: Notice): boolean {
  const { answeredBy, ladder } = task.parties;
  const to = ladder?.own === true ? [answeredBy, ladder.letterTo, ladder.speaker] : [answeredBy];
  return KINDS[notice.mail] !== undefined && to.some((body) => notice.orderKey.endsWith(`/${body}`));
}

/**
 * `nhắc thời hạn ngày 19/12/2018 và ngày 28/12/2018 (qua thư điện tử)`: one phrase a kind and way, in the order of the
 * first of each; what has not arrived is told apart.
 */
export function noticeWords(task: Task, arrived: boolean): readonly string[] {
  const told = task.notices
    .filter((notice) => isToBody(task, notice) && (notice.state !== 'failed') === arrived)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const alike = Map.groupBy(told, ({ mail, state }) => `${mail} ${state}`);
  return [...alike.values()].flatMap((notices) => {
    const [first] = notices;
    if (first === undefined) return [];
    const days = [...new Set(notices.map(({ at }) => onOf(at)))];
    return [`${KINDS[first.mail] ?? ''} ${joinDates(days)} (${WAYS[first.state]})`];
  });
}

/** What has been allowed about the date; empty: nothing. */
export function extensionWords(task: Task): readonly string[] {
  const granted = task.extensions.granted.map(
    ({ from, until }) =>
      `gia hạn ${from === null ? '' : `từ ngày ${formatDate(from)} `}đến hết ngày ${formatDate(until)}`,
  );
  const amended = task.amendments.map(
    ({ at, formerDueOn }) =>
      `điều chỉnh theo quyết định, ghi nhận ngày ${formatDate(onOf(at))}${formerDueOn === null ? '' : ` (trước đó hết ngày ${formatDate(formerDueOn)})`}`,
  );
  const open = task.extensions.open === null ? [] : ['có một đề nghị gia hạn đang chờ ý kiến'];
  return [...granted, ...amended, ...open];
}

/** Null: the policy does not know him any more. */
export const officerOf = (policy: LadderPolicy, key: string): Officer | null =>
  [...policy.packet.officers, ...policy.packet.officersOfOwnTasks].find((officer) => officer.key === key) ??
  null;

/** `đồng chí Nguyễn Văn A, Trưởng Ban Tổ chức Tỉnh ủy`; without a name the title alone. */
export function officerWords(policy: LadderPolicy, key: string): string {
  const officer = officerOf(policy, key);
  if (officer === null) return key;
  return officer.name === null ? `đồng chí ${officer.title}` : `đồng chí ${officer.name}, ${officer.title}`;
}

const askWords = (policy: LadderPolicy, { officer, askedAt, silentAt }: PacketAsk): string =>
  `${officerWords(policy, officer)}: hỏi lúc ${formatInstant(askedAt)}${silentAt === null ? '' : `, hết giờ lúc ${formatInstant(silentAt)} chưa có ý kiến`}`;

/** Who has been asked and what became of it, and how many let their time go by. */
export function askedWords(policy: LadderPolicy, task: Task): readonly string[] {
  const { packet } = task.ladder;
  if (packet === null) return [];
  const silences = silencesOf(packet);
  const count = silences === 0 ? [] : [`${two(silences)} lần hết giờ duyệt mà chưa có ý kiến`];
  return [...packet.asks.map((ask) => askWords(policy, ask)), ...count];
}

/** Those who were asked before and let their time go by. */
export const silentWords = (policy: LadderPolicy, task: Task): readonly string[] =>
  (task.ladder.packet?.asks ?? [])
    .filter(({ silentAt }) => silentAt !== null)
    .map((ask) => askWords(policy, ask));

/** The last day of an answer whose time ends, exclusively, at an instant. */
export function answerWords(answerBy: unknown): string | null {
  const end = typeof answerBy === 'string' ? instantOf(answerBy) : null;
  return end === null ? null : byEndOf(onOf(addMs(end, -1)));
}
