import { expect, test } from 'vitest';
import { decideRound } from '../../../src/domain/report/decide-round.ts';
import { layOutDuty, layOutOnce, layOutPeriodRound } from '../../../src/domain/report/lay-out-round.ts';
import { refuseRoundFact } from '../../../src/domain/report/refuse-round-fact.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import type { Round } from '../../../src/domain/report/round.ts';
import { diaryOf, openBook } from '../../support/diary.ts';
import { PLAN, RULES, at, on } from '../task/real-plan.ts';
import {
  EXPECTED,
  IV_2C,
  KEEPER_OF_THE_OFFICE,
  OFFICE,
  begun,
  closed,
  concluded,
  live,
  opened,
  periodNamed,
  periodOpened,
  reached,
  received,
  setting,
  summaryOpened,
} from './a-round.ts';

/**
 * Lives of duties and rounds of section IV, told fact by fact in `diary.txt` as those of tasks are. `UPDATE_EXAMPLES=1` writes
 * the answers of today into the book, to be read line by line before they are kept. Rounds are asked of three bodies.
 */
const BOOK = openBook(new URL('./diary.txt', import.meta.url));

const THREE = EXPECTED.slice(0, 3);
const [FIRST = '', SECOND = '', THIRD = ''] = THREE;

const DOCUMENT: RoundFact = { ...opened, expected: THREE };
const PERIOD: RoundFact = periodOpened(THREE);

type DaySet = Extract<RoundFact, { kind: 'reportDaySet' }>;

const setsDays = (
  date: string,
  days: Readonly<Record<string, string>>,
  more: Partial<DaySet> = {},
): DaySet => ({
  kind: 'reportDaySet',
  at: at(date, '14:00'),
  setting: setting(),
  days: Object.entries(days).map(([periodKey, dueOn]) => ({ periodKey, dueOn: on(dueOn) })),
  ...layOutDuty(PLAN, IV_2C, on(date), RULES),
  ...more,
});

/** Another document sets another day for the first half of 2018. */
function moves(date: string, dueOn: string, requestSendAt: string | null = null): RoundFact {
  const other = setting(false, 'cv-60');
  const laidOut = layOutPeriodRound(periodNamed('2018-h1'), on(dueOn), other, on(date), RULES);
  return {
    kind: 'roundDayMoved',
    at: at(date, '14:00'),
    setting: other,
    schedule: laidOut.schedule,
    requestSendAt: requestSendAt === null ? null : at(requestSendAt),
  };
}

/** The page tells the first fact, or begins after so many. */
type Life = readonly [heading: string, facts: readonly RoundFact[], from?: number];

const once = (id: string, assignedOn: string): RoundFact => {
  const duty = PLAN.obligations.find((one) => one.id === id);
  if (duty === undefined) throw new Error(`the plan has lost ${id}`);
  return {
    ...DOCUMENT,
    at: at(assignedOn),
    schedule: layOutOnce(PLAN, duty, on(assignedOn), RULES),
    requestSendAt: null,
  };
};

