import { aboutTask } from './about-task.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import { dateRows, reasons } from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import { sayOfTask } from './say-task.ts';
import type { RoundItem, Section, TaskItem } from './section.ts';

/** To the body whose link no longer opened and was asked for again; it goes to the registered mailbox alone, that for signing to its head's. */
export function composeLinkRenewed(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['link-renewed'];
  const say = sayOfTask(item, context);
  const forHead = item.about['link'] === 'sign';
  return aboutTask(item, context, {
    ask: forHead ? 'sign' : 'inform',
    subject: say(forHead ? texts.subjectSign : texts.subject),
    opening: say(forHead ? texts.openingSign : texts.opening),
    rows: {},
    request: null,
    answer: say(forHead ? texts.answerSign : texts.answer),
    why: say(forHead ? texts.whySign : texts.why),
    next: say(texts.next),
  });
}

/** The same about a round of reports. */
export function composeRoundLinkRenewed(item: RoundItem, context: LetterContext): Section {
  const texts = context.texts['round-link-renewed'];
  const say = sayOfRound(item, context);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'inform',
    headline: say(texts.subject),
    nearestOn: item.subject.round.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening)),
        ...link,
        facts(dateRows(item, context)),
        reasons(item, context, { why: say(texts.why), next: say(texts.next) }),
      ];
    },
    get brief() {
      return [facts(dateRows(item, context)), ...link];
    },
  };
}
