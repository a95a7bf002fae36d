import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords, leftWords } from './deadline-words.ts';
import type { GuidanceMention } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { copiedTo, awaitedEvents, countedWords, eventWords, roleWords, taskNumber } from './task-words.ts';
import type { LetterTexts } from './texts/letter-texts.ts';
import { dayAndWeekday, quoted, sentence, shortened } from './words.ts';

type Texts = LetterTexts['event-issued'] | LetterTexts['event-withdrawn'];

/** A document of the centre was recorded: what waited now has a date. Coordinating bodies get a copy. */
export function composeEventIssued(item: TaskItem, context: LetterContext): Section {
  const guidance = guidanceOf(item);
  const texts = context.texts['event-issued'];
  const say = sayOfTask(item, context);
  const link = linkTo(say(texts.answer), item.copy ? null : item.link);
  return {
    ask: item.copy ? 'copy' : 'deadline-moved',
    headline: issuedHeadline(item, context),
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: copiedTo(item, context),
    blocks: [
      paragraph(issuedOpening(item, context)),
      list(dates(item, context)),
      paragraph(item.copy ? context.copyNote : say(texts.objection)),
      ...link,
      reasons(item, context, texts),
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
  const guidance = guidanceOf(item);
  const texts = context.texts['event-withdrawn'];
  const say = sayOfTask(item, context);
  const earlier = { thuTruoc: earlierWords(item, guidance) };
  const reason = guidance.undoneBecause;
  return {
    ask: item.copy ? 'copy' : 'deadline-moved',
    headline: say(texts.subject, earlier),
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: copiedTo(item, context),
    blocks: [
      paragraph(say(texts.opening, { ...earlier, vanBan: documentWords(guidance, context) })),
      ...(reason === null ? [] : [paragraph(say(texts.reason, { lyDo: sentence(shortened(reason, 1500)) }))]),
      paragraph(say(texts.former)),
      list(dates(item, context)),
      ...(item.copy ? [paragraph(context.copyNote)] : []),
      ...linkTo(say(texts.answer), item.copy ? null : item.link),
      reasons(item, context, texts),
    ],
    brief: [paragraph(`Đính chính ${earlier.thuTruoc}.`), list(dates(item, context))],
  };
}

/** `thư ngày 18/9/2018 về nhiệm vụ 12`; where no letter has arrived, what was recorded. */
function earlierWords(item: TaskItem, guidance: GuidanceMention): string {
  const number = taskNumber(item.subject.definition);
  const noticeOn = item.servedOn.find((on) => on >= guidance.registeredOn);
  return noticeOn === undefined
    ? `việc ghi nhận văn bản ngày ${formatDate(guidance.issuedOn)} của nhiệm vụ ${number}`
    : `thư ngày ${formatDate(noticeOn)} về nhiệm vụ ${number}`;
}

const reasons = (item: TaskItem, context: LetterContext, texts: Texts) =>
  facts({
    'Vì sao có thư này': sentence(why(item, context, texts)),
    'Cách tính': countedWords(item, context),
    'Tiếp theo': sentence(whatFollows(item, context, texts)),
  });

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
const isScheme = (item: TaskItem): boolean => {
  const { checked, printed } = item.subject.definition.title;
  return item.subject.task.schedule.ceilingOn !== null && (checked ?? printed).includes('Đề án');
};

/** What the subject says: the new date, or that somebody has to decide about two dates that clash. */
function issuedHeadline(item: TaskItem, context: LetterContext): string {
  const { conflict, course, dueOn } = item.subject.task.schedule;
  const texts = context.texts['event-issued'];
  const say = sayOfTask(item, context);
  if (course === 'waiting') return say(texts.subjectWaiting);
  if (conflict !== null) return say(texts.subjectConflict);
  if (dueOn === null) return say(texts.subjectNoDate);
  return say(isScheme(item) ? texts.subjectScheme : texts.subject, { hanCuoi: formatDate(dueOn) });
}

function issuedOpening(item: TaskItem, context: LetterContext): string {
  const { schedule } = item.subject.task;
  const texts = context.texts['event-issued'];
  const say = sayOfTask(item, context);
  const guidance = guidanceOf(item);
  const own = { ngay: formatDate(guidance.registeredOn), vanBan: documentWords(guidance, context) };
  if (schedule.conflict !== null) return say(texts.openingConflict, own);
  if (schedule.course !== 'waiting') return say(texts.opening, own);
  const still = awaitedEvents(item, context).map((event) => eventWords(event, item.subject.definition));
  return still.length === 0
    ? say(texts.openingRecorded, own)
    : say(texts.openingWaiting, { ...own, choGi: still.join('; ') });
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
    // The first of two phases has run since the signing: it does not begin with the document of the second.
    ...(startOn !== null && startOn >= guidanceOf(item).issuedOn && dueOn === null && course !== 'waiting'
      ? [`Thực hiện từ ngày ${formatDate(startOn)}.`]
      : []),
    ...(ceilingOn !== null && ceilingOn !== dueOn ? [`Hoàn thành toàn bộ: ${byEndOf(ceilingOn)}.`] : []),
  ];
}

function why(item: TaskItem, context: LetterContext, texts: Texts): string {
  const say = sayOfTask(item, context);
  const vaiTro = roleWords(item, context);
  return vaiTro === null ? say(texts.why) : say(texts.whyRole, { vaiTro });
}

function whatFollows(item: TaskItem, context: LetterContext, texts: Texts): string {
  const { schedule, passed } = item.subject.task;
  const say = sayOfTask(item, context);
  const first = (kind: 'reminder' | 'watch' | 'review'): LocalDate | undefined =>
    daysAhead(schedule, passed, kind, context.sendOn)[0];
  const askOn = first('watch');
  if (schedule.course === 'waiting')
    return askOn === undefined ? say(texts.nextWaiting) : say(texts.nextAsk, { ngay: formatDate(askOn) });
  const remindOn = first('reminder');
  if (remindOn !== undefined) return say(texts.nextReminder, { ngayVaThu: dayAndWeekday(remindOn) });
  const reviewOn = first('review');
  if (reviewOn !== undefined) return say(texts.nextReview, { ngay: formatDate(reviewOn) });
  return say(schedule.conflict === null ? texts.nextNone : texts.nextConflict);
}
