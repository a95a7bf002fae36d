import { addWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import { untilAnswered } from '../../../src/domain/task/again.ts';
import { followUp, layOutDecided } from '../../../src/domain/task/decided-schedule.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Point, PointKind, Schedule } from '../../../src/domain/task/schedule.ts';
import { at, CALENDAR, on, POLICY, RULES, scheduleOf } from './real-plan.ts';

/*
 * What people do about a task, in the words of the office; the dates that follow are laid out as the product lays them out.
 * Unless another one is named, it is task 9 of Sở Nội vụ, "hoàn thành trong năm 2018", followed by Ban Tổ chức.
 */
type Fact<K extends TaskFact['kind']> = Extract<TaskFact, { kind: K }>;

export const LEAD = 'so-noi-vu';
export const OFFICE = 'ban-to-chuc-tinh-uy';
export const ABOVE = 'bo-phan-thuong-truc';

const later = (kind: PointKind, id: string, date: string, workingDays: number): Point =>
  followUp(kind, id, at(date), workingDays, RULES);

const again = (kind: PointKind, id: string, date: string, workingDays: number): Point =>
  untilAnswered(later(kind, id, date, workingDays), workingDays);

/** The schedule of a task under a date that a person has decided on a day. */
export const decided = (until: string, date: string, id = '77-9'): Schedule =>
  layOutDecided(
    scheduleOf(id),
    { until: on(until), because: 'theo Quyết định số 15-QĐ/BTCTU', keepsCeiling: true },
    at(date),
    RULES,
  );

export const asks = (
  date: string,
  proposedOn = '2019-03-29',
  requestId = 'gh-1',
): Fact<'extensionRequested'> => ({
  kind: 'extensionRequested',
  at: at(date, '09:00'),
  body: LEAD,
  requestId,
  proposedOn: on(proposedOn),
  reason: 'waits-for-opinion',
  undecided: again('extension-undecided', requestId, date, 5),
});

const decides = (date: string, requestId = 'gh-1') => ({
  at: at(date, '10:00'),
  by: OFFICE,
  decisionId: `qd-${requestId}`,
  requestId,
});

export const grants = (date: string, until = '2019-03-29'): Fact<'extensionGranted'> => ({
  kind: 'extensionGranted',
  ...decides(date),
  until: on(until),
  schedule: decided(until, date),
});

export const refuses = (date: string): Fact<'extensionRefused'> => ({
  kind: 'extensionRefused',
  ...decides(date),
});

/** Another date is offered; three working days later the body is reminded, after five the offer lapses. */
export const offers = (date: string, until = '2019-02-28'): Fact<'extensionCountered'> => ({
  kind: 'extensionCountered',
  ...decides(date),
  until: on(until),
  reminder: later('counter-reminder', 'gh-1', date, 3),
  lapse: later('counter-lapse', 'gh-1', date, 5),
});

const answers = (date: string) => ({
  at: at(date, '11:00'),
  body: LEAD,
  requestId: 'gh-1',
  answerId: 'tl-1',
});

export const accepts = (date: string, until = '2019-02-28'): Fact<'counterAccepted'> => ({
  kind: 'counterAccepted',
  ...answers(date),
  schedule: decided(until, date),
});

export const declines = (date: string): Fact<'counterDeclined'> => ({
  kind: 'counterDeclined',
  ...answers(date),
});

export const amends = (date: string, until = '2019-06-28'): Fact<'taskAmended'> => ({
  kind: 'taskAmended',
  at: at(date, '10:00'),
  decisionId: 'qd-15',
  schedule: decided(until, date),
  parties: null,
  noticeSendAt: at(date, '10:30'),
});

export const suspends = (date: string, reviewOn = '2019-03-01'): Fact<'taskSuspended'> => ({
  kind: 'taskSuspended',
  at: at(date, '10:00'),
  decisionId: 'qd-16',
  review: {
    ...later('suspension-review', 'qd-16', date, 1),
    at: at(reviewOn, '06:00'),
    sendAt: at(reviewOn),
  },
  noticeSendAt: at(date, '10:30'),
});

export const resumes = (date: string, more: Partial<Fact<'taskResumed'>> = {}): Fact<'taskResumed'> => ({
  kind: 'taskResumed',
  at: at(date, '10:00'),
  decisionId: 'qd-17',
  schedule: decided('2019-06-28', date),
  noticeSendAt: at(date, '10:30'),
  ...more,
});

/** Resumed under the date that holds and has passed: three working days of rest. */
export const resumesLate = (date: string): Fact<'taskResumed'> =>
  resumes(date, { schedule: scheduleOf('77-9'), rest: later('ladder-resume', 'qd-17', date, 3) });

export const cancels = (date: string, replacedBy: readonly string[] = []): Fact<'taskCancelled'> => ({
  kind: 'taskCancelled',
  at: at(date, '10:00'),
  decisionId: 'qd-18',
  replacedBy,
  noticeSendAt: at(date, '10:30'),
});

export const divides = (date: string, time = '10:00'): Fact<'taskDivided'> => ({
  kind: 'taskDivided',
  at: at(date, time),
  decisionId: 'qd-19',
  into: ['77-9a', '77-9b'],
  undoUntil: at(date, '10:15'),
  noticeSendAt: at(date, '10:15'),
});

export const undoesDivision = (date: string, time = '10:10'): Fact<'divisionUndone'> => ({
  kind: 'divisionUndone',
  at: at(date, time),
  decisionId: 'qd-19',
});

export const contests = (date: string): Fact<'markContested'> => ({
  kind: 'markContested',
  at: at(date, '09:00'),
  body: LEAD,
  contestId: 'yk-1',
  undecided: again('contest-undecided', 'yk-1', date, 10),
});

export const concludes = (
  date: string,
  verdict: 'on-time' | 'late',
  schedule: Schedule | null = null,
): Fact<'markConcluded'> => ({
  kind: 'markConcluded',
  at: at(date, '15:00'),
  by: OFFICE,
  decisionId: 'kl-1',
  verdict,
  schedule,
});

export const presents = (date: string, reportId = 'tt-1'): Fact<'resultPresented'> => ({
  kind: 'resultPresented',
  at: at(date, '14:00'),
  body: LEAD,
  reportId,
  documentNumber: '15-TTr/SNV',
  documentOn: on(date),
  decideBy: again('decision-late', reportId, date, 15),
});

export const submits = (
  date: string,
  more: Partial<Fact<'resultSubmitted'>> = {},
): Fact<'resultSubmitted'> => ({
  kind: 'resultSubmitted',
  at: at(date, '15:00'),
  body: LEAD,
  reportId: 'kq-1',
  evidence: { documentNumber: '12-KH/SNV', documentOn: on(date), files: [] },
  confirmBy: again('confirmation-late', 'kq-1', date, 5),
  ...more,
});

export const confirms = (date: string): Fact<'resultConfirmed'> => ({
  kind: 'resultConfirmed',
  at: at(date, '16:00'),
  by: OFFICE,
  decisionId: 'xn-1',
});

export const returns = (date: string): Fact<'resultReturned'> => ({
  kind: 'resultReturned',
  at: at(date, '16:00'),
  by: OFFICE,
  decisionId: 'tl-1',
  resume: later('ladder-resume', 'tl-1', date, 3),
});

export const reports = (date: string, body = LEAD): Fact<'progressReported'> => ({
  kind: 'progressReported',
  at: at(date, '09:30'),
  body,
  reportId: `bc-${date}`,
});

export const asksOpinion = (
  date: string,
  of: string,
  by = LEAD,
  opinionId = 'lyk-1',
): Fact<'opinionAsked'> => ({
  kind: 'opinionAsked',
  at: at(date, '09:00'),
  by,
  of,
  opinionId,
  reminder: later('opinion-reminder', opinionId, date, 3),
});

export const givesOpinion = (date: string, body: string, opinionId = 'lyk-1'): Fact<'opinionGiven'> => ({
  kind: 'opinionGiven',
  at: at(date, '11:00'),
  body,
  opinionId,
  reportId: `tlyk-${opinionId}`,
});

export const reportsPart = (date: string, body: string): Fact<'partReported'> => ({
  kind: 'partReported',
  at: at(date, '09:00'),
  body,
  reportId: `pv-${body}`,
  evidence: { documentNumber: '5-BC', documentOn: on(date), files: [] },
});

export const confirmsPart = (date: string, body: string, by = LEAD): Fact<'partConfirmed'> => ({
  kind: 'partConfirmed',
  at: at(date, '15:00'),
  by,
  body,
  decisionId: `xn-${body}`,
});

export const returnsPart = (date: string, body: string, by = LEAD): Fact<'partReturned'> => ({
  kind: 'partReturned',
  at: at(date, '15:00'),
  by,
  body,
  decisionId: `tl-${body}`,
});

export const missesReports = (date: string, missedReports = 2, enough = true): Fact<'reportsMissed'> => ({
  kind: 'reportsMissed',
  at: at(date),
  body: LEAD,
  missedReports,
  enough,
  sendAt: at(addWorkingDays(CALENDAR, on(date), 1)),
});

/** A date that a person has decided, and a document that gives another one: who decides is asked within five days. */
export const asksForDate = (dueOn: string | null, date: string, guidanceId: string) => ({
  dueOn: dueOn === null ? null : on(dueOn),
  undecided: again('date-undecided', guidanceId, date, 5),
});

export const readsAs = (
  date: string,
  schedule: Schedule,
  more: Partial<Fact<'readingConfirmed'>> = {},
): Fact<'readingConfirmed'> => ({
  kind: 'readingConfirmed',
  at: at(date, '09:00'),
  by: ABOVE,
  confirmationId: 'ch-1',
  choice: 0,
  schedule,
  noticeSendAt: at(date, '09:30'),
  ...more,
});

export const findsEligible = (
  date: string,
  body: string,
  more: Partial<Fact<'eligibilityRecorded'>> = {},
): Fact<'eligibilityRecorded'> => ({
  kind: 'eligibilityRecorded',
  at: at(date, '09:00'),
  by: OFFICE,
  recordId: `dk-${body}`,
  body,
  on: on(date),
  dueOn: null,
  schedule: null,
  reminder: null,
  noticeSendAt: at(date, '09:30'),
  ...more,
});

export const answersWatch = (date: string, body: string, issued: boolean): Fact<'watchAnswered'> => ({
  kind: 'watchAnswered',
  at: at(date, '09:00'),
  body,
  reportId: `theo-doi-${date}`,
  issued,
});

export const reminderOf = (body: string, date: string): Point => ({
  key: `part-reminder/dk-${body}`,
  kind: 'part-reminder',
  at: at(date, POLICY.sending.prepareAt),
  sendAt: at(date, POLICY.sending.from),
  workingDaysLeft: null,
});