const LIVES: readonly Life[] = [
  ['IV.2c begins: no day is printed, and the day of the first half is asked for at once', [begun]],
  [
    'IV.2c, taken over in July: nothing is asked about the past',
    [{ ...begun, at: at('2018-07-03'), askSendAt: null }],
  ],
  [
    'IV.2c, adopted before its first question',
    [{ ...begun, at: at('2018-03-05'), askSendAt: at('2018-03-06') }],
  ],
  ['IV.2c without any period', [{ ...begun, periods: [], schedule: { ...begun.schedule, points: [] } }]],
  [
    'the day of one period is set, then of two at once, one of them anew',
    [
      begun,
      setsDays('2018-04-20', { '2018-h1': '2018-06-15' }),
      reached('2018-06-01'),
      setsDays(
        '2018-09-03',
        { '2018': '2018-12-10', '2018-h1': '2018-06-20', '2031': '2031-12-10' },
        { setting: setting(true, 'cv-60') },
      ),
      reached('2018-12-03'),
      reached('2019-05-02'),
    ],
    1,
  ],
  [
    'a period that is over when the days are laid out anew keeps its day',
    [
      begun,
      setsDays(
        '2018-07-03',
        { '2018-h1': '2018-07-10', '2018': '2018-12-10' },
        layOutDuty(PLAN, IV_2C, on('2018-07-03'), RULES),
      ),
    ],
    1,
  ],
  ['IV.2a: a document of their own, "trước ngày 05/5/2018"', [DOCUMENT]],
  [
    'IV.2a, taken over in September: the past is recorded, and nobody is asked',
    [{ ...DOCUMENT, at: at('2018-09-03'), requestSendAt: null }],
  ],
  ['IV.2a, announced in September: it is reviewed from there on', [once('77-IV.2a', '2018-09-03')]],
  [
    'IV.2a lives: one in time, one on the very day, one late',
    [
      DOCUMENT,
      reached('2018-04-24'),
      received(FIRST, '2018-04-25', { sentOn: on('2018-04-24') }),
      reached('2018-05-04'),
      received(SECOND, '2018-05-05'),
      received(SECOND, '2018-05-06', { reportId: 'ban-2' }),
      concluded(SECOND, 'late'),
      reached('2018-05-08'),
      received(THIRD, '2018-05-09'),
      received(FIRST, '2018-05-10', { reportId: 'ban-3' }),
    ],
    1,
  ],
  [
    'paper that came before is entered later: the earlier day judges, unless a person has concluded',
    [
      DOCUMENT,
      received(FIRST, '2018-05-08'),
      received(FIRST, '2018-05-09', { reportId: 'giay-1', receivedOn: on('2018-05-04') }),
      received(SECOND, '2018-05-05'),
      concluded(SECOND, 'late'),
      received(SECOND, '2018-05-10', { reportId: 'giay-2', receivedOn: on('2018-05-03') }),
    ],
    1,
  ],
  [
    'closed by a person: who is missing has missed it; what comes on that day or later is stamped',
    [
      DOCUMENT,
      received(FIRST, '2018-05-03'),
      closed('2018-05-08'),
      received(SECOND, '2018-05-08', { at: at('2018-05-08', '15:00') }),
      received(THIRD, '2018-05-14', { receivedOn: on('2018-05-07') }),
      received(SECOND, '2018-05-20', { reportId: 'ban-2' }),
      reached('2018-06-01'),
    ],
    1,
  ],
  [
    'nobody closes: the keeper hears of it once a month, then once a year',
    [DOCUMENT, reached('2018-05-07'), reached('2018-07-02'), reached('2020-06-01'), reached('2021-01-04')],
    1,
  ],
  ['the first half of 2018 is not asked for yet', [PERIOD]],
  [
    'its day is set too late for the usual notice: asked at once',
    [
      {
        ...PERIOD,
        schedule: layOutPeriodRound(
          periodNamed('2018-h1'),
          on('2018-06-15'),
          setting(true),
          on('2018-05-18'),
          RULES,
        ).schedule,
        requestSendAt: at('2018-05-21'),
      },
    ],
  ],
  [
    'the first half of 2018 is asked for, reminded of and told',
    [
      PERIOD,
      reached('2018-05-18'),
      received(FIRST, '2018-06-08', { nil: true, documentNumber: null, documentOn: null }),
      reached('2018-06-12'),
      reached('2018-06-18'),
    ],
    1,
  ],
  [
    'it stands still over its opening and its reminder: the bodies are asked once',
    [PERIOD, reached('2018-06-13')],
    1,
  ],
  ['it stands still over everything: only the keeper hears of it', [PERIOD, reached('2018-07-05')], 1],
  [
    'another day is set before it is asked for',
    [PERIOD, moves('2018-05-02', '2018-06-29'), reached('2018-06-04')],
    1,
  ],
  [
    'another day is set when it has been asked for: who has sent is not asked again',
    [
      PERIOD,
      reached('2018-05-18'),
      received(FIRST, '2018-06-08'),
      moves('2018-06-11', '2018-06-25', '2018-06-12'),
    ],
    1,
  ],
  [
    'another day far ahead: it is not asked for before its time',
    [PERIOD, reached('2018-05-18'), moves('2018-06-11', '2018-08-31')],
    1,
  ],
  [
    'another day for the past is recorded, and nobody is asked',
    [PERIOD, moves('2018-07-09', '2018-06-29')],
    1,
  ],
  [
    'all have sent: it closes by itself',
    [PERIOD, reached('2018-05-18'), ...THREE.map((body) => received(body, '2018-06-08'))],
    1,
  ],
  ['the report upwards: ten working days after the closing', [summaryOpened()]],
  [
    'the report upwards is reminded of; its keeper is another body',
    [
      summaryOpened(),
      reached('2018-06-27'),
      reached('2018-07-03'),
      closed('2018-07-04', KEEPER_OF_THE_OFFICE),
    ],
    1,
  ],
];

function refused([, facts]: Life): string | null {
  let round: Round | null = null;
  for (const fact of facts) {
    const problem = refuseRoundFact(round, fact);
    if (problem !== null) return `${fact.at} ${fact.kind}: ${problem.words}`;
    round = decideRound(round, fact).state;
  }
  return null;
}

const pageOf = ([, facts, from = 0]: Life): readonly string[] =>
  diaryOf<Round, RoundFact>(decideRound, facts, from);

test.each(LIVES.map((life) => [life[0], life] as const))('%s', (heading, life) => {
  expect(refused(life)).toBeNull();
  if (process.env['UPDATE_EXAMPLES'] !== '1') expect(pageOf(life)).toEqual(BOOK.page(heading));
});

BOOK.write(() => LIVES.map((life) => [life[0], pageOf(life)] as const));

/** What the product refuses changes nothing even where it comes all the same. */
test.each<[string, Round, RoundFact]>([
  [
    'a day for the document of their own',
    live(DOCUMENT).round,
    moves('2018-04-20', '2018-06-29', '2018-04-21'),
  ],
  [
    'a day for a round that is closed',
    live(PERIOD, reached('2018-05-18'), closed('2018-06-18')).round,
    moves('2018-06-19', '2018-06-29', '2018-06-20'),
  ],
  ['a second closing', live(DOCUMENT, closed('2018-05-08')).round, closed('2018-05-09', OFFICE)],
  ['a report to a duty without a day', live(begun).round, received(FIRST, '2018-05-08')],
  ['a second opening', live(PERIOD).round, PERIOD],
  ['a second beginning', live(begun).round, begun],
  ['a duty’s day, told to a round', live(PERIOD).round, setsDays('2018-04-20', { '2018-h1': '2018-06-15' })],
  ['a duty, told to a round', live(PERIOD).round, begun],
])('%s changes nothing', (_, round, fact) => {
  const after = decideRound(round, fact);
  expect([after.state, after.orders]).toEqual([round, []]);
});
