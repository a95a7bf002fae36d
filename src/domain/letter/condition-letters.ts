import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** To the answering body: a named person has said how its phrase is read, and the date has moved. */
export function composeReadingConfirmed(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['reading-confirmed'];
  const say = sayOfTask(item, context);
  const former = dateAbout(item, 'formerDueOn');
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows: {
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      ...reportedRows(item, context, 'Ý kiến của người xác nhận'),
    },
    request: null,
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

/** To the place and to the body that answers: Ban Tổ chức has found that the condition is met there. */
export function composeEligibilityRecorded(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['eligibility-recorded'];
  const say = sayOfTask(item, context);
  const place = { benKia: bodyAbout(item, context) };
  const since = dateAbout(item, 'on');
  const own = dateAbout(item, 'dueOn');
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    subject: say(texts.subject, place),
    opening: say(texts.opening, place),
    rows: {
      'Đủ điều kiện từ ngày': since === null ? null : `${formatDate(since)}.`,
      'Thời hạn riêng của nơi này': own === null ? null : sentence(byEndOf(own)),
      ...reportedRows(item, context, 'Nội dung'),
    },
    request: null,
    answer: say(texts.answer, place),
    why: say(texts.why, place),
    next: say(own === null ? texts.next : texts.nextOwn, place),
  });
}

/** To the office: the watching body says that the document has come; somebody has to register it. */
export function composeDocumentReported(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['document-reported'];
  const say = sayOfTask(item, context);
  const own = { benKia: bodyAbout(item, context) };
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Nội dung trả lời'),
    request: say(texts.request, own),
    answer: null,
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To a place with a date of its own. */
export function composePartReminder(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['part-reminder'];
  const say = sayOfTask(item, context);
  const own = dateAbout(item, 'dueOn');
  return aboutTask(item, context, {
    ask: 'report',
    subject: own === null ? say(texts.subjectNoDate) : say(texts.subject, { ngay: formatDate(own) }),
    opening: say(texts.opening),
    rows: { 'Thời hạn riêng': own === null ? null : sentence(byEndOf(own)) },
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}
