import { describe, expect, test } from 'vitest';
import { refuseRoundFact } from '../../../src/domain/report/refuse-round-fact.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import type { Round } from '../../../src/domain/report/round.ts';
import { at, on } from '../task/real-plan.ts';
import {
  EXPECTED,
  KEEPER_OF_THE_OFFICE,
  OFFICE,
  begun,
  closed,
  concluded,
  live,
  opened,
  periodOpened,
  reached,
  received,
  setting,
  summaryOpened,
} from './a-round.ts';

/*
 * What a person reads who brings something that cannot be taken now, word for word; nothing where it can. The rounds: IV.2a
 * ("trước ngày 05/5/2018", a document), the first half of 2018 (by 15/6/2018), and Ban Tổ chức's own report after it.
 */
const [body = '', other = ''] = EXPECTED;
const DUTY = live(begun).round;
const DOCUMENT = live(opened).round;
const PERIOD_AHEAD = live(periodOpened()).round;
const PERIOD = live(periodOpened(), reached('2018-05-18')).round;
const SUMMARY = live(summaryOpened()).round;
const ON_THE_DAY = live(opened, received(body, '2018-05-05')).round;
const CONCLUDED = live(opened, received(body, '2018-05-05'), concluded(body, 'late')).round;
const CLOSED = live(opened, received(body, '2018-05-05'), closed('2018-05-08')).round;
const PERIOD_CLOSED = live(periodOpened(), reached('2018-05-18'), closed('2018-06-18')).round;

const moved: RoundFact = {
  kind: 'roundDayMoved',
  at: at('2018-06-09'),
  setting: setting(false, 'cv-60'),
  schedule: periodOpened().schedule,
  requestSendAt: null,
};
const daySet: RoundFact = {
  kind: 'reportDaySet',
  at: at('2018-04-20'),
  setting: setting(),
  days: [],
  periods: [],
  schedule: begun.schedule,
};

const OWN_DAY = 'Đợt này không thuộc nghĩa vụ định kỳ; ngày của đợt đã có.';
const NO_DAY = 'Nghĩa vụ này chưa ấn định ngày nộp, nên chưa có đợt báo cáo.';
const CONCLUDES =
  'Chỉ cơ quan theo dõi của đợt được kết luận; đơn vị phải gửi không tự kết luận việc của mình.';
const CLOSES = 'Chỉ cơ quan theo dõi của đợt được chốt; đơn vị phải gửi không tự chốt việc của mình.';
const EVIDENCE = 'Báo cáo phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.';

type Row = readonly [what: string, round: Round | null, fact: RoundFact, words: string | null];

function rows(name: string, table: readonly Row[]): void {
  describe(name, () => {
    test.each(table)('%s', (_, round, fact, words) => {
      expect(refuseRoundFact(round, fact)?.words ?? null).toBe(words);
    });
  });
}

rows('a report', [
  ['with number and date', DOCUMENT, received(body, '2018-05-02'), null],
  [
    'sent and received on one day',
    DOCUMENT,
    received(body, '2018-05-02', { sentOn: on('2018-05-02') }),
    null,
  ],
  ['received today', DOCUMENT, received(body, '2018-05-02', { receivedOn: on('2018-05-02') }), null],
  [
    'with a file alone',
    DOCUMENT,
    received(body, '2018-05-02', { documentNumber: null, documentOn: null, files: ['ab12'] }),
    null,
  ],
  ['with a number but no date', DOCUMENT, received(body, '2018-05-02', { documentOn: null }), EVIDENCE],
  ['with a date but no number', DOCUMENT, received(body, '2018-05-02', { documentNumber: null }), EVIDENCE],
  [
    'of a body that owes none',
    DOCUMENT,
    received('so-noi-vu', '2018-05-02'),
    'Đơn vị này không có trong danh sách phải gửi của đợt báo cáo.',
  ],
  [
    'received tomorrow',
    DOCUMENT,
    received(body, '2018-05-02', { receivedOn: on('2018-05-03') }),
    'Ngày nhận 03/5/2018 ở sau hôm nay.',
  ],
  [
    'sent after it was received',
    DOCUMENT,
    received(body, '2018-05-08', { sentOn: on('2018-05-07'), receivedOn: on('2018-05-04') }),
    'Ngày gửi 07/5/2018 ở sau ngày nhận 04/5/2018.',
  ],
  [
    '"không phát sinh" where a document is owed',
    DOCUMENT,
    received(body, '2018-05-02', { nil: true }),
    'Việc này phải có văn bản; không nhận nội dung "Không phát sinh".',
  ],
  [
    '"không phát sinh" about a period, without a document',
    PERIOD,
    received(body, '2018-06-02', { nil: true, documentNumber: null, documentOn: null }),
    null,
  ],
  ['after the closing', CLOSED, received(other, '2018-05-14'), null],
  ['before the duty has a day', DUTY, received(body, '2018-05-02'), NO_DAY],
]);

