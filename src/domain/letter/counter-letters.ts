import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import { answerWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** To the body to which another date was offered: its answer is missing, and until when the offer holds. */
export function composeCounterReminder(item: TaskItem, context: LetterContext): Section {
  const until = dateAbout(item, 'until');
  const answerBy = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: 'complete',
    headline: `chưa nhận được trả lời về ngày gia hạn được đề xuất${until === null ? '' : `: ${formatDate(until)}`}`,
    opening: `chưa nhận được trả lời của ${context.recipient.name} về ngày gia hạn được đề xuất`,
    rows: {
      'Ngày được đề xuất': until === null ? null : sentence(byEndOf(until)),
      'Trả lời': answerBy === null ? null : sentence(answerBy),
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: `${context.request} ${context.recipient.name} trả lời có nhận ngày được đề xuất hay không.`,
    answer: 'Trả lời ngày được đề xuất',
    why: `${context.recipient.name} đã đề nghị gia hạn nhiệm vụ này và được đề xuất một ngày khác.`,
    next: 'quá thời hạn trả lời, đề xuất hết hiệu lực và thời hạn hiện nay được giữ; cơ quan có thể đề nghị lại.',
  });
}

/** To both sides: nobody has answered, the offer is over and the date in force stays. */
export function composeCounterLapsed(item: TaskItem, context: LetterContext): Section {
  const until = dateAbout(item, 'until');
  const body = bodyAbout(item, context);
  const own = item.about['body'] === context.recipient.id || body === context.recipient.name;
  return aboutTask(item, context, {
    ask: 'inform',
    headline: 'ngày gia hạn được đề xuất hết hiệu lực, thời hạn hiện nay được giữ',
    opening: `đã quá thời hạn trả lời mà chưa nhận được trả lời của ${body} về ngày gia hạn được đề xuất; đề xuất hết hiệu lực, thời hạn hiện nay được giữ`,
    rows: {
      'Ngày được đề xuất': until === null ? null : sentence(byEndOf(until)),
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: null,
    answer: own ? 'Xem nhiệm vụ, đề nghị lại nếu cần' : 'Xem nhiệm vụ',
    why: own
      ? `${context.recipient.name} đã đề nghị gia hạn nhiệm vụ này.`
      : `${context.recipient.name} đã đề xuất ngày này.`,
    next: 'thời hạn hiện nay tiếp tục được tính; cơ quan có thể đề nghị gia hạn lại.',
  });
}
