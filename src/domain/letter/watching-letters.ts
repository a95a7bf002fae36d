import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { awaitedEvents, countedWords, deadlineRows, eventWords, roleWords } from './task-words.ts';
import { capitalised, joinDates, sentence } from './words.ts';

/** The body that must watch for a document (or a condition) is asked whether it has come; nobody is reproached. */
export function composeWatchQuestion(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['watch-question'];
  const say = sayOfTask(item, context);
  const what = awaited(item, context);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'watch',
    headline: say(what.isEligibility ? texts.subjectEligibility : texts.subject),
    nearestOn: item.subject.task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening, { choGi: what.waits })),
        paragraph(say(what.isEligibility ? texts.requestEligibility : texts.request)),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': sentence(whyWatching(item, context)),
          'Cách tính': countedWords(item, context),
          'Tiếp theo': sentence(afterAsking(item, context)),
        }),
      ];
    },
    get brief() {
      return [facts({ 'Đang chờ': sentence(what.names), ...deadlineRows(item, context) }), ...link];
    },
  };
}

interface Awaited {
  readonly names: string;
  /** `chờ: …` */
  readonly waits: string;
  readonly isEligibility: boolean;
}

function awaited(item: TaskItem, context: LetterContext): Awaited {
  const events = awaitedEvents(item, context);
  const names = events.map((event) => eventWords(event, item.subject.definition)).join('; ');
  return {
    names: names === '' ? 'văn bản nêu trong Kế hoạch' : names,
    waits: names === '' ? 'chờ văn bản của Trung ương' : `chờ: ${names}`,
    isEligibility: events.length > 0 && events.every((event) => event.kind === 'eligibility'),
  };
}

function whyWatching(item: TaskItem, context: LetterContext): string {
  const texts = context.texts['watch-question'];
  const say = sayOfTask(item, context);
  const vaiTro = roleWords(item, context);
  return vaiTro === null ? say(texts.why) : say(texts.whyRole, { vaiTro });
}

function afterAsking(item: TaskItem, context: LetterContext): string {
  const { schedule, passed } = item.subject.task;
  const texts = context.texts['watch-question'];
  const say = sayOfTask(item, context);
  const [againOn] = daysAhead(schedule, passed, 'watch', context.sendOn);
  return againOn === undefined ? say(texts.next) : say(texts.nextAgain, { ngay: formatDate(againOn) });
}

/** To the office: from tomorrow on a document would come too late for its whole period to fit before the ceiling. */
export function composeFeasibilityWarning(item: TaskItem, context: LetterContext): Section {
  const { schedule } = item.subject.task;
  const { feasibleUntil, ceilingOn } = schedule;
  const texts = context.texts['feasibility-warning'];
  const say = sayOfTask(item, context);
  const moc = ceilingOn === null ? 'mốc phải hoàn thành' : `mốc phải hoàn thành ${formatDate(ceilingOn)}`;
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'office',
    headline:
      ceilingOn === null
        ? say(texts.subjectNoDate)
        : say(texts.subject, { mocPhaiHoanThanh: formatDate(ceilingOn) }),
    nearestOn: feasibleUntil ?? schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening, { choGi: awaited(item, context).waits })),
        paragraph(
          feasibleUntil === null
            ? say(texts.warningNoDate, { moc })
            : say(texts.warning, { moc, ngay: formatDate(feasibleUntil) }),
        ),
        paragraph(say(texts.request)),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': say(texts.why),
          'Cách tính': countedWords(item, context),
          'Tiếp theo': sentence(afterWarning(item, context)),
        }),
      ];
    },
    get brief() {
      return [facts(deadlineRows(item, context)), ...link];
    },
  };
}

function afterWarning(item: TaskItem, context: LetterContext): string {
  const { schedule, passed } = item.subject.task;
  const { ceilingOn } = schedule;
  const texts = context.texts['feasibility-warning'];
  const say = sayOfTask(item, context);
  const asks = daysAhead(schedule, passed, 'watch', context.sendOn);
  const end =
    ceilingOn === null ? say(texts.nextNoDate) : say(texts.next, { mocPhaiHoanThanh: formatDate(ceilingOn) });
  if (asks.length === 0) return end;
  return `${sentence(say(texts.nextAsk, { cacNgay: joinDates(asks.slice(0, 2)) }))} ${capitalised(end)}`;
}

/** Standing duties have no end: their leads are asked once a year how things stand. */
export function composeStandingReview(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const texts = context.texts['standing-review'];
  const say = sayOfTask(item, context);
  const [nextOn] = daysAhead(task.schedule, task.passed, 'review', context.sendOn);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'standing',
    headline: say(texts.subject),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    get blocks() {
      const role = { vaiTro: roleWords(item, context) ?? 'cơ quan nhận thông báo' };
      return [
        paragraph(say(texts.opening, role)),
        paragraph(say(texts.request)),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': say(texts.why, role),
          'Cách tính': countedWords(item, context),
          'Tiếp theo':
            nextOn === undefined ? say(texts.next) : say(texts.nextAgain, { ngay: formatDate(nextOn) }),
        }),
      ];
    },
    get brief() {
      return [facts(deadlineRows(item, context)), ...link];
    },
  };
}
