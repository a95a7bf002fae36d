import { describe, expect, test } from 'vitest';
import { comesAgain } from '../../../src/domain/task/again.ts';
import { DEADLINE_LABEL, deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { judgesOf, judgingFaults } from '../../../src/domain/task/judges.ts';
import { PROGRESS_LABEL, waitingLabel } from '../../../src/domain/task/labels.ts';
import { isWitnessed } from '../../../src/domain/task/notice.ts';
import { asksFor, heldUnder } from '../../../src/domain/task/persons-date.ts';
import { describePoint, nextPoint } from '../../../src/domain/task/schedule.ts';
import type { Point, PointKind, Schedule } from '../../../src/domain/task/schedule.ts';
import { amends, asksForDate, cancels } from './life-facts.ts';
import { at, definitionOf, liveOf, on, PLAN, RULES, scheduleOf } from './real-plan.ts';

const point = (kind: PointKind, date: string, workingDaysLeft: number | null = null): Point => ({
  key: `${kind}/${date}`,
  kind,
  at: at(date, '06:00'),
  sendAt: at(date),
  workingDaysLeft,
});

/** As they stand on the screen (domain, §4). */
test('how a task stands', () => {
  expect(PROGRESS_LABEL).toEqual({
    waiting: 'Chờ văn bản Trung ương',
    'not-started': 'Chưa đến thời gian thực hiện',
    open: 'Trong thời gian thực hiện, chưa có báo cáo',
    standing: 'Thường xuyên',
    presented: 'Đã trình, chờ cấp có thẩm quyền quyết định',
    submitted: 'Đã báo cáo, chờ xác nhận',
    done: 'Đã hoàn thành đúng hạn',
    suspended: 'Tạm dừng',
    cancelled: 'Thôi thực hiện',
    impossible: 'Chưa thực hiện được do chưa có hướng dẫn',
  });
  expect(DEADLINE_LABEL).toEqual({
    'awaiting-event': 'Chờ văn bản Trung ương',
    'not-yet': 'Chưa đến thời gian thực hiện',
    'in-time': 'Trong hạn',
    'due-soon': 'Sắp đến hạn',
    'due-today': 'Đến hạn hôm nay',
    overdue: 'Quá hạn',
    contested: 'Đang xem xét ý kiến của cơ quan',
    boundary: 'Nhận đúng ngày, chờ kết luận',
    'no-deadline': 'Không ấn định thời hạn',
    conflict: 'Vướng về thời hạn, chờ quyết định',
    'to-confirm': 'Chờ xác nhận cách tính thời hạn',
    'on-time': 'Đúng hạn',
    late: 'Quá hạn khi hoàn thành',
  });
});

const ELIGIBLE = definitionOf('77-5b').awaits;
const DOCUMENT = definitionOf('77-12').awaits;
test.each([
  ['places that are to be eligible', ELIGIBLE, 'Chờ đủ điều kiện'],
  ['a document', DOCUMENT, 'Chờ văn bản Trung ương'],
  ['both', [...ELIGIBLE, ...DOCUMENT], 'Chờ văn bản Trung ương'],
  ['nothing that the plan knows', ['khong-co'], 'Chờ văn bản Trung ương'],
  ['nothing', [], 'Chờ văn bản Trung ương'],
])('a task that waits for %s', (_, awaits, label) => {
  expect(waitingLabel(PLAN, awaits)).toBe(label);
});

test('no date runs against what is dropped, nor against a standing duty that has not begun', () => {
  const status = (id: string, ...facts: Parameters<typeof liveOf>[1][]) =>
    deadlineStatus(liveOf(id, ...facts).task, at('2018-12-20'), RULES);
  expect(status('77-9', cancels('2018-11-05'))).toBe('no-deadline');
  expect(status('77-16')).toBe('no-deadline');
});

describe('what comes next, in one sentence', () => {
  test.each<[PointKind, string]>([
    ['opens', 'Đến thời gian thực hiện'],
    ['reminder', 'Nhắc thời hạn'],
    ['watch', 'Hỏi cơ quan theo dõi: văn bản đã ban hành chưa'],
    ['feasibility', 'Ngày cuối để văn bản ban hành mà vẫn đủ thời gian trước mốc phải hoàn thành'],
    ['overdue', 'Hết thời hạn'],
    ['overdue-letter', 'Dự thảo thư gửi người đứng đầu vì đã quá thời hạn'],
    ['overdue-review', 'Rà soát việc quá thời hạn hằng tháng'],
    ['ladder-talk', 'Đến ngày Ban Tổ chức trao đổi trực tiếp và báo cáo bộ phận thường trực'],
    ['ladder-packet', 'Đến ngày lập hồ sơ trình Ban Thường vụ'],
    ['ladder-resume', 'Hết những ngày dành cho cơ quan trước khi báo cáo tiếp lên cấp trên'],
    ['packet-silence', 'Hết giờ duyệt hồ sơ, hỏi cấp trên của người được hỏi'],
    ['directive-due', 'Hết thời hạn trả lời ý kiến chỉ đạo'],
    ['confirmation-late', 'Báo cáo cấp trên kết quả chưa được xác nhận'],
    ['decision-late', 'Hỏi văn phòng của cấp quyết định về tờ trình'],
    ['ceiling', 'Hết mốc phải hoàn thành khi chưa có văn bản'],
    ['review', 'Hỏi tình hình thực hiện nhiệm vụ thường xuyên'],
    ['opinion-reminder', 'Nhắc cơ quan được lấy ý kiến'],
    ['extension-undecided', 'Báo cáo cấp trên đề nghị gia hạn chưa được giải quyết'],
    ['contest-undecided', 'Báo cáo cấp trên ý kiến về thời hạn chưa được kết luận'],
    ['date-undecided', 'Báo cáo cấp trên thời hạn theo văn bản mới chưa được quyết định'],
    ['counter-reminder', 'Nhắc cơ quan trả lời ngày gia hạn được đề xuất'],
    ['counter-lapse', 'Ngày gia hạn được đề xuất hết hiệu lực vì chưa có trả lời, thời hạn cũ được giữ'],
    ['suspension-review', 'Rà soát nhiệm vụ đang tạm dừng'],
    ['part-reminder', 'Nhắc thời hạn riêng của nơi đủ điều kiện'],
  ])('%s', (kind, words) => {
    expect(describePoint(point(kind, '2018-12-19'))).toBe(words);
  });

  test.each([
    [7, 'Nhắc thời hạn, còn 07 ngày làm việc'],
    [15, 'Nhắc thời hạn, còn 15 ngày làm việc'],
    [0, 'Nhắc trong ngày làm việc cuối của thời hạn'],
  ])('a reminder with %i working days left', (left, words) => {
    expect(describePoint(point('reminder', '2018-12-19', left))).toBe(words);
    // Of anything else the days do not matter.
    expect(describePoint(point('overdue', '2018-12-31', left))).toBe('Hết thời hạn');
  });
});

describe('the next instant', () => {
  const [first, second] = [point('reminder', '2018-12-19'), point('overdue', '2018-12-31')];
  const timer = point('extension-undecided', '2018-12-20');
  test.each<[string, readonly Point[], readonly string[], readonly Point[], Point | null]>([
    ['the first that has not passed', [first, second], [], [], first],
    ['one has passed', [first, second], [first.key], [], second],
    ['all have passed', [first, second], [first.key, second.key], [], null],
    ['a clock that people have set comes before', [second], [], [timer], timer],
    ['a clock comes after', [first], [], [timer], first],
    ['of several clocks the earliest', [], [], [second, timer, first], first],
    ['at one instant the schedule comes first', [first], [], [{ ...timer, at: first.at }], first],
  ])('%s', (_, points, passed, timers, next) => {
    expect(nextPoint(points, passed, timers)).toEqual(next);
  });
});

describe('a follow-up that comes again', () => {
  const again = { ...point('confirmation-late', '2019-01-07'), again: { everyDays: 7, times: 1 } };
  test.each([
    ['on its day', '2019-01-07', '2019-01-14'],
    ['a day late', '2019-01-08', '2019-01-14'],
    ['after a standstill it makes up for one', '2019-02-05', '2019-02-11'],
  ])('%s', (_, now, next) => {
    expect(comesAgain(again, at(now, '06:00'))).toEqual({
      ...again,
      key: 'confirmation-late/2019-01-07/lan-2',
      at: at(next, '06:00'),
      sendAt: at(next),
      again: { everyDays: 7, times: 2 },
    });
  });

  test('the third time it is called so; without a letter it has none; what comes once does not come again', () => {
    const third = comesAgain(
      { ...again, key: 'confirmation-late/kq-1/lan-2', sendAt: null, again: { everyDays: 7, times: 2 } },
      again.at,
    );
    expect(third).toMatchObject({ key: 'confirmation-late/kq-1/lan-3', sendAt: null });
    expect(comesAgain(point('reminder', '2018-12-19'), again.at)).toBeNull();
  });
});

describe('who judges', () => {
  const policy = {
    confirmers: ['ban-to-chuc', 'van-phong'],
    superiors: ['ban-to-chuc', 'van-phong', 'thuong-truc'],
  };
  test.each([
    [['so-noi-vu'], 'ban-to-chuc', 'van-phong'],
    [['ban-to-chuc'], 'van-phong', 'thuong-truc'],
    [['van-phong'], 'ban-to-chuc', 'thuong-truc'],
    [['ban-to-chuc', 'van-phong'], null, 'thuong-truc'],
    [['ban-to-chuc', 'thuong-truc'], 'van-phong', null],
  ])('a task of %j is confirmed by %s, and %s hears of his silence', (leads, confirmer, superior) => {
    expect(judgesOf(leads, policy)).toEqual({ confirmer, superior });
  });

  test('a policy that leaves nobody is told so, task by task', () => {
    expect(judgingFaults('77-9', ['so-noi-vu'], policy)).toEqual([]);
    expect(judgingFaults('77-2', ['ban-to-chuc', 'van-phong'], policy)).toEqual([
      'confirmers (ban-to-chuc, van-phong): nhiệm vụ 77-2 do ban-to-chuc, van-phong chủ trì nên không còn cơ quan nào xác nhận kết quả; thêm một cơ quan khác.',
    ]);
    expect(judgingFaults('77-3', ['ban-to-chuc', 'thuong-truc'], policy)).toEqual([
      'superiors (ban-to-chuc, van-phong, thuong-truc): nhiệm vụ 77-3 do ban-to-chuc, thuong-truc chủ trì, van-phong xác nhận kết quả, nên không còn cơ quan nào được báo cáo khi chậm xác nhận; thêm một cơ quan khác.',
    ]);
    expect(judgingFaults('77-4', ['ban-to-chuc', 'van-phong', 'thuong-truc'], policy)[1]).toContain(
      'chưa có cơ quan xác nhận kết quả',
    );
  });
});

test.each([
  ['reminder', false, true],
  ['overdue-letter', false, true],
  ['ladder-talk', false, true],
  ['ladder-note', false, true],
  ['packet-request', false, true],
  ['packet', false, true],
  ['directive', false, true],
  ['overdue-letter', true, false],
  ['assignment', false, false],
  ['extension-decision', false, false],
] as const)('whether it arrives is a fact of the task: %s (copy: %s): %s', (mail, copy, witnessed) => {
  expect(isWitnessed({ mail, copy })).toBe(witnessed);
});

describe('a document gives another date than the one that a person has decided', () => {
  const decided = liveOf('77-9', amends('2018-11-05', '2019-06-28')).task;
  const because = 'văn bản 15-HD/TW được ghi nhận';
  const proposed = (more: Partial<Schedule>): Schedule => ({ ...scheduleOf('77-9'), ...more });
  const dateless = { ...decided, schedule: { ...decided.schedule, dueOn: null } };
  const words = (task: typeof decided, more: Partial<Schedule>) =>
    heldUnder(task, proposed(more), 'hd-15', because)?.schedule.conflict;

  test('the person’s stands, and both are named', () => {
    expect(words(decided, { dueOn: on('2019-01-15') })).toBe(
      'Thời hạn hết ngày 28/6/2019 do người có thẩm quyền quyết định vẫn được giữ; văn bản 15-HD/TW được ghi nhận, theo đó thời hạn là hết ngày 15/01/2019; cần quyết định thời hạn nào được áp dụng.',
    );
    expect(words(decided, { course: 'waiting', dueOn: on('2019-12-31') })).toBe(
      'Thời hạn hết ngày 28/6/2019 do người có thẩm quyền quyết định vẫn được giữ; văn bản 15-HD/TW được ghi nhận, theo đó nhiệm vụ trở lại chờ văn bản; cần quyết định thời hạn nào được áp dụng.',
    );
    expect(words(decided, { course: 'standing', dueOn: null })).toBe(
      'Thời hạn hết ngày 28/6/2019 do người có thẩm quyền quyết định vẫn được giữ; văn bản 15-HD/TW được ghi nhận, theo đó nhiệm vụ không có thời hạn; cần quyết định thời hạn nào được áp dụng.',
    );
    expect(words(dateless as typeof decided, { dueOn: on('2019-01-15') })).toBe(
      'Thời hạn do người có thẩm quyền quyết định vẫn được giữ; văn bản 15-HD/TW được ghi nhận, theo đó thời hạn là hết ngày 15/01/2019; cần quyết định thời hạn nào được áp dụng.',
    );
  });

  test('the same date, or the document under which the person decided, raises no question', () => {
    expect(heldUnder(decided, proposed({ dueOn: on('2019-06-28') }), 'hd-15', because)?.asks).toBe(false);
    expect(heldUnder(decided, proposed({ dueOn: on('2019-01-15') }), null, because)).toMatchObject({
      asks: false,
      schedule: { dueOn: '2019-06-28', conflict: null },
    });
    expect(heldUnder(liveOf('77-9').task, proposed({}), 'hd-15', because)).toBeNull();
  });

  test('only a question asks', () => {
    const { undecided } = asksForDate('2019-01-15', '2018-12-03', 'hd-15');
    const held = heldUnder(decided, proposed({ dueOn: on('2019-01-15') }), 'hd-15', because);
    expect(asksFor(held, proposed({ dueOn: on('2019-01-15') }), undecided)).toEqual({
      asks: { dueOn: '2019-01-15', undecided },
    });
    expect(asksFor(null, proposed({}), undecided)).toEqual({});
  });
});
