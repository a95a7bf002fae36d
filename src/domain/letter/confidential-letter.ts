import { linkTo, paragraph } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import type { Ask, Section, TaskItem } from './section.ts';
import { receiptValues } from './receipt-letters.ts';
import { sayOfTask } from './say-task.ts';

/**
 * A letter about a confidential task (mật), whatever its kind: the number and the link. Not its words, phrase, dates,
 * partners, documents or files; of a receipt also its code and time: mail passes through machines that nobody in the office has vouched for.
 */
export function composeConfidential(item: TaskItem, context: LetterContext, hides: Ask): Section {
  const { definition } = item.subject;
  const texts = context.texts.confidential;
  const say = sayOfTask(item, context);
  const own = { maNhiemVu: definition.id };
  const receipt = item.mail === 'receipt' ? { ...own, ...receiptValues(item) } : null;
  const told =
    receipt === null
      ? say(item.link === null ? texts.openingNoLink : texts.opening, own)
      : say(texts.openingReceipt, receipt);
  const blocks = [paragraph(told), ...linkTo(say(texts.answer, own), item.link)];
  return {
    ask: item.copy ? 'copy' : 'confidential',
    hides,
    headline: receipt === null ? say(texts.subject, own) : say(texts.subjectReceipt, receipt),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks,
    brief: blocks,
  };
}
