import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CalendarDay, CalendarYear } from '../src/domain/calendar/calendar-year.ts';
import { formatDate, formatWeekday, weekdayOf, yearOf } from '../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../src/domain/calendar/local-date.ts';
import { createWorkingCalendar } from '../src/domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../src/domain/calendar/working-calendar.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { dateField, textField } from './fields.ts';
import { checkShape, problemAt } from './problem.ts';
import type { ConfigProblem, YamlSource } from './problem.ts';
import { loadYaml } from './yaml-source.ts';

const daySchema = z.strictObject({
  date: dateField,
  kind: z.enum(['holiday', 'compensation', 'swap_off', 'swap_work']),
  name: textField,
  swappedWith: dateField.nullable().default(null),
  source: textField,
  // `computed` is the program's own mark: a file holds what somebody published, reported or remembers.
  mark: z.enum(['official', 'press', 'unverified']),
  note: textField.nullable().default(null),
});

const yearSchema = z.strictObject({
  year: z.int(),
  laws: z
    .array(z.strictObject({ from: dateField, source: textField }))
    .min(1, 'ít nhất một văn bản quy định ngày lễ của năm'),
  days: z.array(daySchema).min(1, 'các ngày lễ của năm, mỗi ngày một mục'),
});

type YearFile = z.infer<typeof yearSchema>;

/** A file that was read, beside what it says: problems found across files still name its lines. */
interface ReadYear {
  readonly source: YamlSource;
  readonly file: YearFile;
}

/** Reads `YYYY.yaml` of `dir` (every year from the first to the last). All faults of all files at once. */
export async function readCalendar(dir: string): Promise<Result<WorkingCalendar, readonly ConfigProblem[]>> {
  const years = await readCalendarYears(dir);
  return years.ok ? ok(createWorkingCalendar(years.value)) : years;
}

/** The tables themselves, in order of year: for showing, checking and comparing them. */
export async function readCalendarYears(
  dir: string,
): Promise<Result<readonly CalendarYear[], readonly ConfigProblem[]>> {
  const names = await listYamlFiles(dir);
  if (!names.ok) return names;
  const files = await Promise.all(names.value.map((name) => readYear(dir, name)));
  const read = files.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = [
    ...files.flatMap((result) => (result.ok ? [] : result.problem)),
    ...missingYears(dir, names.value),
    ...read.flatMap((year) => [...lawFaults(year), ...dayFaults(year), ...swapFaults(year, read)]),
  ];
  return problems.length > 0 ? fail(problems) : ok(read.map((year) => toCalendarYear(year.file)));
}

/** File names in order of year. Anything but YAML is left alone: a README may stand beside the tables. */
async function listYamlFiles(dir: string): Promise<Result<readonly string[], readonly ConfigProblem[]>> {
  const allowed = 'một thư mục có các tệp NĂM.yaml, ví dụ 2018.yaml';
  let names: readonly string[];
  try {
    names = await readdir(dir);
  } catch (error) {
    return fail([
      { file: dir, line: null, path: '', found: `lỗi khi đọc thư mục: ${String(error)}`, allowed },
    ]);
  }
  const yaml = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  if (yaml.length > 0) return ok(yaml);
  return fail([{ file: dir, line: null, path: '', found: 'không có tệp lịch nào', allowed }]);
}

async function readYear(dir: string, name: string): Promise<Result<ReadYear, readonly ConfigProblem[]>> {
  const path = join(dir, name);
  const named = yearOfName(name);
  if (named === null) {
    const allowed = 'tên tệp là năm, bốn chữ số, ví dụ 2027.yaml';
    return fail([{ file: path, line: null, path: '', found: `tệp "${name}"`, allowed }]);
  }
  const source = await loadYaml(path);
  if (!source.ok) return source;
  const file = checkShape(source.value, yearSchema);
  if (!file.ok) return file;
  if (file.value.year === named) return ok({ source: source.value, file: file.value });
  return fail([problemAt(source.value, ['year'], `${named}, đúng như tên tệp`)]);
}

