import type { LetterInput } from '../../../src/domain/letter/letter.ts';
import { missingFrom } from '../../../src/domain/report/round.ts';
import type { ReceivedReport, Round } from '../../../src/domain/report/round.ts';
import {
  anInput,
  anItem,
  aDutyWithoutDay,
  aPeriodRound,
  aRound,
  aRoundItem,
  aSchedule,
  aTask,
  at,
  BAN_THUONG_VU,
  BAO_VE,
  doneTask,
  EVENT,
  GUIDANCE,
  HALF,
  ISSUED,
  IV_2C,
  LONG_MY,
  OFFICE,
  on,
  PARTIES,
  PHUNG_HIEP,
  received,
  reminderOf,
  REPORT,
  SO_NOI_VU,
  SO_TAI_CHINH,
  STANDING,
  submittedTask,
  TASK_12,
  TASK_5A,
  TASK_6,
  VAN_PHONG,
  VI_THANH,
  WAITING,
} from './builders.ts';

const waiting12 = { definition: TASK_12, task: aTask('waiting', { schedule: WAITING }) };
const issued12 = {
  definition: TASK_12,
  guidance: GUIDANCE,
  task: aTask('open', {
    schedule: ISSUED,
    events: [{ event: EVENT, guidanceId: 'g1', issuedOn: GUIDANCE.issuedOn }],
  }),
};
const inConflict12 = {
  definition: TASK_12,
  task: aTask('open', {
    schedule: aSchedule({
      dueOn: on('2019-12-31'),
      lastWorkingOn: on('2019-12-31'),
      ceilingOn: on('2019-12-31'),
      conflict: '03 tháng kể từ ngày 10/10/2019 là ngày 10/01/2020, sau mốc phải hoàn thành 31/12/2019',
      counted: '03 tháng kể từ ngày 10/10/2019: hết ngày 10/01/2020; mốc phải hoàn thành 31/12/2019',
      points: [],
    }),
  }),
};
const standing6 = { definition: TASK_6, task: aTask('standing', { schedule: STANDING }) };
const pilot5a = {
  definition: TASK_5A,
  task: aTask('standing', {
    schedule: STANDING,
    parties: {
      ...PARTIES,
      answeredBy: OFFICE.id,
      leads: [OFFICE.id, SO_NOI_VU.id],
      coordinating: [BAO_VE.id],
      implementing: [VI_THANH.id],
    },
  }),
};
const STORED = { reportId: '3f2a9c01-b7d4-4e55-9a11-0c5d2f6e7a88', storedAt: at('2018-12-20', '09:15') };
const oneMissing = aRound({ received: [received(VI_THANH, '2018-04-20')] });

const WORDS_OF_THE_OFFICE = {
  ...REPORT,
  id: 'd1',
  body: OFFICE.id,
  at: at('2018-05-08', '09:00'),
  personName: 'Lê Văn Cường',
  personTitle: 'Phó Trưởng Ban Tổ chức Tỉnh ủy',
  words: 'Văn bản đến trong giờ làm việc',
  documentNumber: null,
  documentOn: null,
  files: [],
};

/** The first half of 2018, closed on 18/6/2018 by a person of who keeps it. */
function closedRound(
  has: readonly ReceivedReport[] = [received(VI_THANH, '2018-06-01')],
  more: Parameters<typeof aPeriodRound>[0] = {},
): Round {
  const open = aPeriodRound({ received: has, ...more });
  const missed = missingFrom({ ...open, received: has.filter(({ verdict }) => verdict !== 'late') });
  return aPeriodRound({
    received: has,
    ...more,
    closing: { at: at('2018-06-18', '14:00'), by: open.keeper, decisionId: 'd1', missed },
  });
}

const roundClosed = (round: Round, body?: string) =>
  aRoundItem('round-closed', round, {
    obligation: IV_2C,
    about: { decisionId: 'd1', ...(body === undefined ? {} : { body }) },
    report: { ...WORDS_OF_THE_OFFICE, at: at('2018-06-18', '14:00'), words: '' },
  });

