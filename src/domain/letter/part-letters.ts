import { aboutTask, bodyAbout, reportedRows } from './about-task.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';

/** To the answering body: a member of the implementing group has completed its part. */
export function composePartReported(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['part-reported'];
  const say = sayOfTask(item, context);
  const { task } = item.subject;
  const own = {
    benKia: bodyAbout(item, context),
    phanDaNhan: `${task.members.length}/${task.parties.implementing.length}`,
  };
  return aboutTask(item, context, {
    ask: 'confirm',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Nội dung báo cáo'),
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To the member whose part was given back. */
export function composePartReturned(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['part-returned'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'complete',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows: reportedRows(item, context, 'Lý do'),
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

/** To a body whose opinion a lead asks for: it has the turn. */
export function composeOpinionRequest(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['opinion-request'];
  const say = sayOfTask(item, context);
  const own = {
    benKia: bodyAbout(item, context),
    soNgay: String(context.policy.decisions.opinionWorkingDays),
  };
  return aboutTask(item, context, {
    ask: 'report',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Nội dung cần ý kiến'),
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

export function composeOpinionReminder(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['opinion-reminder'];
  const say = sayOfTask(item, context);
  const own = { benKia: bodyAbout(item, context) };
  return aboutTask(item, context, {
    ask: 'report',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Nội dung cần ý kiến'),
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To the lead that asked. */
export function composeOpinionGiven(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['opinion-given'];
  const say = sayOfTask(item, context);
  const own = { benKia: bodyAbout(item, context) };
  return aboutTask(item, context, {
    ask: 'inform',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Ý kiến'),
    request: null,
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}
