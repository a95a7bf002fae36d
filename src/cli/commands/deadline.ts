import { z } from 'zod';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { parseDeadline } from '../../domain/deadline/parse-deadline.ts';
import type { Reading } from '../../domain/deadline/reading.ts';
import { resolveDeadline } from '../../domain/deadline/resolve-deadline.ts';
import type { ResolvedDeadline } from '../../domain/deadline/resolved.ts';
import { readOptions } from '../command.ts';
import type { Call, Command } from '../command.ts';
import type { CliContext } from '../context.ts';
import { readingWords } from '../deadline-words.ts';
import { dateField } from '../fields.ts';
import { linesOf } from '../lines.ts';
import { answer, badInput } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { readJsonLines } from '../reading-lines.ts';
import { readingView } from '../reading-view.ts';
import { problemLine } from './plan.ts';

export const deadlineReadCommand: Command = {
  name: 'deadline read',
  args: '[CỤM-TỪ...]',
  summary: 'đọc một cụm từ thời gian: hiểu là gì, ngày nào, tính thế nào, điều gì cần người xác nhận',
  options: [
    ['--document-on <D>', 'ngày ký của văn bản chứa cụm từ, NĂM-THÁNG-NGÀY'],
    ['--event-on <D>', 'ngày của sự kiện mà cụm từ chờ, để tính ra thời hạn'],
    ['--jsonl', 'đọc từng dòng { id, text, doc_date } ở đầu vào, in mỗi dòng một kết quả theo thứ tự'],
  ],
  examples: [
    ['deadline read "trước ngày 05/5/2018"', 'một cụm từ'],
    [
      'deadline read "Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản" --document-on 2018-04-10 --event-on 2018-09-17',
      'tính ra ngày 17/12/2018',
    ],
    ['deadline read', 'hỏi từng dòng; dòng trống hoặc Ctrl-D để thôi'],
    ['deadline read --jsonl < cum-tu.jsonl', 'cho chương trình khác'],
  ],
  async run(call, context) {
    const options = readOptions(call, schema);
    if (!options.ok) return options.problem;
    if (options.value.jsonl) {
      if (call.args.length > 0)
        return badInput(`dondoc ${call.name}: gặp --jsonl và cụm từ; cần một trong hai.`);
      return { kind: 'said', exit: await readJsonLines(context) };
    }
    const calendar = await context.loadCalendar(null);
    if (!calendar.ok) return badInput(calendar.problem.map(problemLine).join('').trimEnd());
    return call.args.length > 0
      ? readOne(call, context, { ...options.value, calendar: calendar.value })
      : readMany(call, context, { ...options.value, calendar: calendar.value });
  },
};

const schema = z.object({
  documentOn: dateField.nullable().default(null),
  eventOn: dateField.nullable().default(null),
  jsonl: z.boolean().default(false),
});

interface Known {
  readonly documentOn: LocalDate | null;
  readonly eventOn: LocalDate | null;
  readonly calendar: WorkingCalendar;
}

function readOne(call: Call, { isTty }: CliContext, known: Known): Outcome {
  const text = call.args.join(' ');
  const { reading, resolved } = read(text, known);
  return answer({ ...readingView(null, reading), resolved }, readingWords(text, reading, resolved, isTty));
}

/** Line after line: at a terminal with a prompt, from a pipe without; `--json` gives one list at the end. */
async function readMany(call: Call, context: CliContext, known: Known): Promise<Outcome> {
  const { isTty, stderr, stdout, stdin } = context;
  const all: unknown[] = [];
  const ask = (): void => {
    if (isTty) stderr('cụm từ> ');
  };
  ask();
  for await (const line of linesOf(stdin)) {
    const text = line.trim();
    if (text === '' && isTty) break;
    if (text !== '') {
      const { reading, resolved } = read(text, known);
      if (call.json) all.push({ ...readingView(null, reading), resolved });
      else stdout(`${readingWords(text, reading, resolved, isTty)}\n`);
    }
    ask();
  }
  return call.json ? answer(all, '') : { kind: 'said', exit: 0 };
}

interface Read {
  readonly reading: Reading;
  /** Null: refused, or the day of the document would have to be known. */
  readonly resolved: ResolvedDeadline | null;
}

function read(text: string, { documentOn, eventOn, calendar }: Known): Read {
  const reading = parseDeadline(text, { documentOn });
  const event = eventOn === null ? null : { issuedOn: eventOn, receivedOn: null, words: 'sự kiện' };
  if (reading.refused !== null) return { reading, resolved: null };
  const from = documentOn ?? (needsDocument(reading, eventOn) ? null : NO_DAY);
  const resolved = from === null ? null : resolveDeadline(reading, { documentOn: from, event }, calendar);
  return { reading, resolved };
}

/** A start never lies before the document, and an event may be its signing: such readings have no dates without its day. */
function needsDocument(
  { start, ongoing, recurrence, eventIsDocument, phases, offset }: Reading,
  eventOn: LocalDate | null,
): boolean {
  const begins = start !== null || (ongoing && recurrence === null) || phases.length > 0;
  return begins || eventIsDocument || (eventOn !== null && offset === null);
}

/** Stands where the day of the document has no part in the count. */
const NO_DAY = localDate('0001-01-01');
