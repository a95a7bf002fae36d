import { describe, expect, test } from 'vitest';
import { untilAnswered } from '../../../src/domain/task/again.ts';
import type { DateFact } from '../../../src/domain/task/date-fact.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { followUp, layOutDecided } from '../../../src/domain/task/decided-schedule.ts';
import { refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { asksFor, heldUnder } from '../../../src/domain/task/persons-date.ts';
import type { Schedule } from '../../../src/domain/task/schedule.ts';
import { climbedIn, writtenIn } from './on-the-ladder.ts';
import type { Lived } from './real-plan.ts';
import {
  at,
  definitionOf,
  document,
  issued,
  liveOf,
  on,
  POLICY,
  reached,
  RULES,
  scheduleOf,
} from './real-plan.ts';

/*
 * Task 12: the document of 17/9/2018 gives 17/12/2018, a person decides 29/3/2019, then a document of 05/11/2018 takes the
 * place of the first and would give 11/02/2019 (05/02 is Tết). What a person has decided stands until a person decides otherwise.
 */
const FIRST = issued('77-12', '2018-09-17', at('2018-09-18'), 'hd-12');
const readingConfirmed: TaskFact = {
  kind: 'readingConfirmed',
  at: at('2018-09-19'),
  by: 'ban-to-chuc-tinh-uy',
  confirmationId: 'ch-1',
  choice: 0,
  schedule: { ...FIRST.schedule, toConfirm: false },
  noticeSendAt: null,
};
const BEGUN = [FIRST, readingConfirmed];

const amended: Extract<TaskFact, { kind: 'taskAmended' }> = {
  kind: 'taskAmended',
  at: at('2018-10-15', '10:00'),
  decisionId: 'qd-15',
  schedule: layOutDecided(
    FIRST.schedule,
    { until: on('2019-03-29'), because: 'điều chỉnh theo số 15-QĐ/TU', keepsCeiling: true },
    at('2018-10-15'),
    RULES,
  ),
  parties: null,
  noticeSendAt: at('2018-10-15', '10:00'),
};

/** As the registration makes it: from the task as it stands, and from what the document would give. */
function replaced(before: Lived, issuedOn: string, registered: string, guidanceId: string): TaskFact {
  const proposed: Schedule = {
    ...scheduleOf('77-12', document(issuedOn), on(registered)),
    toConfirm: false,
  };
  const held = heldUnder(before.task, proposed, guidanceId, `văn bản ${guidanceId} được ghi nhận`);
  const days = POLICY.decisions.extensionWorkingDays;
  const undecided = untilAnswered(followUp('date-undecided', guidanceId, at(registered), days, RULES), days);
  return {
    kind: 'eventIssued',
    at: at(registered, '09:00'),
    event: definitionOf('77-12').awaits[0] ?? '',
    guidanceId,
    issuedOn: on(issuedOn),
    noticeSendAt: at(registered, '09:30'),
    schedule: held?.schedule ?? proposed,
    ...asksFor(held, proposed, undecided),
  };
}

const SECOND = replaced(liveOf('77-12', ...BEGUN, amended), '2018-11-05', '2018-11-08', 'hd-15');

const settled = (follows: DateFact['follows'], date = '2018-11-20'): DateFact => {
  const { task } = liveOf('77-12', ...BEGUN, amended, SECOND);
  const byDocument = { ...scheduleOf('77-12', document('2018-11-05'), on('2018-11-08')), toConfirm: false };
  return {
    kind: 'dateSettled',
    at: at(date, '10:00'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'qd-20',
    guidanceId: 'hd-15',
    follows,
    schedule: follows === 'document' ? byDocument : { ...task.schedule, conflict: null },
    noticeSendAt: at(date, '10:00'),
  };
};

describe('a document takes the place of another after a person has decided the date', () => {
  test('the decided date stays, marked "Vướng về thời hạn, chờ quyết định", and the words name both dates', () => {
    const { task } = liveOf('77-12', ...BEGUN, amended, SECOND);
    expect(task.schedule.dueOn).toBe('2019-03-29');
    expect(task.schedule.conflict).toBe(
      'Thời hạn hết ngày 29/3/2019 do người có thẩm quyền quyết định vẫn được giữ; văn bản hd-15 được ghi nhận, theo đó thời hạn là hết ngày 11/02/2019; cần quyết định thời hạn nào được áp dụng.',
    );
    expect(deadlineStatus(task, at('2018-11-09'), RULES)).toBe('conflict');
    expect(task.events.map(({ guidanceId }) => guidanceId)).toEqual(['hd-12', 'hd-15']);
  });

  test('the body whose leader decides is asked; nobody answers, and its superior is told every week', () => {
    const asked = liveOf('77-12', ...BEGUN, amended, SECOND);
    expect(writtenIn(asked.last.orders)).toContain('date-question -> ban-to-chuc-tinh-uy');
    const weeks = [reached('2018-11-15'), reached('2018-11-22'), reached('2018-11-29')];
    const told = writtenIn(liveOf('77-12', ...BEGUN, amended, SECOND, ...weeks).orders);
    expect(told.filter((words) => words.startsWith('date-undecided'))).toEqual([
      'date-undecided -> bo-phan-thuong-truc',
      'date-undecided -> bo-phan-thuong-truc',
      'date-undecided -> bo-phan-thuong-truc',
    ]);
  });

  test('while it is in question nothing climbs, however late it becomes by the decided date', () => {
    const late = liveOf('77-12', ...BEGUN, amended, SECOND, reached('2019-04-01'), reached('2019-05-02'));
    expect(climbedIn(late.orders)).toEqual([]);
  });

  test('kept: the decided date counts on, and no question is left', () => {
    const { task, last } = liveOf(
      '77-12',
      ...BEGUN,
      amended,
      SECOND,
      settled('decision'),
      reached('2018-11-29'),
    );
    expect(task).toMatchObject({ schedule: { dueOn: '2019-03-29', conflict: null }, dateQuestion: null });
    expect(writtenIn(last.orders)).toEqual([]);
    expect(task.timers).toEqual([]);
  });

  test('kept when it has become late meanwhile: the ladder goes on from the first rung', () => {
    const facts = [...BEGUN, amended, SECOND, reached('2019-04-01'), settled('decision', '2019-04-02')];
    expect(liveOf('77-12', ...facts).task.ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
  });

  test('the document is followed: its date holds, every party is told, and the next document moves it by itself', () => {
    const followed = liveOf('77-12', ...BEGUN, amended, SECOND, settled('document'));
    expect(followed.task).toMatchObject({ schedule: { dueOn: '2019-02-11' }, personsDate: null });
    expect(writtenIn(followed.last.orders)).toContain('date-settled -> so-noi-vu');
    const third = replaced(followed, '2018-11-19', '2018-11-22', 'hd-16');
    const moved = liveOf('77-12', ...BEGUN, amended, SECOND, settled('document'), third);
    expect(moved.task).toMatchObject({ schedule: { dueOn: '2019-02-19' }, dateQuestion: null });
  });

  test('another decision about the date answers the question as well', () => {
    const again: TaskFact = { ...amended, at: at('2018-11-20'), decisionId: 'qd-16' };
    const { task } = liveOf('77-12', ...BEGUN, amended, SECOND, again);
    expect(task).toMatchObject({ dateQuestion: null, personsDate: { decisionId: 'qd-16', under: 'hd-15' } });
    expect(task.timers).toEqual([]);
  });

  test('kept once, the same document does not ask again; the next one does', () => {
    const kept = liveOf('77-12', ...BEGUN, amended, SECOND, settled('decision'));
    const proposed = scheduleOf('77-12', document('2018-11-05'), on('2018-11-08'));
    expect(heldUnder(kept.task, proposed, 'hd-15', 'văn bản')?.asks).toBe(false);
    expect(heldUnder(kept.task, proposed, 'hd-17', 'văn bản')?.asks).toBe(true);
  });
});

describe('what keeps a date from a document, and what does not', () => {
  test('an extension stands as an amendment does', () => {
    const granted: readonly TaskFact[] = [
      {
        kind: 'extensionRequested',
        at: at('2018-10-08', '09:00'),
        body: 'so-noi-vu',
        requestId: 'gh-1',
        proposedOn: on('2019-03-29'),
        reason: 'budget',
        undecided: followUp('extension-undecided', 'gh-1', at('2018-10-08'), 5, RULES),
      },
      {
        kind: 'extensionGranted',
        at: at('2018-10-15', '10:00'),
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'qd-15',
        requestId: 'gh-1',
        until: on('2019-03-29'),
        schedule: amended.schedule,
      },
    ];
    const before = liveOf('77-12', ...BEGUN, ...granted);
    const { task } = liveOf(
      '77-12',
      ...BEGUN,
      ...granted,
      replaced(before, '2018-11-05', '2018-11-08', 'hd-15'),
    );
    expect(task).toMatchObject({ schedule: { dueOn: '2019-03-29' }, dateQuestion: { dueOn: '2019-02-11' } });
  });

  test('where nobody has decided a date, the later document counts, as it always did', () => {
    const before = liveOf('77-12', ...BEGUN);
    const { task } = liveOf('77-12', ...BEGUN, replaced(before, '2018-11-05', '2018-11-08', 'hd-15'));
    expect(task).toMatchObject({ schedule: { dueOn: '2019-02-11' }, dateQuestion: null });
  });

  test('a document that gives the decided date itself raises no question', () => {
    const before = liveOf('77-12', ...BEGUN, amended);
    const { task } = liveOf(
      '77-12',
      ...BEGUN,
      amended,
      replaced(before, '2018-12-29', '2019-01-02', 'hd-15'),
    );
    expect(task).toMatchObject({ schedule: { dueOn: '2019-03-29', conflict: null }, dateQuestion: null });
  });

  test('a fact of before a question could be asked means what it meant then', () => {
    const old = issued('77-12', '2018-11-05', at('2018-11-08'), 'hd-15');
    const { task } = liveOf('77-12', ...BEGUN, amended, old);
    expect(task).toMatchObject({ schedule: { dueOn: '2019-02-11' }, personsDate: null, dateQuestion: null });
  });
});

describe('what is refused, and in which words', () => {
  const asked = liveOf('77-12', ...BEGUN, amended, SECOND).task;
  const unasked = liveOf('77-12', ...BEGUN, amended).task;
  test.each([
    ['a word where nothing is asked', unasked, settled('decision'), 'no-question'],
    ['about another document', asked, { ...settled('decision'), guidanceId: 'hd-9' }, 'no-question'],
    ['by the lead itself', asked, { ...settled('decision'), by: 'so-noi-vu' }, 'judges-himself'],
    ['a document whose date has gone by', asked, settled('document', '2019-03-01'), 'past-date'],
    ['the reading of a phrase that does not give the date', asked, readingConfirmed, 'date-decided'],
  ] as const)('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });
});
