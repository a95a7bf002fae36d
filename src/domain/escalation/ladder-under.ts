import type { LocalDate } from '../calendar/local-date.ts';
import type { Schedule } from '../task/schedule.ts';
import type { Life } from '../task/task.ts';
import { rungsDueBy, standDown } from './climb.ts';
import { NO_LADDER } from './ladder.ts';
import type { Ladder } from './ladder.ts';

/**
 * The ladder under another schedule. Where the body is not late by the new date, it stands at its foot again; where it
 * still is, what has been climbed stays climbed, and the rungs of the new date fall due as its points come. What people have
 * said (directives) and what is counted stays either way. `passed`: keys of the points that have gone by.
 */
export function ladderUnder(
  { ladder, timers, schedule, notices }: Life,
  next: Schedule,
  passed: readonly string[],
  today: LocalDate,
): Pick<Life, 'ladder' | 'timers'> {
  if (next.dueOn === schedule.dueOn && next.course === schedule.course) return { ladder, timers };
  // Letters that speak of the old date are taken back by whoever brings the new one: their rung is climbed anew.
  if (next.course === 'dated' && next.dueOn !== null && next.dueOn < today)
    return { ladder: { ...standDown(ladder, notices), due: dueBy(next, passed) }, timers };
  const { missedReports, hurried, directives, lateConfirmations, lateDecisions } = ladder;
  const kept = { missedReports, hurried, directives, lateConfirmations, lateDecisions };
  const again = ladder.climbed.length > 0 ? ladder.again + 1 : ladder.again;
  const anew: Ladder = { ...NO_LADDER, ...kept, again };
  const others = timers.filter(({ kind }) => kind !== 'packet-silence' && kind !== 'ladder-resume');
  return { ladder: anew, timers: others };
}

const dueBy = ({ points }: Schedule, passed: readonly string[]): number =>
  Math.max(0, ...points.filter(({ key }) => passed.includes(key)).map(({ kind }) => rungsDueBy(kind)));
