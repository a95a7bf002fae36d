import { formatInstant, onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { verdictOf } from '../task/handing-in.ts';
import type { Submission, Verdict } from '../task/task.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords } from './deadline-words.ts';
import type { ReportMention } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import { countedWords, deadlineRows, phraseWords, taskName, taskNumber } from './task-words.ts';
import { joinDates, joinNames, quoted, sentence, shortened } from './words.ts';

type Rows = Readonly<Record<string, string | null>>;

/** To the leader who confirms: who handed in what, when, and how that day lies to the deadline. */
export function composeConfirmationRequest(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const body = submitterOf(item, context);
  const link = linkTo(`Xem xét kết quả nhiệm vụ ${number}`, item.link);
  const judged = judgedRow(item);
  return {
    ask: 'confirm',
    headline: `Nhiệm vụ ${number}: đề nghị xác nhận kết quả do ${body} báo cáo`,
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `${body} đã báo cáo kết quả ${taskName(definition, context)} của ${context.planName}. ` +
          `Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
      ),
      facts({ ...reportRows(item, context), ...judged }),
      paragraph(
        `${context.request} lãnh đạo ${context.recipient.name} xem xét: xác nhận kết quả, hoặc trả lại để bổ sung và nêu rõ lý do.`,
      ),
      ...link,
      facts({
        'Vì sao có thư này': `${context.recipient.name} là cơ quan xác nhận; cơ quan được giao nhiệm vụ không tự xác nhận kết quả của mình.`,
        'Cách tính': countedWords(item, context),
        'Tiếp theo':
          'khi được xác nhận, nhiệm vụ được ghi đã hoàn thành và không nhắc nữa; đúng hạn hay quá hạn tính theo ngày ' +
          'cơ quan báo cáo, thời gian chờ xác nhận không tính cho cơ quan báo cáo.',
      }),
    ],
    brief: [facts({ ...reportRows(item, context), ...judged }), ...link],
  };
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  'on-time': 'hoàn thành đúng hạn',
  late: 'hoàn thành quá hạn',
  boundary: 'hoàn thành, ngày nhận chờ kết luận',
  'no-deadline': 'hoàn thành',
};

/** To the body whose result was accepted. It asks for nothing, but says how a mark can be contested. */
export function composeResultConfirmed(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const verdict = task.progress === 'done' ? task.verdict : verdictFrom(item);
  const confirmed = task.progress === 'done' ? task : null;
  const by = confirmed === null ? context.office : context.nameOf(confirmed.confirmedBy);
  const on = confirmed === null ? '' : ` ngày ${formatDate(onOf(confirmed.confirmedAt))}`;
  const contest =
    verdict === 'late' || verdict === 'boundary'
      ? [
          paragraph(
            'Nếu cơ quan thấy kết luận về thời hạn chưa đúng, xin nêu ý kiến với đầu mối ghi ở cuối thư.',
          ),
        ]
      : [];
  return {
    ask: 'accepted',
    headline: `Nhiệm vụ ${number}: kết quả đã được xác nhận${verdict === null ? '' : `, ${VERDICTS[verdict]}`}`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `${by} đã xác nhận${on} kết quả ${taskName(definition, context)} của ${context.planName}. ` +
          `Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
      ),
      facts({
        'Tình trạng': verdict === null ? null : `Đã ${VERDICTS[verdict]}`,
        ...reportRows(item, context),
        ...judgedRow(item),
      }),
      ...contest,
      ...linkTo(`Xem lại kết quả nhiệm vụ ${number}`, item.link),
      facts({
        'Vì sao có thư này': `${context.recipient.name} đã báo cáo kết quả này.`,
        'Cách tính': countedWords(item, context),
        'Tiếp theo': 'nhiệm vụ kết thúc, không nhắc nữa; kết quả được đưa vào báo cáo tổng hợp của Kế hoạch.',
      }),
    ],
    brief: [facts({ 'Tình trạng': verdict === null ? 'Đã xác nhận.' : `Đã ${VERDICTS[verdict]}` })],
  };
}

