import { z } from 'zod';
import { describeYear } from '../../domain/calendar/describe-year.ts';
import type { YearDescription } from '../../domain/calendar/describe-year.ts';
import { diffCalendar } from '../../usecases/diff-calendar.ts';
import type { CalendarDiff } from '../../usecases/diff-calendar.ts';
import { openDeadlines } from '../../usecases/open-deadlines.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command, OptionRow } from '../command.ts';
import type { FileProblem } from '../context.ts';
import { wholeField } from '../fields.ts';
import { answer } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { problemLine } from './plan.ts';

const CALENDAR_OPTION: OptionRow = [
  '--calendar <DIR>',
  'thư mục các tệp NĂM.yaml (mặc định: lịch của chương trình)',
];

const dirOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const calendarCheckCommand: Command = {
  name: 'calendar check',
  args: '[DIR]',
  summary: 'kiểm tra các tệp lịch nghỉ: mọi lỗi cùng lúc, và chỗ khác với quy định của luật',
  options: [],
  examples: [['calendar check config/calendar', 'mã kết thúc 2 khi có lỗi']],
  async run(call, context) {
    const calendar = await context.loadCalendar(dirOf(call.args[0]));
    if (!calendar.ok) return faulty(calendar.problem);
    const { firstOfficialYear: first, lastOfficialYear: last } = calendar.value;
    const years = Array.from({ length: last - first + 1 }, (_, n) => describeYear(calendar.value, first + n));
    const words = years.flatMap((year) => [
      year.words,
      ...year.againstLaw.map((change) => `  khác luật: ${change.words}`),
    ]);
    return answer({ years, problems: [] }, words.join('\n'));
  },
};

export const calendarShowCommand: Command = {
  name: 'calendar show',
  args: '<NĂM>',
  summary: 'lịch nghỉ của một năm, mỗi ngày kèm nguồn; năm chưa công bố thì tạm tính theo luật',
  options: [CALENDAR_OPTION],
  examples: [
    ['calendar show 2018', 'ngày nghỉ, nghỉ bù, hoán đổi năm 2018'],
    ['calendar show 2027', 'năm chưa công bố: tạm tính'],
  ],
  async run(call, context) {
    const named = readOptions(call, z.object({ NĂM: wholeField(1900, 2199) }), { NĂM: call.args[0] });
    if (!named.ok) return named.problem;
    const calendar = await context.loadCalendar(dirOf(call.options['calendar']));
    if (!calendar.ok) return faulty(calendar.problem);
    const year = describeYear(calendar.value, named.value.NĂM);
    return answer(year, yearWords(year));
  },
};

export const calendarDiffCommand: Command = {
  name: 'calendar diff',
  args: '<DIR>',
  summary: 'thời hạn nào đang mở sẽ đổi nếu dùng lịch trong DIR thay cho lịch hiện nay; không ghi gì',
  options: STORE_OPTIONS,
  examples: [['calendar diff lich-moi', 'trước khi thay tệp của một năm']],
  async run(call, context) {
    const after = await context.loadCalendar(dirOf(call.args[0]));
    if (!after.ok) return faulty(after.problem);
    return withPlan(call, context, async ({ deps }, planId) => {
      const diff = diffCalendar(await openDeadlines(deps, planId), deps.calendar, after.value);
      return answer(diff, diffWords(diff));
    });
  },
};

const faulty = (problems: readonly FileProblem[]): Outcome =>
  answer({ years: [], problems }, problems.map(problemLine).join(''), 2);

const yearWords = (year: YearDescription): string =>
  [
    year.words,
    ...year.laws.map((law) => `Căn cứ: ${law.source}`),
    ...year.days.map((day) => `  ${day.words}`),
    ...year.againstLaw.map((change) => `Khác luật: ${change.words}`),
  ].join('\n');

const diffWords = ({ days, moved, settled, unsettled }: CalendarDiff): string =>
  [
    days.length === 0 ? 'Không ngày nào đổi.' : `${days.length} ngày đổi:`,
    ...days.map((day) => `  ${day.words}`),
    moved.length === 0 ? 'Không thời hạn nào đổi.' : `${moved.length} thời hạn đổi:`,
    ...moved.map(({ id, words }) => `  ${id}: ${words}`),
    ...(settled.length === 0 ? [] : [`Không còn tạm tính: ${settled.join(', ')}`]),
    ...(unsettled.length === 0 ? [] : [`Trở thành tạm tính: ${unsettled.join(', ')}`]),
  ].join('\n');
