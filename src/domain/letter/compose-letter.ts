import { composeAssignment } from './assignment-letter.ts';
import { compactLinks, facts, fine, heading, paragraph, strong } from './blocks.ts';
import type { Block } from './blocks.ts';
import { calendarEntriesOf } from './calendar-entries.ts';
import {
  composeDocumentReported,
  composeEligibilityRecorded,
  composePartReminder,
  composeReadingConfirmed,
} from './condition-letters.ts';
import {
  composeContestRequest,
  composeContestUndecided,
  composeExtensionAnswer,
  composeExtensionDecision,
  composeExtensionRequest,
  composeExtensionUndecided,
  composeMarkConcluded,
  composeSuspensionReview,
  composeTaskChanged,
} from './decision-letters.ts';
import {
  composeDateConflict,
  composeDateQuestion,
  composeDateSettled,
  composeDateUndecided,
} from './date-letters.ts';
import { composeCounterLapsed, composeCounterReminder } from './counter-letters.ts';
import { composeEventIssued, composeEventWithdrawn } from './guidance-letters.ts';
import { composeConfidential } from './confidential-letter.ts';
import {
  composeConfirmationLate,
  composeDecisionLate,
  composeDirective,
  composeDirectiveLate,
  composeLadderNote,
  composeLadderTalk,
  composePacket,
  composePacketRequest,
} from './ladder-letters.ts';
import { composeLinkRenewed, composeRoundLinkRenewed } from './link-letters.ts';
import type { Letter, LetterInput, LetterItem } from './letter.ts';
import { headOf } from '../plan/directory.ts';
import { contextOf } from './letter-context.ts';
import type { Detail, LetterContext } from './letter-context.ts';
import { composeOverdueLetter, composeOverdueReview } from './overdue-letters.ts';
import {
  composeOpinionGiven,
  composeOpinionReminder,
  composeOpinionRequest,
  composePartReported,
  composePartReturned,
} from './part-letters.ts';
import { composeReceipt, composeRoundReceipt } from './receipt-letters.ts';
import { composeReminder } from './reminder-letter.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import {
  composeConfirmationRequest,
  composeResultConfirmed,
  composeResultReturned,
} from './result-letters.ts';
import {
  composeRoundComplete,
  composeRoundOverdue,
  composeRoundReminder,
  composeRoundRequest,
} from './round-letters.ts';
import { composeRoundClosed, composeRoundConcluded } from './round-decision-letters.ts';
import { composeRoundBoundary, composeRoundDayQuestion } from './round-office-letters.ts';
import { isRoundItem, isTaskItem } from './section.ts';
import type { Ask, RoundItem, Section, TaskItem } from './section.ts';
import { composeSignatureRequest, composeSignatureReturned } from './signature-letters.ts';
import { countWords, subjectWords } from './subject-words.ts';
import { taskNumber } from './task-words.ts';
import {
  composeFeasibilityWarning,
  composeStandingReview,
  composeWatchQuestion,
} from './watching-letters.ts';
import { joinNames, joinWords, subjectLine } from './words.ts';

/** Bytes of HTML with the links still as placeholders: a message of at most 60 KB leaves room for their addresses. */
const HTML_BYTES = 52_000;
const SHORTER: readonly Detail[] = ['short', 'brief', 'lines'];

/**
 * The message to one body about everything that it is to be told now. Written as fully as 60 KB allow: one that
 * would be longer cuts long texts, then says of each item only what is asked, by when, and where to answer. Some
 * hundred items of one recipient on one day fit.
 * RangeError where the input cannot be a letter: no items, a body or a document without a name.
 */
export function composeLetter(input: LetterInput): Letter {
  let letter = compose(input, 'whole');
  for (const detail of SHORTER) {
    if (new TextEncoder().encode(letter.html).length <= HTML_BYTES) break;
    letter = compose(input, detail);
  }
  return { ...letter, calendar: calendarEntriesOf(input) };
}

/** The letter as far as a rehearsal needs it: its subject, and nothing that would have to be written or rendered. */
export function composeSubject(input: LetterInput): Letter {
  const context = contextOf(input, 'whole');
  const sections = sectionsOf(input.items, context);
  return { subject: subjectOf(sections, input, context), text: '', html: '', blocks: [], calendar: [] };
}

const subjectOf = (
  sections: readonly Section[],
  { plan, items }: LetterInput,
  context: LetterContext,
): string => subjectLine(plan.number, subjectWords(sections, items, context));

