import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import { answerWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** To the body to which another date was offered: its answer is missing, and until when the offer holds. */
export function composeCounterReminder(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['counter-reminder'];
  const say = sayOfTask(item, context);
  const until = dateAbout(item, 'until');
  const answerBy = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: 'complete',
    subject: until === null ? say(texts.subjectNoDate) : say(texts.subject, { ngay: formatDate(until) }),
    opening: say(texts.opening),
    rows: {
      'Ngày được đề xuất': until === null ? null : sentence(byEndOf(until)),
      'Trả lời': answerBy === null ? null : sentence(answerBy),
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

/** To both sides: nobody has answered, the offer is over and the date in force stays. */
export function composeCounterLapsed(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['counter-lapsed'];
  const say = sayOfTask(item, context);
  const until = dateAbout(item, 'until');
  const body = { benKia: bodyAbout(item, context) };
  const toAsker = item.about['body'] === context.recipient.id || body.benKia === context.recipient.name;
  return aboutTask(item, context, {
    ask: 'inform',
    subject: say(texts.subject, body),
    opening: say(texts.opening, body),
    rows: {
      'Ngày được đề xuất': until === null ? null : sentence(byEndOf(until)),
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: null,
    answer: say(toAsker ? texts.answerOwn : texts.answer),
    why: say(toAsker ? texts.whyOwn : texts.why, body),
    next: say(texts.next, body),
  });
}
