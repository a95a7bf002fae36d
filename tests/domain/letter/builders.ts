import type {
  GuidanceMention,
  LetterInput,
  LetterItem,
  ReportMention,
} from '../../../src/domain/letter/letter.ts';
import type { RoundItem, TaskItem } from '../../../src/domain/letter/section.ts';
import type { Body, Obligation } from '../../../src/domain/plan/plan.ts';
import type { ReportPeriod } from '../../../src/domain/report/period.ts';
import type { Closing, ReceivedReport, ReportRound, Round } from '../../../src/domain/report/round.ts';
import type { Parties } from '../../../src/domain/task/fact.ts';
import type { MailKind } from '../../../src/domain/task/order.ts';
import type { Point, PointKind, Schedule } from '../../../src/domain/task/schedule.ts';
import { onOf } from '../../../src/domain/calendar/instant.ts';
import { verdictOf } from '../../../src/domain/task/handing-in.ts';
import { LETTER_TEXTS } from '../../support/letter-texts.ts';
import { newLife } from '../../../src/domain/task/task.ts';
import type { Life, Submission, Task } from '../../../src/domain/task/task.ts';
import {
  at,
  HOI_NONG_DAN,
  IV_2A,
  LONG_MY,
  OFFICE,
  on,
  PHUNG_HIEP,
  PLAN,
  POLICY,
  SO_NOI_VU,
  SO_TAI_CHINH,
  TASK_9,
  VI_THANH,
} from './plan-builders.ts';

export * from './plan-builders.ts';

export const PARTIES: Parties = {
  answeredBy: SO_NOI_VU.id,
  leads: [SO_NOI_VU.id],
  coordinating: [OFFICE.id, SO_TAI_CHINH.id],
  implementing: [],
  watchedBy: SO_NOI_VU.id,
  confirmer: OFFICE.id,
  superior: OFFICE.id,
  membersRequired: false,
  office: OFFICE.id,
};

export const aPoint = (kind: PointKind, date: string, workingDaysLeft: number | null = null): Point => ({
  key: `${kind}/${date}`,
  kind,
  at: at(date, '06:00'),
  sendAt: at(date),
  workingDaysLeft,
});

/** The life of task 9: due 31/12/2018, a day off; the last working day is Friday 28/12/2018. */
export function aSchedule(more: Partial<Schedule> = {}): Schedule {
  return {
    course: 'dated',
    startOn: on('2018-04-10'),
    dueOn: on('2018-12-31'),
    boundaryOn: null,
    lastWorkingOn: on('2018-12-28'),
    ceilingOn: null,
    feasibleUntil: null,
    toConfirm: false,
    provisional: false,
    conflict: null,
    counted:
      '"trong năm 2018" tính đến hết ngày 31/12/2018; ngày này nghỉ hoán đổi, làm bù ngày 05/01/2019, nên ngày làm việc cuối là 28/12/2018',
    points: [
      aPoint('reminder', '2018-11-16', 30),
      aPoint('reminder', '2018-12-07', 15),
      aPoint('reminder', '2018-12-19', 7),
      aPoint('reminder', '2018-12-25', 3),
      aPoint('reminder', '2018-12-28', 0),
      aPoint('overdue-letter', '2019-01-02'),
      aPoint('overdue-review', '2019-02-01'),
    ],
    ...more,
  };
}

/** Task 12 while it waits: only the ceiling counts. */
export const WAITING = aSchedule({
  course: 'waiting',
  startOn: null,
  dueOn: on('2019-12-31'),
  lastWorkingOn: on('2019-12-31'),
  ceilingOn: on('2019-12-31'),
  feasibleUntil: on('2019-09-30'),
  counted:
    'Chưa có văn bản của Trung ương nên chưa tính được 03 tháng; "trước năm 2020" tính đến hết ngày 31/12/2019',
  points: [
    aPoint('watch', '2018-07-02'),
    aPoint('watch', '2018-10-01'),
    aPoint('watch', '2019-10-01'),
    aPoint('feasibility', '2019-09-30'),
  ],
});

