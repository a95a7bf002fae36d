import { onOf } from '../calendar/instant.ts';
import { minDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { letter } from '../task/order.ts';
import type { Order } from '../task/order.ts';
import type { Schedule } from '../task/schedule.ts';
import type { RoundFact } from './round-fact.ts';
import type { ReceivedReport, ReportRound, ReportVerdict } from './round.ts';

type Fact<K extends RoundFact['kind']> = Extract<RoundFact, { kind: K }>;

interface Step {
  readonly round: ReportRound;
  readonly orders: readonly Order[];
}

/** The day of receipt judges, by the day that was in force when it came. */
export function judgeReceipt({ dueOn, boundaryOn }: Schedule, receivedOn: LocalDate): ReportVerdict {
  if (dueOn === null || receivedOn <= dueOn) return 'on-time';
  return receivedOn === boundaryOn ? 'boundary' : 'late';
}

/**
 * A report, or another version of it. A body that mends its report after the day was punctual all the same, and one that
 * was late stays late: the first receipt counts. What comes after the closing is taken and stamped.
 */
export function receive(round: ReportRound, fact: Fact<'reportReceived'>): Step {
  const earlier = round.received.find((known) => known.body === fact.body);
  const report = versionOf(round, fact, earlier);
  const received = [...round.received.filter((known) => known.body !== fact.body), report];
  const complete = round.expected.every((body) => received.some((known) => known.body === body));
  const closes = complete && round.progress !== 'closed';
  const orders: Order[] = [
    {
      kind: 'withdrawMail',
      key: `received/${fact.reportId}/${fact.body}`,
      mails: ['round-request', 'round-reminder'],
      to: fact.body,
    },
  ];
  if (earlier === undefined && report.verdict === 'boundary')
    orders.push(
      letter('round-boundary', `boundary/${fact.body}`, round.keeper, fact.at, {
        about: { body: fact.body },
      }),
    );
  if (!closes) return { round: { ...round, received }, orders };
  orders.push(
    { kind: 'withdrawMail', key: 'complete/asked', mails: ['round-overdue'], to: null },
    letter('round-complete', 'complete', round.keeper, fact.at),
  );
  const closing = { at: fact.at, by: null, decisionId: null, missed: [] };
  return { round: { ...round, received, progress: 'closed', closing }, orders };
}

function versionOf(
  round: ReportRound,
  fact: Fact<'reportReceived'>,
  earlier: ReceivedReport | undefined,
): ReceivedReport {
  const { body, reportId, at, documentOn, sentOn, receivedOn, nil } = fact;
  const firstOn = earlier === undefined ? receivedOn : minDate(earlier.firstOn, receivedOn);
  // What was concluded stays concluded; what came on paper before, and is entered later, is judged by its own day.
  const keeps = earlier !== undefined && (earlier.conclusion !== null || firstOn === earlier.firstOn);
  return {
    body,
    reportId,
    at,
    documentOn,
    sentOn,
    firstOn,
    receivedOn,
    nil,
    version: (earlier?.version ?? 0) + 1,
    verdict: keeps ? earlier.verdict : judgeReceipt(round.schedule, firstOn),
    conclusion: earlier?.conclusion ?? null,
    afterClosing: earlier?.afterClosing ?? isAfterClosing(round, receivedOn),
  };
}

/** By the day of receipt too: what the office had on paper before it closed the round was not late for the closing. */
const isAfterClosing = (round: ReportRound, receivedOn: LocalDate): boolean =>
  round.progress === 'closed' && receivedOn >= onOf(round.closing.at);

export function concluded(round: ReportRound, fact: Fact<'boundaryConcluded'>): Step {
  const { body, by, at, verdict, decisionId } = fact;
  const received = round.received.map((report) =>
    report.body === body ? { ...report, verdict, conclusion: { decisionId, by, at } } : report,
  );
  const about = { decisionId, body, verdict };
  return {
    round: { ...round, received },
    orders: [
      {
        kind: 'withdrawMail',
        key: `concluded/${decisionId}`,
        mails: ['round-boundary'],
        to: null,
        // What another body sent on that day still waits for its own conclusion.
        under: `boundary/${body}`,
      },
      letter('round-concluded', `concluded/${decisionId}`, body, at, { about }),
    ],
  };
}
