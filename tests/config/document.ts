import { readFileSync } from 'node:fs';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const LINES = readFileSync(new URL('ke-hoach-77.md', FIXTURES), 'utf8').split('\n');

/** Words without markdown emphasis and with single blanks: all that may differ between scan and plan. */
export function plain(text: string): string {
  return text.replaceAll('*', '').replace(/\s+/g, ' ').trim();
}

/** The text of the scan from line `first` to line `last` (1-based, inclusive); page breaks are joined. */
export function scanned(first: number, last = first): string {
  return plain(LINES.slice(first - 1, last).join(' '));
}

/** Does the text stand in the scan, word for word, beginning on this line? */
export function isPrintedAt(line: number, printed: string): boolean {
  const start = scanned(line, line + 4).indexOf(printed);
  return start >= 0 && start < scanned(line).length;
}

/** One numbered task of section III as the scan prints it; role lines as `Cơ quan …: rest`. */
export interface ScannedTask {
  readonly no: number;
  readonly line: number;
  readonly title: string;
  readonly items: readonly { readonly line: number; readonly label: string; readonly rest: string }[];
}

const SECTION_III = LINES.findIndex((line) => line.includes('III. LỘ TRÌNH')) + 1;
const SECTION_IV = LINES.findIndex((line) => line.includes('IV. TỔ CHỨC THỰC HIỆN')) + 1;

/** Section III cut at its numbers; everything between two numbers belongs to the first. */
export function scannedTasks(): readonly ScannedTask[] {
  const numbered = Array.from({ length: SECTION_IV - SECTION_III }, (_, at) => SECTION_III + at)
    .filter((line) => /^\d+\. /.test(scanned(line)))
    .concat(SECTION_IV);
  return numbered.slice(0, -1).map((line, index) => scannedTask(line, numbered[index + 1]! - 1));
}

function scannedTask(first: number, last: number): ScannedTask {
  const lines = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const items = lines.filter((line) => scanned(line).startsWith('- '));
  const [, no = '', title = ''] = /^(\d+)\. (.*)$/.exec(scanned(first, items[0]! - 1)) ?? [];
  return { no: Number(no), line: first, title, items: items.map(scannedItem) };
}

function scannedItem(line: number) {
  const [, label = '', rest = ''] = /^- ([^:]+): (.*)$/.exec(scanned(line)) ?? [];
  return { line, label, rest };
}

interface SeedTask {
  readonly no: number;
  readonly title: string;
  readonly text: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly implementing: readonly string[];
  readonly reading: {
    readonly start: string | null;
    readonly finish: string | null;
    readonly finish_inclusive: boolean | null;
    readonly offset: number | null;
  };
}

interface Seed {
  readonly tasks: readonly SeedTask[];
  readonly duties: readonly {
    readonly id: string;
    readonly text: string;
    readonly owners: readonly string[];
  }[];
  readonly part_II_without_task: { readonly lines_of_ke_hoach: readonly number[] };
}

/** The careful reading of the document that was made before the plan was written as data. */
export const seed = JSON.parse(readFileSync(new URL('seed-tasks.json', FIXTURES), 'utf8')) as Seed;