const yearOfName = (name: string): number | null => {
  const [, digits] = /^([1-9]\d{3})\.yaml$/.exec(name) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** A year without a file between two that have one would be computed and nobody would notice. */
function missingYears(dir: string, names: readonly string[]): readonly ConfigProblem[] {
  const years = names.flatMap((name) => yearOfName(name) ?? []);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const all = years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const missing = all.filter((year) => !years.includes(year));
  if (missing.length === 0) return [];
  const found = `không có tệp của ${missing.length} năm: ${missing.join(', ')}`;
  return [{ file: dir, line: null, path: '', found, allowed: `đủ các năm từ ${first} đến ${last}` }];
}

function lawFaults({ source, file }: ReadYear): readonly ConfigProblem[] {
  return file.laws.flatMap((law, n) => {
    const earlier = file.laws[n - 1];
    const firstDay = `${file.year}-01-01`;
    if (earlier === undefined && law.from !== firstDay) {
      return [problemAt(source, ['laws', n, 'from'], `${firstDay}: văn bản thứ nhất áp dụng từ đầu năm`)];
    }
    const isLater = earlier === undefined || law.from > earlier.from;
    if (isLater && yearOf(law.from) === file.year) return [];
    return [problemAt(source, ['laws', n, 'from'], `một ngày của năm ${file.year}, sau văn bản đứng trước`)];
  });
}

function dayFaults({ source, file }: ReadYear): readonly ConfigProblem[] {
  return file.days.flatMap((day, n) => {
    const earlier = file.days[n - 1];
    const faults = [];
    if (yearOf(day.date) !== file.year) {
      faults.push(problemAt(source, ['days', n, 'date'], `một ngày của năm ${file.year}`));
    }
    if (earlier !== undefined && day.date <= earlier.date) {
      const allowed = `một ngày sau ${earlier.date}: mỗi ngày một mục, xếp từ trước đến sau`;
      faults.push(problemAt(source, ['days', n, 'date'], allowed));
    }
    const weekday = weekdayRule(day);
    if (weekday !== null) {
      const found = `"${day.kind}" cho ${formatWeekday(day.date)} ${formatDate(day.date)}`;
      faults.push(problemAt(source, ['days', n, 'kind'], weekday, found));
    }
    return faults;
  });
}

/** What the weekday of this row would have to be; null where it fits. A holiday may fall on any. */
function weekdayRule(day: YearFile['days'][number]): string | null {
  const isRest = weekdayOf(day.date) >= 6;
  if (day.kind === 'swap_work') return isRest ? null : 'ngày làm bù là thứ Bảy hoặc Chủ nhật';
  return isRest && day.kind !== 'holiday'
    ? 'ngày nghỉ bù, nghỉ hoán đổi là ngày từ thứ Hai đến thứ Sáu'
    : null;
}

/**
 * The two halves of a swap name each other, also over New Year's Eve. A partner in a year that has no file yet is
 * believed: that year is provisional as a whole.
 */
function swapFaults({ source, file }: ReadYear, all: readonly ReadYear[]): readonly ConfigProblem[] {
  return file.days.flatMap((day, n) => {
    const at = (allowed: string) => [problemAt(source, ['days', n, 'swappedWith'], allowed)];
    const isSwap = day.kind === 'swap_off' || day.kind === 'swap_work';
    if (!isSwap) return day.swappedWith === null ? [] : at('không có khóa này: chỉ ngày hoán đổi mới ghi');
    if (day.swappedWith === null) return at('ngày được đổi với ngày này, ví dụ 2019-01-05');
    return isAnswered(day.date, day.kind, day.swappedWith, all)
      ? []
      : at(`một ngày ${day.kind === 'swap_off' ? 'swap_work' : 'swap_off'} có swappedWith: ${day.date}`);
  });
}

function isAnswered(
  on: LocalDate,
  kind: CalendarDay['kind'],
  partnerOn: LocalDate,
  all: readonly ReadYear[],
): boolean {
  const year = all.find((candidate) => candidate.file.year === yearOf(partnerOn));
  if (year === undefined) return true;
  const wanted = kind === 'swap_off' ? 'swap_work' : 'swap_off';
  return year.file.days.some(
    (day) => day.date === partnerOn && day.kind === wanted && day.swappedWith === on,
  );
}

function toCalendarYear({ year, laws, days }: YearFile): CalendarYear {
  return { year, laws, days: days.map(({ date, ...rest }) => ({ on: date, ...rest })) };
}
