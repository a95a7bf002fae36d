import { expect, test } from 'vitest';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { layOutTask } from '../../../src/domain/task/lay-out-task.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import { diaryOf, openBook } from '../../support/diary.ts';
import {
  accepts,
  amends,
  answersWatch,
  asks,
  asksForDate,
  asksOpinion,
  cancels,
  concludes,
  confirms,
  confirmsPart,
  contests,
  decided,
  declines,
  divides,
  findsEligible,
  givesOpinion,
  grants,
  missesReports,
  offers,
  presents,
  readsAs,
  refuses,
  reminderOf,
  reports,
  reportsPart,
  resumes,
  resumesLate,
  returns,
  returnsPart,
  submits,
  suspends,
  undoesDivision,
} from './life-facts.ts';
import { bounced, directed, heldBack, LETTER, released, requestOf, served, TALK } from './on-the-ladder.ts';
import {
  assignment,
  at,
  definitionOf,
  document,
  issued,
  on,
  PLAN,
  reached,
  RULES,
  scheduleOf,
} from './real-plan.ts';

/**
 * Lives of tasks of the plan, told fact by fact in `diary.txt`: what each fact changes (and nothing else), which letters it
 * causes or takes back, and what the task waits for then. `UPDATE_EXAMPLES=1` writes the answers of today into the book, to be
 * read line by line before they are kept.
 */
const BOOK = openBook(new URL('./diary.txt', import.meta.url));

const FIRST = requestOf(1, 'ban-to-chuc-tinh-uy');
const SECOND = requestOf(2, 'ban-to-chuc-tinh-uy');
const THIRD = requestOf(3, 'bo-phan-thuong-truc');
const UP_TO_PACKET = [
  reached('2019-01-02'),
  served(LETTER, '2019-01-03'),
  reached('2019-01-07'),
  served(TALK, '2019-01-07'),
  reached('2019-01-21'),
];

/** The document of a task that has its own date from it. */
const reading = (id: string, issuedOn: string, assignedOn: string, choice: number | null) =>
  layOutTask(PLAN, definitionOf(id), document(issuedOn), on(assignedOn), RULES, choice);

const withdraws = (
  id: string,
  guidanceId: string,
  registered: readonly [date: string, time: string],
  date: string,
  more: Partial<Extract<TaskFact, { kind: 'eventWithdrawn' }>> = {},
): TaskFact => ({
  kind: 'eventWithdrawn',
  at: at(date, '10:00'),
  event: definitionOf(id).awaits[0] ?? '',
  guidanceId,
  registeredAt: at(...registered),
  schedule: scheduleOf(id),
  noteSendAt: at(date, '10:30'),
  ...more,
});

/** A document that gives another date than the one that a person has decided. */
const asksWhich = (date: string): TaskFact => {
  const fact = issued('77-12', '2018-09-17', at(date, '09:00'));
  return {
    ...fact,
    schedule: { ...reading('77-12', '2018-09-17', '2018-09-18', null), dueOn: on('2019-06-28'), points: [] },
    asks: asksForDate('2018-12-17', date, 'hd-2018-09-17'),
  };
};

