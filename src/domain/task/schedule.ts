import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** What happens at an instant of a task's life. */
export type PointKind =
  | 'opens'
  | 'reminder'
  | 'watch'
  | 'feasibility'
  | 'overdue'
  | 'overdue-letter'
  | 'overdue-review'
  | 'ladder-talk'
  | 'ladder-packet'
  | 'ladder-resume'
  | 'packet-silence'
  | 'directive-due'
  | 'confirmation-late'
  | 'decision-late'
  | 'ceiling'
  | 'review'
  | 'opinion-reminder'
  | 'extension-undecided'
  | 'contest-undecided'
  | 'date-undecided'
  | 'counter-reminder'
  | 'counter-lapse'
  | 'suspension-review'
  | 'part-reminder';

/** An instant at which a task has something to do. */
export interface Point {
  /** Unique within the entity for ever: `reminder/2018-12-19`. */
  readonly key: string;
  readonly kind: PointKind;
  /** When the engine wakes for it; for mail: when it is prepared. */
  readonly at: Instant;
  /** When the mail it causes should leave; null where it causes none. */
  readonly sendAt: Instant | null;
  /** Working days from the day of sending to the last working day; null where it makes no sense. */
  readonly workingDaysLeft: number | null;
  /** A follow-up that comes again until somebody has answered; `times`: how often with this one. Absent: it comes once. */
  readonly again?: { readonly everyDays: number; readonly times: number };
}

/** What follows from a reading, the facts, the calendar and the policy: dates and instants, nothing to compute any more. */
export interface Schedule {
  /** How the task lives by this schedule. */
  readonly course: 'waiting' | 'dated' | 'standing';
  /** First day of work; a day in the future means not started. Null: from the assignment on. */
  readonly startOn: LocalDate | null;
  /** Last day that is still in time. While only a ceiling counts: the ceiling. */
  readonly dueOn: LocalDate | null;
  /** The X of "trước ngày X": a result that arrives on X is for a person to judge. */
  readonly boundaryOn: LocalDate | null;
  readonly lastWorkingOn: LocalDate | null;
  readonly ceilingOn: LocalDate | null;
  readonly feasibleUntil: LocalDate | null;
  /** The words have several readings with different dates, and nobody has confirmed one (domain, §3). */
  readonly toConfirm: boolean;
  /** The calendar behind the date is not official yet. */
  readonly provisional: boolean;
  /** A Vietnamese sentence: why two dates cannot both hold; null where they can. */
  readonly conflict: string | null;
  /** A Vietnamese sentence: how the date was reached. */
  readonly counted: string;
  /** In order of `at`. */
  readonly points: readonly Point[];
}

const WHY: Readonly<Record<PointKind, string>> = {
  opens: 'Đến thời gian thực hiện',
  reminder: 'Nhắc thời hạn',
  watch: 'Hỏi cơ quan theo dõi: văn bản đã ban hành chưa',
  feasibility: 'Ngày cuối để văn bản ban hành mà vẫn đủ thời gian trước mốc phải hoàn thành',
  overdue: 'Hết thời hạn',
  'overdue-letter': 'Dự thảo thư gửi người đứng đầu vì đã quá thời hạn',
  'overdue-review': 'Rà soát việc quá thời hạn hằng tháng',
  'ladder-talk': 'Đến ngày Ban Tổ chức trao đổi trực tiếp và báo cáo bộ phận thường trực',
  'ladder-packet': 'Đến ngày lập hồ sơ trình Ban Thường vụ',
  'ladder-resume': 'Hết những ngày dành cho cơ quan trước khi báo cáo tiếp lên cấp trên',
  'packet-silence': 'Hết giờ duyệt hồ sơ, hỏi cấp trên của người được hỏi',
  'directive-due': 'Hết thời hạn trả lời ý kiến chỉ đạo',
  'confirmation-late': 'Báo cáo cấp trên kết quả chưa được xác nhận',
  'decision-late': 'Hỏi văn phòng của cấp quyết định về tờ trình',
  ceiling: 'Hết mốc phải hoàn thành khi chưa có văn bản',
  review: 'Hỏi tình hình thực hiện nhiệm vụ thường xuyên',
  'opinion-reminder': 'Nhắc cơ quan được lấy ý kiến',
  'extension-undecided': 'Báo cáo cấp trên đề nghị gia hạn chưa được giải quyết',
  'contest-undecided': 'Báo cáo cấp trên ý kiến về thời hạn chưa được kết luận',
  'date-undecided': 'Báo cáo cấp trên thời hạn theo văn bản mới chưa được quyết định',
  'counter-reminder': 'Nhắc cơ quan trả lời ngày gia hạn được đề xuất',
  'counter-lapse': 'Ngày gia hạn được đề xuất hết hiệu lực vì chưa có trả lời, thời hạn cũ được giữ',
  'suspension-review': 'Rà soát nhiệm vụ đang tạm dừng',
  'part-reminder': 'Nhắc thời hạn riêng của nơi đủ điều kiện',
};

/** One Vietnamese sentence without a full stop: what happens then, for the screen and for Temporal's timer. */
export function describePoint(point: Point): string {
  const left = point.workingDaysLeft;
  if (point.kind !== 'reminder' || left === null) return WHY[point.kind];
  return left === 0
    ? 'Nhắc trong ngày làm việc cuối của thời hạn'
    : `Nhắc thời hạn, còn ${String(left).padStart(2, '0')} ngày làm việc`;
}

/** The next point that has not been passed, or null where nothing is left to wait for. `timers` in any order. */
export function nextPoint(
  points: readonly Point[],
  passed: readonly string[],
  timers: readonly Point[] = [],
): Point | null {
  const laidOut = points.find((point) => !passed.includes(point.key));
  return [...(laidOut === undefined ? [] : [laidOut]), ...timers].toSorted(byInstant)[0] ?? null;
}

export const byInstant = (a: Point, b: Point): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
