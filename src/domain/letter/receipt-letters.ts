import { formatInstant, instantOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { LetterItem, ReportMention } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import { correctionOf, receiptCode, reportLabel } from './report-words.ts';
import { documentWords, personWords } from './result-letters.ts';
import { reasons } from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import { sayOfTask } from './say-task.ts';
import type { RoundItem, Section, TaskItem } from './section.ts';
import { countedWords } from './task-words.ts';
import { shortened, sizeWords } from './words.ts';

/** To the registered mailbox of the body whose form was stored: what the receipt page shows, asked for on that page. */
export function composeReceipt(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts.receipt;
  const say = sayOfTask(item, context);
  const own = receiptValues(item);
  const { report } = item;
  const benKia = report === null ? context.recipient.name : context.nameOf(report.body);
  const correction = report === null ? 'correct' : correctionOf(report, item.subject.task);
  return section(item, context, {
    headline: say(texts.subject, own),
    opening: say(texts.opening, { ...own, benKia }),
    correction: say(texts[correction]),
    answer: say(texts.answer),
    last: facts({
      'Vì sao có thư này': say(texts.why),
      'Cách tính': countedWords(item, context),
      'Tiếp theo': say(texts.next),
    }),
  });
}

/** The same about a plan or report of a round. */
export function composeRoundReceipt(item: RoundItem, context: LetterContext): Section {
  const texts = context.texts['round-receipt'];
  const say = sayOfRound(item, context);
  const own = receiptValues(item);
  const { report } = item;
  const benKia = report === null ? context.recipient.name : context.nameOf(report.body);
  const correction = report?.kind === 'decision' ? texts.correctDecision : texts.correct;
  return section(item, context, {
    headline: say(texts.subject, own),
    opening: say(texts.opening, { ...own, benKia }),
    correction: say(correction),
    answer: say(texts.answer),
    last: reasons(item, context, { why: say(texts.why), next: say(texts.next) }),
  });
}

/** Of the order and not of what was stored: also a confidential letter says it. */
export function receiptValues({ about }: LetterItem): {
  readonly maBienNhan: string;
  readonly lucLuu: string;
} {
  const { reportId, storedAt } = about;
  const at = typeof storedAt === 'string' ? instantOf(storedAt) : null;
  if (typeof reportId !== 'string' || at === null)
    throw new RangeError(
      `a receipt needs the id of a report and when it was stored, not ${JSON.stringify(about)}`,
    );
  return { maBienNhan: receiptCode(reportId), lucLuu: formatInstant(at) };
}

interface Said {
  readonly headline: string;
  readonly opening: string;
  readonly correction: string;
  readonly answer: string;
  readonly last: Block;
}

function section(item: LetterItem, context: LetterContext, said: Said): Section {
  const rows = facts({ ...receiptRows(item), ...reportRows(item.report) });
  const link = linkTo(said.answer, item.link);
  return {
    ask: 'inform',
    headline: said.headline,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(said.opening),
      rows,
      ...typedBlocks(item.report, context),
      ...fileBlocks(item.report),
      paragraph(said.correction),
      ...link,
      said.last,
    ],
    brief: [rows, ...fileBlocks(item.report), ...link],
  };
}

function receiptRows(item: LetterItem): Readonly<Record<string, string | null>> {
  const { maBienNhan, lucLuu } = receiptValues(item);
  return { 'Mã biên nhận': maBienNhan, 'Lưu lúc': lucLuu };
}

/** Nothing where the words of the report have been erased meanwhile. */
function reportRows(report: ReportMention | null): Readonly<Record<string, string | null>> {
  if (report === null) return {};
  const { paper } = report;
  return {
    'Loại nội dung': reportLabel(report),
    'Người gửi': personWords(report),
    'Văn bản': documentWords(report.documentNumber, report.documentOn),
    'Văn bản giấy':
      paper === null
        ? null
        : `gửi ngày ${formatDate(paper.sentOn)}, nhận ngày ${formatDate(paper.receivedOn)}`,
  };
}

/** What the person typed, line for line, and apart from what is ours. */
function typedBlocks(report: ReportMention | null, { detail }: LetterContext): readonly Block[] {
  const typed = report?.words.trim() ?? '';
  if (typed === '') return [];
  const lines = typed.split(/\s*\n\s*/u);
  return [
    paragraph('Nguyên văn nội dung đã gửi:'),
    list(detail === 'whole' ? lines : [shortened(typed, MOST_WORDS)]),
  ];
}

/** Where the whole would make the message too long. */
const MOST_WORDS = 2_000;

const fileBlocks = (report: ReportMention | null): readonly Block[] =>
  report === null || report.files.length === 0
    ? []
    : [
        paragraph('Tệp kèm theo (tên, dung lượng, mã SHA-256):'),
        list(report.files.map(({ name, size, sha256 }) => `${name} (${sizeWords(size)}), ${sha256}`)),
      ];
