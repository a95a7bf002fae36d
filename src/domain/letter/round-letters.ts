import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { missingFrom } from '../report/round.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { OUTLINE } from '../report/outline.ts';
import { afterAsking, whyAsked } from './round-asking.ts';
import {
  addresseeOf,
  countWords,
  dateRows,
  lateWords,
  missingNames,
  untilWords,
  reasons,
  roleOf,
} from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import type { RoundItem, Section } from './section.ts';
import { joinNames, sentence, two } from './words.ts';

const dueOf = (dueOn: LocalDate): { readonly hanCuoi: string } => ({ hanCuoi: formatDate(dueOn) });

/** Section IV asks several bodies for the same: each is asked by itself, in a letter of its own. */
export function composeRoundRequest(item: RoundItem, context: LetterContext): Section {
  const { dueOn } = item.subject.round.schedule;
  const texts = context.texts['round-request'];
  const say = sayOfRound(item, context);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'round',
    headline: dueOn === null ? say(texts.subjectNoDate) : say(texts.subject, dueOf(dueOn)),
    nearestOn: dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      const hanGui = untilWords(item);
      const noiGuiDen = addresseeOf(item, context);
      return [
        paragraph(
          hanGui === null
            ? say(texts.openingNoDate, { noiGuiDen })
            : say(texts.opening, { noiGuiDen, hanGui }),
        ),
        ...outline(item, context),
        ...link,
        facts(dateRows(item, context)),
        reasons(item, context, {
          why: sentence(whyAsked(item, context, texts)),
          next: sentence(afterAsking(item, context, texts)),
        }),
      ];
    },
    get brief() {
      return [facts(dateRows(item, context)), ...link];
    },
  };
}

/** The headings under which a periodic report is given, and the way out where there is nothing to report. */
function outline(item: RoundItem, context: LetterContext): readonly Block[] {
  const { round } = item.subject;
  if (round.progress === 'awaiting-day' || round.asked.kind !== 'period') return [];
  const texts = context.texts['round-request'];
  const say = sayOfRound(item, context);
  return [
    paragraph(say(texts.outline)),
    list(OUTLINE.map(({ heading }) => heading)),
    paragraph(say(texts.nil)),
  ];
}

/** Only to those that have not sent; says x of y, and who is missing, by name. */
export function composeRoundReminder(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const { dueOn } = round.schedule;
  const texts = context.texts['round-reminder'];
  const say = sayOfRound(item, context);
  const missing = { conThieu: two(missingFrom(round).length) };
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'round',
    headline:
      dueOn === null
        ? say(texts.subjectNoDate, missing)
        : say(texts.subject, { ...missing, ...dueOf(dueOn) }),
    nearestOn: dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      const hanGui = untilWords(item);
      return [
        paragraph(say(texts.opening, { ...missing, noiTongHop: context.nameOf(round.collector) })),
        list(missingNames(item, context)),
        paragraph(hanGui === null ? say(texts.requestNoDate) : say(texts.request, { hanGui })),
        ...link,
        facts(dateRows(item, context)),
        reasons(item, context, {
          why: sentence(whyAsked(item, context, texts)),
          next: sentence(afterAsking(item, context, texts)),
        }),
      ];
    },
    get brief() {
      return [facts({ 'Đã nhận': sentence(countWords(item)), ...dateRows(item, context) }), ...link];
    },
  };
}

/** To the body that keeps the round: who is missing after the last day. */
export function composeRoundOverdue(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const { dueOn } = round.schedule;
  const texts = context.texts['round-overdue'];
  const say = sayOfRound(item, context);
  const missing = { conThieu: two(missingFrom(round).length) };
  const [againOn] = daysAhead(round.schedule, round.passed, 'overdue-review', context.sendOn);
  const again = againOn === undefined ? '' : `${say(texts.nextAgain, { ngay: formatDate(againOn) })}; `;
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'office',
    headline:
      dueOn === null
        ? say(texts.subjectNoDate, missing)
        : say(texts.subject, { ...missing, ...dueOf(dueOn) }),
    nearestOn: dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening, { ...missing, benTheoDoi: context.observer })),
        list(missingNames(item, context)),
        ...lateWords(item, context).map(paragraph),
        paragraph(say(texts.request)),
        ...link,
        facts(dateRows(item, context)),
        reasons(item, context, { why: say(texts.why, roleOf(item)), next: `${again}${say(texts.next)}` }),
      ];
    },
    get brief() {
      return [facts({ 'Chưa gửi': sentence(joinNames(missingNames(item, context))) }), ...link];
    },
  };
}

/** To the body that collects: everything has arrived. It asks for nothing. */
export function composeRoundComplete(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const texts = context.texts['round-complete'];
  const say = sayOfRound(item, context);
  const all = { tatCa: `${round.received.length}/${round.expected.length}` };
  return {
    ask: 'accepted',
    headline: say(texts.subject, all),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    get blocks() {
      const late = lateWords(item, context);
      return [
        paragraph(say(texts.opening, { ...all, benTheoDoi: context.observer })),
        ...(late.length === 0 ? [say(texts.onTime)] : late).map(paragraph),
        facts(dateRows(item, context)),
        ...linkTo(say(texts.answer), item.link),
        reasons(item, context, { why: say(texts.why, roleOf(item)), next: say(texts.next) }),
      ];
    },
    get brief() {
      return lateWords(item, context).map(paragraph);
    },
  };
}
