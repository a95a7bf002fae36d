import { describePoint } from '../task/schedule.ts';
import type { Point, PointKind } from '../task/schedule.ts';
import { periodWords } from './period.ts';
import type { Round } from './round.ts';

/** What a round says otherwise than a task. */
const WORDS: Readonly<Partial<Record<PointKind, string>>> = {
  opens: 'Mở đợt, đề nghị các đơn vị gửi báo cáo',
  overdue: 'Hết thời hạn gửi báo cáo',
  'overdue-letter': 'Báo đơn vị chưa gửi, đề nghị chốt',
  'overdue-review': 'Rà soát đơn vị chưa gửi',
};

/** What happens at a point of a round, in one Vietnamese sentence without a full stop. */
export const describeRoundPoint = (point: Point, round: Round): string =>
  point.kind === 'watch'
    ? `Hỏi ngày nộp báo cáo ${askedPeriod(point, round)}`
    : (WORDS[point.kind] ?? describePoint(point));

/** `watch/2018-h1/2018-05-02` → `6 tháng đầu năm 2018` */
function askedPeriod(point: Point, round: Round): string {
  const key = periodKeyOf(point);
  const periods = round.progress === 'awaiting-day' ? round.periods : [];
  const period = periods.find((known) => known.key === key);
  return period === undefined ? key : periodWords(period);
}

/** The period that a `watch` point asks about. */
export const periodKeyOf = (point: Point): string => point.key.split('/')[1] ?? '';