rows('a conclusion about what arrived on 05/5 itself', [
  ['of Ban Tổ chức', ON_THE_DAY, concluded(body, 'late'), null],
  ['of a body about itself', ON_THE_DAY, concluded(body, 'on-time', body), CONCLUDES],
  ['of another body', ON_THE_DAY, concluded(body, 'on-time', other), CONCLUDES],
  [
    'of the keeper about its own report',
    live({ ...opened, expected: [...EXPECTED, OFFICE] }, received(OFFICE, '2018-05-05')).round,
    concluded(OFFICE, 'on-time', OFFICE),
    CONCLUDES,
  ],
  [
    'about a body that has sent none',
    ON_THE_DAY,
    concluded(other, 'late'),
    'Chưa nhận được báo cáo của đơn vị này.',
  ],
  ['once more', CONCLUDED, concluded(body, 'on-time'), 'Báo cáo này đã được kết luận.'],
  [
    'about a report of another day',
    live(opened, received(body, '2018-05-08')).round,
    concluded(body, 'on-time'),
    'Báo cáo này không đến đúng ngày phải kết luận.',
  ],
]);

rows('a closing', [
  ['on the day after', DOCUMENT, closed('2018-05-05'), null],
  [
    'on the last day',
    DOCUMENT,
    closed('2018-05-04'),
    'Còn trong thời hạn: các đơn vị được gửi đến hết ngày 04/5/2018. Chốt được từ ngày hôm sau.',
  ],
  [
    'of a round without a date',
    live({ ...opened, schedule: { ...opened.schedule, dueOn: null } }).round,
    closed('2018-04-20'),
    null,
  ],
  ['by a body that owes a report', DOCUMENT, closed('2018-05-08', body), CLOSES],
  ['by the body that is asked, of its own report', SUMMARY, closed('2018-07-10', OFFICE), CLOSES],
  ['by whoever keeps that round', SUMMARY, closed('2018-07-10', KEEPER_OF_THE_OFFICE), null],
  [
    'before anybody was asked',
    PERIOD_AHEAD,
    closed('2018-06-18'),
    'Đợt báo cáo chưa mở, nên chưa chốt được.',
  ],
  ['a second time', CLOSED, closed('2018-05-09'), 'Đợt báo cáo đã chốt.'],
  ['before the duty has a day', DUTY, closed('2018-06-18'), NO_DAY],
]);

rows('another day', [
  ['for a round that is open', PERIOD, moved, null],
  ['for one that has not begun', PERIOD_AHEAD, moved, null],
  [
    'for one that is closed',
    PERIOD_CLOSED,
    moved,
    'Đợt báo cáo đã chốt; ngày nộp của đợt không đổi được nữa.',
  ],
  [
    'where the plan prints the day',
    DOCUMENT,
    moved,
    'Ngày của đợt này do Kế hoạch hoặc do việc chốt đợt trước ấn định.',
  ],
  ['for the duty itself, day by day', DUTY, daySet, null],
  ['for the duty, given to a round', PERIOD, daySet, OWN_DAY],
]);

rows('what comes by itself', [
  ['the first word about a round', null, opened, null],
  ['time, for a round', DOCUMENT, reached('2018-05-05'), null],
  ['time, for a duty', DUTY, reached('2018-05-05'), null],
  ['an opening told twice', DOCUMENT, opened, null],
  ['a duty begun twice', DUTY, begun, null],
  ['a duty begun where there is a round', DOCUMENT, begun, OWN_DAY],
  ['a round opened where there is no day', DUTY, opened, NO_DAY],
]);
