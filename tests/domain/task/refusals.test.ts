import { describe, expect, test } from 'vitest';
import { refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { layOutTask } from '../../../src/domain/task/lay-out-task.ts';
import type { Task } from '../../../src/domain/task/task.ts';
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
  LEAD,
  offers,
  OFFICE,
  presents,
  readsAs,
  refuses,
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
import { directed, heldBack, LETTER, released, served, TALK } from './on-the-ladder.ts';
import {
  at,
  definitionOf,
  document,
  issued,
  liveOf,
  on,
  PLAN,
  reached,
  RULES,
  scheduleOf,
} from './real-plan.ts';

/*
 * What a person reads who brings something to a task that cannot be taken now, word for word; null where it is taken. Task 9
 * of Sở Nội vụ, due on 31/12/2018, unless another one is named.
 */
const OPEN = liveOf('77-9').task;
const LATE = liveOf('77-9', reached('2019-01-02')).task;
const NOT_STARTED = liveOf('77-7').task;
const STANDING = liveOf('77-6').task;
const WAITING = liveOf('77-12').task;
const IMPOSSIBLE = liveOf('77-12', reached('2020-01-02')).task;
const PRESENTED = liveOf('77-9', presents('2018-12-20')).task;
const PRESENTED_LATE = liveOf('77-9', presents('2019-01-10')).task;
const SUBMITTED = liveOf('77-9', submits('2018-12-20')).task;
const SUBMITTED_LATE = liveOf('77-9', submits('2019-01-10')).task;
const DONE = liveOf('77-9', submits('2018-12-20'), confirms('2018-12-21')).task;
const DONE_LATE = liveOf('77-9', submits('2019-01-10'), confirms('2019-01-11')).task;
const SUSPENDED = liveOf('77-9', suspends('2018-11-05')).task;
const SUSPENDED_LATE = liveOf('77-9', suspends('2019-01-04')).task;
const CANCELLED = liveOf('77-9', cancels('2018-11-05')).task;
const DIVIDED = liveOf('77-9', divides('2018-11-05')).task;
const ASKED = liveOf('77-9', asks('2018-12-03')).task;
const OFFERED = liveOf('77-9', asks('2018-12-03'), offers('2018-12-04')).task;
const CONTESTED = liveOf('77-9', reached('2019-01-02'), contests('2019-01-15')).task;
const OF_OTHERS = liveOf('77-9', asksOpinion('2018-11-01', 'huyen-uy-vi-thuy')).task;
const PACKED = [
  reached('2019-01-02'),
  served(LETTER, '2019-01-03'),
  reached('2019-01-07'),
  served(TALK, '2019-01-07'),
  reached('2019-01-21'),
];
const PACKET = liveOf('77-9', ...PACKED).task;
const RELEASED = liveOf('77-9', ...PACKED, released('2019-01-22')).task;
const HELD = liveOf('77-9', ...PACKED, heldBack('2019-01-22')).task;
const DIRECTED = liveOf('77-9', directed('2019-01-29'), directed('2019-01-30', 'cd-2')).task;
const BOUNDARY = liveOf(
  '77-9',
  {
    kind: 'scheduleChanged',
    at: at('2018-05-02'),
    schedule: { ...scheduleOf('77-9'), boundaryOn: on('2019-01-01') },
  },
  submits('2019-01-01'),
).task;

/** Every progress in which a task can stand. */
const STANDS = {
  open: OPEN,
  'not-started': NOT_STARTED,
  standing: STANDING,
  waiting: WAITING,
  impossible: IMPOSSIBLE,
  presented: PRESENTED,
  submitted: SUBMITTED,
  done: DONE,
  suspended: SUSPENDED,
  cancelled: CANCELLED,
} as const;

const MOVED: Readonly<Record<keyof typeof STANDS, string>> = {
  open: 'Nhiệm vụ đang thực hiện, chưa có kết quả nào chờ xác nhận.',
  'not-started': 'Nhiệm vụ chưa đến thời gian thực hiện.',
  standing: 'Nhiệm vụ thường xuyên không có kết quả cuối; đề nghị gửi báo cáo tình hình.',
  waiting: 'Nhiệm vụ đang chờ văn bản hoặc điều kiện để bắt đầu, chưa nhận báo cáo kết quả.',
  impossible: 'Nhiệm vụ đã được ghi nhận là chưa thực hiện được do chưa có hướng dẫn.',
  presented: 'Nhiệm vụ đã được trình, đang chờ cấp có thẩm quyền quyết định.',
  submitted: 'Nhiệm vụ đã có báo cáo kết quả, đang chờ xác nhận.',
  done: 'Nhiệm vụ đã hoàn thành, không nhận thêm báo cáo.',
  suspended: 'Nhiệm vụ đang tạm dừng theo quyết định, chưa nhận báo cáo.',
  cancelled: 'Nhiệm vụ đã thôi thực hiện theo quyết định.',
};

type Row = readonly [what: string, task: Task, fact: TaskFact, words: string | null];

function rows(name: string, table: readonly Row[]): void {
  describe(name, () => {
    test.each(table)('%s', (_, task, fact, words) => {
      expect(refuseTaskFact(task, fact)?.words ?? null).toBe(words);
    });
  });
}

/** The same fact for a task in every progress: where it is taken, and where the task has moved on. */
function everywhere(
  name: string,
  fact: TaskFact,
  taken: readonly (keyof typeof STANDS)[],
  but: Partial<typeof MOVED> = {},
): void {
  const all = Object.keys(STANDS) as (keyof typeof STANDS)[];
  rows(
    name,
    all.map((progress) => [
      progress,
      STANDS[progress],
      fact,
      taken.includes(progress) ? null : (but[progress] ?? MOVED[progress]),
    ]),
  );
}

const HIMSELF =
  'Cơ quan được giao nhiệm vụ không tự quyết định về việc của chính mình; việc này thuộc cơ quan khác.';
const EVIDENCE = 'Kết quả phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.';
const NO_REQUEST = 'Đề nghị gia hạn này đã được giải quyết hoặc không còn; đề nghị mở lại trang nhiệm vụ.';
const NO_OFFER = 'Không có ngày nào đang chờ cơ quan trả lời; đề nghị mở lại trang nhiệm vụ.';
const NOT_OPEN = 'Chỉ nhiệm vụ đang thực hiện, chưa báo cáo kết quả mới đề nghị gia hạn.';
const NO_DIRECTIVE = 'Nhiệm vụ này không có ý kiến chỉ đạo nào đang chờ trả lời.';
const NOT_LATE = 'Nhiệm vụ không bị ghi quá hạn nên không có nội dung để xem xét lại.';
const NO_QUESTION = 'Không có ý kiến hoặc kết luận nào về thời hạn đang chờ xử lý.';
const WAITS =
  'Nhiệm vụ đã báo cáo kết quả hoặc đã trình, đang chờ ý kiến. Kết luận kết quả đó trước, rồi mới chia nhiệm vụ.';
const past = (date: string): string => `Thời hạn ${date} đã qua; đề nghị ghi một ngày từ hôm nay trở đi.`;
const tooEarly = (date: string, after: string): string => `Ngày gia hạn ${date} phải ở sau ngày ${after}.`;

const ALWAYS = Object.keys(STANDS) as (keyof typeof STANDS)[];
const without = (...gone: readonly (keyof typeof STANDS)[]) => ALWAYS.filter((each) => !gone.includes(each));

everywhere('a report of progress', reports('2018-12-03'), without('done'));
everywhere('a tờ trình', presents('2018-12-20'), ['open', 'not-started']);
everywhere('a result', submits('2018-12-20'), ['open', 'not-started', 'presented']);
everywhere('a confirmation', confirms('2018-12-21'), ['submitted']);
everywhere('a decision about the dates', amends('2018-12-20'), without('done', 'cancelled'));
everywhere('a decision to drop it', cancels('2018-12-20'), without('done', 'cancelled'));
everywhere(
  'a suspension',
  suspends('2018-12-20'),
  ['open', 'not-started', 'standing', 'waiting', 'impossible'],
  {
    suspended: 'Nhiệm vụ đang tạm dừng rồi.',
  },
);
everywhere(
  'a resumption',
  resumes('2018-12-20'),
  ['suspended'],
  Object.fromEntries(ALWAYS.map((each) => [each, 'Chỉ nhiệm vụ đang tạm dừng mới được tiếp tục thực hiện.'])),
);
everywhere('a division', divides('2018-12-20'), without('done', 'cancelled', 'submitted', 'presented'), {
  submitted: WAITS,
  presented: WAITS,
});
everywhere(
  'a new task taken back',
  { kind: 'taskTakenBack', at: at('2018-12-20'), decisionId: 'qd-1', replacedBy: [] },
  without('done', 'cancelled', 'submitted', 'presented'),
);
everywhere('a directive', directed('2019-01-29'), without('done', 'cancelled', 'impossible'));
everywhere('a reading', readsAs('2018-12-20', scheduleOf('77-9')), without('done', 'cancelled'));
everywhere(
  'an eligible place',
  findsEligible('2018-12-20', 'huyen-uy-vi-thuy'),
  without('done', 'cancelled'),
);
everywhere('a packet that is released', released('2019-01-22'), [], {
  open: 'Nhiệm vụ này chưa có hồ sơ chờ trình Ban Thường vụ Tỉnh ủy.',
});

rows('a result', [
  [
    'with a file alone',
    OPEN,
    submits('2018-12-20', { evidence: { documentNumber: null, documentOn: null, files: ['ab12'] } }),
    null,
  ],
  [
    'with a number but no date',
    OPEN,
    submits('2018-12-20', { evidence: { documentNumber: '12-KH', documentOn: null, files: [] } }),
    EVIDENCE,
  ],
  [
    'with a date but no number',
    OPEN,
    submits('2018-12-20', { evidence: { documentNumber: null, documentOn: on('2018-12-20'), files: [] } }),
    EVIDENCE,
  ],
]);

rows('what becomes of a result', [
  ['given back', SUBMITTED, returns('2018-12-21'), null],
  ['given back where nothing was handed in', OPEN, returns('2018-12-21'), MOVED.open],
  ['confirmed by the body itself', SUBMITTED, { ...confirms('2018-12-21'), by: LEAD }, HIMSELF],
  ['given back by the body itself', SUBMITTED, { ...returns('2018-12-21'), by: LEAD }, HIMSELF],
  [
    'confirmed before anybody has judged what came on the very day',
    BOUNDARY,
    confirms('2019-01-02'),
    'Kết quả nhận đúng ngày ghi trong cụm từ "trước ngày"; đề nghị kết luận là đúng hạn hay quá hạn rồi mới xác nhận kết quả.',
  ],
  ['given back though it came on the very day', BOUNDARY, returns('2019-01-02'), null],
]);

rows('a request for more time', [
  ['before the deadline', OPEN, asks('2018-12-20'), null],
  ['after it', LATE, asks('2019-01-10'), null],
  ['for what has not begun', NOT_STARTED, asks('2018-12-20', '2020-03-31'), null],
  ['to the day after the one that holds', OPEN, asks('2018-12-20', '2019-01-01'), null],
  ['to the day that holds', OPEN, asks('2018-12-20', '2018-12-31'), tooEarly('31/12/2018', '31/12/2018')],
  [
    'to today, when that is late already',
    LATE,
    asks('2019-01-10', '2019-01-10'),
    tooEarly('10/01/2019', '10/01/2019'),
  ],
  ['to tomorrow, when that is late already', LATE, asks('2019-01-10', '2019-01-11'), null],
  [
    'while one is open',
    ASKED,
    asks('2018-12-21', '2019-04-30', 'gh-2'),
    'Cơ quan đã đề nghị gia hạn đến hết ngày 29/3/2019 và đề nghị đó chưa được giải quyết xong; mỗi lần chỉ có một đề nghị.',
  ],
  [
    'of a body that does not lead',
    OPEN,
    { ...asks('2018-12-20'), body: 'so-tai-chinh' },
    'Chỉ cơ quan chủ trì nhiệm vụ mới đề nghị gia hạn.',
  ],
  ['for a standing duty', STANDING, asks('2018-12-20'), NOT_OPEN],
  ['for what was handed in', SUBMITTED, asks('2018-12-20'), NOT_OPEN],
  [
    'for a task without a deadline',
    liveOf('77-16').task,
    asks('2018-12-20'),
    'Nhiệm vụ không ấn định thời hạn kết thúc nên không có thời hạn để gia hạn.',
  ],
]);

rows('a decision about it', [
  ['granted', ASKED, grants('2018-12-04'), null],
  ['refused', ASKED, refuses('2018-12-04'), null],
  ['refused when the date that was asked for has gone by', ASKED, refuses('2019-04-01'), null],
  ['granted when the date has gone by', ASKED, grants('2019-04-01'), tooEarly('29/3/2019', '01/4/2019')],
  ['another date offered', ASKED, offers('2018-12-04'), null],
  ['a date offered that has gone by', ASKED, offers('2019-03-01'), tooEarly('28/02/2019', '01/3/2019')],
  ['granted by the body itself', ASKED, { ...grants('2018-12-04'), by: LEAD }, HIMSELF],
  ['refused by the body itself', ASKED, { ...refuses('2018-12-04'), by: LEAD }, HIMSELF],
  ['about another request', ASKED, { ...grants('2018-12-04'), requestId: 'gh-9' }, NO_REQUEST],
  ['where nobody has asked', OPEN, grants('2018-12-04'), NO_REQUEST],
  ['when it is done', DONE, grants('2018-12-24'), MOVED.done],
  ['when it is dropped', CANCELLED, grants('2018-12-24'), MOVED.cancelled],
]);

rows('the answer to a date that was offered', [
  ['accepted', OFFERED, accepts('2018-12-05'), null],
  ['declined', OFFERED, declines('2018-12-05'), null],
  ['accepted when it has gone by', OFFERED, accepts('2019-03-01'), tooEarly('28/02/2019', '01/3/2019')],
  ['declined when it has gone by', OFFERED, declines('2019-03-01'), null],
  ['where none was offered', ASKED, accepts('2018-12-05'), NO_OFFER],
  ['where nobody has asked', OPEN, declines('2018-12-05'), NO_OFFER],
  ['to another request', OFFERED, { ...declines('2018-12-05'), requestId: 'gh-9' }, NO_OFFER],
  [
    'of another body',
    OFFERED,
    { ...declines('2018-12-05'), body: 'so-tai-chinh' },
    'Chỉ cơ quan đã đề nghị gia hạn mới trả lời ngày được đề xuất.',
  ],
]);

rows('a date that a decision sets', [
  ['today', OPEN, amends('2018-12-20', '2018-12-20'), null],
  ['yesterday', OPEN, amends('2018-12-20', '2018-12-19'), past('19/12/2018')],
  [
    'none: the task waits again',
    OPEN,
    { ...amends('2018-12-20'), schedule: { ...scheduleOf('77-12'), dueOn: on('2018-12-19') } },
    null,
  ],
  [
    'none: the task is a standing duty',
    OPEN,
    { ...amends('2018-12-20'), schedule: scheduleOf('77-6') },
    null,
  ],
  ['yesterday, for what is done', DONE, amends('2018-12-22', '2018-12-21'), MOVED.done],
]);

rows('a resumption', [
  ['under the date that has gone by before the suspension', SUSPENDED_LATE, resumesLate('2019-03-04'), null],
  ['under the date that went by meanwhile', SUSPENDED, resumesLate('2019-03-04'), past('31/12/2018')],
  ['under another date, past as well', SUSPENDED_LATE, resumes('2019-07-01'), past('28/6/2019')],
  ['of what waits for a document', SUSPENDED, resumes('2020-03-02', { schedule: scheduleOf('77-12') }), null],
]);

const DIVISION = 'Nhiệm vụ không có việc chia nào theo quyết định này để rút.';
rows('a division that is undone', [
  ['in time', DIVIDED, undoesDivision('2018-11-05'), null],
  ['at the last moment', DIVIDED, undoesDivision('2018-11-05', '10:15'), null],
  [
    'too late',
    DIVIDED,
    undoesDivision('2018-11-05', '10:16'),
    'Việc chia rút được đến 10 giờ 15 ngày 05/11/2018; sau đó thư đã gửi, muốn thay đổi phải có quyết định khác.',
  ],
  ['by another decision', DIVIDED, { ...undoesDivision('2018-11-05'), decisionId: 'qd-9' }, DIVISION],
  ['where the task was dropped', CANCELLED, undoesDivision('2018-11-05'), DIVISION],
  ['where it lives', OPEN, undoesDivision('2018-11-05'), DIVISION],
]);

rows('a new task is taken back', [
  [
    'when a body has answered',
    liveOf('77-9', reports('2018-12-03')).task,
    { kind: 'taskTakenBack', at: at('2018-12-20'), decisionId: 'qd-1', replacedBy: [] },
    MOVED.open,
  ],
]);

rows('a mark that is contested', [
  ['when the date has gone by', LATE, contests('2019-01-15'), null],
  ['on the last day', OPEN, contests('2018-12-31'), NOT_LATE],
  ['of a result that was late', SUBMITTED_LATE, contests('2019-01-15'), null],
  ['of a tờ trình that was late', PRESENTED_LATE, contests('2019-01-15'), null],
  ['of what is done, and was late', DONE_LATE, contests('2019-01-15'), null],
  ['of what came on the very day', BOUNDARY, contests('2019-01-15'), null],
  ['of a result in time', SUBMITTED, contests('2019-01-15'), NOT_LATE],
  ['of what was in time', DONE, contests('2019-01-15'), NOT_LATE],
  ['of what waits beyond its ceiling', IMPOSSIBLE, contests('2020-02-03'), NOT_LATE],
  ['of a standing duty', STANDING, contests('2019-01-15'), NOT_LATE],
  ['of what is suspended', SUSPENDED, contests('2019-01-15'), NOT_LATE],
  [
    'twice',
    CONTESTED,
    contests('2019-01-16'),
    'Ý kiến của cơ quan về thời hạn đã được ghi nhận và đang được xem xét.',
  ],
  [
    'by a body that does not lead',
    LATE,
    { ...contests('2019-01-15'), body: 'so-tai-chinh' },
    'Chỉ cơ quan chủ trì nhiệm vụ mới nêu ý kiến về việc ghi quá hạn.',
  ],
]);

const UNDER = decided('2019-03-29', '2019-01-20');
rows('a conclusion about a mark', [
  ['the mark stays', CONTESTED, concludes('2019-01-20', 'late'), null],
  ['the mark goes, with another date', CONTESTED, concludes('2019-01-20', 'on-time', UNDER), null],
  ['the same, and the date is today', CONTESTED, concludes('2019-03-29', 'on-time', UNDER), null],
  [
    'the same, and the date has gone by',
    CONTESTED,
    concludes('2019-03-30', 'on-time', UNDER),
    past('29/3/2019'),
  ],
  [
    'the mark goes, and no date takes its place',
    CONTESTED,
    concludes('2019-01-20', 'on-time'),
    'Bỏ ghi quá hạn của nhiệm vụ chưa có kết quả thì phải ghi thời hạn mới để tiếp tục theo dõi.',
  ],
  [
    'the mark goes, and the task becomes a standing duty',
    CONTESTED,
    concludes('2019-01-20', 'on-time', scheduleOf('77-6')),
    null,
  ],
  ['the mark of what was handed in goes', SUBMITTED_LATE, concludes('2019-01-20', 'on-time'), null],
  ['the mark of what is done goes', DONE_LATE, concludes('2019-01-20', 'on-time'), null],
  ['late without anybody contesting', LATE, concludes('2019-01-20', 'late'), null],
  [
    'the mark stays, with another date',
    CONTESTED,
    concludes('2019-01-20', 'late', UNDER),
    'Giữ việc ghi quá hạn thì thời hạn không đổi; bỏ trống thời hạn mới.',
  ],
  ['by the body itself', CONTESTED, { ...concludes('2019-01-20', 'late'), by: LEAD }, HIMSELF],
  [
    'by the body itself, where nobody contests',
    LATE,
    { ...concludes('2019-01-20', 'late'), by: LEAD },
    HIMSELF,
  ],
  ['where nothing is in question', DONE, concludes('2019-01-20', 'late'), NO_QUESTION],
]);

rows('a packet', [
  ['released', PACKET, released('2019-01-22'), null],
  ['held', PACKET, heldBack('2019-01-22'), null],
  ['released after it was held', HELD, released('2019-01-23'), null],
  [
    'released twice',
    RELEASED,
    released('2019-01-23'),
    'Hồ sơ của nhiệm vụ này đã được duyệt trình ngày 22/01/2019.',
  ],
  [
    'held after it was released',
    RELEASED,
    heldBack('2019-01-23'),
    'Hồ sơ của nhiệm vụ này đã được duyệt trình ngày 22/01/2019.',
  ],
  ['released by the late body', PACKET, released('2019-01-22', 'giam-doc', LEAD), HIMSELF],
]);

const answered = (directiveId: string): TaskFact => ({
  kind: 'directiveAnswered',
  at: at('2019-01-31'),
  directiveId,
  body: LEAD,
  reportId: 'cv-8',
});
rows('the answer to a directive', [
  ['the second of two', DIRECTED, answered('cd-2'), null],
  [
    'one that was never given',
    DIRECTED,
    answered('cd-9'),
    'Không có ý kiến chỉ đạo "cd-9" đang chờ trả lời; đang chờ: cd-1, cd-2.',
  ],
  [
    'one that was answered',
    liveOf('77-9', directed('2019-01-29'), directed('2019-01-30', 'cd-2'), answered('cd-2')).task,
    answered('cd-2'),
    'Không có ý kiến chỉ đạo "cd-2" đang chờ trả lời; đang chờ: cd-1.',
  ],
  ['where none waits', OPEN, answered('cd-1'), NO_DIRECTIVE],
]);

const GROUP = liveOf('77-11').task;
const [MEMBER = '', OTHER = ''] = GROUP.parties.implementing;
const LEAD_11 = GROUP.parties.answeredBy;
const REPORTED = liveOf('77-11', reportsPart('2018-10-01', MEMBER)).task;
const ACCEPTED = liveOf(
  '77-11',
  reportsPart('2018-10-01', MEMBER),
  confirmsPart('2018-10-02', MEMBER, LEAD_11),
).task;
const NO_PART = 'Cơ quan này không có phần việc nào đang chờ xác nhận.';
rows('the part of a member (task 11)', [
  ['reported', GROUP, reportsPart('2018-10-01', MEMBER), null],
  ['reported again before it is judged', REPORTED, reportsPart('2018-10-02', MEMBER), null],
  ['reported by another member', ACCEPTED, reportsPart('2018-10-03', OTHER), null],
  [
    'reported when it was accepted',
    ACCEPTED,
    reportsPart('2018-10-03', MEMBER),
    'Phần việc của cơ quan đã được xác nhận hoàn thành.',
  ],
  [
    'reported by a body that is none',
    GROUP,
    reportsPart('2018-10-01', 'so-tu-phap'),
    'Cơ quan này không có trong danh sách thực hiện của nhiệm vụ.',
  ],
  [
    'reported without evidence',
    GROUP,
    { ...reportsPart('2018-10-01', MEMBER), evidence: { documentNumber: null, documentOn: null, files: [] } },
    EVIDENCE,
  ],
  [
    'reported while it is suspended',
    liveOf('77-11', suspends('2018-09-03')).task,
    reportsPart('2018-10-01', MEMBER),
    MOVED.suspended,
  ],
  [
    'reported when it has ended',
    liveOf('77-11', cancels('2018-09-03')).task,
    reportsPart('2018-10-01', MEMBER),
    'Nhiệm vụ đã kết thúc, không nhận thêm báo cáo.',
  ],
  ['accepted', REPORTED, confirmsPart('2018-10-02', MEMBER, LEAD_11), null],
  ['given back', REPORTED, returnsPart('2018-10-02', MEMBER, LEAD_11), null],
  ['accepted twice', ACCEPTED, confirmsPart('2018-10-03', MEMBER, LEAD_11), NO_PART],
  ['given back where nothing was reported', REPORTED, returnsPart('2018-10-02', OTHER, LEAD_11), NO_PART],
  [
    'accepted by the member itself',
    REPORTED,
    confirmsPart('2018-10-02', MEMBER, MEMBER),
    'Cơ quan thực hiện không tự xác nhận phần việc của chính mình.',
  ],
]);

const OPINION_TIME = 'Chỉ lấy ý kiến khi nhiệm vụ đang được thực hiện và chưa báo cáo kết quả.';
const OPINION_OF = 'Chỉ lấy ý kiến cơ quan khác cùng chủ trì, phối hợp hoặc thực hiện nhiệm vụ này.';
const NO_OPINION = 'Không có đề nghị cho ý kiến nào đang chờ cơ quan trả lời.';
rows('an opinion', [
  ['asked of a coordinating body', OPEN, asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'), null],
  ['asked about a standing duty', STANDING, asksOpinion('2018-11-01', 'van-phong-ubnd-tinh'), null],
  ['asked of another lead (task 2)', liveOf('77-2').task, asksOpinion('2018-11-01', LEAD, OFFICE), null],
  ['asked of a member (task 11)', GROUP, asksOpinion('2018-11-01', MEMBER, LEAD_11), null],
  ['asked of a second body', OF_OTHERS, asksOpinion('2018-11-02', 'huyen-uy-long-my', LEAD, 'lyk-2'), null],
  [
    'asked again of one that has answered',
    liveOf(
      '77-9',
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      givesOpinion('2018-11-02', 'huyen-uy-vi-thuy'),
    ).task,
    asksOpinion('2018-11-05', 'huyen-uy-vi-thuy', LEAD, 'lyk-2'),
    null,
  ],
  [
    'asked twice',
    OF_OTHERS,
    asksOpinion('2018-11-02', 'huyen-uy-vi-thuy', LEAD, 'lyk-2'),
    'Cơ quan này đã được đề nghị cho ý kiến và chưa trả lời.',
  ],
  ['asked of itself', OPEN, asksOpinion('2018-11-01', LEAD), OPINION_OF],
  ['asked of a stranger', OPEN, asksOpinion('2018-11-01', 'so-tu-phap'), OPINION_OF],
  [
    'asked by a body that does not lead',
    OPEN,
    asksOpinion('2018-11-01', 'huyen-uy-vi-thuy', OFFICE),
    'Chỉ cơ quan chủ trì nhiệm vụ mới gửi lấy ý kiến.',
  ],
  [
    'asked when a result was handed in',
    SUBMITTED,
    asksOpinion('2018-12-21', 'huyen-uy-vi-thuy'),
    OPINION_TIME,
  ],
  [
    'asked before the task begins',
    NOT_STARTED,
    asksOpinion('2018-12-21', 'ubnd-thi-xa-nga-bay'),
    OPINION_TIME,
  ],
  ['given', OF_OTHERS, givesOpinion('2018-11-02', 'huyen-uy-vi-thuy'), null],
  ['given by another body', OF_OTHERS, givesOpinion('2018-11-02', 'huyen-uy-long-my'), NO_OPINION],
  [
    'given to another question',
    OF_OTHERS,
    givesOpinion('2018-11-02', 'huyen-uy-vi-thuy', 'lyk-9'),
    NO_OPINION,
  ],
  [
    'given twice',
    liveOf(
      '77-9',
      asksOpinion('2018-11-01', 'huyen-uy-vi-thuy'),
      givesOpinion('2018-11-02', 'huyen-uy-vi-thuy'),
    ).task,
    givesOpinion('2018-11-03', 'huyen-uy-vi-thuy'),
    NO_OPINION,
  ],
]);

const PLACES = liveOf('77-5b', findsEligible('2018-10-01', 'huyen-uy-phung-hiep')).task;
rows('what a conditional task learns', [
  ['a reading, said by the lead', OPEN, { ...readsAs('2018-12-20', scheduleOf('77-9')), by: LEAD }, HIMSELF],
  [
    'a reading, where a person has decided the date',
    liveOf('77-9', amends('2018-11-05')).task,
    readsAs('2018-12-20', scheduleOf('77-9')),
    'Thời hạn hiện nay do người có thẩm quyền ấn định (gia hạn, điều chỉnh), không tính theo cụm từ; muốn đổi thì ghi một quyết định điều chỉnh.',
  ],
  ['a second eligible place (task 5b)', PLACES, findsEligible('2019-01-07', 'thi-uy-nga-bay'), null],
  [
    'the same place again (task 5b)',
    PLACES,
    findsEligible('2019-01-07', 'huyen-uy-phung-hiep'),
    'Nơi này đã được ghi nhận đủ điều kiện cho nhiệm vụ này.',
  ],
  [
    'an eligible place, said by another body (task 5b)',
    PLACES,
    { ...findsEligible('2019-01-07', 'thi-uy-nga-bay'), by: LEAD },
    'Chỉ cơ quan chủ trì Kế hoạch xác định nơi đủ điều kiện (mục IV.3 của Kế hoạch).',
  ],
  [
    '"đã ban hành chưa?", answered by who watches (task 12)',
    WAITING,
    answersWatch('2018-07-03', LEAD, false),
    null,
  ],
  ['the same, answered by the office', WAITING, answersWatch('2018-07-03', OFFICE, true), null],
  [
    'the same, answered by another body',
    WAITING,
    answersWatch('2018-07-03', 'so-tai-chinh', true),
    'Cơ quan này không được giao theo dõi việc ban hành văn bản.',
  ],
  [
    'the same, when the document has come',
    liveOf('77-12', issued('77-12', '2018-09-17', at('2018-09-18'))).task,
    answersWatch('2018-10-02', LEAD, true),
    'Nhiệm vụ không còn chờ văn bản, không cần trả lời câu hỏi này nữa.',
  ],
]);

/** A person has decided 28/6/2019, and a document gives 17/12/2018. */
const asksWhich: TaskFact = {
  ...issued('77-12', '2018-09-17', at('2018-09-18')),
  schedule: decided('2019-06-28', '2018-08-01', '77-12'),
  asks: asksForDate('2018-12-17', '2018-09-18', 'hd-2018-09-17'),
};
const AMENDED = { ...amends('2018-08-01'), schedule: decided('2019-06-28', '2018-08-01', '77-12') };
const QUESTIONED = liveOf('77-12', AMENDED, asksWhich).task;
const byDocument = layOutTask(
  PLAN,
  definitionOf('77-12'),
  document('2018-09-17'),
  on('2018-09-18'),
  RULES,
  0,
);
const settles = (
  date: string,
  follows: 'decision' | 'document',
  more: Partial<Extract<TaskFact, { kind: 'dateSettled' }>> = {},
): TaskFact => ({
  kind: 'dateSettled',
  at: at(date),
  by: OFFICE,
  decisionId: 'qd-20',
  guidanceId: 'hd-2018-09-17',
  follows,
  schedule: byDocument,
  noticeSendAt: at(date),
  ...more,
});
const NO_DOCUMENT = 'Không có văn bản nào đang chờ quyết định thời hạn; đề nghị mở lại trang nhiệm vụ.';
rows('which of two dates holds (task 12)', [
  ['the document’s, while it lies ahead', QUESTIONED, settles('2018-12-17', 'document'), null],
  ['the document’s, when it has gone by', QUESTIONED, settles('2018-12-18', 'document'), past('17/12/2018')],
  [
    'the document’s, by which it is a standing duty',
    QUESTIONED,
    settles('2018-12-18', 'document', { schedule: scheduleOf('77-6') }),
    null,
  ],
  [
    'the document’s, by which it waits again',
    QUESTIONED,
    settles('2020-03-02', 'document', { schedule: scheduleOf('77-12') }),
    null,
  ],
  ['the person’s, whenever it is', QUESTIONED, settles('2018-12-18', 'decision'), null],
  ['said by the lead', QUESTIONED, settles('2018-12-03', 'decision', { by: LEAD }), HIMSELF],
  [
    'said by the lead, for the document',
    QUESTIONED,
    settles('2018-12-03', 'document', { by: LEAD }),
    HIMSELF,
  ],
  [
    'about another document',
    QUESTIONED,
    settles('2018-12-03', 'decision', { guidanceId: 'hd-9' }),
    NO_DOCUMENT,
  ],
  ['where nothing is in question', WAITING, settles('2018-12-03', 'decision'), NO_DOCUMENT],
  ['when it is done', DONE, settles('2018-12-22', 'decision'), MOVED.done],
  ['when it is dropped', CANCELLED, settles('2018-12-22', 'decision'), MOVED.cancelled],
]);
