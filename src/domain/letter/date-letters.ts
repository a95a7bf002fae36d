import { aboutTask, dateAbout, reportedRows, timesRow } from './about-task.ts';
import type { Rows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** The two dates, and in words why they cannot both hold. */
function dateRows(item: TaskItem): Rows {
  const decided = dateAbout(item, 'dueOn');
  const proposed = dateAbout(item, 'proposedOn');
  const { conflict } = item.subject.task.schedule;
  return {
    'Thời hạn đã quyết định': decided === null ? null : sentence(byEndOf(decided)),
    'Thời hạn theo văn bản': proposed === null ? null : sentence(byEndOf(proposed)),
    'Vướng về thời hạn': conflict === null ? null : sentence(conflict),
  };
}

/** To the body whose leader decides: a document gives another date than a person had decided. */
export function composeDateQuestion(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['date-question'];
  const say = sayOfTask(item, context);
  const days = { soNgay: String(context.policy.decisions.extensionWorkingDays) };
  return aboutTask(item, context, {
    ask: 'decide',
    subject: say(texts.subject, days),
    opening: say(texts.opening, days),
    rows: dateRows(item),
    request: say(texts.request, days),
    answer: say(texts.answer, days),
    why: say(texts.why, days),
    next: say(texts.next, days),
  });
}

/** To the superior: nobody has decided. */
export function composeDateUndecided(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['date-undecided'];
  const say = sayOfTask(item, context);
  const own = {
    noiTraoDoi: context.nameOf(item.subject.task.parties.confirmer),
    soNgay: String(context.policy.decisions.extensionWorkingDays),
  };
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: { ...timesRow(item), ...dateRows(item) },
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To the bodies: which date holds. */
export function composeDateSettled(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['date-settled'];
  const say = sayOfTask(item, context);
  const kept = item.about['follows'] === 'decision';
  const former = dateAbout(item, 'formerDueOn');
  return aboutTask(item, context, {
    ask: kept ? 'inform' : 'deadline-moved',
    subject: say(kept ? texts.subject : texts.subjectFollowed),
    opening: say(kept ? texts.opening : texts.openingFollowed),
    rows: {
      'Thời hạn trước đó': kept || former === null ? null : sentence(byEndOf(former)),
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: null,
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(kept ? texts.next : texts.nextFollowed),
  });
}

/** To the body whose leader decides, as a copy to the office: the date that was counted and the plan's own cannot both hold. */
export function composeDateConflict(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['date-conflict'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'decide',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows: {},
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(item.copy ? texts.whyCopy : texts.why),
    next: say(texts.next),
  });
}
