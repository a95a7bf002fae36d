import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords, leftWords } from './deadline-words.ts';
import { composeOverdueElsewhere } from './ladder-letters.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import { partnerRows, countedWords, phraseWords, roleWords, taskName, taskNumber } from './task-words.ts';
import { capitalised, joinDates, quoted, sentence, two } from './words.ts';

/** To the head of the answering body; it leaves only when a leader of the office has released it. */
export function composeOverdueLetter(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  if (item.copy || !context.actsFor(task.parties.answeredBy)) return composeOverdueElsewhere(item, context);
  const number = taskNumber(definition);
  const link = linkTo(`Trả lời về nhiệm vụ ${number}`, item.link);
  return {
    ask: 'overdue',
    headline: headline(item),
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(
          `Đến ${context.sendWords}, ${context.observer} chưa nhận được báo cáo kết quả ${taskName(definition, context)} ` +
            `của ${context.planName}. Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
        ),
        facts(pastRows(item, context)),
        paragraph(
          `${context.request} đồng chí chỉ đạo: (1) gửi kết quả; hoặc (2) cho biết tiến độ, nguyên nhân và thời gian ` +
            'dự kiến hoàn thành.',
        ),
        ...link,
        paragraph(
          'Nếu kết quả đã gửi bằng văn bản, xin cho biết số, ngày văn bản và ngày gửi để cập nhật. Nếu đồng chí thấy ' +
            `thông tin trên chưa đúng, xin nêu ý kiến; trong thời gian xem xét, nhiệm vụ được ghi ${quoted('Đang xem xét ý kiến của cơ quan')}.`,
        ),
        facts({
          'Vì sao có thư này': sentence(why(item, context)),
          'Cách tính': lateCounted(item, context),
          'Tiếp theo': sentence(whatFollows(item, context)),
        }),
      ];
    },
    get brief() {
      return [
        facts({ 'Nhiệm vụ': sentence(taskName(definition, context)), ...pastRows(item, context) }),
        ...link,
      ];
    },
  };
}

/** To the office, month by month: what is still open after its deadline, and what has been done about it. */
export function composeOverdueReview(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const lead = context.nameOf(task.parties.answeredBy);
  const link = linkTo(`Ghi nhận về nhiệm vụ ${number}`, item.link);
  return {
    ask: 'office',
    headline: headline(item),
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(
          `Đến ${context.sendWords}, ${context.observer} chưa nhận được báo cáo kết quả ${taskName(definition, context)} ` +
            `của ${context.planName}. Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
        ),
        facts({
          ...partnerRows(item, context),
          ...pastRows(item, context),
        }),
        paragraph(reviewRequest(item, context)),
        ...link,
        facts({
          'Vì sao có thư này': sentence(
            `nhiệm vụ đã qua thời hạn, chưa ghi nhận kết quả${servedWords(item)}`,
          ),
          'Cách tính': lateCounted(item, context),
          'Tiếp theo': sentence(whatFollows(item, context)),
        }),
      ];
    },
    get brief() {
      return [
        facts({
          'Nhiệm vụ': sentence(taskName(definition, context)),
          'Cơ quan tham mưu': sentence(lead),
          ...pastRows(item, context),
        }),
        ...link,
      ];
    },
  };
}

function headline(item: TaskItem): string {
  const { definition, task } = item.subject;
  const { dueOn } = task.schedule;
  const past = dueOn === null ? 'đã qua thời hạn' : `đã qua thời hạn ${formatDate(dueOn)}`;
  return `Nhiệm vụ ${taskNumber(definition)}: ${past}, chưa nhận được báo cáo kết quả`;
}

/** The office speaks to the body; where the office itself leads, it says how far it is. */
function reviewRequest(item: TaskItem, context: LetterContext): string {
  const { answeredBy } = item.subject.task.parties;
  const request = `${context.request} ${context.recipient.name}`;
  if (answeredBy === context.recipient.id)
    return `${request} báo cáo kết quả, hoặc cho biết tiến độ, nguyên nhân và thời gian dự kiến hoàn thành.`;
  return (
    `${request} trao đổi trực tiếp với ${context.nameOf(answeredBy)}; nếu cơ quan đã gửi văn bản giấy, ghi nhận số, ` +
    'ngày văn bản, ngày gửi và ngày nhận.'
  );
}

/** How the deadline was counted, and how the working days after it were. */
function lateCounted(item: TaskItem, context: LetterContext): string {
  const planned = item.subject.task.schedule.points.find((point) => point.kind === 'overdue-letter');
  if (planned === undefined) return countedWords(item, context);
  const days = context.policy.overdue.letterAfterWorkingDays;
  const which = days === 1 ? 'đầu tiên' : `thứ ${days}`;
  const on = formatDate(onOf(planned.sendAt ?? planned.at));
  return `${countedWords(item, context)} Ngày làm việc ${which} sau thời hạn là ${on}.`;
}

function pastRows(item: TaskItem, context: LetterContext): Readonly<Record<string, string | null>> {
  const { schedule } = item.subject.task;
  if (schedule.dueOn === null) return {};
  return {
    'Thời hạn': `${byEndOf(schedule.dueOn)}, ${pastWords(item, context)}.`,
    'Ngày làm việc cuối cùng trong hạn': lastWorkingWords(schedule),
    'Vướng về thời hạn, chờ quyết định': schedule.conflict,
  };
}

/** Working days where the letter leaves on the day for which they were counted, otherwise days by the calendar. */
function pastWords(item: TaskItem, context: LetterContext): string {
  const { schedule } = item.subject.task;
  const planned = schedule.points.find((point) => point.kind === 'overdue-letter');
  if (planned !== undefined && onOf(planned.sendAt ?? planned.at) === context.sendOn) {
    return `đã qua thời hạn ${two(context.policy.overdue.letterAfterWorkingDays)} ngày làm việc`;
  }
  return leftWords(item, schedule, context.sendOn) ?? 'đã qua thời hạn';
}

function why(item: TaskItem, context: LetterContext): string {
  const role = roleWords(item, context) ?? 'cơ quan chịu trách nhiệm';
  return `${context.recipient.name} là ${role} của nhiệm vụ; ${pastWords(item, context)}, chưa ghi nhận kết quả${servedWords(item)}`;
}

/** Only what a mail server took or paper proved counts as served; of what is not on record nothing is claimed. */
const servedWords = (item: TaskItem): string =>
  item.servedOn.length === 0 ? '' : `; các lần nhắc đã chuyển đến ${joinDates(item.servedOn)}`;

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { schedule, passed } = item.subject.task;
  const [reviewOn] = daysAhead(schedule, passed, 'overdue-review', context.sendOn);
  const answered = 'khi có báo cáo, việc nhắc dừng lại và kết quả được chuyển xác nhận';
  const [talkOn] = daysAhead(schedule, passed, 'ladder-talk', context.sendOn);
  const { informed } = item.subject.task.parties.ladder ?? {};
  if (item.mail === 'overdue-letter' && talkOn !== undefined) {
    const above = informed == null ? '' : ` và báo cáo ${context.nameOf(informed)}`;
    const days = two(context.policy.ladder.talkAfterWorkingDays);
    return `nếu đến ngày ${formatDate(talkOn)} (ngày làm việc thứ ${days} sau thời hạn) vẫn chưa nhận được báo cáo, ${context.office} trao đổi trực tiếp${above}. ${capitalised(answered)}`;
  }
  if (reviewOn === undefined) return answered;
  return `nếu vẫn chưa nhận được báo cáo, ${context.office} rà soát lại ngày ${formatDate(reviewOn)}. ${capitalised(answered)}`;
}
