import { formatDate } from '../calendar/local-date.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import {
  awaitedEvents,
  countedWords,
  deadlineRows,
  eventWords,
  phraseWords,
  roleWords,
  taskName,
  taskNumber,
} from './task-words.ts';
import { capitalised, joinDates, sentence } from './words.ts';

/** The body that must watch for a document (or a condition) is asked whether it has come; nobody is reproached. */
export function composeWatchQuestion(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const what = awaited(item, context);
  const link = linkTo(`Trả lời về nhiệm vụ ${number}`, item.link);
  return {
    ask: 'watch',
    headline: `Nhiệm vụ ${number}: đề nghị cho biết ${what.short} chưa`,
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(
          `${context.planName}, ${taskName(definition, context)}, hiện đang ${what.waits}. ` +
            `Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
        ),
        paragraph(`${context.request} ${context.recipient.name} cho biết ${what.question}`),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': sentence(`${context.recipient.name} ${watcherWords(item, context)}`),
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
  readonly short: string;
  readonly waits: string;
  readonly question: string;
}

function awaited(item: TaskItem, context: LetterContext): Awaited {
  const events = awaitedEvents(item, context);
  const names = events.map((event) => eventWords(event, item.subject.definition)).join('; ');
  if (events.length > 0 && events.every((event) => event.kind === 'eligibility')) {
    return {
      names,
      short: 'đã đủ điều kiện',
      waits: `chờ: ${names}`,
      question:
        'điều kiện nêu trên đã có chưa. Nếu đã có, xin nêu rõ nơi đủ điều kiện và căn cứ; nếu chưa, xin trả lời "chưa đủ điều kiện".',
    };
  }
  return {
    names: names === '' ? 'văn bản nêu trong Kế hoạch' : names,
    short: 'văn bản của Trung ương đã ban hành',
    waits: names === '' ? 'chờ văn bản của Trung ương' : `chờ: ${names}`,
    question:
      'văn bản nêu trên đã được ban hành chưa. Nếu đã ban hành, xin cho biết số, ngày và cơ quan ban hành; nếu chưa, xin trả lời "chưa ban hành".',
  };
}

function watcherWords(item: TaskItem, context: LetterContext): string {
  const role = roleWords(item, context);
  const watches = 'được giao theo dõi việc này';
  return `${role === null ? watches : `là ${role} của nhiệm vụ và ${watches}`}; thời gian chờ không bị tính là chậm`;
}

function afterAsking(item: TaskItem, context: LetterContext): string {
  const { schedule, passed } = item.subject.task;
  const [againOn] = daysAhead(schedule, passed, 'watch', context.sendOn);
  const again =
    againOn === undefined ? '' : `nếu vẫn còn chờ, hệ thống hỏi lại ngày ${formatDate(againOn)}. `;
  const moved = 'khi có văn bản hoặc đủ điều kiện, thời hạn được tính và báo ngay đến cơ quan';
  return `${again}${again === '' ? moved : capitalised(moved)}`;
}

/** To the office: from tomorrow on a document would come too late for its whole period to fit before the ceiling. */
export function composeFeasibilityWarning(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const { feasibleUntil, ceilingOn } = task.schedule;
  const number = taskNumber(definition);
  const until = feasibleUntil === null ? '' : ` sau ngày ${formatDate(feasibleUntil)}`;
  const ceiling = ceilingOn === null ? 'mốc phải hoàn thành' : `mốc phải hoàn thành ${formatDate(ceilingOn)}`;
  const link = linkTo(`Ghi nhận văn bản hoặc ý kiến về nhiệm vụ ${number}`, item.link);
  return {
    ask: 'office',
    headline: `Nhiệm vụ ${number}: chưa có văn bản của Trung ương, sắp không còn đủ thời gian${ceilingOn === null ? '' : ` trước ${formatDate(ceilingOn)}`}`,
    nearestOn: feasibleUntil ?? task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(
          `${context.planName}, ${taskName(definition, context)}, do ${context.nameOf(task.parties.answeredBy)} tham mưu, ` +
            `đang ${awaited(item, context).waits}. Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
        ),
        paragraph(
          `Nếu văn bản được ban hành${until}, thời hạn tính từ văn bản sẽ vượt ${ceiling}; khi đó nhiệm vụ vướng về thời hạn ` +
            'và cần cấp có thẩm quyền quyết định.',
        ),
        paragraph(
          `${context.request} ${context.recipient.name} kiểm tra, ghi nhận văn bản nếu đã ban hành, hoặc chuẩn bị ý kiến xử lý.`,
        ),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': `${context.recipient.name} là đầu mối theo dõi Kế hoạch; đến ${context.sendWords} chưa ghi nhận văn bản.`,
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
  const asks = daysAhead(schedule, passed, 'watch', context.sendOn);
  const again = asks.length === 0 ? '' : `hệ thống hỏi lại cơ quan theo dõi ${joinDates(asks.slice(0, 2))}. `;
  const { ceilingOn } = schedule;
  const end =
    ceilingOn === null
      ? 'nhiệm vụ tiếp tục chờ văn bản'
      : `nếu đến hết ngày ${formatDate(ceilingOn)} vẫn chưa có văn bản, nhiệm vụ được ghi "Chưa thực hiện được do chưa có hướng dẫn"`;
  return `${again}${again === '' ? end : capitalised(end)}`;
}

/** Standing duties have no end: their leads are asked once a year how things stand. */
export function composeStandingReview(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const [nextOn] = daysAhead(task.schedule, task.passed, 'review', context.sendOn);
  const role = roleWords(item, context) ?? 'cơ quan nhận thông báo';
  const link = linkTo(`Báo cáo tình hình nhiệm vụ ${number}`, item.link);
  return {
    ask: 'standing',
    headline: `Nhiệm vụ ${number} (thường xuyên): đề nghị báo cáo tình hình thực hiện`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(
          `Theo mục III ${context.planName}, ${context.recipient.name} là ${role} ${taskName(definition, context)}. ` +
            `Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
        ),
        paragraph(
          `${context.request} ${context.recipient.name} báo cáo tình hình thực hiện đến nay: việc đã làm, kết quả, khó khăn, vướng mắc, kiến nghị.`,
        ),
        ...link,
        facts(deadlineRows(item, context)),
        facts({
          'Vì sao có thư này': `${context.recipient.name} là ${role} của nhiệm vụ; nhiệm vụ thường xuyên không có ngày kết thúc, nên mỗi năm hỏi tình hình một lần và không tính đúng hạn, quá hạn.`,
          'Cách tính': countedWords(item, context),
          'Tiếp theo':
            nextOn === undefined
              ? 'báo cáo được đưa vào tổng hợp của Kế hoạch.'
              : `lần hỏi tiếp theo: ngày ${formatDate(nextOn)}.`,
        }),
      ];
    },
    get brief() {
      return [facts(deadlineRows(item, context)), ...link];
    },
  };
}