const settles = (date: string, follows: 'decision' | 'document'): TaskFact => ({
  kind: 'dateSettled',
  at: at(date, '14:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-20',
  guidanceId: 'hd-2018-09-17',
  follows,
  schedule:
    follows === 'document' ? reading('77-12', '2018-09-17', date, 0) : decided('2019-06-28', date, '77-12'),
  noticeSendAt: at(date, '14:30'),
});

const AMENDED_12 = { ...amends('2018-08-01'), schedule: decided('2019-06-28', '2018-08-01', '77-12') };
const IMPLEMENTS = ['thanh-uy-vi-thanh', 'thi-uy-nga-bay'] as const;
const LEAD_11 = 'dang-doan-ubmttq-tinh';
const EARLIER = { ...scheduleOf('77-9'), dueOn: on('2018-12-28'), lastWorkingOn: on('2018-12-28') };

const LETTER_A_DAY_LATER = {
  ...scheduleOf('77-9'),
  points: scheduleOf('77-9').points.map((point) =>
    point.kind === 'overdue-letter'
      ? {
          ...point,
          key: 'overdue-letter/2019-01-03',
          at: at('2019-01-03', '06:00'),
          sendAt: at('2019-01-03'),
        }
      : point,
  ),
};
const PLACE = [
  findsEligible('2018-10-01', 'huyen-uy-phung-hiep', {
    schedule: reading('77-5b', '2018-10-01', '2018-10-01', null),
  }),
  findsEligible('2019-01-07', 'thi-uy-nga-bay', {
    dueOn: on('2019-06-28'),
    reminder: reminderOf('thi-uy-nga-bay', '2019-06-10'),
  }),
];
const { ladder: LADDER_9, ...BEFORE_LADDERS } = assignment('77-9').parties;
if (LADDER_9 === undefined) throw new Error('task 9 has a ladder');
const WITHOUT_LADDER: TaskFact = { ...assignment('77-9'), parties: BEFORE_LADDERS };

const ON_THE_DAY: TaskFact = {
  kind: 'scheduleChanged',
  at: at('2018-05-02'),
  schedule: { ...EARLIER, boundaryOn: on('2018-12-29') },
};

type Life = readonly [heading: string, id: string, facts: readonly TaskFact[]];

const LIVES: readonly Life[] = [
  ['the beginning of task 9', '77-9', []],
  ['the beginning of task 12, which waits for a document', '77-12', []],
  ['the beginning of task 5a, a standing duty', '77-5a', []],
  ['the beginning of task 7, which starts in 2019', '77-7', []],
  ['the beginning of task 5b, which waits for places', '77-5b', []],
  [
    'a year goes by: reminders, the end of the time, the letter, the reviews',
    '77-9',
    [...['2018-11-16', '2018-12-28', '2019-01-01', '2019-02-01', '2022-01-04'].map((day) => reached(day))],
  ],
  [
    'task 7 begins, is reminded of, and stands still over two reminders',
    '77-7',
    [reached('2019-01-01', '00:00'), reached('2019-12-25'), reached('2020-03-01')],
  ],
  [
    'task 12 waits to its ceiling: asked, warned, and nobody is to blame',
    '77-12',
    [
      reached('2018-07-02'),
      answersWatch('2018-07-03', 'so-noi-vu', false),
      answersWatch('2018-10-02', 'so-noi-vu', true),
      reached('2019-10-01'),
      reached('2020-01-01', '00:00'),
    ],
  ],
  [
    'task 5a is asked how it goes once a year',
    '77-5a',
    [reached('2019-01-02'), reports('2019-01-03', 'ban-to-chuc-tinh-uy'), reached('2021-01-04')],
  ],
  ['more time is asked for and granted', '77-9', [asks('2018-12-20'), grants('2018-12-24')]],
  [
    'more time is asked for late, and granted while the letter to the head is a draft',
    '77-9',
    [reached('2019-01-02'), asks('2019-01-03'), grants('2019-01-04')],
  ],
  [
    'nobody decides on more time: the superior hears of it again and again',
    '77-9',
    [
      asks('2018-11-01'),
      reached('2018-11-08'),
      reached('2018-11-30'),
      refuses('2018-12-03'),
      asks('2018-12-04', '2019-03-29', 'gh-2'),
    ],
  ],
  [
    'another date is offered and accepted',
    '77-9',
    [asks('2018-12-03'), offers('2018-12-04'), reached('2018-12-07'), accepts('2018-12-10')],
  ],
  [
    'another date is offered and declined',
    '77-9',
    [asks('2018-12-03'), offers('2018-12-04'), declines('2018-12-05')],
  ],
  [
    'another date is offered and nobody answers',
    '77-9',
    [asks('2018-12-03'), offers('2018-12-04'), reached('2018-12-07'), reached('2018-12-11')],
  ],
  [
    'an offer without an end, made before offers had one',
    '77-9',
    [
      asks('2018-12-03'),
      {
        kind: 'extensionCountered',
        at: at('2018-12-04'),
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'qd-1',
        requestId: 'gh-1',
        until: on('2019-02-28'),
      },
    ],
  ],
  [
    'a decision sets another date while more time and an opinion are asked for',
    '77-9',
    [
      asks('2018-11-01'),
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      amends('2018-11-05'),
      amends('2018-11-07', '2019-09-30'),
    ],
  ],
  [
    'suspended while it is late, and resumed under the same date',
    '77-9',
    [
      reached('2019-01-02'),
      suspends('2019-01-04'),
      reached('2019-03-01'),
      resumesLate('2019-03-04'),
      reached('2019-03-07'),
    ],
  ],
  [
    'suspended before it is late, and resumed under another date',
    '77-9',
    [asks('2018-11-01'), suspends('2018-11-05'), reached('2018-12-28'), resumes('2019-02-01')],
  ],
  [
    'suspended while an officer is asked, and resumed with another date ahead',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      directed('2019-01-21'),
      suspends('2019-01-22'),
      resumes('2019-02-01'),
    ],
  ],
  [
    'suspended with more than one day of review, told to nobody',
    '77-9',
    [
      {
        ...suspends('2018-11-05'),
        noticeSendAt: null,
        laterReviews: [{ ...suspends('2018-11-05', '2019-06-03').review, key: 'suspension-review/qd-16/2' }],
      },
    ],
  ],
  [
    'dropped, with all that was asked about it',
    '77-9',
    [
      asks('2018-11-01'),
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      cancels('2018-11-05', ['77-10', '77-11']),
    ],
  ],
  [
    'dropped while its late mark is in question',
    '77-9',
    [reached('2019-01-02'), contests('2019-01-15'), cancels('2019-01-16')],
  ],
  [
    'divided, and the division undone in time',
    '77-9',
    [
      reached('2018-11-01'),
      asks('2018-11-01'),
      divides('2018-11-16', '07:00'),
      undoesDivision('2018-11-16', '07:10'),
    ],
  ],
  [
    'divided while an officer is asked, and undone: he is asked once more',
    '77-9',
    [...UP_TO_PACKET, served(FIRST, '2019-01-21'), divides('2019-01-22'), undoesDivision('2019-01-22')],
  ],
  [
    'divided while the letter to the head is a draft, and undone: it is written anew',
    '77-9',
    [reached('2019-01-02', '06:00'), divides('2019-01-02', '07:00'), undoesDivision('2019-01-02', '07:10')],
  ],
  [
    'taken back before it did anything',
    '77-9',
    [{ kind: 'taskTakenBack', at: at('2018-04-10', '08:10'), decisionId: 'qd-1', replacedBy: ['77-12'] }],
  ],
  [
    'a late mark is contested and taken away with another date',
    '77-9',
    [
      reached('2019-01-02'),
      contests('2019-01-15'),
      reached('2019-01-29'),
      concludes('2019-02-01', 'on-time', decided('2019-03-29', '2019-02-01')),
    ],
  ],
  [
    'a late mark is contested and stays: the ladder goes on at once',
    '77-9',
    [...UP_TO_PACKET, served(FIRST, '2019-01-21'), contests('2019-01-22'), concludes('2019-01-23', 'late')],
  ],
  [
    'the mark of what is done is contested, and nobody decides',
    '77-9',
    [
      submits('2019-01-10'),
      confirms('2019-01-12'),
      contests('2019-01-15'),
      reached('2019-01-29'),
      reached('2019-03-29'),
      concludes('2019-04-01', 'on-time'),
    ],
  ],
  [
    'concluded though nobody contested: a result on the very day',
    '77-9',
    [ON_THE_DAY, submits('2018-12-29'), concludes('2019-01-03', 'on-time'), confirms('2019-01-04')],
  ],
  [
    'a tờ trình on the very day is concluded as late, which holds for the result as well',
    '77-9',
    [ON_THE_DAY, presents('2018-12-29'), concludes('2019-01-03', 'late'), submits('2019-01-10')],
  ],
  [
    'a result is handed in, confirmed late, and done',
    '77-9',
    [
      asks('2018-12-20'),
      asksOpinion('2018-12-20', 'huyen-uy-vi-thuy'),
      submits('2018-12-27'),
      reached('2019-01-07'),
      reached('2019-01-14'),
      confirms('2019-01-15'),
    ],
  ],
  [
    'a result is given back: days for mending, then the ladder',
    '77-9',
    [
      reached('2019-01-02'),
      submits('2019-01-03'),
      returns('2019-01-04'),
      reached('2019-01-07'),
      reached('2019-01-10'),
    ],
  ],
  [
    'a result is given back without days for mending',
    '77-9',
    [
      submits('2018-12-03', { evidence: { documentNumber: null, documentOn: null, files: ['ab12'] } }),
      { kind: 'resultReturned', at: at('2018-12-04'), by: 'ban-to-chuc-tinh-uy', decisionId: 'tl-1' },
    ],
  ],
  [
    'paper that lay at the office in time is entered later',
    '77-9',
    [submits('2019-01-10', { receivedOn: on('2018-12-31') }), confirms('2019-01-11')],
  ],
  [
    'a tờ trình waits for its decision: its office is asked, then whoever is above',
    '77-9',
    [
      presents('2018-12-20'),
      reached('2019-01-14'),
      reached('2019-02-11'),
      reached('2019-03-04'),
      submits('2019-03-05'),
    ],
  ],
  [
    'an officer is silent, then the next releases the packet',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      reached('2019-01-23', '08:00'),
      served(SECOND, '2019-01-23'),
      released('2019-01-24', 'truong-ban-to-chuc'),
    ],
  ],
  [
    'an officer holds the packet',
    '77-9',
    [...UP_TO_PACKET, served(FIRST, '2019-01-21'), heldBack('2019-01-22'), reached('2019-02-01')],
  ],
  [
    'a letter bounces, then is served on paper',
    '77-9',
    [
      reached('2019-01-02'),
      bounced(LETTER, '2019-01-02'),
      reached('2019-01-07'),
      served(LETTER, '2019-01-09', 'paper'),
      bounced(LETTER, '2019-01-10'),
      bounced(TALK, '2019-01-11'),
      served(TALK, '2019-01-14'),
    ],
  ],
  [
    'a directive is answered by a report, another is not',
    '77-9',
    [
      directed('2019-01-29'),
      directed('2019-01-30', 'cd-2'),
      {
        kind: 'directiveAnswered',
        at: at('2019-01-31'),
        directiveId: 'cd-2',
        body: 'so-noi-vu',
        reportId: 'cv-8',
      },
      reached('2019-02-01', '00:00'),
      reports('2019-02-02'),
    ],
  ],
  [
    'reports are missed: no rung is left out, and none waits for its day',
    '77-9',
    [
      missesReports('2018-12-20'),
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      served(TALK, '2019-01-04'),
    ],
  ],
  [
    'one missed report hurries nothing',
    '77-9',
    [reached('2019-01-02'), served(LETTER, '2019-01-03'), missesReports('2019-01-03', 1, false)],
  ],
  [
    'an opinion is asked for, reminded of and given',
    '77-9',
    [
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      asksOpinion('2018-11-01', 'thi-uy-nga-bay', 'so-noi-vu', 'lyk-2'),
      reached('2018-11-06'),
      givesOpinion('2018-11-07', 'huyen-uy-vi-thuy'),
    ],
  ],
  [
    'members of a group report their parts: one is accepted, one given back',
    '77-11',
    [
      reportsPart('2018-10-01', IMPLEMENTS[0]),
      reportsPart('2018-10-02', IMPLEMENTS[1]),
      confirmsPart('2018-10-03', IMPLEMENTS[0], LEAD_11),
      returnsPart('2018-10-04', IMPLEMENTS[1], LEAD_11),
      reportsPart('2018-10-05', IMPLEMENTS[1]),
    ],
  ],
  [
    'the document of task 12 is registered, and taken back',
    '77-12',
    [
      reached('2018-07-02'),
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      withdraws('77-12', 'hd-2018-09-17', ['2018-09-18', '09:00'], '2018-10-05'),
    ],
  ],
  [
    'registered between the making of a question and its leaving, and taken back: it is asked after all',
    '77-12',
    [
      reached('2018-07-02'),
      issued('77-12', '2018-06-29', at('2018-07-02', '07:00')),
      withdraws('77-12', 'hd-2018-06-29', ['2018-07-02', '07:00'], '2018-07-02', { noteSendAt: null }),
    ],
  ],
  [
    'a second document of the same event, and only those who were told get the correction',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      issued('77-12', '2018-10-17', at('2018-10-18', '09:00')),
      withdraws('77-12', 'hd-2018-10-17', ['2018-10-18', '09:00'], '2018-10-19', {
        schedule: reading('77-12', '2018-09-17', '2018-09-18', null),
        told: ['so-noi-vu', 'van-phong-ubnd-tinh'],
      }),
    ],
  ],
  [
    'a document beyond the ceiling: two dates that cannot both hold',
    '77-12',
    [issued('77-12', '2019-10-10', at('2019-10-11', '09:00')), reached('2020-02-03')],
  ],
  [
    'a document moves a date under which a rung was climbed',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      readsAs('2018-09-20', reading('77-12', '2018-09-17', '2018-09-18', 0)),
      reached('2018-12-18'),
      issued('77-12', '2018-12-10', at('2018-12-19', '09:00')),
    ],
  ],
  [
    'a reading is confirmed that gives the same date: nobody is told',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      readsAs('2018-09-20', reading('77-12', '2018-09-17', '2018-09-18', 0)),
    ],
  ],
  [
    'a reading is confirmed that gives another date: the body is told',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      readsAs('2018-09-20', reading('77-12', '2018-10-01', '2018-09-18', 0), { choice: 1 }),
      readsAs('2018-09-21', reading('77-12', '2018-09-17', '2018-09-18', 0), {
        confirmationId: 'ch-2',
        noticeSendAt: null,
      }),
    ],
  ],
  [
    'a reading is confirmed when it is late by both: letters of the other date are taken back',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      readsAs('2018-09-20', reading('77-12', '2018-09-17', '2018-09-18', 0)),
      reached('2018-12-18'),
      readsAs('2018-12-19', reading('77-12', '2018-08-31', '2018-09-18', 0), { confirmationId: 'ch-2' }),
      readsAs('2019-01-11', reading('77-12', '2018-09-17', '2018-09-18', 0), { confirmationId: 'ch-3' }),
    ],
  ],
  [
    'a document gives another date than the one decided: a person says which holds, and it stays',
    '77-12',
    [
      AMENDED_12,
      asksWhich('2018-09-18'),
      reached('2018-09-25'),
      reached('2018-10-02'),
      settles('2018-10-03', 'decision'),
    ],
  ],
  [
    'a document gives another date than the one decided: it follows the document',
    '77-12',
    [AMENDED_12, asksWhich('2018-09-18'), settles('2018-09-20', 'document')],
  ],
  [
    'the document that raised the question is taken back',
    '77-12',
    [
      AMENDED_12,
      asksWhich('2018-09-18'),
      withdraws('77-12', 'hd-2018-09-17', ['2018-09-18', '09:00'], '2018-09-19', {
        schedule: decided('2019-06-28', '2018-08-01', '77-12'),
      }),
    ],
  ],
  [
    'taking a document back raises a question itself',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      { ...amends('2018-09-18'), schedule: decided('2019-06-28', '2018-09-18', '77-12') },
      withdraws('77-12', 'hd-2018-09-17', ['2018-09-18', '09:00'], '2018-09-19', {
        schedule: decided('2019-06-28', '2018-08-01', '77-12'),
        asks: { ...asksForDate(null, '2018-09-19', 'hd-2018-09-17'), sendAt: at('2018-09-19', '11:00') },
      }),
    ],
  ],
  [
    'places are found eligible: the first begins the task, the second has a date of its own',
    '77-5b',
    [
      findsEligible('2018-10-01', 'huyen-uy-phung-hiep', {
        schedule: reading('77-5b', '2018-10-01', '2018-10-01', null),
      }),
      findsEligible('2019-01-07', 'thi-uy-nga-bay', {
        dueOn: on('2019-06-28'),
        reminder: reminderOf('thi-uy-nga-bay', '2019-06-10'),
      }),
      findsEligible('2019-01-08', 'ban-to-chuc-tinh-uy'),
      reached('2019-06-10'),
    ],
  ],
  [
    'the dates change before it is late, and again when a rung has been climbed',
    '77-9',
    [
      { kind: 'scheduleChanged', at: at('2018-05-02'), schedule: EARLIER },
      reached('2019-01-02'),
      { kind: 'scheduleChanged', at: at('2019-01-03'), schedule: scheduleOf('77-9') },
      served(LETTER, '2019-01-03'),
      { kind: 'scheduleChanged', at: at('2019-01-04'), schedule: scheduleOf('77-9') },
      {
        kind: 'scheduleChanged',
        at: at('2019-01-04', '09:00'),
        schedule: decided('2019-03-29', '2019-01-04'),
      },
    ],
  ],
  [
    'other dates for what is done, presented and handed in',
    '77-9',
    [
      presents('2018-12-20'),
      { kind: 'scheduleChanged', at: at('2018-12-21'), schedule: EARLIER },
      submits('2018-12-27'),
      confirms('2018-12-28'),
      { kind: 'scheduleChanged', at: at('2018-12-29'), schedule: scheduleOf('77-9') },
    ],
  ],
  [
    'a task of before there was a ladder: the letter to its head, a talk, and nobody who could release a packet',
    '77-9',
    [WITHOUT_LADDER, ...UP_TO_PACKET, reached('2019-02-01')],
  ],
  [
    'a task of the office itself climbs, and nobody of the office releases anything',
    '77-2',
    [
      reached('2019-01-02'),
      served('overdue-letter/2019-01-02/van-phong-tinh-uy', '2019-01-03'),
      reached('2019-01-07'),
      served('ladder-talk/2019-01-07/van-phong-tinh-uy', '2019-01-07'),
      reached('2019-01-21'),
    ],
  ],
  [
    'nobody but the speaker is told of a talk',
    '77-9',
    [
      {
        ...assignment('77-9'),
        parties: { ...assignment('77-9').parties, ladder: { ...LADDER_9, informed: null } },
      },
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      reached('2019-01-07'),
    ],
  ],
  [
    'one of two reminders has arrived: the letter to the head is drafted',
    '77-9',
    [
      bounced('reminder/2018-12-25/so-noi-vu', '2018-12-25'),
      served('reminder/2018-12-28/so-noi-vu', '2018-12-28'),
      reached('2019-01-02'),
    ],
  ],
  [
    'a reminder to another body was lost: it is drafted all the same',
    '77-9',
    [bounced('reminder/2018-12-28/huyen-uy-vi-thuy', '2018-12-28'), reached('2019-01-02')],
  ],
  [
    'contested when the reminder has arrived, but not the letter to the head: the letter counts for nothing',
    '77-9',
    [
      served('reminder/2018-12-28/so-noi-vu', '2018-12-28'),
      reached('2019-01-02'),
      asks('2019-01-03'),
      contests('2019-01-04'),
      submits('2019-01-07'),
      returns('2019-01-08'),
      submits('2019-01-09'),
      confirms('2019-01-10'),
    ],
  ],
  [
    'contested before the request to the officer has arrived: the packet stays prepared',
    '77-9',
    [...UP_TO_PACKET, contests('2019-01-22')],
  ],
  [
    'only the note about a talk that was taken back has arrived: the talk is written anew',
    '77-9',
    [
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      reached('2019-01-07'),
      contests('2019-01-07'),
      served('ladder-talk/2019-01-07/note/bo-phan-thuong-truc', '2019-01-08'),
      concludes('2019-01-09', 'late'),
    ],
  ],
  [
    'concluded as late though nobody contested: nothing is climbed for that',
    '77-9',
    [reached('2019-01-02'), served(LETTER, '2019-01-03'), concludes('2019-01-09', 'late')],
  ],
  [
    'another lead contests: the conclusion goes to it',
    '77-7',
    [
      reached('2020-01-02'),
      { ...contests('2020-01-15'), body: 'ban-to-chuc-tinh-uy' },
      { ...concludes('2020-01-16', 'late'), by: 'van-phong-tinh-uy' },
    ],
  ],
  [
    'all officers are silent: the last one stays asked, and is not asked anew after a contest',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      reached('2019-01-23', '08:00'),
      served(SECOND, '2019-01-23'),
      reached('2019-01-25', '08:00'),
      served(THIRD, '2019-01-25'),
      reached('2019-01-29', '08:00'),
      contests('2019-01-30'),
      concludes('2019-01-31', 'late'),
    ],
  ],
  [
    'the second officer is asked once more after a contest, not the first',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      reached('2019-01-23', '08:00'),
      served(SECOND, '2019-01-23'),
      served(SECOND, '2019-01-24', 'paper'),
      served(FIRST, '2019-01-24', 'paper'),
      contests('2019-01-24'),
      concludes('2019-01-25', 'late'),
    ],
  ],
  [
    'a result is given back while an officer is asked: he is asked once more when the days for mending are over',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      submits('2019-01-22'),
      returns('2019-01-23'),
      reached('2019-01-28'),
    ],
  ],
  [
    'suspended and resumed late without days of rest, as it was before there were any: the officer is asked at once',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      suspends('2019-01-22'),
      resumes('2019-01-23', { schedule: scheduleOf('77-9') }),
    ],
  ],
  [
    'the same, and nobody is told',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      suspends('2019-01-22'),
      resumes('2019-01-23', { schedule: scheduleOf('77-9'), noticeSendAt: null }),
    ],
  ],
  [
    'another date lies ahead: the ladder is left, and only what people have said stays',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      directed('2019-01-21'),
      missesReports('2019-01-21'),
      amends('2019-01-22'),
    ],
  ],
  [
    'another date lies ahead while the days for mending run: they end',
    '77-9',
    [submits('2019-01-03'), returns('2019-01-04'), amends('2019-01-04')],
  ],
  [
    'another date has passed as well: what was climbed stays climbed',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      { kind: 'scheduleChanged', at: at('2019-01-22'), schedule: EARLIER },
    ],
  ],
  [
    'another date is today: the task is not late',
    '77-9',
    [
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      { kind: 'scheduleChanged', at: at('2019-01-04'), schedule: { ...EARLIER, dueOn: on('2019-01-04') } },
    ],
  ],
  [
    'late, and then it waits for a document after all',
    '77-9',
    [
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      {
        kind: 'scheduleChanged',
        at: at('2019-01-04'),
        schedule: { ...scheduleOf('77-12'), dueOn: on('2018-12-31') },
      },
    ],
  ],
  [
    'the same dates once more change nothing',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      { kind: 'scheduleChanged', at: at('2019-01-22'), schedule: scheduleOf('77-9') },
    ],
  ],
  [
    'the same date, and another day of the letter to the head: it is not written twice',
    '77-9',
    [
      reached('2019-01-02'),
      { kind: 'scheduleChanged', at: at('2019-01-04'), schedule: LETTER_A_DAY_LATER },
      reached('2019-01-04', '09:00'),
    ],
  ],
  [
    'other dates for what is dropped, handed in and suspended',
    '77-9',
    [
      submits('2018-12-03'),
      { kind: 'scheduleChanged', at: at('2018-12-04'), schedule: EARLIER },
      returns('2018-12-05'),
      suspends('2018-12-06'),
      { kind: 'scheduleChanged', at: at('2018-12-07'), schedule: scheduleOf('77-9') },
      cancels('2018-12-10'),
      { kind: 'scheduleChanged', at: at('2018-12-11'), schedule: EARLIER },
    ],
  ],
  ['task 16 begins as a standing duty', '77-16', [reached('2019-01-01', '00:00'), reached('2019-01-02')]],
  [
    'task 7 is suspended over its beginning',
    '77-7',
    [suspends('2018-12-03'), reached('2019-01-01', '00:00')],
  ],
  [
    'task 12 is suspended over its ceiling',
    '77-12',
    [suspends('2019-12-02', '2020-03-02'), reached('2020-01-02')],
  ],
  [
    'where nobody is named to watch, who answers is asked',
    '77-12',
    [
      {
        ...assignment('77-12'),
        parties: { ...assignment('77-12').parties, watchedBy: null, answeredBy: 'van-phong-ubnd-tinh' },
      },
      reached('2018-07-02'),
    ],
  ],
  [
    'one document is registered twice, then another with the same date',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      issued('77-12', '2018-09-17', at('2018-09-19', '09:00')),
      readsAs('2018-09-20', reading('77-12', '2018-09-17', '2018-09-18', 0)),
      reached('2018-12-18'),
      {
        ...issued('77-12', '2018-09-17', at('2018-12-19', '09:00'), 'hd-moi'),
        schedule: reading('77-12', '2018-09-17', '2018-09-18', 0),
      },
      readsAs('2018-12-20', reading('77-12', '2018-09-17', '2018-09-18', 0), { confirmationId: 'ch-2' }),
    ],
  ],
  [
    'another document comes while it is asked which date holds: the first question is over',
    '77-12',
    [
      AMENDED_12,
      asksWhich('2018-09-18'),
      {
        ...asksWhich('2018-09-19'),
        guidanceId: 'hd-2',
        asks: asksForDate('2018-12-17', '2018-09-19', 'hd-2'),
      } as TaskFact,
    ],
  ],
  [
    'a letter to the head is a draft when a document raises the question',
    '77-12',
    [
      { ...amends('2018-08-01'), schedule: decided('2018-08-31', '2018-08-01', '77-12') },
      reached('2018-09-04'),
      asksWhich('2018-09-18'),
    ],
  ],
  [
    'a document that comes when the task is done moves nothing, and nor does taking it back',
    '77-12',
    [
      issued('77-12', '2018-09-17', at('2018-09-18', '09:00')),
      submits('2018-10-01'),
      confirms('2018-10-02'),
      issued('77-12', '2018-10-17', at('2018-10-18', '09:00')),
      withdraws('77-12', 'hd-2018-10-17', ['2018-10-18', '09:00'], '2018-10-19'),
    ],
  ],
  [
    'registered between the making of the warning and its leaving, and taken back: it is given after all',
    '77-12',
    [
      reached('2019-09-30'),
      issued('77-12', '2019-09-27', at('2019-09-30', '07:00')),
      withdraws('77-12', 'hd-2019-09-27', ['2019-09-30', '07:00'], '2019-09-30', { noteSendAt: null }),
    ],
  ],
  [
    'registered when the question was leaving: it is not asked twice',
    '77-12',
    [
      reached('2018-07-02'),
      issued('77-12', '2018-06-29', at('2018-07-02', '08:00')),
      withdraws('77-12', 'hd-2018-06-29', ['2018-07-02', '08:00'], '2018-07-02', { noteSendAt: null }),
    ],
  ],
  [
    'a place that has done its part is not reminded of its own date',
    '77-5b',
    [
      ...PLACE,
      reportsPart('2019-05-02', 'thi-uy-nga-bay'),
      confirmsPart('2019-05-03', 'thi-uy-nga-bay', 'ban-to-chuc-tinh-uy'),
      reached('2019-06-10'),
    ],
  ],
  [
    'a place whose part nobody has accepted is',
    '77-5b',
    [
      ...PLACE,
      reportsPart('2019-05-02', 'thi-uy-nga-bay'),
      reportsPart('2019-05-02', 'huyen-uy-phung-hiep'),
      confirmsPart('2019-05-03', 'huyen-uy-phung-hiep', 'ban-to-chuc-tinh-uy'),
      reached('2019-06-10'),
    ],
  ],
  [
    'nor is a place while the task is suspended',
    '77-5b',
    [...PLACE, suspends('2019-05-02', '2019-09-03'), reached('2019-06-10')],
  ],
  [
    'more time is refused while an opinion is asked for: that runs on',
    '77-9',
    [asks('2018-11-01'), asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'), refuses('2018-11-02')],
  ],
  [
    'one of two opinions is given before either is reminded of',
    '77-9',
    [
      asks('2018-11-01'),
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      asksOpinion('2018-11-01', 'thi-uy-nga-bay', 'so-noi-vu', 'lyk-2'),
      givesOpinion('2018-11-02', 'huyen-uy-vi-thuy'),
      reached('2018-11-06'),
    ],
  ],
  [
    'the second lead of task 2 asks for an opinion, and the answer goes to it',
    '77-2',
    [asksOpinion('2018-11-01', 'so-y-te', 'so-noi-vu'), givesOpinion('2018-11-02', 'so-y-te')],
  ],
  [
    'a part is reported again before it was judged',
    '77-11',
    [
      reportsPart('2018-10-01', IMPLEMENTS[0]),
      { ...reportsPart('2018-10-02', IMPLEMENTS[0]), reportId: 'pv-2' },
    ],
  ],
  [
    'two directives run: each has its own two days',
    '77-9',
    [
      directed('2019-01-29'),
      directed('2019-01-30', 'cd-2'),
      reached('2019-02-01', '00:00'),
      reached('2019-02-02', '00:00'),
    ],
  ],
  [
    'a body that helps reports: the directive to the lead stays open',
    '77-11',
    [directed('2019-01-29'), reports('2019-01-30', IMPLEMENTS[0])],
  ],
  [
    'divided while it is suspended, and undone: it is suspended still',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      suspends('2019-01-22'),
      divides('2019-01-23'),
      undoesDivision('2019-01-23'),
    ],
  ],
  [
    'divided while a directive runs and an officer is asked, and undone',
    '77-9',
    [
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      directed('2019-01-21'),
      divides('2019-01-22'),
      undoesDivision('2019-01-22'),
    ],
  ],
  [
    'divided between the making of a reminder and its leaving, and undone: it is written again',
    '77-9',
    [reached('2018-11-16'), divides('2018-11-16', '07:00'), undoesDivision('2018-11-16', '07:10')],
  ],
  [
    'divided when the reminder was leaving, and undone: it is not written twice',
    '77-9',
    [reached('2018-11-16'), divides('2018-11-16', '08:00'), undoesDivision('2018-11-16', '08:10')],
  ],
];

