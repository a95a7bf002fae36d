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
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { countedWords, deadlineRows } from './task-words.ts';
import { joinNames, quoted, sentence, shortened } from './words.ts';

type Rows = Readonly<Record<string, string | null>>;

/** To the leader who confirms: who handed in what, when, and how that day lies to the deadline. */
export function composeConfirmationRequest(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const texts = context.texts['confirmation-request'];
  const say = sayOfTask(item, context);
  const own = { benKia: submitterOf(item, context) };
  const link = linkTo(say(texts.answer, own), item.link);
  const judged = judgedRow(item);
  return {
    ask: 'confirm',
    headline: say(texts.subject, own),
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(say(texts.opening, own)),
      facts({ ...reportRows(item, context), ...judged }),
      paragraph(say(texts.request, own)),
      ...link,
      facts({
        'Vì sao có thư này': say(texts.why, own),
        'Cách tính': countedWords(item, context),
        'Tiếp theo': say(texts.next, own),
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
  const { task } = item.subject;
  const texts = context.texts['result-confirmed'];
  const say = sayOfTask(item, context);
  const verdict = task.progress === 'done' ? task.verdict : verdictFrom(item);
  const confirmed = task.progress === 'done' ? task : null;
  const opening =
    confirmed === null
      ? say(texts.openingNoDate, { benKia: context.office })
      : say(texts.opening, {
          benKia: context.nameOf(confirmed.confirmedBy),
          ngay: formatDate(onOf(confirmed.confirmedAt)),
        });
  const contest = verdict === 'late' || verdict === 'boundary' ? [paragraph(say(texts.contest))] : [];
  return {
    ask: 'accepted',
    headline:
      verdict === null ? say(texts.subjectUnjudged) : say(texts.subject, { ketLuan: VERDICTS[verdict] }),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(opening),
      facts({
        'Tình trạng': verdict === null ? null : `Đã ${VERDICTS[verdict]}`,
        ...reportRows(item, context),
        ...judgedRow(item),
      }),
      ...contest,
      ...linkTo(say(texts.answer), item.link),
      facts({
        'Vì sao có thư này': say(texts.why),
        'Cách tính': countedWords(item, context),
        'Tiếp theo': say(texts.next),
      }),
    ],
    brief: [facts({ 'Tình trạng': verdict === null ? 'Đã xác nhận.' : `Đã ${VERDICTS[verdict]}` })],
  };
}

/** To the body whose result was given back: why, and that the deadline has not moved. */
export function composeResultReturned(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const texts = context.texts['result-returned'];
  const say = sayOfTask(item, context);
  const decision = decisionOf(item);
  const reason = decision === null ? null : sentence(shortened(decision.words, 1500));
  const [againOn] = daysAhead(task.schedule, task.passed, 'reminder', context.sendOn);
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'complete',
    headline: say(texts.subject),
    nearestOn: task.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(say(texts.opening)),
      facts({
        'Lý do': reason === '' ? null : reason,
        'Người quyết định': decision === null ? null : sentence(personWords(decision)),
        ...(decision === null ? reportRows(item, context) : {}),
        ...deadlineRows(item, context),
      }),
      paragraph(say(texts.request)),
      ...link,
      facts({
        'Vì sao có thư này': say(texts.why),
        'Cách tính': `${countedWords(item, context)} Việc trả lại không làm thay đổi thời hạn.`,
        'Tiếp theo':
          againOn === undefined ? say(texts.next) : say(texts.nextReminder, { ngay: formatDate(againOn) }),
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
    'Tệp kèm theo': files.length === 0 ? null : sentence(joinNames(files.map(({ name }) => name))),
    'Nội dung báo cáo':
      words === null ? null : sentence(quoted(shortened(words, context.detail === 'whole' ? 2000 : 300))),
    'Người báo cáo': report === null ? null : sentence(personWords(report)),
    ...receiptRow(report, at),
  };
}

/** `số 412/BC-SNV, ngày 20/12/2018.`; null: it names no document. */
export function documentWords(number: string | null, on: LocalDate | null): string | null {
  if (number === null) return on === null ? null : `văn bản ngày ${formatDate(on)}.`;
  return `số ${number}${on === null ? '' : `, ngày ${formatDate(on)}`}.`;
}

/** `đồng chí Trần Thị Bình, Phó Giám đốc` */
export const personWords = (report: ReportMention): string =>
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
