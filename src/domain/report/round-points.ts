import { describePoint } from '../task/schedule.ts';
import type { Point } from '../task/schedule.ts';
import { periodWords } from './period.ts';
import type { Round } from './round.ts';

/** What happens at a point of a round, in one Vietnamese sentence without a full stop. */
export function describeRoundPoint(point: Point, round: Round): string {
  switch (point.kind) {
    case 'watch':
      return `Hỏi ngày nộp báo cáo ${askedPeriod(point, round)}`;
    case 'opens':
      return 'Mở đợt, đề nghị các đơn vị gửi báo cáo';
    case 'overdue':
      return 'Hết thời hạn gửi báo cáo';
    case 'overdue-letter':
      return 'Báo đơn vị chưa gửi, đề nghị chốt';
    case 'overdue-review':
      return 'Rà soát đơn vị chưa gửi hằng tháng';
    default:
      return describePoint(point);
  }
}

/** `watch/2018-h1/2018-05-02` → `6 tháng đầu năm 2018` */
function askedPeriod(point: Point, round: Round): string {
  const key = periodKeyOf(point);
  const periods = round.progress === 'awaiting-day' ? round.periods : [];
  const period = periods.find((known) => known.key === key);
  return period === undefined ? key : periodWords(period);
}

/** The period that a `watch` point asks about. */
export const periodKeyOf = (point: Point): string => point.key.split('/')[1] ?? '';
