import { describe, expect, test } from 'vitest';
import { silencesOf } from '../../../src/domain/escalation/ask-officer.ts';
import { hasArrived } from '../../../src/domain/escalation/climb.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Point } from '../../../src/domain/task/schedule.ts';
import {
  bounced,
  climbedIn,
  directed,
  heldBack,
  LETTER,
  released,
  requestOf,
  served,
  TALK,
  writtenIn,
} from './on-the-ladder.ts';
import { at, daysOf, isMail, liveOf, reached, result, scheduleOf } from './real-plan.ts';

const FIRST = requestOf(1, 'ban-to-chuc-tinh-uy');
const SECOND = requestOf(2, 'ban-to-chuc-tinh-uy');
const THIRD = requestOf(3, 'bo-phan-thuong-truc');

/** Up to the packet, every letter served on its day. */
const UP_TO_PACKET: readonly TaskFact[] = [
  reached('2019-01-02'),
  served(LETTER, '2019-01-03'),
  reached('2019-01-07'),
  served(TALK, '2019-01-07'),
  reached('2019-01-21'),
];

const rungsOf = (...facts: readonly TaskFact[]): readonly string[] =>
  liveOf('77-9', ...facts).task.ladder.climbed.map(({ rung }) => rung);

describe('task 9 is late: due 31/12/2018, nothing handed in', () => {
  test('the rungs fall due on the first, fifth and fifteenth working day; Saturday 05/01 is worked', () => {
    const schedule = scheduleOf('77-9');
    expect(daysOf(schedule, 'overdue-letter')).toEqual(['2019-01-02']);
    expect(daysOf(schedule, 'ladder-talk')).toEqual(['2019-01-07']);
    expect(daysOf(schedule, 'ladder-packet')).toEqual(['2019-01-21']);
  });

  test('each letter arrives: head and party committee, then the talk, then the first officer is asked', () => {
    const { orders } = liveOf('77-9', ...UP_TO_PACKET);
    expect(climbedIn(orders)).toEqual([
      'overdue-letter -> so-noi-vu (dự thảo)',
      'overdue-letter -> ban-can-su-dang-ubnd-tinh (để biết) (dự thảo)',
      'ladder-talk -> so-noi-vu',
      'ladder-talk -> ban-to-chuc-tinh-uy (để biết)',
      'ladder-note -> bo-phan-thuong-truc (dự thảo)',
      'packet-request -> ban-to-chuc-tinh-uy',
    ]);
  });

  test('the letter to the head is not released: nothing climbs, however many days go by', () => {
    expect(rungsOf(reached('2019-01-02'), reached('2019-01-07'), reached('2019-01-21'))).toEqual(['letter']);
  });

  test('nothing is ever written to Ban Thường vụ, and what goes up is written as a report', () => {
    const { orders } = liveOf('77-9', ...UP_TO_PACKET, released('2019-01-22'));
    expect(orders.filter(isMail).map(({ to }) => to)).not.toContain('ban-thuong-vu-tinh-uy');
  });
});

