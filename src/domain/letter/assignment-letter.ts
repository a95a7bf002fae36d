import { formatDate } from '../calendar/local-date.ts';
import { compactLinks, facts, heading, linkTo, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { byEndOf, daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { nearestOf } from './section-dates.ts';
import {
  awaitedEvents,
  countedWords,
  deadlineRows,
  eventWords,
  partnerRows,
  phraseWords,
  roleWords,
  taskNumber,
  titleOf,
} from './task-words.ts';
import { capitalised, joinWords, quoted, sentence, shortened, two } from './words.ts';

/** The recipient's roles in the order in which the notice lists them. */
const ROLES = ['lead', 'coordinating', 'implementing'] as const;
const ROLE_HEADINGS: Readonly<Record<(typeof ROLES)[number], string>> = {
  lead: 'Nhiệm vụ tham mưu',
  coordinating: 'Nhiệm vụ phối hợp',
  implementing: 'Nhiệm vụ thực hiện',
};

const ROLE_VERBS: Readonly<Record<(typeof ROLES)[number], string>> = {
  lead: 'tham mưu',
  coordinating: 'phối hợp',
  implementing: 'thực hiện',
};

/** One notice for all tasks of a body, whatever their number: its role in each, the words, the date, what follows. */
export function composeAssignment(items: readonly TaskItem[], context: LetterContext): Section {
  const nearestOn = nearestOf(items, context.sendOn);
  return {
    ask: 'assignment',
    headline: headline(items, context),
    nearestOn,
    count: items.length,
    copiedTo: [],
    get blocks() {
      return [...opening(items, context), ...byRole(items, context, wholeTask), closing(items, context)];
    },
    get brief() {
      return [
        ...opening(items, context),
        ...byRole(items, context, context.detail === 'lines' ? lineOfTask : briefTask),
        closing(items, context),
      ];
    },
  };
}

function headline(items: readonly TaskItem[], context: LetterContext): string {
  const texts = context.texts.assignment;
  const nearestOn = nearestOf(items, context.sendOn);
  const due = nearestOn === null ? null : { hanCuoi: formatDate(nearestOn) };
  const [only] = items;
  if (items.length === 1 && only !== undefined) {
    const say = sayOfTask(only, context);
    return due === null ? say(texts.subjectOneNoDate) : say(texts.subjectOne, due);
  }
  const count = { soLuong: two(items.length) };
  return due === null
    ? context.say(texts.subjectNoDate, count)
    : context.say(texts.subject, { ...count, ...due });
}

function opening(items: readonly TaskItem[], context: LetterContext): readonly Block[] {
  const { plan, say } = context;
  const texts = context.texts.assignment;
  const counts = ROLES.map((role) => ({
    role,
    count: items.filter((item) => roleOf(item, context) === role).length,
  }));
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => `${ROLE_VERBS[role]} ${two(count)} nhiệm vụ`);
  const own = { tenKeHoach: quoted(plan.title), canCu: basisOf(items), phanViec: joinWords(parts) };
  return [
    paragraph(say(texts.opening, own)),
    paragraph(say(items.length === 1 ? texts.requestOne : texts.request)),
  ];
}

/** The plan itself, or the decision by which it was amended. */
function basisOf(items: readonly TaskItem[]): string {
  const [first] = items;
  const origin = first?.subject.definition.origin;
  const isOne = items.every(({ subject }) => subject.definition.origin?.decisionId === origin?.decisionId);
  if (origin === undefined || !isOne) return 'mục III của Kế hoạch';
  return `quyết định điều chỉnh Kế hoạch số ${origin.documentNumber} ngày ${formatDate(origin.documentOn)}`;
}

type OneTask = (item: TaskItem, context: LetterContext) => readonly Block[];

/** Role by role, and within a role in the order of the plan's numbers as given. */
function byRole(items: readonly TaskItem[], context: LetterContext, one: OneTask): readonly Block[] {
  return ROLES.flatMap((role) => {
    const own = items.filter((item) => roleOf(item, context) === role);
    if (own.length === 0) return [];
    const blocks = own.flatMap((item) => one(item, context));
    return items.length === 1
      ? blocks
      : [heading(1, `${ROLE_HEADINGS[role]} (${two(own.length)})`), ...blocks];
  });
}

/** A recipient without a part of its own is told as one that carries out: the order that named it said so. */
function roleOf(item: TaskItem, context: LetterContext): (typeof ROLES)[number] {
  const { leads, coordinating } = item.subject.task.parties;
  if (leads.includes(context.recipient.id)) return 'lead';
  return coordinating.includes(context.recipient.id) ? 'coordinating' : 'implementing';
}

function wholeTask(item: TaskItem, context: LetterContext): readonly Block[] {
  const { definition } = item.subject;
  const role = roleWords(item, context);
  return [
    heading(2, `Nhiệm vụ ${taskNumber(definition)}. ${sentence(titleOf(definition, context))}`),
    facts({
      'Vai trò': role === null ? null : sentence(capitalised(role)),
      ...partnerRows(item, context),
      'Thời gian ghi trong Kế hoạch': sentence(phraseWords(definition, context)),
      ...deadlineRows(item, context),
      'Cách tính': countedWords(item, context, false),
      'Tiếp theo': sentence(whatFollows(item, context)),
    }),
    ...answering(item, context),
  ];
}

function briefTask(item: TaskItem, context: LetterContext): readonly Block[] {
  const { definition } = item.subject;
  return [
    heading(2, `Nhiệm vụ ${taskNumber(definition)}. ${sentence(titleOf(definition, context))}`),
    facts({
      'Thời gian ghi trong Kế hoạch': sentence(phraseWords(definition, context)),
      ...deadlineRows(item, context),
    }),
    ...answering(item, context),
  ];
}

function lineOfTask(item: TaskItem, context: LetterContext): readonly Block[] {
  const { definition, task } = item.subject;
  const { dueOn } = task.schedule;
  const due = dueOn === null ? 'không ấn định thời hạn' : byEndOf(dueOn);
  const title = sentence(`${shortened(titleOf(definition, context), 60)}; ${due}`);
  return [
    paragraph(`Nhiệm vụ ${taskNumber(definition)}. ${title}`),
    ...compactLinks(answering(item, context)),
  ];
}

function answering(item: TaskItem, context: LetterContext): readonly Block[] {
  const texts = context.texts.assignment;
  const leads = item.subject.task.parties.leads.includes(context.recipient.id);
  return linkTo(sayOfTask(item, context)(leads ? texts.answerLead : texts.answer), item.link);
}

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { schedule, passed, parties } = item.subject.task;
  const texts = context.texts.assignment;
  const say = sayOfTask(item, context);
  const answers = parties.answeredBy === context.recipient.id;
  if (schedule.course === 'waiting') {
    const events = awaitedEvents(item, context).map((event) => eventWords(event, item.subject.definition));
    return events.length === 0
      ? say(texts.nextWaitingUnnamed)
      : say(texts.nextWaiting, { choGi: events.join('; ') });
  }
  const [firstOn] = daysAhead(schedule, passed, 'reminder', context.sendOn);
  if (firstOn !== undefined)
    return say(answers ? texts.nextReminder : texts.nextReminderOther, { ngay: formatDate(firstOn) });
  const [reviewOn] = daysAhead(schedule, passed, 'review', context.sendOn);
  if (reviewOn !== undefined)
    return say(answers ? texts.nextReview : texts.nextReviewOther, { ngay: formatDate(reviewOn) });
  return say(texts.nextNone);
}

function closing(items: readonly TaskItem[], context: LetterContext): Block {
  const { policy, say } = context;
  const texts = context.texts.assignment;
  const basis = { canCu: basisOf(items) };
  const why =
    items.length === 1 ? say(texts.whyOne, basis) : say(texts.why, { ...basis, soLuong: two(items.length) });
  return facts({
    'Vì sao có thư này': why,
    'Nhắc việc': say(texts.quiet, { soNgay: two(policy.reminders.quietAfterAssignment) }),
  });
}
