import { formatDate } from '../calendar/local-date.ts';
import { compactLinks, facts, heading, linkTo, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { byEndOf, daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
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
  const only = items.length === 1 ? items[0] : undefined;
  const what =
    only === undefined ? `: ${two(items.length)} nhiệm vụ` : ` ${taskNumber(only.subject.definition)}`;
  const nearest = only === undefined ? 'thời hạn gần nhất' : 'thời hạn';
  return {
    ask: 'assignment',
    headline: `Thông báo giao nhiệm vụ${what}${nearestOn === null ? '' : `, ${nearest} ${formatDate(nearestOn)}`}`,
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

function opening(items: readonly TaskItem[], context: LetterContext): readonly Block[] {
  const { plan, recipient, planName, request } = context;
  const counts = ROLES.map((role) => ({
    role,
    count: items.filter((item) => roleOf(item, context) === role).length,
  }));
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => `${ROLE_VERBS[role]} ${two(count)} nhiệm vụ`);
  return [
    paragraph(
      `Ngày ${formatDate(plan.documentOn)}, ${plan.issuedBy} ban hành ${planName} ${quoted(plan.title)}. ` +
        `Theo mục III của Kế hoạch, ${recipient.name} được giao ${joinWords(parts)}, nêu dưới đây.`,
    ),
    paragraph(
      `${request} ${recipient.name} phân công người theo dõi${items.length === 1 ? '' : ' từng'} nhiệm vụ; nếu thấy tên nhiệm vụ, vai trò hoặc ` +
        'thời hạn ghi chưa đúng, xin phản hồi để kịp thời điều chỉnh.',
    ),
  ];
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
  const leads = item.subject.task.parties.leads.includes(context.recipient.id);
  const label = leads ? 'Báo cáo, phản hồi' : 'Phản hồi';
  return linkTo(`${label} về nhiệm vụ ${taskNumber(item.subject.definition)}`, item.link);
}

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { task } = item.subject;
  const { schedule, passed, parties } = task;
  const answers = parties.answeredBy === context.recipient.id;
  const lead = answers ? '' : ` ${context.nameOf(parties.answeredBy)}`;
  if (schedule.course === 'waiting') {
    const events = awaitedEvents(item, context).map((event) => eventWords(event, item.subject.definition));
    const wait =
      events.length === 0 ? ' văn bản hoặc điều kiện nêu trong Kế hoạch' : `: ${events.join('; ')}`;
    return `chờ${wait}; khi có, hệ thống tính thời hạn và báo ngay`;
  }
  const [firstOn] = daysAhead(schedule, passed, 'reminder', context.sendOn);
  if (firstOn !== undefined) return `nhắc${lead} lần đầu ngày ${formatDate(firstOn)}`;
  const [reviewOn] = daysAhead(schedule, passed, 'review', context.sendOn);
  if (reviewOn !== undefined) return `hỏi${lead} tình hình thực hiện ngày ${formatDate(reviewOn)}`;
  return 'không có lần nhắc nào được định trước';
}

function closing(items: readonly TaskItem[], context: LetterContext): Block {
  const quiet = context.policy.reminders.quietAfterAssignment;
  const named = items.length === 1 ? 'nhiệm vụ nêu trên' : `${two(items.length)} nhiệm vụ nêu trên`;
  return facts({
    'Vì sao có thư này': `${context.recipient.name} có tên tại mục III của Kế hoạch trong ${named}.`,
    'Nhắc việc':
      `không nhắc trong ${two(quiet)} ngày làm việc đầu tiên sau thông báo này; ` +
      'nhiệm vụ đã báo cáo kết quả thì không nhắc nữa.',
  });
}
