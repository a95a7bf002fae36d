import { expect, test } from 'vitest';
import { lawfulYear } from '../../../src/domain/calendar/holiday-law.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import {
  createWorkingCalendar,
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
} from '../../../src/domain/calendar/working-calendar.ts';
import type { CalendarDay, WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { resolveDeadline } from '../../../src/domain/deadline/resolve-deadline.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';
import { diffCalendar } from '../../../src/usecases/diff-calendar.ts';
import type { OpenDeadline } from '../../../src/usecases/diff-calendar.ts';
import { officeCalendar, officeYears } from './office-calendar.ts';

const nothing: ResolvedDeadline = {
  class: 'none',
  startOn: null,
  dueOn: null,
  dueTime: null,
  boundaryOn: null,
  lastWorkingOn: null,
  ceilingOn: null,
  feasibleUntil: null,
  softOn: null,
  awaitsEvent: false,
  conflict: null,
  provisional: false,
  counted: '',
  working: [],
  phases: [],
};

const dated = (dueOn: LocalDate, calendar: WorkingCalendar): ResolvedDeadline => ({
  ...nothing,
  class: 'dated',
  dueOn,
  lastWorkingOn: lastWorkingDayOnOrBefore(calendar, dueOn),
  provisional: calendar.isProvisional(dueOn),
});

/** A printed date never moves; a period rolls to the next working day. */
const printed = (id: string, on: string): OpenDeadline => ({
  id,
  resolve: (calendar) => dated(localDate(on), calendar),
});
const period = (id: string, on: string): OpenDeadline => ({
  id,
  resolve: (calendar) => dated(firstWorkingDayOnOrAfter(calendar, localDate(on)), calendar),
});

const row = (on: string, kind: CalendarDay['kind'], swappedWith: string): CalendarDay => ({
  on: localDate(on),
  kind,
  name: 'Hoán đổi',
  source: 'một thông báo',
  mark: 'official',
  swappedWith: localDate(swappedWith),
  note: null,
});
const published = createWorkingCalendar([
  ...officeYears,
  {
    ...lawfulYear(2027),
    days: [
      ...lawfulYear(2027).days,
      row('2027-05-04', 'swap_off', '2027-05-08'),
      row('2027-05-08', 'swap_work', '2027-05-04'),
    ],
  },
]);

test('a swap moves the period that ends on it and the last working day of the printed date, and nothing else', () => {
  const diff = diffCalendar(
    [
      period('77-17', '2027-05-04'),
      printed('77-2', '2027-05-04'),
      printed('77-3', '2027-05-09'),
      printed('77-9', '2018-12-31'),
      printed('77-12', '2027-06-30'),
      { id: '77-6', resolve: () => nothing },
    ],
    officeCalendar,
    published,
  );
  expect(diff.moved.map(({ id, moved, words }) => [id, moved, words])).toEqual([
    [
      '77-17',
      ['dueOn', 'lastWorkingOn'],
      'thời hạn 05/5/2027, trước là 04/5/2027; ngày làm việc cuối cùng 05/5/2027, trước là 04/5/2027',
    ],
    ['77-2', ['lastWorkingOn'], 'ngày làm việc cuối cùng 29/4/2027, trước là 04/5/2027'],
    ['77-3', ['lastWorkingOn'], 'ngày làm việc cuối cùng 08/5/2027, trước là 07/5/2027'],
  ]);
  expect(diff.days.map((day) => day.on)).toEqual(['2027-05-04', '2027-05-08']);
  expect(diff.settled).toEqual(['77-12']);
  expect(diff.unsettled).toEqual([]);
});

test('taking the table away again unsettles what had been settled', () => {
  const diff = diffCalendar([printed('77-12', '2027-06-30')], published, officeCalendar);
  expect(diff.unsettled).toEqual(['77-12']);
  expect(diff.settled).toEqual([]);
  expect(diff.moved).toEqual([]);
});

test('a date that appears or goes is a move, too', () => {
  const feasible: OpenDeadline = {
    id: '77-12',
    resolve: (calendar) => ({
      ...nothing,
      feasibleUntil: calendar.lastOfficialYear === 2027 ? localDate('2027-09-30') : null,
    }),
  };
  expect(diffCalendar([feasible], officeCalendar, published).moved.map((moved) => moved.words)).toEqual([
    'ngày cuối cùng mà văn bản còn kịp thời hạn 30/9/2027, trước là chưa có',
  ]);
});

test('nothing changes where the calendar does not', () => {
  const diff = diffCalendar([printed('77-2', '2027-05-04')], published, published);
  expect(diff).toEqual({ days: [], moved: [], settled: [], unsettled: [] });
});

test('the swap of 31/12/2018, announced late: what moves of the plan as it is worded', () => {
  const withoutSwaps = createWorkingCalendar(
    officeYears.map((table) => ({ ...table, days: table.days.filter((day) => day.swappedWith === null) })),
  );
  const documentOn = localDate('2018-04-10');
  const received = {
    issuedOn: localDate('2018-12-17'),
    receivedOn: localDate('2018-12-18'),
    words: 'văn bản',
  };
  const worded = (id: string, words: string): OpenDeadline => ({
    id,
    resolve: (calendar) =>
      resolveDeadline(parseDeadline(words, { documentOn }), { documentOn, event: received }, calendar),
  });
  const diff = diffCalendar(
    [
      worded('77-2', 'Hoàn thành trong năm 2018'),
      worded('77-3', 'Hoàn thành trong quý I/2019'),
      worded('77-17', 'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản'),
      worded('reply', 'Trong vòng 10 ngày làm việc kể từ ngày nhận'),
    ],
    withoutSwaps,
    officeCalendar,
  );
  expect(diff.moved.map(({ id, words }) => [id, words])).toEqual([
    ['77-2', 'ngày làm việc cuối cùng 28/12/2018, trước là 31/12/2018'],
    [
      'reply',
      'thời hạn 03/01/2019, trước là 02/01/2019; ngày làm việc cuối cùng 03/01/2019, trước là 02/01/2019',
    ],
  ]);
});
