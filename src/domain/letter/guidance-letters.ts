import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords, leftWords } from './deadline-words.ts';
import type { GuidanceMention } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import {
  copiedTo,
  awaitedEvents,
  countedWords,
  eventWords,
  phraseWords,
  roleWords,
  taskName,
  taskNumber,
} from './task-words.ts';
import { dayAndWeekday, quoted, sentence, shortened } from './words.ts';

/** A document of the centre was recorded: what waited now has a date. Coordinating bodies get a copy. */
export function composeEventIssued(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const guidance = guidanceOf(item);
  const number = taskNumber(definition);
  const { dueOn } = task.schedule;
  const link = linkTo(`Phản hồi về nhiệm vụ ${number}`, item.copy ? null : item.link);
  return {
    ask: item.copy ? 'copy' : 'deadline-moved',
    headline: `Nhiệm vụ ${number}: ${issuedHeadline(item)}`,
    nearestOn: dueOn,
    count: 1,
    copiedTo: copiedTo(item, context),
    blocks: [
      paragraph(
        `Ngày ${formatDate(guidance.registeredOn)}, ${context.office} ghi nhận ${documentWords(guidance, context)}. ` +
          `Theo ${context.planName}, ${taskName(definition, context)} (thời gian ghi trong Kế hoạch: ` +
          `${phraseWords(definition, context)}) ${becomes(item, context)}:`,
      ),
      list(dates(item, context)),
      ...(item.copy
        ? [paragraph(context.copyNote)]
        : [
            paragraph(
              'Nếu cơ quan thấy văn bản nêu trên không phải là căn cứ của nhiệm vụ này, xin phản hồi để xem xét lại.',
            ),
          ]),
      ...link,
      facts({
        'Vì sao có thư này': sentence(why(item, context, 'văn bản này là căn cứ tính thời hạn của nhiệm vụ')),
        'Cách tính': countedWords(item, context),
        'Tiếp theo': sentence(whatFollows(item, context)),
      }),
    ],
    brief: [
      paragraph(`Đã ghi nhận ${documentWords(guidance, context)}.`),
      list(dates(item, context)),
      ...link,
    ],
  };
}

