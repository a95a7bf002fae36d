import { linkTo, paragraph } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import type { Ask, Section, TaskItem } from './section.ts';
import { taskNumber } from './task-words.ts';

/**
 * A letter about a confidential task (mật), whatever its kind: the number and the link. Not its words, phrase, dates,
 * partners, documents or files: mail passes through machines that nobody in the office has vouched for.
 */
export function composeConfidential(item: TaskItem, context: LetterContext, hides: Ask): Section {
  const { definition } = item.subject;
  const name = `Nhiệm vụ ${taskNumber(definition)} (mật)`;
  const where = item.link === null ? `tại ${context.office}` : 'tại đường dẫn dưới đây';
  const blocks = [
    paragraph(
      `${name}, mã ${definition.id}, ${context.planName}: có nội dung gửi ${context.recipient.name}. ` +
        `Nội dung không ghi trong thư; ${context.request.toLocaleLowerCase('vi')} xem ${where}.`,
    ),
    ...linkTo(`Xem nhiệm vụ ${taskNumber(definition)}`, item.link),
  ];
  return {
    ask: item.copy ? 'copy' : 'confidential',
    hides,
    headline: `${name}: có nội dung không ghi trong thư`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks,
    brief: blocks,
  };
}