function compose(input: LetterInput, detail: Detail): Omit<Letter, 'calendar'> {
  const context = contextOf(input, detail);
  const sections = sectionsOf(input.items, context);
  const subject = subjectOf(sections, input, context);
  const blocks = [
    ...(input.practice ? [strong(PRACTICE)] : []),
    ...salutation(sections, context),
    ...(sections.length === 1
      ? sections.flatMap((section) => said(section, context))
      : digest(sections, context)),
    ...(detail === 'brief' || detail === 'lines' ? [cutShort(context)] : []),
    paragraph(context.say(context.texts.common.closing)),
    fine(footer(context)),
  ];
  return { subject, text: renderText(blocks), html: renderHtml(subject, blocks), blocks };
}

const PRACTICE =
  'CHẠY THỬ: thư này được lập trong chế độ chạy thử, không phải thư nhắc việc thật và không cần thực hiện.';

type Compose<Item> = (item: Item, context: LetterContext) => Section;

const OF_TASKS: Readonly<Partial<Record<LetterItem['mail'], Compose<TaskItem>>>> = {
  reminder: composeReminder,
  'watch-question': composeWatchQuestion,
  'feasibility-warning': composeFeasibilityWarning,
  'standing-review': composeStandingReview,
  'overdue-letter': composeOverdueLetter,
  'overdue-review': composeOverdueReview,
  'ladder-talk': composeLadderTalk,
  'ladder-note': composeLadderNote,
  'packet-request': composePacketRequest,
  packet: composePacket,
  directive: composeDirective,
  'directive-late': composeDirectiveLate,
  'confirmation-late': composeConfirmationLate,
  'decision-late': composeDecisionLate,
  'event-issued': composeEventIssued,
  'event-withdrawn': composeEventWithdrawn,
  'signature-request': composeSignatureRequest,
  'signature-returned': composeSignatureReturned,
  'confirmation-request': composeConfirmationRequest,
  'result-confirmed': composeResultConfirmed,
  'result-returned': composeResultReturned,
  'part-reported': composePartReported,
  'part-returned': composePartReturned,
  'opinion-request': composeOpinionRequest,
  'opinion-reminder': composeOpinionReminder,
  'opinion-given': composeOpinionGiven,
  'extension-request': composeExtensionRequest,
  'extension-undecided': composeExtensionUndecided,
  'extension-decision': composeExtensionDecision,
  'extension-answer': composeExtensionAnswer,
  'date-question': composeDateQuestion,
  'date-undecided': composeDateUndecided,
  'date-settled': composeDateSettled,
  'date-conflict': composeDateConflict,
  'counter-reminder': composeCounterReminder,
  'counter-lapsed': composeCounterLapsed,
  'contest-request': composeContestRequest,
  'contest-undecided': composeContestUndecided,
  'mark-concluded': composeMarkConcluded,
  'task-changed': composeTaskChanged,
  'suspension-review': composeSuspensionReview,
  'reading-confirmed': composeReadingConfirmed,
  'eligibility-recorded': composeEligibilityRecorded,
  'document-reported': composeDocumentReported,
  'part-reminder': composePartReminder,
  'link-renewed': composeLinkRenewed,
  receipt: composeReceipt,
};

const OF_ROUNDS: Readonly<Partial<Record<LetterItem['mail'], Compose<RoundItem>>>> = {
  'round-day-question': composeRoundDayQuestion,
  'round-request': composeRoundRequest,
  'round-reminder': composeRoundReminder,
  'round-overdue': composeRoundOverdue,
  'round-boundary': composeRoundBoundary,
  'round-complete': composeRoundComplete,
  'round-closed': composeRoundClosed,
  'round-concluded': composeRoundConcluded,
  'round-link-renewed': composeRoundLinkRenewed,
  'round-receipt': composeRoundReceipt,
};

/** One section an item, in order; all assignments together stand where the first of them stood. */
function sectionsOf(items: readonly LetterItem[], context: LetterContext): readonly Section[] {
  if (items.length === 0) throw new RangeError(`a letter to ${context.recipient.id} needs at least one item`);
  const assigned = items.filter(isTaskItem).filter(isOpenAssignment);
  return items.flatMap((item) => {
    if (isTaskItem(item) && item.subject.definition.confidential) return [hidden(item, context)];
    if (item.mail !== 'assignment') return [linked(sectionOf(item, context), [item], context)];
    return item === assigned[0] ? [linked(composeAssignment(assigned, context), assigned, context)] : [];
  });
}