/** The registration was taken back: the dates of the earlier letter no longer hold. */
export function composeEventWithdrawn(item: TaskItem, context: LetterContext): Section {
  const { definition } = item.subject;
  const guidance = guidanceOf(item);
  const number = taskNumber(definition);
  const noticeOn = item.servedOn.find((on) => on >= guidance.registeredOn);
  const earlier =
    noticeOn === undefined
      ? `việc ghi nhận văn bản ngày ${formatDate(guidance.issuedOn)} của nhiệm vụ ${number}`
      : `thư ngày ${formatDate(noticeOn)} về nhiệm vụ ${number}`;
  const reason = guidance.undoneBecause;
  return {
    ask: item.copy ? 'copy' : 'deadline-moved',
    headline: `Đính chính: ${earlier}`,
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: copiedTo(item, context),
    blocks: [
      paragraph(
        `${context.office} xin đính chính ${earlier}: ${documentWords(guidance, context)} không còn được ghi nhận là ` +
          `căn cứ của ${taskName(definition, context)}. Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
      ),
      ...(reason === null ? [] : [paragraph(`Lý do: ${sentence(shortened(reason, 1500))}`)]),
      paragraph('Thời hạn của nhiệm vụ trở lại như trước khi ghi nhận văn bản:'),
      list(dates(item, context)),
      ...(item.copy ? [paragraph(context.copyNote)] : []),
      ...linkTo(`Phản hồi về nhiệm vụ ${number}`, item.copy ? null : item.link),
      facts({
        'Vì sao có thư này': sentence(why(item, context, 'thông báo trước về thời hạn không còn đúng')),
        'Cách tính': countedWords(item, context),
        'Tiếp theo': sentence(whatFollows(item, context)),
      }),
    ],
    brief: [paragraph(`Đính chính ${earlier}.`), list(dates(item, context))],
  };
}

function guidanceOf(item: TaskItem): GuidanceMention {
  if (item.guidance === null)
    throw new RangeError(
      `a letter "${item.mail}" about ${item.subject.definition.id} must name its document`,
    );
  return item.guidance;
}

/** `văn bản số 12-HD/TW "Hướng dẫn …", do Ban Tổ chức Trung ương ban hành ngày 17/9/2018` */
function documentWords(guidance: GuidanceMention, context: LetterContext): string {
  const title = shortened(guidance.title, context.detail === 'whole' ? 600 : 160);
  const name = title === '' ? '' : ` ${quoted(title)}`;
  return `văn bản số ${guidance.number}${name}, do ${guidance.issuedBy} ban hành ngày ${formatDate(guidance.issuedOn)}`;
}

/** Where the task's product is an Đề án, the first date is that of the Đề án. */
const product = (item: TaskItem): string => (isScheme(item) ? ' trình Đề án' : '');
const isScheme = (item: TaskItem): boolean => {
  const { checked, printed } = item.subject.definition.title;
  return item.subject.task.schedule.ceilingOn !== null && (checked ?? printed).includes('Đề án');
};

/** What the subject says: the new date, or that somebody has to decide about two dates that clash. */
function issuedHeadline(item: TaskItem): string {
  const { conflict, course, dueOn } = item.subject.task.schedule;
  if (course === 'waiting') return 'đã ghi nhận một văn bản, còn chờ văn bản khác';
  const issued = 'đã có văn bản của Trung ương';
  if (conflict !== null) return `${issued}, vướng về thời hạn, chờ quyết định`;
  return dueOn === null ? issued : `${issued}, thời hạn${product(item)} là ${formatDate(dueOn)}`;
}

function becomes(item: TaskItem, context: LetterContext): string {
  const { schedule } = item.subject.task;
  if (schedule.conflict !== null) return 'vướng về thời hạn, chờ cấp có thẩm quyền quyết định';
  if (schedule.course !== 'waiting') return 'chuyển từ chờ văn bản sang thực hiện';
  const still = awaitedEvents(item, context).map((event) => eventWords(event, item.subject.definition));
  return still.length === 0 ? 'được ghi nhận như sau' : `còn chờ: ${still.join('; ')}; các mốc như sau`;
}

function dates(item: TaskItem, context: LetterContext): readonly string[] {
  const { schedule } = item.subject.task;
  const { dueOn, ceilingOn, conflict, startOn, course } = schedule;
  if (conflict !== null) {
    const holds = ceilingOn ?? dueOn;
    return [
      sentence(conflict),
      ...(holds === null ? [] : [`Mốc phải hoàn thành vẫn giữ: ${byEndOf(holds)}.`]),
    ];
  }
  const last = lastWorkingWords(schedule);
  const left = leftWords(item, schedule, context.sendOn);
  const label = course === 'waiting' ? 'Mốc phải hoàn thành' : isScheme(item) ? 'Đề án' : 'Thời hạn';
  const none = course === 'waiting' ? 'chưa xác định, chờ văn bản' : 'không ấn định thời hạn kết thúc';
  return [
    dueOn === null
      ? `Thời hạn: ${none}.`
      : `${label}: ${byEndOf(dueOn)}${left === null ? '' : `, ${left}`}${last === null ? '' : `; ngày làm việc cuối cùng trong hạn: ${last}`}.`,
    ...(startOn !== null && dueOn === null && course !== 'waiting'
      ? [`Thực hiện từ ngày ${formatDate(startOn)}.`]
      : []),
    ...(ceilingOn !== null && ceilingOn !== dueOn ? [`Hoàn thành toàn bộ: ${byEndOf(ceilingOn)}.`] : []),
  ];
}

function why(item: TaskItem, context: LetterContext, because: string): string {
  const role = roleWords(item, context);
  return role === null ? because : `${context.recipient.name} là ${role} của nhiệm vụ; ${because}`;
}

function whatFollows(item: TaskItem, context: LetterContext): string {
  const { schedule, passed } = item.subject.task;
  const first = (kind: 'reminder' | 'watch' | 'review'): LocalDate | undefined =>
    daysAhead(schedule, passed, kind, context.sendOn)[0];
  const askOn = first('watch');
  if (schedule.course === 'waiting')
    return askOn === undefined
      ? 'nhiệm vụ tiếp tục chờ văn bản'
      : `hỏi lại cơ quan theo dõi ngày ${formatDate(askOn)}`;
  const remindOn = first('reminder');
  if (remindOn !== undefined) return `nhắc lần đầu ngày ${dayAndWeekday(remindOn)}`;
  const reviewOn = first('review');
  if (reviewOn !== undefined) return `hỏi tình hình thực hiện ngày ${formatDate(reviewOn)}`;
  return schedule.conflict === null
    ? 'không có lần nhắc nào được định trước'
    : 'chờ cấp có thẩm quyền quyết định về thời hạn';
}