/** Task 12 after a document of 17/9/2018. */
export const ISSUED = aSchedule({
  dueOn: on('2018-12-17'),
  lastWorkingOn: on('2018-12-17'),
  ceilingOn: on('2019-12-31'),
  counted: '03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9): hết ngày 17/12/2018, thứ Hai',
  points: [aPoint('reminder', '2018-11-05', 30), aPoint('reminder', '2018-11-26', 15)],
});

export const STANDING = aSchedule({
  course: 'standing',
  dueOn: null,
  lastWorkingOn: null,
  counted: '"từ năm 2018" không có ngày kết thúc; hiển thị từ ngày ký Kế hoạch 10/4/2018',
  points: [aPoint('review', '2019-01-02'), aPoint('review', '2020-01-02')],
});

export function aTask(
  progress: 'waiting' | 'not-started' | 'open' | 'standing',
  more: Partial<Life> = {},
): Task {
  return { ...aLife(more), progress };
}

export const aLife = (more: Partial<Life> = {}): Life => ({
  ...newLife(PARTIES, aSchedule()),
  originalDueOn: on('2018-12-31'),
  ...more,
});

const SUBMISSION = {
  reportId: 'r1',
  body: SO_NOI_VU.id,
  at: at('2018-12-20', '09:15'),
  evidence: { documentNumber: '412/BC-SNV', documentOn: on('2018-12-20'), files: ['ab12'] },
} as const;

export const submittedTask = (more: Partial<Life> = {}, submittedAt = SUBMISSION.at): Task => ({
  ...aLife(more),
  progress: 'submitted',
  submission: aSubmission(submittedAt, more.schedule),
});

const aSubmission = (submittedAt: Submission['at'], schedule = aSchedule()): Submission => ({
  ...SUBMISSION,
  at: submittedAt,
  verdict: verdictOf(schedule, onOf(submittedAt)),
});

export function doneTask(
  verdict: 'on-time' | 'late' | 'boundary' | 'no-deadline',
  submittedAt = SUBMISSION.at,
): Task {
  return {
    ...aLife(),
    progress: 'done',
    submission: aSubmission(submittedAt),
    confirmedAt: at('2018-12-24', '10:00'),
    confirmedBy: OFFICE.id,
    verdict,
  };
}

export const REPORT: ReportMention = {
  id: 'r1',
  kind: 'result',
  purpose: null,
  body: SO_NOI_VU.id,
  at: at('2018-12-20', '09:15'),
  personName: 'Trần Thị Bình',
  personTitle: 'Phó Giám đốc',
  words: 'Đã ban hành kế hoạch khắc phục tại 525 ấp, khu vực.',
  documentNumber: '412/BC-SNV',
  documentOn: on('2018-12-20'),
  files: [{ name: 'Bao cao 412.pdf', size: 345_678, sha256: 'a1b2'.repeat(16) }],
  paper: null,
};

export const GUIDANCE: GuidanceMention = {
  number: '12-HD/TW',
  title: 'Hướng dẫn hợp nhất ba văn phòng',
  issuedBy: 'Ban Tổ chức Trung ương',
  issuedOn: on('2018-09-17'),
  registeredOn: on('2018-09-18'),
  undoneBecause: null,
};

export function anItem(
  mail: MailKind,
  more: Partial<Omit<TaskItem, 'subject'>> & Partial<TaskItem['subject']> = {},
): TaskItem {
  const { definition = TASK_9, task = aTask('open'), next = null, nextWhy = null, ...rest } = more;
  return {
    mail,
    copy: false,
    about: {},
    guidance: null,
    report: null,
    link: '{{link:77-kh-tu.77-9.so-noi-vu}}',
    version: 1,
    servedOn: [],
    ...rest,
    subject: { kind: 'task', definition, task, next, nextWhy },
  };
}

export const reminderOf = (more: Parameters<typeof anItem>[1] = {}): TaskItem =>
  anItem('reminder', {
    about: { point: 'reminder/2018-12-19', workingDaysLeft: 7, dueOn: '2018-12-31' },
    ...more,
  });