/** To the body whose result was given back: why, and that the deadline has not moved. */
export function composeResultReturned(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const number = taskNumber(definition);
  const decision = decisionOf(item);
  const reason = decision === null ? null : sentence(shortened(decision.words, 1500));
  const [againOn] = daysAhead(task.schedule, task.passed, 'reminder', context.sendOn);
  const link = linkTo(`Gửi bổ sung kết quả nhiệm vụ ${number}`, item.link);
  return {
    ask: 'complete',
    headline: `Nhiệm vụ ${number}: đề nghị bổ sung kết quả đã báo cáo`,
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Kết quả ${taskName(definition, context)} của ${context.planName} được trả lại để bổ sung. ` +
          `Thời gian ghi trong Kế hoạch: ${phraseWords(definition, context)}.`,
      ),
      facts({
        'Lý do': reason === '' ? null : reason,
        'Người quyết định': decision === null ? null : sentence(personWords(decision)),
        ...(decision === null ? reportRows(item, context) : {}),
        ...deadlineRows(item, context),
      }),
      paragraph(
        `${context.request} ${context.recipient.name} bổ sung và gửi lại kết quả (số, ngày văn bản hoặc tệp kèm theo).`,
      ),
      ...link,
      facts({
        'Vì sao có thư này': `${context.recipient.name} đã báo cáo kết quả này; kết quả chưa được xác nhận.`,
        'Cách tính': `${countedWords(item, context)} Việc trả lại không làm thay đổi thời hạn.`,
        'Tiếp theo':
          againOn === undefined
            ? 'khi nhận được kết quả bổ sung, hệ thống chuyển lại để xác nhận.'
            : `nếu chưa nhận được kết quả bổ sung, hệ thống nhắc ${joinDates([againOn])}.`,
      }),
    ],
    brief: [facts({ 'Lý do': reason === '' ? null : reason, ...deadlineRows(item, context) }), ...link],
  };
}

function submitterOf(item: TaskItem, context: LetterContext): string {
  const { task } = item.subject;
  const body = item.report?.body ?? submissionOf(item)?.body ?? task.parties.answeredBy;
  return context.nameOf(body);
}

function submissionOf(item: TaskItem): Submission | null {
  const { task } = item.subject;
  return task.progress === 'submitted' || task.progress === 'done' ? task.submission : null;
}

/** What the letter mentions is the decision about a result, not the result itself. */
function decisionOf(item: TaskItem): ReportMention | null {
  return item.report !== null && item.report.id === item.about['decisionId'] ? item.report : null;
}

/** What was handed in: the words of the person where they were kept, otherwise what the fact says. */
function reportRows(item: TaskItem, context: LetterContext): Rows {
  const report = decisionOf(item) === null ? item.report : null;
  const submission = submissionOf(item);
  const evidence = report ?? submission?.evidence ?? null;
  const at: Instant | null = report?.at ?? submission?.at ?? null;
  const words = report === null || report.words.trim() === '' ? null : report.words;
  const files = report?.files ?? [];
  return {
    'Văn bản': evidence === null ? null : documentWords(evidence.documentNumber, evidence.documentOn),
    'Tệp kèm theo': files.length === 0 ? null : sentence(joinNames(files)),
    'Nội dung báo cáo':
      words === null ? null : sentence(quoted(shortened(words, context.detail === 'whole' ? 2000 : 300))),
    'Người báo cáo': report === null ? null : sentence(personWords(report)),
    ...receiptRow(report, at),
  };
}

function documentWords(number: string | null, on: LocalDate | null): string | null {
  if (number === null) return on === null ? null : `văn bản ngày ${formatDate(on)}.`;
  return `số ${number}${on === null ? '' : `, ngày ${formatDate(on)}`}.`;
}

const personWords = (report: ReportMention): string =>
  `đồng chí ${report.personName}${report.personTitle.trim() === '' ? '' : `, ${report.personTitle}`}`;

/** The day of submission beside the deadline in force: what a leader needs to judge, and a body to contest. */
function judgedRow(item: TaskItem): Rows {
  const { schedule } = item.subject.task;
  const verdict = verdictFrom(item);
  const on = submittedOn(item);
  if (schedule.dueOn === null) return { 'Thời hạn': 'không ấn định thời hạn kết thúc.' };
  const due = byEndOf(schedule.dueOn);
  const judged: Readonly<Record<Verdict, string>> = {
    'on-time': 'báo cáo trong thời hạn',
    late: 'báo cáo sau thời hạn',
    boundary: `nhận đúng ngày ${on === null ? '' : formatDate(on)}, chờ kết luận`,
    'no-deadline': '',
  };
  return {
    'Thời hạn': `${due}${verdict === null ? '' : `; ${judged[verdict]}`}.`,
    'Ngày làm việc cuối cùng trong hạn': lastWorkingWords(schedule),
  };
}

function verdictFrom(item: TaskItem): Verdict | null {
  const judged = submissionOf(item)?.verdict;
  if (judged !== undefined) return judged;
  const on = submittedOn(item);
  return on === null ? null : verdictOf(item.subject.task.schedule, on);
}

/** What came on paper has two days, and was entered on a third that judges nothing. */
function receiptRow(report: ReportMention | null, at: Instant | null): Rows {
  const paper = report?.paper ?? null;
  if (paper === null) return { 'Nhận lúc': at === null ? null : `${formatInstant(at)}.` };
  return {
    'Văn bản giấy': `gửi ngày ${formatDate(paper.sentOn)}, nhận ngày ${formatDate(paper.receivedOn)}.`,
  };
}

function submittedOn(item: TaskItem): LocalDate | null {
  if (decisionOf(item) === null && item.report?.paper != null) return item.report.paper.receivedOn;
  const at = submissionOf(item)?.at ?? (decisionOf(item) === null ? item.report?.at : undefined);
  return at === undefined ? null : onOf(at);
}