const roundConcluded = (verdict: 'on-time' | 'late') =>
  aRoundItem('round-concluded', aRound({ received: [received(PHUNG_HIEP, '2018-05-05', verdict)] }), {
    about: { body: PHUNG_HIEP.id, decisionId: 'd1', verdict },
    report: WORDS_OF_THE_OFFICE,
  });

const DRAFT = {
  ...REPORT,
  id: 'cb1',
  at: at('2018-12-14', '10:30'),
  personName: 'Lê Thị Mai',
  personTitle: 'Chuyên viên',
};
const prepared9 = {
  task: aTask('open', {
    prepared: [
      {
        reportId: 'cb1',
        body: SO_NOI_VU.id,
        at: DRAFT.at,
        evidence: { documentNumber: '412/BC-SNV', documentOn: on('2018-12-20'), files: ['ab12'] },
      },
    ],
  }),
};
const toSign = anItem('signature-request', {
  ...prepared9,
  report: DRAFT,
  about: { reportId: 'cb1', body: SO_NOI_VU.id, link: 'sign' },
});

/** One letter of every kind, and the mixtures that matter: what print-letters.ts prints and the tests walk over. */
export const SAMPLES: Readonly<Record<string, LetterInput>> = {
  'assignment-one': anInput([anItem('assignment')], { sendAt: at('2018-04-11') }),
  'assignment-many': anInput(
    [
      anItem('assignment', pilot5a),
      anItem('assignment', standing6),
      anItem('assignment'),
      anItem('assignment', waiting12),
    ],
    { sendAt: at('2018-04-11'), practice: true },
  ),
  'assignment-implementing': anInput([anItem('assignment', pilot5a)], {
    recipient: VI_THANH,
    sendAt: at('2018-04-11'),
  }),
  reminder: anInput([reminderOf()]),
  'link-renewed': anInput([reminderOf({ mail: 'link-renewed' })]),
  'reminder-last-day': anInput([reminderOf()], { sendAt: at('2018-12-28') }),
  'reminder-copy': anInput([reminderOf({ copy: true })], { recipient: SO_TAI_CHINH }),
  'watch-question': anInput([anItem('watch-question', waiting12)], { sendAt: at('2018-07-02') }),
  'feasibility-warning': anInput([anItem('feasibility-warning', waiting12)], {
    recipient: OFFICE,
    sendAt: at('2019-09-30'),
  }),
  'standing-review': anInput([anItem('standing-review', standing6)], { sendAt: at('2019-01-02') }),
  'event-issued': anInput([anItem('event-issued', issued12)], { sendAt: at('2018-09-18', '09:00') }),
  'event-issued-copy': anInput([anItem('event-issued', { ...issued12, copy: true })], {
    recipient: OFFICE,
    sendAt: at('2018-09-18'),
  }),
  'event-issued-conflict': anInput(
    [
      anItem('event-issued', {
        ...issued12,
        guidance: { ...GUIDANCE, issuedOn: on('2019-10-10'), registeredOn: on('2019-10-14') },
        task: inConflict12.task,
      }),
    ],
    { sendAt: at('2019-10-14') },
  ),
  'date-conflict': anInput([anItem('date-conflict', inConflict12)], {
    recipient: OFFICE,
    sendAt: at('2019-10-14'),
  }),
  'date-conflict-copy': anInput([anItem('date-conflict', { ...inConflict12, copy: true })], {
    recipient: OFFICE,
    sendAt: at('2019-10-14'),
  }),
  'event-withdrawn': anInput(
    [
      anItem('event-withdrawn', {
        ...waiting12,
        guidance: { ...GUIDANCE, undoneBecause: 'văn bản hướng dẫn việc khác' },
        servedOn: [on('2018-09-18')],
      }),
    ],
    { sendAt: at('2018-09-20') },
  ),
  'signature-request': anInput([toSign], { sendAt: DRAFT.at }),
  'signature-request-to-head': anInput([toSign], {
    recipient: { ...SO_NOI_VU, headMailbox: 'giam-doc@haugiang.example' },
    sendAt: DRAFT.at,
  }),
  'signature-returned': anInput(
    [
      anItem('signature-returned', {
        report: {
          ...DRAFT,
          id: 'tl1',
          personName: 'Trần Thị Bình',
          personTitle: 'Giám đốc',
          words: 'Thiếu số liệu của 03 huyện',
          documentNumber: null,
          documentOn: null,
          files: [],
        },
        about: { decisionId: 'tl1', body: SO_NOI_VU.id },
      }),
    ],
    { sendAt: at('2018-12-14', '14:00') },
  ),
  'link-renewed-to-head': anInput([reminderOf({ mail: 'link-renewed', about: { link: 'sign' } })]),
  'reminder-while-it-waits-for-the-head': anInput([reminderOf(prepared9)]),
  'reminder-copy-while-it-waits': anInput([reminderOf({ ...prepared9, copy: true })], {
    recipient: SO_TAI_CHINH,
  }),
  'confirmation-request': anInput(
    [anItem('confirmation-request', { task: submittedTask(), report: REPORT, about: { reportId: 'r1' } })],
    {
      recipient: OFFICE,
      sendAt: at('2018-12-20', '09:15'),
    },
  ),
  'result-confirmed': anInput(
    [
      anItem('result-confirmed', {
        task: doneTask('on-time'),
        report: REPORT,
        about: { reportId: 'r1', verdict: 'on-time' },
      }),
    ],
    {
      sendAt: at('2018-12-24', '10:00'),
    },
  ),
  'result-returned': anInput(
    [
      anItem('result-returned', {
        task: aTask('open', { returned: 1 }),
        about: { reportId: 'r1', decisionId: 'd1' },
        report: {
          ...REPORT,
          id: 'd1',
          body: OFFICE.id,
          personName: 'Lê Văn Cường',
          personTitle: 'Phó Trưởng Ban Tổ chức Tỉnh ủy',
          words: 'Chưa có số liệu của thị xã Ngã Bảy',
          documentNumber: null,
          documentOn: null,
          files: [],
        },
      }),
    ],
    { sendAt: at('2018-12-21', '14:30') },
  ),
  'round-request': anInput([aRoundItem('round-request')], { recipient: LONG_MY, sendAt: at('2018-04-11') }),
  'round-reminder': anInput([aRoundItem('round-reminder', oneMissing, { about: { workingDaysLeft: 2 } })], {
    recipient: LONG_MY,
    sendAt: at('2018-05-02'),
  }),
  receipt: anInput([anItem('receipt', { report: REPORT, about: STORED, task: submittedTask() })], {
    sendAt: at('2018-12-20', '09:20'),
  }),
  'receipt-of-progress': anInput([
    anItem('receipt', {
      report: {
        ...REPORT,
        kind: 'progress',
        words: 'Đã họp hai lần.\n\n- Còn 12 ấp chưa có đảng viên.',
        documentNumber: null,
        documentOn: null,
        files: [],
      },
      about: STORED,
    }),
  ]),
  'round-receipt': anInput(
    [
      aRoundItem('round-receipt', oneMissing, {
        about: STORED,
        report: { ...REPORT, kind: 'round', body: LONG_MY.id, documentNumber: '7-KH/HU' },
      }),
    ],
    { recipient: LONG_MY, sendAt: at('2018-05-02') },
  ),
  'round-link-renewed': anInput([aRoundItem('round-link-renewed', oneMissing)], {
    recipient: LONG_MY,
    sendAt: at('2018-05-02'),
  }),
  'round-overdue': anInput(
    [
      aRoundItem(
        'round-overdue',
        aRound({
          received: [received(VI_THANH, '2018-04-20'), received(PHUNG_HIEP, '2018-05-05', 'boundary')],
        }),
      ),
    ],
    { recipient: OFFICE, sendAt: at('2018-05-07') },
  ),
  'round-complete': anInput(
    [
      aRoundItem(
        'round-complete',
        aRound({
          closing: { at: at('2018-05-09'), by: null, decisionId: null, missed: [] },
          expected: [VI_THANH.id, LONG_MY.id],
          received: [received(VI_THANH, '2018-04-20'), received(LONG_MY, '2018-05-09', 'late')],
        }),
      ),
    ],
    { recipient: OFFICE, sendAt: at('2018-05-09') },
  ),
  'round-period-request': anInput([aRoundItem('round-request', aPeriodRound(), { obligation: IV_2C })], {
    recipient: LONG_MY,
    sendAt: at('2018-05-18'),
  }),
  'round-day-question': anInput(
    [
      aRoundItem('round-day-question', aDutyWithoutDay(), {
        obligation: IV_2C,
        about: { period: '2018-h1' },
      }),
    ],
    { recipient: OFFICE, sendAt: at('2018-05-02') },
  ),
  'round-summary-request': anInput(
    [
      aRoundItem(
        'round-request',
        aPeriodRound({
          asked: { kind: 'summary', period: HALF, of: '77-IV.2c-2018-h1' },
          collector: BAN_THUONG_VU.id,
          keeper: VAN_PHONG.id,
          expected: [OFFICE.id],
        }),
        { obligation: IV_2C },
      ),
    ],
    { recipient: OFFICE, sendAt: at('2018-06-11') },
  ),
  'round-boundary': anInput(
    [
      aRoundItem('round-boundary', aRound({ received: [received(PHUNG_HIEP, '2018-05-05', 'boundary')] }), {
        about: { body: PHUNG_HIEP.id },
      }),
    ],
    { recipient: OFFICE, sendAt: at('2018-05-07') },
  ),
  'round-closed': anInput([roundClosed(closedRound(), LONG_MY.id)], {
    recipient: LONG_MY,
    sendAt: at('2018-06-19'),
  }),
  'round-closed-received': anInput(
    [
      roundClosed(
        closedRound([received(VI_THANH, '2018-06-01'), received(LONG_MY, '2018-06-18', 'late')]),
        LONG_MY.id,
      ),
    ],
    { recipient: LONG_MY, sendAt: at('2018-06-19') },
  ),
  'round-closed-keeper': anInput([roundClosed(closedRound())], {
    recipient: OFFICE,
    sendAt: at('2018-06-19'),
  }),
  'round-closed-summary': anInput(
    [
      roundClosed(
        closedRound([], {
          asked: { kind: 'summary', period: HALF, of: '77-IV.2c-2018-h1' },
          collector: BAN_THUONG_VU.id,
          keeper: VAN_PHONG.id,
          expected: [OFFICE.id],
        }),
        OFFICE.id,
      ),
    ],
    { recipient: OFFICE, sendAt: at('2018-07-03') },
  ),
  'round-concluded': anInput([roundConcluded('on-time')], {
    recipient: PHUNG_HIEP,
    sendAt: at('2018-05-08', '09:00'),
  }),
  'round-concluded-late': anInput([roundConcluded('late')], {
    recipient: PHUNG_HIEP,
    sendAt: at('2018-05-08', '09:00'),
  }),
  'concluded-on-the-day': anInput([
    anItem('mark-concluded', { about: { verdict: 'on-time', of: 'boundary' } }),
  ]),
  'concluded-late': anInput([anItem('mark-concluded', { about: { verdict: 'late', of: 'boundary' } })]),
  'mark-dropped': anInput([anItem('mark-concluded', { about: { verdict: 'on-time', of: 'mark' } })]),
  'overdue-letter': anInput(
    [anItem('overdue-letter', { servedOn: [on('2018-12-19'), on('2018-12-25'), on('2018-12-28')] })],
    {
      sendAt: at('2019-01-02'),
    },
  ),
  'overdue-review': anInput([anItem('overdue-review', { servedOn: [on('2018-12-19')] })], {
    recipient: OFFICE,
    sendAt: at('2019-02-01'),
  }),
  digest: anInput([
    reminderOf(),
    anItem('standing-review', standing6),
    anItem('watch-question', waiting12),
    reminderOf({
      definition: { ...TASK_12, awaits: [] },
      copy: true,
      task: aTask('open', {
        parties: { ...PARTIES, answeredBy: OFFICE.id, leads: [OFFICE.id], coordinating: [SO_NOI_VU.id] },
      }),
    }),
  ]),
  upwards: anInput([anItem('event-issued', { ...issued12, copy: true })], {
    recipient: BAN_THUONG_VU,
    sendAt: at('2018-09-18'),
  }),
};
