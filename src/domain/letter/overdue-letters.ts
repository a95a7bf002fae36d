import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords, leftWords } from './deadline-words.ts';
import { composeOverdueElsewhere, pastWords } from './ladder-letters.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { waitsForHead } from './signature-letters.ts';
import { partnerRows, countedWords, roleWords, taskName } from './task-words.ts';
import type { LetterTexts } from './texts/letter-texts.ts';
import { joinDates, sentence, two } from './words.ts';

/** To the head of the answering body; it leaves only when a leader of the office has released it. */
export function composeOverdueLetter(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  if (item.copy || !context.actsFor(task.parties.answeredBy)) return composeOverdueElsewhere(item, context);
  const texts = context.texts['overdue-letter'];
  const say = sayOfTask(item, context);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'overdue',
    headline: say(texts.subject, { quaHan: pastWords(item) }),
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening, { benTheoDoi: context.observer })),
        ...waitsForHead(item, context),
        facts(pastRows(item, context)),
        paragraph(say(texts.request)),
        ...link,
        paragraph(say(texts.objection)),
        facts({
          'Vì sao có thư này': sentence(whyLate(item, context)),
          'Cách tính': lateCounted(item, context),
          'Tiếp theo': sentence(talkFollows(item, context) ?? whatFollows(item, context, texts)),
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
  const { answeredBy } = task.parties;
  const texts = context.texts['overdue-review'];
  const say = sayOfTask(item, context);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'office',
    headline: say(texts.subject, { quaHan: pastWords(item) }),
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      const served = servedOn(item);
      return [
        paragraph(say(texts.opening, { benTheoDoi: context.observer })),
        facts({
          ...partnerRows(item, context),
          ...pastRows(item, context),
        }),
        // The office speaks to the body; where the office itself leads, it says how far it is.
        paragraph(say(answeredBy === context.recipient.id ? texts.requestOwn : texts.request)),
        ...link,
        facts({
          'Vì sao có thư này': sentence(served === null ? say(texts.why) : say(texts.whyServed, served)),
          'Cách tính': lateCounted(item, context),
          'Tiếp theo': sentence(whatFollows(item, context, texts)),
        }),
      ];
    },
    get brief() {
      return [
        facts({
          'Nhiệm vụ': sentence(taskName(definition, context)),
          'Cơ quan tham mưu': sentence(context.nameOf(answeredBy)),
          ...pastRows(item, context),
        }),
        ...link,
      ];
    },
  };
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
    'Thời hạn': `${byEndOf(schedule.dueOn)}, ${howLate(item, context)}.`,
    'Ngày làm việc cuối cùng trong hạn': lastWorkingWords(schedule),
    'Vướng về thời hạn, chờ quyết định': schedule.conflict,
  };
}

/** Working days where the letter leaves on the day for which they were counted, otherwise days by the calendar. */
function howLate(item: TaskItem, context: LetterContext): string {
  const { schedule } = item.subject.task;
  const planned = schedule.points.find((point) => point.kind === 'overdue-letter');
  if (planned !== undefined && onOf(planned.sendAt ?? planned.at) === context.sendOn) {
    return `đã qua thời hạn ${two(context.policy.overdue.letterAfterWorkingDays)} ngày làm việc`;
  }
  return leftWords(item, schedule, context.sendOn) ?? 'đã qua thời hạn';
}

function whyLate(item: TaskItem, context: LetterContext): string {
  const texts = context.texts['overdue-letter'];
  const say = sayOfTask(item, context);
  const own = {
    vaiTro: roleWords(item, context) ?? 'cơ quan chịu trách nhiệm',
    hoSoQua: howLate(item, context),
  };
  const served = servedOn(item);
  return served === null ? say(texts.why, own) : say(texts.whyServed, { ...own, ...served });
}

/** Only what a mail server took or paper proved counts as served; of what is not on record nothing is claimed. */
const servedOn = (item: TaskItem): { readonly cacNgay: string } | null =>
  item.servedOn.length === 0 ? null : { cacNgay: joinDates(item.servedOn) };

/** The next rung, where its day is set; null: there is none to announce. */
function talkFollows(item: TaskItem, context: LetterContext): string | null {
  const { schedule, passed, parties } = item.subject.task;
  const [talkOn] = daysAhead(schedule, passed, 'ladder-talk', context.sendOn);
  if (talkOn === undefined) return null;
  const texts = context.texts['overdue-letter'];
  const say = sayOfTask(item, context);
  const own = { ngay: formatDate(talkOn), soNgay: two(context.policy.ladder.talkAfterWorkingDays) };
  const informed = parties.ladder?.informed ?? null;
  return informed === null
    ? say(texts.nextTalk, own)
    : say(texts.nextTalkInformed, { ...own, noiBaoCao: context.nameOf(informed) });
}

function whatFollows(
  item: TaskItem,
  context: LetterContext,
  texts: LetterTexts['overdue-letter'] | LetterTexts['overdue-review'],
): string {
  const { schedule, passed } = item.subject.task;
  const [reviewOn] = daysAhead(schedule, passed, 'overdue-review', context.sendOn);
  const say = sayOfTask(item, context);
  return reviewOn === undefined ? say(texts.next) : say(texts.nextReview, { ngay: formatDate(reviewOn) });
}