/** Where a link was taken back, the letter says so, and how another can be had. */
function linked(section: Section, items: readonly LetterItem[], context: LetterContext): Section {
  const without = items.filter(({ link, copy }) => link === null && !copy);
  if (without.length === 0) return section;
  const { linkWithdrawn, linkWithdrawnTasks } = context.texts.common;
  const tasks = without.filter(isTaskItem).map(({ subject }) => taskNumber(subject.definition));
  const note = paragraph(
    tasks.length === 0
      ? context.say(linkWithdrawn)
      : context.say(linkWithdrawnTasks, { cacSo: joinWords(tasks) }),
  );
  return { ...section, blocks: [...section.blocks, note], brief: [...section.brief, note] };
}

const isOpenAssignment = (item: TaskItem): boolean =>
  item.mail === 'assignment' && !item.subject.definition.confidential;

/** Of what the letter would have said only the kind of its request is used. */
function hidden(item: TaskItem, context: LetterContext): Section {
  const { ask } = item.mail === 'assignment' ? composeAssignment([item], context) : sectionOf(item, context);
  return composeConfidential(item, context, ask);
}

function sectionOf(item: LetterItem, context: LetterContext): Section {
  if (isTaskItem(item)) {
    const composeTask = OF_TASKS[item.mail];
    if (composeTask !== undefined) return composeTask(item, context);
  } else if (isRoundItem(item)) {
    const composeRound = OF_ROUNDS[item.mail];
    if (composeRound !== undefined) return composeRound(item, context);
  }
  throw new RangeError(`there is no letter "${item.mail}" about a ${item.subject.kind}`);
}

function said(section: Section, context: LetterContext): readonly Block[] {
  if (context.detail === 'brief') return section.brief;
  if (context.detail !== 'lines') return section.blocks;
  return section.ask === 'assignment' ? section.brief : compactLinks(section.brief);
}

/** Several items: what is asked alike stands together, numbered through, each with its own date and link. */
function digest(sections: readonly Section[], context: LetterContext): readonly Block[] {
  const asks = [...new Set(sections.map((section) => section.ask))];
  const ordered = asks.flatMap((ask) => sections.filter((section) => section.ask === ask));
  const numbered = ordered.filter((section) => section.ask !== 'assignment');
  const number = new Map(numbered.map((section, index) => [section, index + 1]));
  return [
    paragraph(context.say(context.texts.common.several, { soNoiDung: countWords(sections, context) })),
    ...asks.flatMap((ask) => [
      heading(1, context.say(context.texts.headings[ask])),
      ...ordered
        .filter((section) => section.ask === ask)
        .flatMap((section) => [...entry(number.get(section), section, context), ...said(section, context)]),
    ]),
  ];
}

const TO_HEADS: ReadonlySet<Ask> = new Set<Ask>(['overdue', 'sign']);

/** A letter about overdue tasks alone, or for a signature, goes to the head of the body; everything else to the body. */
function salutation(sections: readonly Section[], context: LetterContext): readonly Block[] {
  const { recipient, say } = context;
  const { common } = context.texts;
  const toHead = sections.every(({ hides, ask }) => TO_HEADS.has(hides ?? ask));
  const noiNhan = toHead ? say(common.head, { chucDanh: headOf(recipient) }) : recipient.name;
  const copied = sections.length === 1 ? (sections[0]?.copiedTo ?? []) : [];
  return [
    strong(say(context.upwards ? common.greetingUpwards : common.greeting, { noiNhan })),
    ...(copied.length === 0 ? [] : [paragraph(say(common.copiedTo, { dongGui: joinNames(copied) }))]),
  ];
}

/** The notice of assignment has headings of its own; every other item is numbered and says its subject. */
function entry(number: number | undefined, section: Section, context: LetterContext): readonly Block[] {
  if (section.ask === 'assignment') return [];
  const text = `${number ?? 0}. ${section.headline}`;
  return [context.detail === 'lines' ? paragraph(text) : heading(2, text)];
}

const cutShort = ({ say, texts: { common } }: LetterContext): Block =>
  facts({
    'Vì sao có thư này': say(common.shortWhy),
    'Cách tính': say(common.shortCounted),
    'Tiếp theo': say(common.shortNext),
  });

function footer({ policy: { contact }, say, texts: { common } }: LetterContext): string {
  if (contact === null) return say(common.signatureOffice);
  const dauMoi = contact.name.replace(/^đồng chí\s+/iu, '');
  return say(common.signature, { dauMoi, phongDauMoi: contact.room, dienThoaiDauMoi: contact.phone });
}
