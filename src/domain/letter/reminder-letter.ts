import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead, leftWords } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { waitsForHead } from './signature-letters.ts';
import { copiedTo, countedWords, deadlineRows, roleWords, taskName } from './task-words.ts';
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
        ...waitsForHead(item, context),
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
        ...waitsForHead(item, context),
        ...answering(item, context),
      ];
    },
  };
}

/** `Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)` */
function headline(item: TaskItem, context: LetterContext): string {
  const { schedule } = item.subject.task;
  const { dueOn, lastWorkingOn } = schedule;
  const texts = context.texts.reminder;
  const say = sayOfTask(item, context);
  const left = leftWords(item, schedule, context.sendOn);
  if (dueOn === null || left === null) return say(texts.subjectNoDate);
  const hanCuoi = formatDate(dueOn);
  if (context.sendOn > dueOn) return say(texts.subjectPast, { hanCuoi });
  const own = { hanCuoi, conLai: left.replace(', tính cả ngày nghỉ', '') };
  if (!left.startsWith('còn')) return say(texts.subjectToday, own);
  const apart = lastWorkingOn !== null && lastWorkingOn !== dueOn && context.sendOn <= lastWorkingOn;
  return apart
    ? say(texts.subjectDayOff, { ...own, ngayLamViecCuoi: formatDate(lastWorkingOn) })
    : say(texts.subject, own);
}

function whatItIs(item: TaskItem, context: LetterContext): string {
  const texts = context.texts.reminder;
  const say = sayOfTask(item, context);
  const vaiTro = roleWords(item, context);
  return vaiTro === null || item.copy ? say(texts.openingOther) : say(texts.opening, { vaiTro });
}

function asking(item: TaskItem, context: LetterContext): Section['blocks'] {
  if (item.copy) return [paragraph(context.copyNote)];
  const request = sayOfTask(item, context)(context.texts.reminder.request);
  return [paragraph(request), ...answering(item, context)];
}

const answering = (item: TaskItem, context: LetterContext): Section['blocks'] =>
  linkTo(sayOfTask(item, context)(context.texts.reminder.answer), item.copy ? null : item.link);

function why(item: TaskItem, context: LetterContext): string {
  const vaiTro = roleWords(item, context) ?? 'cơ quan nhận thông báo';
  const tinhTrang = STATE[item.subject.task.progress] ?? 'nhiệm vụ đang được theo dõi';
  return sentence(sayOfTask(item, context)(context.texts.reminder.why, { vaiTro, tinhTrang }));
}

const STATE: Readonly<Partial<Record<TaskItem['subject']['task']['progress'], string>>> = {
  open: 'đến nay chưa nhận được báo cáo kết quả',
  'not-started': 'đến nay chưa nhận được báo cáo kết quả',
  presented: 'nhiệm vụ đã được trình, chờ cấp có thẩm quyền quyết định',
  submitted: 'kết quả đã được báo cáo, chờ xác nhận',
};

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { schedule, passed, parties } = item.subject.task;
  const texts = context.texts.reminder;
  const say = sayOfTask(item, context);
  const again = daysAhead(schedule, passed, 'reminder', context.sendOn);
  if (again.length > 0)
    return say(item.copy ? texts.nextAgainCopy : texts.nextAgain, { cacNgay: joinDates(again) });
  const [letterOn] = daysAhead(schedule, passed, 'overdue-letter', context.sendOn);
  if (letterOn === undefined || schedule.dueOn === null) return say(texts.next);
  // Where the office itself leads, it does not say of itself that it will write to its own head.
  const isOwn = parties.answeredBy === context.plan.office;
  return say(isOwn ? texts.nextLastOwn : texts.nextLast, {
    hanCuoi: formatDate(schedule.dueOn),
    ngay: formatDate(letterOn),
  });
}
