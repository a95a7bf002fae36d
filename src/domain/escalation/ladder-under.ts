import type { LocalDate } from '../calendar/local-date.ts';
import type { Schedule } from '../task/schedule.ts';
import type { Life } from '../task/task.ts';
import { standDown } from './climb.ts';
import { NO_LADDER } from './ladder.ts';
import type { Ladder } from './ladder.ts';

/**
 * The ladder under another schedule. Where the body is not late by the new date, it stands at its foot again; where it
 * still is, what has been climbed stays climbed. What people have said (directives) and what is counted stays either way.
 */
export function ladderUnder(
  { ladder, timers, schedule, notices }: Life,
  next: Schedule,
  today: LocalDate,
): Pick<Life, 'ladder' | 'timers'> {
  if (next.dueOn === schedule.dueOn && next.course === schedule.course) return { ladder, timers };
  // Letters that speak of the old date are taken back by whoever brings the new one: their rung is climbed anew.
  if (next.course === 'dated' && next.dueOn !== null && next.dueOn < today)
    return { ladder: standDown(ladder, notices), timers };
  const { missedReports, hurried, directives, lateConfirmations, lateDecisions } = ladder;
  const kept = { missedReports, hurried, directives, lateConfirmations, lateDecisions };
  const again = ladder.climbed.length > 0 ? ladder.again + 1 : ladder.again;
  const anew: Ladder = { ...NO_LADDER, ...kept, again };
  const others = timers.filter(({ kind }) => kind !== 'packet-silence' && kind !== 'ladder-resume');
  return { ladder: anew, timers: others };
}
