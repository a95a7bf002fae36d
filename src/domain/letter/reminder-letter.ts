import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead, leftWords } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import {
  copiedTo,
  countedWords,
  deadlineRows,
  phraseWords,
  roleWords,
  taskName,
  taskNumber,
} from './task-words.ts';
import { joinDates, sentence } from './words.ts';

/** Before the deadline: the answering body is asked for its result, coordinating bodies get a copy that asks nothing. */
export function composeReminder(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  return {
    ask: item.copy ? 'copy' : 'report',
    headline: headline(item, context),
    nearestOn: task.schedule.dueOn,
    count: 1,
    get copiedTo() {
      return copiedTo(item, context);
    },
    get blocks() {
      return [
        paragraph(whatItIs(item, context)),
        facts(deadlineRows(item, context)),
        ...asking(item, context),
        facts({
          'Vì sao có thư này': why(item, context),
          'Cách tính': countedWords(item, context),
          'Tiếp theo': sentence(whatFollows(item, context)),
        }),
      ];
    },
    get brief() {
      return [
        facts({ 'Nhiệm vụ': sentence(taskName(definition, context)), ...deadlineRows(item, context) }),
        ...answering(item),
      ];
    },
  };
}

/** `Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)` */
function headline(item: TaskItem, context: LetterContext): string {
  const { definition, task } = item.subject;
  const { dueOn, lastWorkingOn } = task.schedule;
  const which = `Nhiệm vụ ${taskNumber(definition)}`;
  const left = leftWords(item, task.schedule, context.sendOn);
  if (dueOn === null || left === null) return `${which}: đề nghị báo cáo kết quả`;
  if (context.sendOn > dueOn)
    return `${which}: đã qua thời hạn ${formatDate(dueOn)}, chưa nhận được báo cáo kết quả`;
  const apart = lastWorkingOn !== null && lastWorkingOn !== dueOn && context.sendOn <= lastWorkingOn;
  const until = left.startsWith('còn') ? ` đến ${formatDate(apart ? lastWorkingOn : dueOn)}` : '';
  const due = apart || until === '' ? ` (hạn ${formatDate(dueOn)})` : '';
  return `${which}: ${left.replace(', tính cả ngày nghỉ', '')}${until}${due}`;
}

function whatItIs(item: TaskItem, context: LetterContext): string {
  const { plan, recipient } = context;
  const { definition, task } = item.subject;
  const role = roleWords(item, context);
  const lead = context.nameOf(task.parties.answeredBy);
  const who = role === null || item.copy ? `${lead} là cơ quan tham mưu` : `${recipient.name} là ${role}`;
  return (
    `Theo mục III ${context.planName}, ngày ${formatDate(plan.documentOn)} của ${plan.issuedBy}, ${who} ` +
    `${taskName(definition, context)}. Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`
  );
}

function asking(item: TaskItem, context: LetterContext): Section['blocks'] {
  if (item.copy) return [paragraph(context.copyNote)];
  return [
    paragraph(
      `${context.request} ${context.recipient.name} báo cáo kết quả (số, ngày văn bản hoặc tệp kèm theo), hoặc nêu ` +
        'khó khăn, vướng mắc, đề nghị điều chỉnh thời hạn. Nếu kết quả đã gửi bằng văn bản giấy, xin cho biết số, ngày văn bản.',
    ),
    ...answering(item),
  ];
}

const answering = (item: TaskItem): Section['blocks'] =>
  linkTo(`Trả lời về nhiệm vụ ${taskNumber(item.subject.definition)}`, item.copy ? null : item.link);

function why(item: TaskItem, context: LetterContext): string {
  const role = roleWords(item, context) ?? 'cơ quan nhận thông báo';
  const state = STATE[item.subject.task.progress] ?? 'nhiệm vụ đang được theo dõi';
  return sentence(`${context.recipient.name} là ${role} của nhiệm vụ; ${state}`);
}

const STATE: Readonly<Partial<Record<TaskItem['subject']['task']['progress'], string>>> = {
  open: 'đến nay chưa nhận được báo cáo kết quả',
  'not-started': 'đến nay chưa nhận được báo cáo kết quả',
  presented: 'nhiệm vụ đã được trình, chờ cấp có thẩm quyền quyết định',
  submitted: 'kết quả đã được báo cáo, chờ xác nhận',
};

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { schedule, passed, parties } = item.subject.task;
  const again = daysAhead(schedule, passed, 'reminder', context.sendOn);
  const who = item.copy ? ` ${context.nameOf(parties.answeredBy)}` : '';
  if (again.length > 0) {
    return `nếu chưa nhận được báo cáo, hệ thống nhắc lại${who} ${joinDates(again)}. Đã báo cáo thì không nhắc nữa`;
  }
  const [letterOn] = daysAhead(schedule, passed, 'overdue-letter', context.sendOn);
  if (letterOn === undefined || schedule.dueOn === null) return 'đã báo cáo thì không nhắc nữa';
  // Where the office itself leads, it does not say of itself that it will write to its own head.
  const { office } = context.plan;
  const by = parties.answeredBy === office ? '' : `${context.office} `;
  return (
    `đây là lần nhắc cuối trước thời hạn; nếu đến hết ngày ${formatDate(schedule.dueOn)} chưa nhận được báo cáo, ngày ` +
    `${formatDate(letterOn)} ${by}xem xét gửi thư đến người đứng đầu cơ quan tham mưu. Đã báo cáo thì không nhắc nữa`
  );
}