describe('the notice bounces, then is served on paper', () => {
  const before = [reached('2019-01-02'), bounced(LETTER, '2019-01-02'), reached('2019-01-07')];

  test('chưa chuyển đến nơi nhận: the talk does not begin on its day', () => {
    const { task } = liveOf('77-9', ...before);
    expect(task.ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
    expect(hasArrived(task)).toBe(false);
  });

  test('delivered on paper on 09/01, the talk leaves two working days later, on 11/01', () => {
    const { orders } = liveOf('77-9', ...before, served(LETTER, '2019-01-09', 'paper'));
    const talk = orders.filter(isMail).find(({ key }) => key === TALK);
    expect(talk).toMatchObject({ mail: 'ladder-talk', sendAt: at('2019-01-11') });
  });

  test('a bounce that comes after the paper takes nothing back', () => {
    const facts = [...before, served(LETTER, '2019-01-09', 'paper'), bounced(LETTER, '2019-01-10')];
    expect(hasArrived(liveOf('77-9', ...facts.slice(0, 3), ...facts.slice(3)).task)).toBe(false);
    const { task } = liveOf('77-9', ...facts);
    expect(task.notices.find(({ orderKey }) => orderKey === LETTER)?.state).toBe('served-on-paper');
  });

  test('the reminders themselves bounced: not even the letter to the head is drafted', () => {
    const lost = bounced('reminder/2018-12-28/so-noi-vu', '2018-12-28');
    expect(rungsOf(lost, reached('2019-01-02'))).toEqual([]);
    const onPaper = served('reminder/2018-12-28/so-noi-vu', '2019-01-08', 'paper');
    expect(rungsOf(lost, reached('2019-01-02'), onPaper)).toEqual(['letter']);
  });
});

describe('the packet for Ban Thường vụ', () => {
  test('it waits: sixteen office hours from the arrival of the request, Monday 21/01 08:00 to Wednesday 23/01 08:00', () => {
    const { last } = liveOf('77-9', ...UP_TO_PACKET, served(FIRST, '2019-01-21'));
    expect(last.next).toMatchObject({ at: at('2019-01-23', '08:00') });
  });

  test('the officer is silent: it is counted and his superior is asked, then the next; it never goes by itself', () => {
    const { task, orders } = liveOf(
      '77-9',
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      reached('2019-01-23', '08:00'),
      served(SECOND, '2019-01-23', 'mail', '08:30'),
      reached('2019-01-25', '08:30'),
      served(THIRD, '2019-01-28'),
      reached('2019-01-30', '08:00'),
      reached('2019-03-01'),
    );
    expect(task.ladder.packet?.asks.map(({ officer, silentAt }) => [officer, silentAt !== null])).toEqual([
      ['pho-truong-ban-to-chuc', true],
      ['truong-ban-to-chuc', true],
      ['pho-bi-thu-thuong-truc', true],
    ]);
    expect(task.ladder.packet && silencesOf(task.ladder.packet)).toBe(3);
    expect(writtenIn(orders).filter((words) => words.startsWith('packet-request'))).toEqual([
      'packet-request -> ban-to-chuc-tinh-uy',
      'packet-request -> ban-to-chuc-tinh-uy',
      'packet-request -> bo-phan-thuong-truc',
    ]);
    expect(writtenIn(orders).some((words) => words.startsWith('packet ->'))).toBe(false);
  });

  test('a request that has not arrived counts nobody as silent', () => {
    const { task } = liveOf('77-9', ...UP_TO_PACKET, reached('2019-02-28'));
    expect(task.ladder.packet && silencesOf(task.ladder.packet)).toBe(0);
  });

  test('held with a reason: his hours end, nothing leaves; released later, it goes through Văn phòng Tỉnh ủy', () => {
    const held = liveOf('77-9', ...UP_TO_PACKET, served(FIRST, '2019-01-21'), heldBack('2019-01-22'));
    expect(held.task.timers).toEqual([]);
    expect(held.task.ladder.packet?.decision?.kind).toBe('held');
    const later = liveOf(
      '77-9',
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      heldBack('2019-01-22'),
      released('2019-01-29'),
    );
    expect(writtenIn(later.last.orders)).toEqual(['packet -> van-phong-tinh-uy']);
    expect(refuseTaskFact(later.task, released('2019-01-30'))?.kind).toBe('released-already');
  });

  test('nobody releases a packet about his own body, nor one that does not exist', () => {
    const { task } = liveOf('77-9', ...UP_TO_PACKET);
    expect(refuseTaskFact(task, released('2019-01-22', 'giam-doc', 'so-noi-vu'))?.kind).toBe(
      'judges-himself',
    );
    expect(refuseTaskFact(liveOf('77-9').task, released('2019-01-22'))?.kind).toBe('no-packet');
  });

  test('the result comes while the officer thinks: the request is taken back, the hours stand still', () => {
    const { task, last } = liveOf(
      '77-9',
      ...UP_TO_PACKET,
      served(FIRST, '2019-01-21'),
      result('so-noi-vu', '2019-01-22'),
    );
    expect(task.timers).toEqual([]);
    expect(last.orders).toContainEqual(
      expect.objectContaining({
        kind: 'withdrawMail',
        mails: expect.arrayContaining(['packet-request']) as unknown,
      }),
    );
    expect(refuseTaskFact(task, released('2019-01-23'))?.kind).toBe('moved-on');
  });
});

describe('a directive of Ban Thường vụ comes back with two working days', () => {
  test('given on Tuesday 29/01, answered by the end of Thursday 31/01; the body and who follows it are written to', () => {
    const { last, task } = liveOf('77-9', ...UP_TO_PACKET, released('2019-01-22'), directed('2019-01-29'));
    expect(writtenIn(last.orders)).toEqual([
      'directive -> so-noi-vu',
      'directive -> ban-to-chuc-tinh-uy (để biết)',
    ]);
    expect(task.ladder.directives[0]?.answerBy).toBe(at('2019-02-01', '00:00'));
  });

  test('a report of the body answers it, and its clock stops', () => {
    const report: TaskFact = {
      kind: 'progressReported',
      at: at('2019-01-30', '10:00'),
      body: 'so-noi-vu',
      reportId: 'bc-1',
    };
    const { task } = liveOf('77-9', directed('2019-01-29'), report, reached('2019-02-01', '06:00'));
    expect(task.ladder.directives[0]).toMatchObject({ late: false, answer: { reportId: 'bc-1' } });
  });

  test('a report of a body that only coordinates answers nothing', () => {
    const report: TaskFact = {
      kind: 'progressReported',
      at: at('2019-01-30', '10:00'),
      body: 'ban-to-chuc-tinh-uy',
      reportId: 'bc-1',
    };
    expect(liveOf('77-9', directed('2019-01-29'), report).task.ladder.directives[0]?.answer).toBeNull();
  });

  test('no answer: who speaks to the body is told, once', () => {
    const { last, task } = liveOf('77-9', directed('2019-01-29'), reached('2019-02-01', '00:00'));
    expect(writtenIn(last.orders)).toContain('directive-late -> ban-to-chuc-tinh-uy');
    expect(task.ladder.directives[0]?.late).toBe(true);
  });
});

describe("Ban Tổ chức's own late tasks", () => {
  test.each([
    ['77-2', '2018-12-31', 'van-phong-tinh-uy'],
    ['77-15', '2018-12-31', 'van-phong-tinh-uy'],
  ])('%s: Văn phòng Tỉnh ủy hears of it, unreleased; Ban Tổ chức never judges itself', (id, _, standIn) => {
    const [letterOn = ''] = daysOf(scheduleOf(id), 'overdue-letter');
    const [talkOn = ''] = daysOf(scheduleOf(id), 'ladder-talk');
    const [packetOn = ''] = daysOf(scheduleOf(id), 'ladder-packet');
    const { task, orders } = liveOf(
      id,
      reached(letterOn),
      served(`overdue-letter/${letterOn}/${standIn}`, letterOn),
      reached(talkOn),
      served(`ladder-talk/${talkOn}/${standIn}`, talkOn),
      reached(packetOn),
    );
    const climbed = climbedIn(orders);
    expect(climbed).toEqual([
      `overdue-letter -> ${standIn}`,
      `ladder-talk -> ${standIn}`,
      'ladder-note -> bo-phan-thuong-truc',
      `packet-request -> ${standIn}`,
    ]);
    expect(task.parties.ladder?.officers.map(({ body }) => body)).not.toContain('ban-to-chuc-tinh-uy');
  });

  test('task 7, where it leads beside Sở Nội vụ: Sở answers, another body speaks and releases', () => {
    const { parties } = liveOf('77-7').task;
    expect(parties.ladder).toMatchObject({ own: false, letterTo: 'so-noi-vu', speaker: 'van-phong-tinh-uy' });
    expect(parties.ladder?.officers.map(({ key }) => key)).toEqual([
      'chanh-van-phong',
      'pho-bi-thu-thuong-truc',
    ]);
  });

  test('task 13, where Văn phòng Tỉnh ủy leads as well: bộ phận thường trực', () => {
    expect(liveOf('77-13').task.parties.ladder).toMatchObject({
      speaker: 'bo-phan-thuong-truc',
      packetVia: 'bo-phan-thuong-truc',
      officers: [{ key: 'pho-bi-thu-thuong-truc', body: 'bo-phan-thuong-truc' }],
    });
  });
});

describe('the machine stood still', () => {
  test('20/12/2018 to 07/01/2019: one letter to the head, the talk after it has arrived, none twice', () => {
    const { orders, task } = liveOf('77-9', reached('2019-01-07', '09:00'));
    expect(climbedIn(orders)).toEqual([
      'overdue-letter -> so-noi-vu (dự thảo)',
      'overdue-letter -> ban-can-su-dang-ubnd-tinh (để biết) (dự thảo)',
    ]);
    expect(task.ladder.due).toBe(2);
    expect(writtenIn(orders).filter((words) => words.startsWith('reminder'))).toEqual([]);
    expect(rungsOf(reached('2019-01-07', '09:00'), served(LETTER, '2019-01-08'))).toEqual(['letter', 'talk']);
  });

  test('over Tết, 21/01 to 18/02/2019: all three rungs are due, and still climbed one after the other', () => {
    const stood = [reached('2019-02-18', '09:00'), served(LETTER, '2019-02-19')];
    expect(rungsOf(...stood)).toEqual(['letter', 'talk']);
    expect(rungsOf(...stood, served(TALK, '2019-02-21'))).toEqual(['letter', 'talk', 'packet']);
  });
});

describe('what never climbs', () => {
  test.each(['77-5a', '77-6', '77-14'])('%s, a standing task', (id) => {
    const { orders } = liveOf(id, reached('2019-07-01'), reached('2021-12-31'));
    expect(climbedIn(orders)).toEqual([]);
  });

  test.each(['77-12', '77-13', '77-17'])('%s, which waits for a document', (id) => {
    const { orders } = liveOf(id, reached('2019-07-01'), reached('2021-12-31'));
    expect(climbedIn(orders)).toEqual([]);
  });

  test('a result handed in: the delay is not the body’s', () => {
    const { orders } = liveOf(
      '77-9',
      result('so-noi-vu', '2018-12-27'),
      ...['2019-01-02', '2019-01-07', '2019-01-21', '2019-03-01'].map((date) => reached(date)),
    );
    expect(climbedIn(orders)).toEqual([]);
  });

  test('a tờ trình presented: nor is that', () => {
    const presented: TaskFact = {
      kind: 'resultPresented',
      at: at('2018-12-27'),
      body: 'so-noi-vu',
      reportId: 'tt-1',
      documentNumber: '15-TTr/SNV',
      documentOn: scheduleOf('77-9').dueOn ?? ('' as never),
    };
    const { orders } = liveOf('77-9', presented, reached('2019-01-21'), reached('2019-03-01'));
    expect(climbedIn(orders)).toEqual([]);
  });
});

describe('late confirmation counts against the confirmer', () => {
  const timer = (kind: Point['kind'], date: string): Point => ({
    key: `${kind}/kq-1`,
    kind,
    at: at(date, '06:00'),
    sendAt: at(date),
    workingDaysLeft: null,
  });
  const submitted: TaskFact = {
    ...result('so-noi-vu', '2018-12-27'),
    confirmBy: timer('confirmation-late', '2019-01-07'),
  };

  test('five working days without a word: bộ phận thường trực hears of it, the confirmer gets a copy', () => {
    const { last, task } = liveOf('77-9', submitted, reached('2019-01-07'));
    expect(writtenIn(last.orders)).toEqual([
      'confirmation-late -> bo-phan-thuong-truc',
      'confirmation-late -> ban-to-chuc-tinh-uy (để biết)',
    ]);
    expect(task.ladder.lateConfirmations).toBe(1);
    expect(task.progress === 'submitted' && task.submission.verdict).toBe('on-time');
  });

  test('given back in time: nobody hears of it, and nothing climbs while the body mends', () => {
    const back: TaskFact = {
      kind: 'resultReturned',
      at: at('2019-01-04', '10:00'),
      by: 'ban-to-chuc-tinh-uy',
      decisionId: 'tl-1',
      resume: { ...timer('ladder-resume', '2019-01-10'), key: 'ladder-resume/tl-1' },
    };
    const mending = liveOf('77-9', submitted, back, reached('2019-01-07'));
    expect(climbedIn(mending.orders)).toEqual([]);
    expect(mending.task.ladder).toMatchObject({ lateConfirmations: 0, resting: true });
    const after = liveOf('77-9', submitted, back, reached('2019-01-07'), reached('2019-01-10'));
    expect(climbedIn(after.last.orders)).toEqual([
      'overdue-letter -> so-noi-vu (dự thảo)',
      'overdue-letter -> ban-can-su-dang-ubnd-tinh (để biết) (dự thảo)',
    ]);
  });

  test('a draft that was taken back by the result is written anew under a key of its own', () => {
    const late: TaskFact = { ...result('so-noi-vu', '2019-01-03') };
    const back: TaskFact = {
      kind: 'resultReturned',
      at: at('2019-01-04', '10:00'),
      by: 'ban-to-chuc-tinh-uy',
      decisionId: 'tl-1',
      resume: { ...timer('ladder-resume', '2019-01-10'), key: 'ladder-resume/tl-1' },
    };
    const { orders } = liveOf('77-9', reached('2019-01-02'), late, back, reached('2019-01-10'));
    const letters = orders.filter(isMail).filter(({ mail, copy }) => mail === 'overdue-letter' && !copy);
    expect(letters.map(({ key }) => key)).toEqual([LETTER, 'overdue-letter/2019-01-02/lan-2/so-noi-vu']);
  });
});

test('two missed reports make the packet due at once, and still no rung is left out', () => {
  const missed: TaskFact = {
    kind: 'reportsMissed',
    at: at('2018-12-20'),
    body: 'so-noi-vu',
    missedReports: 2,
    enough: true,
    sendAt: at('2018-12-21'),
  };
  expect(rungsOf(missed)).toEqual([]);
  expect(rungsOf(missed, reached('2019-01-02'), served(LETTER, '2019-01-03'))).toEqual(['letter', 'talk']);
  expect(
    rungsOf(missed, reached('2019-01-02'), served(LETTER, '2019-01-03'), served(TALK, '2019-01-07')),
  ).toEqual(['letter', 'talk', 'packet']);
});

test('another date for the same work: no longer late, the task stands at the foot of the ladder again', () => {
  const { task } = liveOf('77-9', ...UP_TO_PACKET);
  const schedule = { ...scheduleOf('77-9'), dueOn: scheduleOf('77-10').dueOn };
  const { state } = decideTask(task, { kind: 'scheduleChanged', at: at('2019-01-22'), schedule });
  expect(state.ladder).toMatchObject({ climbed: [], due: 0, packet: null, again: 1 });
});