/** IV.2a: due before 05/5/2018, a Saturday. */
export function aRound({
  closing,
  ...more
}: Partial<Omit<ReportRound, 'progress'>> & { readonly closing?: Closing } = {}): Round {
  const progress =
    closing === undefined ? ({ progress: 'open' } as const) : ({ progress: 'closed', closing } as const);
  return {
    kind: 'round',
    asked: { kind: 'document' },
    collector: OFFICE.id,
    keeper: OFFICE.id,
    expected: [VI_THANH.id, LONG_MY.id, PHUNG_HIEP.id, HOI_NONG_DAN.id],
    received: [],
    schedule: aSchedule({
      dueOn: on('2018-05-04'),
      boundaryOn: on('2018-05-05'),
      lastWorkingOn: on('2018-05-04'),
      counted: '"trước ngày 05/5/2018" không tính ngày 05/5/2018 (thứ Bảy): hết ngày 04/5/2018, thứ Sáu',
      points: [
        aPoint('reminder', '2018-05-02', 2),
        aPoint('overdue-letter', '2018-05-07'),
        aPoint('overdue-review', '2018-06-01'),
      ],
    }),
    passed: [],
    ...more,
    ...progress,
  };
}

export const received = (
  body: Body,
  date: string,
  verdict: ReceivedReport['verdict'] = 'on-time',
): ReceivedReport => ({
  body: body.id,
  reportId: `r-${body.id}`,
  at: at(date),
  documentOn: on(date),
  sentOn: null,
  firstOn: on(date),
  receivedOn: on(date),
  nil: false,
  version: 1,
  verdict,
  conclusion: null,
  afterClosing: false,
});

export const HALF: ReportPeriod = {
  key: '2018-h1',
  every: '6month',
  first: on('2018-04-10'),
  last: on('2018-06-30'),
};

/** IV.2c: the first half of 2018, by 15/6/2018, set by a document. */
export const aPeriodRound = (more: Parameters<typeof aRound>[0] = {}): Round =>
  aRound({
    asked: {
      kind: 'period',
      period: HALF,
      setting: {
        settingId: 'cv-45',
        documentNumber: '45-CV/BTCTU',
        documentOn: on('2018-04-20'),
        standing: false,
      },
    },
    schedule: aSchedule({
      dueOn: on('2018-06-15'),
      lastWorkingOn: on('2018-06-15'),
      counted:
        'Kế hoạch không ghi ngày; ngày 15/6/2018 do cơ quan nhận báo cáo ấn định tại văn bản số 45-CV/BTCTU ngày 20/4/2018',
      points: [aPoint('reminder', '2018-06-12', 3), aPoint('overdue-letter', '2018-06-18')],
    }),
    ...more,
  });

/** IV.2c before anybody has set a day. */
export const aDutyWithoutDay = (): Round => ({
  kind: 'round',
  progress: 'awaiting-day',
  collector: OFFICE.id,
  keeper: OFFICE.id,
  expected: [VI_THANH.id, LONG_MY.id],
  received: [],
  schedule: aSchedule({
    course: 'waiting',
    dueOn: null,
    lastWorkingOn: null,
    counted: 'Kế hoạch không ghi ngày nộp',
    points: ['2018-05-02', '2018-06-01'].map((day) => ({
      ...aPoint('watch', day),
      key: `watch/2018-h1/${day}`,
    })),
  }),
  passed: [],
  periods: [HALF],
  days: [],
});

export function aRoundItem(
  mail: MailKind,
  round: Round = aRound(),
  {
    obligation = IV_2A,
    ...more
  }: Partial<Omit<RoundItem, 'subject'>> & { readonly obligation?: Obligation } = {},
): RoundItem {
  return {
    mail,
    copy: false,
    about: {},
    guidance: null,
    report: null,
    link: '{{link:77-kh-tu.77-IV.2a.huyen-uy-long-my}}',
    version: 1,
    servedOn: [],
    ...more,
    subject: { kind: 'round', obligation, round, next: null, nextWhy: null },
  };
}

export function anInput(items: readonly LetterItem[], more: Partial<LetterInput> = {}): LetterInput {
  return {
    plan: PLAN,
    policy: POLICY,
    texts: LETTER_TEXTS,
    recipient: SO_NOI_VU,
    sendAt: at('2018-12-19'),
    items,
    practice: false,
    ...more,
  };
}
