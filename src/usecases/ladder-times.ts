import { atTime, endOfDay, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import { addWorkingHours } from '../domain/escalation/working-hours.ts';
import { untilAnswered } from '../domain/task/again.ts';
import { followUp } from '../domain/task/decided-schedule.ts';
import type { NoticeFact } from '../domain/task/fact.ts';
import { directiveKey } from '../domain/task/ladder-rules.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { Point } from '../domain/task/schedule.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

type Served = Extract<NoticeFact, { kind: 'noticeServed' }>;

/** What the arrival of a letter sets going: when the rung after it may leave, and until when an officer has time. */
export function timesAfterServing(
  { calendar, adopted }: Rules,
  letter: { readonly mail: MailKind; readonly orderKey: string },
  servedAt: Instant,
): Pick<Served, 'followUpSendAt' | 'answerBy'> {
  const { ladder, sending } = adopted.policy;
  const followUpOn = addWorkingDays(calendar, onOf(servedAt), ladder.followUpWorkingDays);
  const followUpSendAt = atTime(followUpOn, sending.from);
  if (letter.mail !== 'packet-request') return { followUpSendAt };
  const hours = ladder.packet.answerWithinWorkingHours;
  const answerAt = addWorkingHours(calendar, servedAt, hours, ladder.workingHours);
  return { followUpSendAt, answerBy: timer('packet-silence', `packet-silence/${letter.orderKey}`, answerAt) };
}

/** When the time for the answer to a directive is over: the end of the last of its working days. */
export function directiveDue({ calendar, adopted }: Rules, directiveId: string, at: Instant): Point {
  const days = adopted.policy.ladder.directiveWithinWorkingDays;
  return timer(
    'directive-due',
    directiveKey(directiveId),
    endOfDay(addWorkingDays(calendar, onOf(at), days)),
  );
}

/** The morning after the last of the days within which a result is confirmed, and again until it is. */
export const confirmBy = (rules: Rules, reportId: string, at: Instant): Point =>
  everyTime('confirmation-late', reportId, at, 'confirmationWithinWorkingDays', rules);

/** The morning after the last of the days within which a tờ trình is decided on, and again until it is. */
export const decideBy = (rules: Rules, reportId: string, at: Instant): Point =>
  everyTime('decision-late', reportId, at, 'decisionWithinWorkingDays', rules);

/** The morning after the last of the days for mending a result that was given back. */
export const resumeAfterReturn = (rules: Rules, decisionId: string, at: Instant): Point =>
  morningAfter('ladder-resume', decisionId, at, 'restAfterReturnWorkingDays', rules);

/** The same days for a body whose work goes on after a suspension, under a date that has passed. */
export const restAfterResumption = resumeAfterReturn;

type WithinDays =
  'confirmationWithinWorkingDays' | 'decisionWithinWorkingDays' | 'restAfterReturnWorkingDays';

const everyTime = (kind: Point['kind'], id: string, at: Instant, within: WithinDays, rules: Rules): Point =>
  untilAnswered(morningAfter(kind, id, at, within, rules), rules.adopted.policy.ladder[within]);

/** The last of the days belongs to whoever has to act; the morning after it is the follow-up's. */
const morningAfter = (
  kind: Point['kind'],
  id: string,
  at: Instant,
  within: WithinDays,
  rules: Rules,
): Point => followUp(kind, id, at, rules.adopted.policy.ladder[within] + 1, planningRules(rules));

const timer = (kind: Point['kind'], key: string, at: Instant): Point => ({
  key,
  kind,
  at,
  sendAt: at,
  workingDaysLeft: null,
});
