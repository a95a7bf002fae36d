import { onOf } from '../calendar/instant.ts';
import { formatDate, parseLocalDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import type { LetterItem } from './letter.ts';
import { sayOfTask } from './say-task.ts';
import type { Ask, Section, TaskItem } from './section.ts';
import { countedWords, deadlineRows } from './task-words.ts';
import { quoted, sentence, shortened, two } from './words.ts';

export type Rows = Readonly<Record<string, string | null>>;

/** What a letter about one task says; everything that every such letter must say is added by `aboutTask`. */
export interface TaskLetter {
  readonly ask: Ask;
  /** The whole subject behind the plan's number: `Nhiệm vụ 9: …`. */
  readonly subject: string;
  /** Sentences before the facts; the first is followed by the phrase of the plan. */
  readonly opening: string;
  readonly rows: Rows;
  readonly request: string | null;
  /** The label of the link; null: nothing to answer, also where the item has a link. */
  readonly answer: string | null;
  readonly why: string;
  readonly next: string;
}

/** Opening with the plan's words, facts, request, link, and the three rows: why it came, how it was counted, what follows. */
export function aboutTask(item: TaskItem, context: LetterContext, said: TaskLetter): Section {
  const link = said.answer === null ? [] : linkTo(said.answer, item.link);
  const rows = (): Rows => ({ ...said.rows, ...deadlineRows(item, context) });
  return {
    ask: item.copy ? 'copy' : said.ask,
    headline: said.subject,
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      const whichTask = sayOfTask(item, context)(context.texts.common.whichTask);
      return [
        paragraph(`${sentence(said.opening)} ${whichTask}`),
        facts(rows()),
        ...(item.copy
          ? [paragraph(context.copyNote)]
          : said.request === null
            ? []
            : [paragraph(said.request)]),
        ...(item.copy ? [] : link),
        facts({
          'Vì sao có thư này': said.why,
          'Cách tính': countedWords(item, context),
          'Tiếp theo': said.next,
        }),
      ];
    },
    get brief() {
      return [facts(rows()), ...(item.copy ? [] : link)];
    },
  };
}

/** Who says it and in what words, where the words have been kept. */
export function reportedRows(
  item: Pick<LetterItem, 'report'>,
  context: LetterContext,
  label: string,
  signer = 'Người ký gửi',
): Rows {
  const { report } = item;
  if (report === null) return {};
  const words = report.words.trim();
  const title = report.personTitle.trim() === '' ? '' : `, ${report.personTitle}`;
  const length = context.detail === 'whole' ? 2000 : 300;
  const number = report.documentNumber === null ? '' : `số ${report.documentNumber}`;
  const on =
    report.documentOn === null
      ? ''
      : `${number === '' ? 'văn bản' : ','} ngày ${formatDate(report.documentOn)}`;
  return {
    [label]: words === '' ? null : sentence(quoted(shortened(words, length))),
    'Văn bản': number === '' && on === '' ? null : sentence(`${number}${on}`),
    [signer]: sentence(`đồng chí ${report.personName}${title}, ngày ${formatDate(onOf(report.at))}`),
  };
}

/** `lần thứ 02`; nothing the first time. */
export function timesRow({ about }: TaskItem): Rows {
  const { times } = about;
  return typeof times === 'number' && times > 1 ? { 'Báo cáo': `Lần thứ ${two(times)}.` } : {};
}

/** The body that an item is about, by name. */
export function bodyAbout(item: TaskItem, context: LetterContext): string {
  const id = item.about['body'];
  return context.nameOf(typeof id === 'string' ? id : item.subject.task.parties.answeredBy);
}

/** A date that the order carried; null where it carried none. */
export function dateAbout(item: TaskItem, field: string): LocalDate | null {
  const value = item.about[field];
  return typeof value === 'string' ? parseLocalDate(value) : null;
}
