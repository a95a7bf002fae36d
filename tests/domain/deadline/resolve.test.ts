import { beforeAll, describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { Reading } from '../../../src/domain/deadline/reading.ts';
import { resolveDeadline } from '../../../src/domain/deadline/resolve-deadline.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';
import { publishedCalendar, read, resolve, SIGNED_ON } from './support.ts';
import type { Known } from './support.ts';

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

const TASK_12 = 'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2020';
const TASK_17 = 'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản';

describe('a printed date never moves; a period that ends on a day off does', () => {
  test.each<[string, string, Known, string, string | null]>([
    ['a Sunday at the end of a quarter stays', 'Hoàn thành trong quý I/2019', {}, '2019-03-31', '2019-03-29'],
    ['a Saturday stays', 'chậm nhất ngày 05/5/2018', {}, '2018-05-05', '2018-05-04'],
    ['"trước" excludes the day', 'trước ngày 05/5/2018', {}, '2018-05-04', '2018-05-04'],
    ['"trước năm" ends with the year before', 'hoàn thành trước năm 2020', {}, '2019-12-31', '2019-12-31'],
    ['31/12/2018 was swapped off', 'Hoàn thành trong năm 2018', {}, '2018-12-31', '2018-12-28'],
    [
      'a month from a printed day that ends on a Sunday rolls',
      '01 tháng kể từ ngày 15/9/2018',
      {},
      '2018-10-15',
      '2018-10-15',
    ],
    [
      '3 months after 15/6/2019 is a Sunday: Monday',
      'trong 03 tháng kể từ ngày ban hành Nghị quyết',
      { issuedOn: '2019-06-15' },
      '2019-09-16',
      '2019-09-16',
    ],
    [
      '10 days into Tết roll to the first working day',
      '10 ngày kể từ khi có kết luận',
      { issuedOn: '2019-01-26' },
      '2019-02-11',
      '2019-02-11',
    ],
    [
      '30/11 + 3 months is the last day of February',
      'trong 03 tháng kể từ khi có kết luận',
      { issuedOn: '2017-11-30' },
      '2018-02-28',
      '2018-02-28',
    ],
    [
      '10 working days jump over the holidays',
      '10 ngày làm việc kể từ khi có kết luận',
      { issuedOn: '2018-04-20' },
      '2018-05-09',
      '2018-05-09',
    ],
    [
      'half a working day is the whole day',
      '0,5 ngày làm việc kể từ khi có kết luận',
      { issuedOn: '2018-04-20' },
      '2018-04-23',
      '2018-04-23',
    ],
    [
      'back from an event nothing moves',
      'chậm nhất 30 ngày trước ngày khai mạc',
      { issuedOn: '2018-07-01' },
      '2018-06-01',
      '2018-06-01',
    ],
    [
      'working days back from an event',
      'ít nhất 05 ngày làm việc trước khi họp',
      { issuedOn: '2018-05-04' },
      '2018-04-24',
      '2018-04-24',
    ],
    [
      '24 hours end on the next day',
      'trong vòng 24 giờ kể từ khi phát hiện',
      { issuedOn: '2018-05-04' },
      '2018-05-05',
      '2018-05-04',
    ],
    ['a year after', '01 năm kể từ ngày ký', {}, '2019-04-10', '2019-04-10'],
    [
      'receipt counts where the words say so',
      '05 ngày kể từ ngày nhận Kế hoạch này',
      { issuedOn: '2018-04-10', receivedOn: '2018-04-13' },
      '2018-04-18',
      '2018-04-18',
    ],
    [
      'without a receipt the issue counts',
      '05 ngày kể từ ngày nhận Kế hoạch này',
      { issuedOn: '2018-04-10' },
      '2018-04-16',
      '2018-04-16',
    ],
    [
      '"đến khi" ends on the day of the event',
      'từ tháng 5/2018 đến khi kết thúc Đại hội',
      { issuedOn: '2018-06-12' },
      '2018-06-12',
      '2018-06-12',
    ],
    [
      '"trước khi" ends on the day before',
      'trước khi khai giảng',
      { issuedOn: '2018-09-05' },
      '2018-09-04',
      '2018-09-04',
    ],
  ])('%s', (_, text, known, dueOn, lastWorkingOn) => {
    expect(resolve(text, calendar, known)).toMatchObject({
      class: 'dated',
      dueOn,
      lastWorkingOn,
      awaitsEvent: false,
    });
  });

  test('the X of "trước ngày X" is for a person to judge; that of a year, an hour or "chậm nhất" is not', () => {
    expect(resolve('trước ngày 05/5/2018', calendar).boundaryOn).toBe('2018-05-05');
    expect(resolve('trước năm 2020', calendar).boundaryOn).toBeNull();
    expect(resolve('chậm nhất ngày 05/5/2018', calendar).boundaryOn).toBeNull();
    expect(resolve('trước 16 giờ 00 ngày 05/5/2018', calendar)).toMatchObject({
      boundaryOn: null,
      dueOn: '2018-05-05',
      dueTime: '16:00',
    });
  });

  test('a soft target is kept beside the date to judge by', () => {
    expect(resolve('phấn đấu trước ngày 30/6/2018, chậm nhất trong quý III/2018', calendar)).toMatchObject({
      softOn: '2018-06-30',
      dueOn: '2018-09-30',
    });
  });

  test('beyond the last official calendar the date is provisional, and says so', () => {
    const far = resolve('chậm nhất ngày 30/6/2030', calendar);
    expect(far.provisional).toBe(true);
    expect(far.working.at(-1)?.rule).toBe('provisional');
    expect(resolve('chậm nhất ngày 30/6/2018', calendar).provisional).toBe(false);
  });
});

describe('task 12: three months after a document, under a ceiling', () => {
  test('waiting: the ceiling counts, and the last useful day of the document is known', () => {
    expect(resolve(TASK_12, calendar)).toMatchObject({
      class: 'awaiting-event',
      awaitsEvent: true,
      dueOn: '2019-12-31',
      ceilingOn: '2019-12-31',
      feasibleUntil: '2019-09-30',
      conflict: null,
    });
  });

  test('the document of 17/9/2018 gives 17/12/2018, with the sum in words', () => {
    const resolved = resolve(TASK_12, calendar, { issuedOn: '2018-09-17' });
    expect(resolved).toMatchObject({
      class: 'dated',
      awaitsEvent: false,
      dueOn: '2018-12-17',
      ceilingOn: '2019-12-31',
      conflict: null,
    });
    expect(resolved.counted).toBe(
      '03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9): hết ngày 17/12/2018, thứ Hai',
    );
    expect(resolved.working.map(({ rule }) => rule)).toEqual(['event', 'first-day', 'length']);
  });

  test('a document of 10/10/2019 passes the ceiling: a person decides, the ceiling keeps counting', () => {
    const { dueOn, conflict, working } = resolve(TASK_12, calendar, { issuedOn: '2019-10-10' });
    expect(dueOn).toBe('2019-12-31');
    expect(conflict).toBe(
      'Vướng về thời hạn, chờ quyết định: 03 tháng kể từ ngày 10/10/2019 (không tính ngày 10/10): hết ngày 10/01/2020, thứ Sáu, sau mốc cuối 31/12/2019 ghi trong văn bản.',
    );
    expect(working.at(-1)?.rule).toBe('conflict');
  });

  test('the day after the feasibility date is too late, the day itself is not', () => {
    expect(resolve(TASK_12, calendar, { issuedOn: '2019-09-30' }).conflict).toBeNull();
    expect(resolve(TASK_12, calendar, { issuedOn: '2019-10-01' }).conflict).not.toBeNull();
  });
});

describe('what waits, goes on or comes again has no invented date', () => {
  test.each<[string, string, object]>([
    [
      'task 17',
      TASK_17,
      { class: 'awaiting-event', awaitsEvent: true, dueOn: null, ceilingOn: null, feasibleUntil: null },
    ],
    [
      'task 10 waits for a year and for guidance',
      'Thực hiện từ năm 2019 (theo hướng dẫn của Trung ương)',
      { class: 'awaiting-event', awaitsEvent: true, startOn: '2019-01-01', dueOn: null },
    ],
    [
      'task 6 goes on from the signing',
      'Thực hiện bắt đầu từ năm 2018',
      { class: 'ongoing', startOn: '2018-04-10', dueOn: null },
    ],
    ['a standing duty starts with the document', 'thường xuyên', { class: 'ongoing', startOn: '2018-04-10' }],
    ['a recurrence', 'hằng tháng, trước ngày 25', { class: 'recurring', dueOn: null }],
    ['a refusal', 'trong thời gian tới', { class: 'none', dueOn: null }],
    [
      'before a printed date counted back from an unknown event',
      'Chậm nhất ngày 10/12/2025 (trước ngày bầu cử 95 ngày)',
      { class: 'dated', dueOn: '2025-12-10' },
    ],
    [
      'a finish that also waits',
      'Trong tháng 11/2018 (sau khi tỉnh ban hành hướng dẫn)',
      { class: 'dated', dueOn: '2018-11-30', awaitsEvent: true },
    ],
    [
      'an end that is an event',
      'từ tháng 5/2018 đến khi kết thúc Đại hội',
      { class: 'awaiting-event', startOn: '2018-05-01', dueOn: null },
    ],
    ['a length that leaves the calendar', '9999 năm kể từ ngày 01/01/2018', { dueOn: null }],
  ])('%s', (_, text, wanted) => {
    expect(resolve(text, calendar)).toMatchObject(wanted);
  });

  test('with the guidance, task 10 starts on the later of year and guidance', () => {
    const text = 'Thực hiện từ năm 2019 (theo hướng dẫn của Trung ương)';
    expect(resolve(text, calendar, { issuedOn: '2018-08-01' })).toMatchObject({
      class: 'ongoing',
      awaitsEvent: false,
      startOn: '2019-01-01',
    });
    expect(resolve(text, calendar, { issuedOn: '2019-03-04' }).startOn).toBe('2019-03-04');
  });

  test('"ngay sau khi" starts the work and sets no hard date', () => {
    expect(resolve('ngay sau khi có kết luận', calendar, { issuedOn: '2018-06-04' })).toMatchObject({
      class: 'ongoing',
      startOn: '2018-06-04',
      dueOn: null,
    });
  });

  test('of two phases only the second waits', () => {
    const task18 = resolve(
      'Thực hiện từng bước khi có điều kiện và thực hiện thống nhất từ năm 2021, khi Trung ương có hướng dẫn',
      calendar,
    );
    expect(task18).toMatchObject({ class: 'ongoing', startOn: '2018-04-10', awaitsEvent: true });
    expect(task18.phases.map(({ startOn, awaitsEvent }) => [startOn, awaitsEvent])).toEqual([
      ['2018-04-10', false],
      ['2021-01-01', true],
    ]);
    const task5 = resolve(
      'Thực hiện từ quý II/2018 (*đối với 02 đơn vị được chọn thí điểm*) và thực hiện ở các địa phương khác khi có đủ điều kiện',
      calendar,
    );
    expect(task5.phases[0]?.scope).toBe('đối với 02 đơn vị được chọn thí điểm');
    expect(task5.phases.map(({ awaitsEvent }) => awaitsEvent)).toEqual([false, true]);
  });

  test('a printed date that disagrees with its own count is shown as a conflict', () => {
    const text = 'Chậm nhất ngày 10/12/2025 (trước ngày bầu cử 95 ngày)';
    expect(resolve(text, calendar, { issuedOn: '2026-03-15' }).conflict).toBeNull();
    expect(resolve(text, calendar, { issuedOn: '2026-03-22' }).conflict).toContain('không khớp');
  });
});

describe('the edges of counting', () => {
  const inRole = (text: string, offsetRole: Reading['offsetRole'], issuedOn: string): ResolvedDeadline => {
    const event = { issuedOn: localDate(issuedOn), receivedOn: null, words: 'văn bản' };
    return resolveDeadline({ ...read(text), offsetRole }, { documentOn: SIGNED_ON, event }, calendar);
  };

  test('a confirmed reading "begins" starts the work after the period; the printed end closes it', () => {
    expect(inRole(TASK_12, 'begins', '2018-09-17')).toMatchObject({
      class: 'dated',
      startOn: '2018-12-18',
      dueOn: '2019-12-31',
      conflict: null,
      counted:
        'Bắt đầu sau 03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9): hết ngày 17/12/2018, thứ Hai; mốc cuối: hết ngày 31/12/2019, thứ Ba',
    });
    expect(inRole('Hoàn thành sau 03 tháng kể từ khi có văn bản', 'begins', '2018-09-17')).toMatchObject({
      class: 'ongoing',
      startOn: '2018-12-18',
      dueOn: null,
    });
  });

  test('"begins" after the ceiling leaves no day for the work: a person decides', () => {
    expect(inRole(TASK_12, 'begins', '2019-09-30').conflict).toBeNull();
    expect(inRole(TASK_12, 'begins', '2019-10-01').conflict).toContain('Vướng về thời hạn');
  });

  test('a confirmed reading "lasts" runs from the event through the whole period', () => {
    expect(inRole(TASK_12, 'lasts', '2018-09-17')).toMatchObject({
      class: 'dated',
      startOn: '2018-09-17',
      dueOn: '2018-12-17',
      ceilingOn: '2019-12-31',
      counted:
        'Thực hiện trong 03 tháng kể từ ngày 17/9/2018 (không tính ngày 17/9): hết ngày 17/12/2018, thứ Hai',
    });
    expect(inRole(TASK_12, 'lasts', '2019-10-10').conflict).toContain('Vướng về thời hạn');
    expect(inRole(TASK_12, 'lasts', '2018-02-01').startOn).toBe(SIGNED_ON);
  });

  test('a period that leaves the calendar has no date, whatever the event', () => {
    expect(resolve('9999 năm kể từ khi có kết luận', calendar, { issuedOn: '2018-05-02' })).toMatchObject({
      class: 'awaiting-event',
      dueOn: null,
    });
    expect(
      resolve('trong 9999 tuần làm việc kể từ khi có kết luận', calendar, { issuedOn: '2018-05-02' }).dueOn,
    ).not.toBeUndefined();
  });

  test('the feasibility date of working days and of hours', () => {
    expect(
      resolve('10 ngày làm việc kể từ khi có kết luận; hoàn thành trước ngày 30/6/2018', calendar),
    ).toMatchObject({ ceilingOn: '2018-06-29', feasibleUntil: '2018-06-17' });
    expect(
      resolve('48 giờ kể từ khi có kết luận; hoàn thành trước ngày 30/6/2018', calendar).feasibleUntil,
    ).toBe('2018-06-27');
    expect(
      resolve('9999 năm kể từ khi có kết luận; hoàn thành trước ngày 30/6/2018', calendar).feasibleUntil,
    ).toBeNull();
  });

  test('a length without an event waits for one', () => {
    expect(resolve('trong vòng 02 ngày làm việc', calendar)).toMatchObject({
      class: 'awaiting-event',
      dueOn: null,
    });
    expect(resolve('trong vòng 02 ngày làm việc', calendar, { issuedOn: '2018-05-03' })).toMatchObject({
      class: 'dated',
      dueOn: '2018-05-07',
    });
  });

  test('two phases whose event has come keep the start of the first', () => {
    const task18 =
      'Thực hiện từng bước khi có điều kiện và thực hiện thống nhất từ năm 2021, khi Trung ương có hướng dẫn';
    expect(resolve(task18, calendar, { issuedOn: '2020-11-02' })).toMatchObject({
      class: 'ongoing',
      startOn: '2018-04-10',
      awaitsEvent: false,
    });
  });
});
