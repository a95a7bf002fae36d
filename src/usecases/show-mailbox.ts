import { formatInstant, fromEpochMs, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { foldAnswer } from '../domain/mail/fold-answer.ts';
import type { AnswerPiece } from '../domain/mail/fold-answer.ts';
import { bodyName } from '../domain/plan/directory.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { IncomingCounts, IncomingRow } from '../ports/incoming-store.ts';
import type { StoreReader } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { loadMailbox } from './mailbox-state.ts';

/** How the mailbox stands to which mail comes back, for the console and `dondoc status`. */
export interface MailboxView {
  /** `none`: no mailbox is read. `fresh`: it has not been read yet. */
  readonly state: 'none' | 'fresh' | 'read' | 'away';
  readonly label: string | null;
  /** Failed readings in a row. */
  readonly failures: number;
  readonly counts: IncomingCounts;
  /** Answers that nobody has marked as read. */
  readonly unread: number;
  /** In Vietnamese sentences. */
  readonly words: string;
}

const WITHOUT =
  'Chưa nối hộp thư nhận (chưa đặt IMAP_URL). Thư bị trả lại được đưa vào từng thư bằng lệnh "dondoc mail returned"; thư trả ' +
  'lời của các cơ quan nằm trong hộp thư của người phụ trách và chưa hiện ở đây.';

/** `planId`: whose answers are counted as unread. */
export async function describeMailbox(tx: StoreReader, planId: PlanId, wallMs: number): Promise<MailboxView> {
  const state = await loadMailbox(tx);
  const counts = await tx.countIncoming();
  const unread = (await tx.incoming({ planId, kinds: ['answer'], unread: true })).length;
  const facts = { label: state?.label ?? null, failures: state?.failures ?? 0, counts, unread };
  if (state === null) return { ...facts, state: 'none', words: WITHOUT };
  const { label, readAt, trouble, retryAtMs } = state;
  const today = fromEpochMs(wallMs);
  const last = readAt === null ? 'chưa đọc được lần nào' : `đọc được lần cuối lúc ${clockOf(readAt, today)}`;
  if (trouble !== null) {
    const again = clockOf(fromEpochMs(Math.max(retryAtMs, wallMs)), today);
    const words = `Chưa đọc được hộp thư ${label} (${trouble}); ${last}, thử lại lúc ${again}. Thư vẫn gửi đi bình thường.`;
    return { ...facts, state: 'away', words };
  }
  if (readAt === null) return { ...facts, state: 'fresh', words: `Hộp thư ${label} đã nối, ${last}.` };
  return { ...facts, state: 'read', words: `Hộp thư ${label} ${last}. ${countWords(counts)}` };
}

function countWords(counts: IncomingCounts): string {
  const { returned, delayed, automatic, answer, forged, unreadable } = counts;
  const parts = [
    `${answer} thư trả lời của người`,
    `${returned} thư bị trả lại`,
    `${delayed} báo chuyển chậm`,
    `${automatic} thư trả lời tự động đã bỏ qua`,
    ...(forged === 0 ? [] : [`${forged} thư mang mã trả về không đúng đã bỏ qua`]),
    ...(unreadable === 0 ? [] : [`${unreadable} thư không đọc được để riêng`]),
  ];
  return `Đến nay: ${parts.join(', ')}.`;
}

/** `09 giờ 40`, with the date where it is not today's. */
const clockOf = (at: Instant, today: Instant): string =>
  onOf(at) === onOf(today) ? (formatInstant(at).split(' ngày ')[0] ?? '') : formatInstant(at);

/** A person's answer as the office reads it. */
export interface AnswerView {
  readonly id: string;
  readonly takenAt: Instant;
  readonly readAt: Instant | null;
  readonly entities: readonly EntityId[];
  /** The message of ours that it answers; null: only its thread is known. */
  readonly message: string | null;
  /** Null: its words were erased by law. */
  readonly letter: {
    readonly from: string;
    readonly fromName: string;
    /** The name of the body that was written to. */
    readonly body: string;
    readonly subject: string;
    readonly pieces: readonly AnswerPiece[];
    readonly cut: boolean;
    readonly files: readonly { readonly name: string; readonly size: number }[];
    /** How the sender's address compares with the registered one, in a sentence. */
    readonly senderWords: string;
    readonly senderKnown: boolean;
  } | null;
}

/** What an answer is shown by; the latest first. */
export async function listAnswers(
  deps: Pick<Deps, 'store'>,
  planId: PlanId,
  { about, unread = false }: { readonly about?: EntityId; readonly unread?: boolean } = {},
): Promise<readonly AnswerView[]> {
  return deps.store.read(async (tx) => {
    const { plan } = await loadPlan(tx, planId);
    const entity = about === undefined ? {} : { entityId: about };
    const rows = await tx.incoming({ planId, kinds: ['answer'], unread, ...entity });
    return rows.map((row) => viewAnswer(row, (body) => bodyName(plan, body)));
  });
}

function viewAnswer(row: IncomingRow, nameOf: (body: string) => string): AnswerView {
  const { id, takenAt, readAt, entities, messageId, letter } = row;
  const view = { id, takenAt, readAt, entities, message: messageId };
  if (letter === null) return { ...view, letter };
  const { from, registered } = letter;
  const senderKnown = registered !== null && from === registered.toLowerCase();
  return {
    ...view,
    letter: {
      from,
      fromName: letter.fromName,
      body: nameOf(letter.body),
      subject: letter.subject,
      pieces: foldAnswer(letter.text),
      cut: letter.cut,
      files: letter.files,
      senderKnown,
      senderWords: senderWords(from, registered, senderKnown),
    },
  };
}

function senderWords(from: string, registered: string | null, known: boolean): string {
  if (from === '') return 'Thư không ghi địa chỉ người gửi.';
  if (known) return 'Địa chỉ người gửi đúng là hộp thư đã đăng ký của cơ quan.';
  if (registered === null) return `Cơ quan chưa đăng ký hộp thư; thư gửi từ ${from}.`;
  return `Địa chỉ người gửi (${from}) khác hộp thư đã đăng ký của cơ quan (${registered}); cần xác minh trước khi dùng.`;
}

/** Messages that wait for a person: not to be read, or not to be understood. */
export async function listUnreadable(
  deps: Pick<Deps, 'store'>,
  planId: PlanId,
): Promise<readonly IncomingRow[]> {
  return deps.store.read((tx) => tx.incoming({ planId, kinds: ['unreadable'], unread: true }));
}

/** Somebody at the office has read it. Twice is harmless. */
export async function markRead(
  deps: Pick<Deps, 'store' | 'clock'>,
  id: string,
): Promise<Result<IncomingRow>> {
  const now = await deps.clock.now();
  return deps.store.write(async (tx) => {
    const row = await tx.incomingById(id);
    if (row === null || (row.kind !== 'answer' && row.kind !== 'unreadable'))
      return fail({ kind: 'unknown-answer', words: 'Không có thư trả lời này.' });
    await tx.markIncomingRead(id, now);
    return ok(row);
  });
}