/** A life in which somebody does what the product would refuse tells nothing. */
function refused(facts: readonly TaskFact[]): string | null {
  let task: Task | null = null;
  for (const fact of facts) {
    const problem = refuseTaskFact(task, fact);
    if (problem !== null) return `${fact.at} ${fact.kind}: ${problem.words}`;
    task = decideTask(task, fact).state;
  }
  return null;
}

/** From its assignment on; a life may bring one of its own. */
const wholeOf = (id: string, facts: readonly TaskFact[]): readonly TaskFact[] =>
  facts[0]?.kind === 'taskAssigned' ? facts : [assignment(id), ...facts];

/** How the packet comes about is told on the first of these pages; the others begin with it. */
const CLIMBED = 'an officer is silent, then the next releases the packet';
const isClimbed = ([heading, , facts]: Life): boolean =>
  heading !== CLIMBED && UP_TO_PACKET.every((fact, i) => facts[i] === fact);

function pageOf(life: Life): readonly string[] {
  const [, id, facts] = life;
  const whole = wholeOf(id, facts);
  if (facts.length === 0) return diaryOf<Task, TaskFact>(decideTask, whole, 0);
  if (!isClimbed(life)) return diaryOf<Task, TaskFact>(decideTask, whole, 1);
  const before = `(hồ sơ đã lập ngày 21/01/2019, như trang "${CLIMBED}")`;
  return [before, ...diaryOf<Task, TaskFact>(decideTask, whole, 1 + UP_TO_PACKET.length)];
}

test.each(LIVES)('%s (task %s)', (...life) => {
  const [heading, id, facts] = life;
  expect(refused(wholeOf(id, facts))).toBeNull();
  if (process.env['UPDATE_EXAMPLES'] !== '1') expect(pageOf(life)).toEqual(BOOK.page(heading));
});

BOOK.write(() => LIVES.map((life) => [life[0], pageOf(life)] as const));
