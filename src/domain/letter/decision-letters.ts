import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows, timesRow } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import { answerWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { composeTaskDivided, numbersOf } from './division-letters.ts';
import { sentence } from './words.ts';

/** To the body whose leader decides: a lead asks for more time. */
export function composeExtensionRequest(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['extension-request'];
  const say = sayOfTask(item, context);
  const body = { benKia: bodyAbout(item, context) };
  const own = { ...body, soNgay: String(context.policy.decisions.extensionWorkingDays) };
  const until = dateAbout(item, 'proposedOn');
  return aboutTask(item, context, {
    ask: 'decide',
    subject:
      until === null
        ? say(texts.subjectNoDate, body)
        : say(texts.subject, { ...body, ngay: formatDate(until) }),
    opening: say(texts.opening, own),
    rows: {
      'Ngày đề nghị': until === null ? null : sentence(byEndOf(until)),
      ...reportedRows(item, context, 'Lý do'),
    },
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To the decider's superior: a request that nobody has decided. */
export function composeExtensionUndecided(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['extension-undecided'];
  const say = sayOfTask(item, context);
  const own = undecided(item, context, context.policy.decisions.extensionWorkingDays);
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Lý do đề nghị') },
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** Whose request waits, for whom, and for how long. */
const undecided = (item: TaskItem, context: LetterContext, days: number) => ({
  benKia: bodyAbout(item, context),
  noiTraoDoi: context.nameOf(item.subject.task.parties.confirmer),
  soNgay: String(days),
});

const OUTCOMES: Readonly<Record<string, string>> = {
  granted: 'được chấp thuận',
  refused: 'không được chấp thuận',
  countered: 'được đề xuất một ngày khác',
};

/** To the body that asked: granted, refused, or another date. */
export function composeExtensionDecision(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['extension-decision'];
  const say = sayOfTask(item, context);
  const outcome = String(item.about['outcome']);
  const result = { ketQua: OUTCOMES[outcome] ?? '' };
  const until = dateAbout(item, 'until');
  const former = dateAbout(item, 'formerDueOn');
  const offered = outcome === 'countered';
  const answerBy = answerWords(item.about['answerBy']);
  const nextOffered = answerBy === null ? texts.nextOffered : texts.nextOfferedUntil;
  const next = until === null ? texts.nextRefused : texts.next;
  return aboutTask(item, context, {
    ask: offered ? 'complete' : 'deadline-moved',
    subject:
      until === null
        ? say(texts.subjectNoDate, result)
        : say(texts.subject, { ...result, ngay: formatDate(until) }),
    opening: say(texts.opening, result),
    rows: {
      [offered ? 'Ngày được đề xuất' : 'Thời hạn mới']: until === null ? null : sentence(byEndOf(until)),
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      'Trả lời': offered && answerBy !== null ? sentence(answerBy) : null,
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: offered ? say(texts.requestOffered, result) : null,
    answer: offered ? say(texts.answerOffered, result) : say(texts.answer),
    why: say(texts.why, result),
    next: say(offered ? nextOffered : next, result),
  });
}

/** To the decider: how the body answered the date that was offered. */
export function composeExtensionAnswer(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['extension-answer'];
  const say = sayOfTask(item, context);
  const own = { benKia: bodyAbout(item, context) };
  const accepted = item.about['accepted'] === true;
  return aboutTask(item, context, {
    ask: accepted ? 'deadline-moved' : 'inform',
    subject: say(accepted ? texts.subject : texts.subjectRefused, own),
    opening: say(accepted ? texts.opening : texts.openingRefused, own),
    rows: reportedRows(item, context, 'Ý kiến của cơ quan'),
    request: null,
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(accepted ? texts.next : texts.nextRefused, own),
  });
}

/** To the body whose leader decides: a late mark is disputed. */
export function composeContestRequest(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['contest-request'];
  const say = sayOfTask(item, context);
  const own = {
    benKia: bodyAbout(item, context),
    soNgay: String(context.policy.decisions.contestWorkingDays),
  };
  return aboutTask(item, context, {
    ask: 'decide',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: reportedRows(item, context, 'Ý kiến của cơ quan'),
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

export function composeContestUndecided(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['contest-undecided'];
  const say = sayOfTask(item, context);
  const own = undecided(item, context, context.policy.decisions.contestWorkingDays);
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject, own),
    opening: say(texts.opening, own),
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Ý kiến của cơ quan') },
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** To the body: what was concluded about its mark. */
export function composeMarkConcluded(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['mark-concluded'];
  const say = sayOfTask(item, context);
  const late = item.about['verdict'] === 'late';
  const [subject, opening] =
    item.about['of'] === 'boundary'
      ? late
        ? [texts.subjectLate, texts.openingLate]
        : [texts.subjectOnTime, texts.openingOnTime]
      : late
        ? [texts.subject, texts.opening]
        : [texts.subjectDropped, texts.openingDropped];
  return aboutTask(item, context, {
    ask: 'inform',
    subject: say(subject),
    opening: say(opening),
    rows: reportedRows(item, context, 'Kết luận'),
    request: null,
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

/** Which texts tell of a change; another one has words of its own. */
const CHANGES = {
  amended: ['subjectAmended', 'openingAmended'],
  suspended: ['subjectSuspended', 'openingSuspended'],
  resumed: ['subjectResumed', 'openingResumed'],
  cancelled: ['subjectCancelled', 'openingCancelled'],
} as const;

const isChange = (change: unknown): change is keyof typeof CHANGES =>
  typeof change === 'string' && Object.hasOwn(CHANGES, change);

/** To every party: a decision has changed the task; the former date stays readable. */
export function composeTaskChanged(item: TaskItem, context: LetterContext): Section {
  if (item.about['change'] === 'divided') return composeTaskDivided(item, context);
  const texts = context.texts['task-changed'];
  const say = sayOfTask(item, context);
  const { change } = item.about;
  const [subject, opening] = isChange(change) ? CHANGES[change] : (['subjectOther', 'openingOther'] as const);
  const former = dateAbout(item, 'formerDueOn');
  const replacedBy = String(item.about['replacedBy'] ?? '');
  const ended = change === 'cancelled';
  const next = ended ? texts.nextCancelled : change === 'suspended' ? texts.nextSuspended : texts.next;
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    subject: say(texts[subject]),
    opening: say(texts[opening]),
    rows: {
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      'Được thay bằng':
        replacedBy === '' ? null : sentence(`nhiệm vụ ${numbersOf(replacedBy, context).join(', ')}`),
      ...reportedRows(item, context, 'Nội dung quyết định'),
    },
    request: null,
    answer: ended ? null : say(texts.answer),
    why: say(texts.why),
    next: say(next),
  });
}

/** To the office: a task has been suspended for long; does the reason still hold. */
export function composeSuspensionReview(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['suspension-review'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows: {},
    request: say(texts.request),
    answer: null,
    why: say(texts.why),
    next: say(texts.next),
  });
}
