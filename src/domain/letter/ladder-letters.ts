import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, reportedRows, timesRow } from './about-task.ts';
import type { Rows } from './about-task.ts';
import { heading, facts, paragraph } from './blocks.ts';
import { leftWords } from './deadline-words.ts';
import { answerWords, noticeWords, officerWords, silentWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import { packetRows } from './packet-rows.ts';
import type { Section, TaskItem } from './section.ts';
import { taskName, taskNumber } from './task-words.ts';
import { capitalised, quoted, sentence, two } from './words.ts';

/** `đã qua thời hạn 31/12/2018` */
function pastWords(item: TaskItem): string {
  const { dueOn } = item.subject.task.schedule;
  return dueOn === null ? 'đã qua thời hạn' : `đã qua thời hạn ${formatDate(dueOn)}`;
}

/** What a letter about lateness shows of the way so far. */
function wayRows(item: TaskItem, context: LetterContext): Rows {
  const { task } = item.subject;
  const arrived = noticeWords(task, true);
  const failed = noticeWords(task, false);
  return {
    'Cơ quan chịu trách nhiệm': sentence(context.nameOf(task.parties.answeredBy)),
    'Đã chuyển đến cơ quan': arrived.length === 0 ? null : sentence(arrived.join('; ')),
    'Chưa chuyển đến nơi nhận': failed.length === 0 ? null : sentence(failed.join('; ')),
  };
}

const answered =
  'khi có báo cáo kết quả, việc báo cáo lên cấp trên dừng lại và kết quả được chuyển xác nhận.';

/**
 * The letter of the first rung, for those who are not the late body itself: who is over it gets a copy, and of a task of
 * the office's own another body hears in its place.
 */
export function composeOverdueElsewhere(item: TaskItem, context: LetterContext): Section {
  const lead = context.nameOf(item.subject.task.parties.answeredBy);
  const verb = context.upwards ? 'kính báo cáo: ' : '';
  return aboutTask(item, context, {
    ask: 'office',
    headline: `${lead} ${pastWords(item)}, chưa có báo cáo kết quả`,
    opening: capitalised(
      `${verb}đến ${context.sendWords}, chưa nhận được báo cáo kết quả của ${lead} về nhiệm vụ dưới đây`,
    ),
    rows: wayRows(item, context),
    request: `${context.request} ${context.recipient.name} trao đổi với ${lead} về kết quả, hoặc tiến độ, nguyên nhân và thời gian dự kiến hoàn thành.`,
    answer: 'Xem nhiệm vụ và ghi ý kiến',
    why: item.copy
      ? `${context.recipient.name} là cấp trên trực tiếp của ${lead}; thư gửi người đứng đầu ${lead} được gửi đồng thời.`
      : `${lead} vừa là cơ quan theo dõi Kế hoạch vừa chủ trì nhiệm vụ này, nên việc quá hạn được báo ${context.recipient.name}; không cơ quan nào tự xét việc của mình.`,
    next: answered,
  });
}

/** The second rung: the office speaks to the body; the speaker gets a copy, so that it does speak. */
export function composeLadderTalk(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const lead = context.nameOf(task.parties.answeredBy);
  const speaker = context.nameOf(task.parties.ladder?.speaker ?? task.parties.office);
  const toLead = context.actsFor(task.parties.answeredBy);
  return aboutTask(item, context, {
    ask: toLead ? 'talk' : 'office',
    headline: `${pastWords(item)}, ${toLead ? `${speaker} đề nghị trao đổi trực tiếp` : `trao đổi trực tiếp với ${lead}`}`,
    opening: capitalised(
      `đến ${context.sendWords}, sau thư gửi người đứng đầu, vẫn chưa nhận được báo cáo kết quả của ${lead}`,
    ),
    rows: wayRows(item, context),
    request: toLead
      ? `${context.request} ${context.recipient.name} bố trí trao đổi trực tiếp với ${speaker} và cho biết kết quả, hoặc tiến độ, nguyên nhân, khó khăn, thời gian dự kiến hoàn thành.`
      : `${context.request} ${context.recipient.name} trao đổi trực tiếp với ${lead} và ghi lại kết quả trao đổi.`,
    answer: 'Trả lời về nhiệm vụ',
    why: `quá ${two(context.policy.ladder.talkAfterWorkingDays)} ngày làm việc sau thời hạn mà chưa ghi nhận kết quả; ${item.copy ? `${context.recipient.name} là bên trao đổi, thư chính gửi ${lead}` : 'thư trước đã chuyển đến nơi nhận'}.`,
    next: `nếu quá ${two(context.policy.ladder.packetAfterWorkingDays)} ngày làm việc vẫn chưa có báo cáo, hồ sơ được lập để lãnh đạo xem xét trình ${context.nameOf(context.policy.ladder.packet.decidedBy)}; ${answered}`,
  });
}

/** The same rung, upwards: it reports and asks for nothing. */
export function composeLadderNote(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const lead = context.nameOf(task.parties.answeredBy);
  const speaker = context.nameOf(task.parties.ladder?.speaker ?? task.parties.office);
  return aboutTask(item, context, {
    ask: 'inform',
    headline: `${lead} ${pastWords(item)}, chưa có báo cáo kết quả`,
    opening: capitalised(
      `kính báo cáo: đến ${context.sendWords}, chưa nhận được báo cáo kết quả của ${lead}; ${speaker} đang trao đổi trực tiếp với cơ quan`,
    ),
    rows: wayRows(item, context),
    request: null,
    answer: null,
    why: `quá ${two(context.policy.ladder.talkAfterWorkingDays)} ngày làm việc sau thời hạn mà chưa ghi nhận kết quả.`,
    next: `kết quả trao đổi và báo cáo của cơ quan được ghi vào hệ thống; ${answered}`,
  });
}

/** To an officer: a packet waits for his word; it never goes up by itself. */
export function composePacketRequest(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const { ladder } = context.policy;
  const key = item.about['officer'];
  const officer = officerWords(ladder, typeof key === 'string' ? key : '');
  const decider = context.nameOf(ladder.packet.decidedBy);
  const asked = silentWords(ladder, task);
  const late = leftWords(item, task.schedule, context.sendOn);
  return aboutTask(item, context, {
    ask: 'decide',
    headline: `hồ sơ trình ${decider} chờ duyệt`,
    opening: capitalised(
      `hồ sơ về một nhiệm vụ (${late ?? 'đã qua thời hạn'}) đang chờ ${officer} cho ý kiến trước khi trình ${decider}`,
    ),
    rows: {
      ...wayRows(item, context),
      'Người được hỏi trước': asked.length === 0 ? null : sentence(asked.join('; ')),
    },
    request: `${context.request} ${officer} xem hồ sơ tại trang ${quoted('Báo cáo cấp trên')} của hệ thống theo dõi rồi duyệt trình, hoặc giữ lại và nêu rõ lý do. Nếu không vào được hệ thống, xin cho ý kiến bằng văn bản để cơ quan theo dõi ghi lại.`,
    answer: null,
    why: `quá ${two(ladder.packetAfterWorkingDays)} ngày làm việc sau thời hạn, hoặc cơ quan đã thiếu ${two(ladder.packetAfterMissedReports)} kỳ báo cáo; không có hồ sơ nào tự đi lên khi chưa có người duyệt.`,
    next: `sau ${ladder.packet.answerWithinWorkingHours} giờ làm việc kể từ khi thư này đến nơi mà chưa có ý kiến, hệ thống ghi lại và hỏi cấp trên của người được hỏi.`,
  });
}

/** The page itself, through the office that presents it: what is missing, since when, what has been tried. */
export function composePacket(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const { plan, policy } = context;
  const decider = context.nameOf(policy.ladder.packet.decidedBy);
  const days = item.about['workingDaysLate'];
  const rows = packetRows({
    plan,
    policy,
    definition,
    task,
    explanation: item.report,
    workingDaysLate: typeof days === 'number' ? days : null,
  });
  return {
    ask: 'inform',
    headline: `Kính trình: nhiệm vụ ${taskNumber(definition)} cần ${decider} cho ý kiến`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Kính đề nghị ${context.recipient.name} trình ${decider}: ${taskName(definition, context)} của ${context.planName} ${pastWords(item)}, đến ${context.sendWords} chưa có báo cáo kết quả.`,
      ),
      heading(2, `Kính trình: ${decider}`),
      facts(rows),
      paragraph(
        `Kính đề nghị ${decider} xem xét, cho ý kiến: (1) chỉ đạo cơ quan hoàn thành và ấn định thời hạn; (2) cho phép điều chỉnh thời hạn; hoặc (3) giao việc cho cơ quan khác.`,
      ),
      facts({
        'Vì sao trình': `quá hạn trên ${two(policy.ladder.packetAfterWorkingDays)} ngày làm việc, hoặc ${two(policy.ladder.packetAfterMissedReports)} kỳ báo cáo chưa gửi; các thư trước đã chuyển đến nơi nhận.`,
        'Tiếp theo': `ý kiến chỉ đạo được ghi thành việc của cơ quan, trả lời trong ${two(policy.ladder.directiveWithinWorkingDays)} ngày làm việc.`,
      }),
    ],
    brief: [facts(rows)],
  };
}

/** What Ban Thường vụ has directed, to the body that must answer. */
export function composeDirective(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const decider = context.nameOf(context.policy.ladder.packet.decidedBy);
  const lead = context.nameOf(task.parties.answeredBy);
  const until = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: 'directive',
    headline: `ý kiến chỉ đạo của ${decider}, trả lời ${until ?? 'theo thời hạn được giao'}`,
    opening: capitalised(`${decider} có ý kiến chỉ đạo về một nhiệm vụ do ${lead} chủ trì`),
    rows: {
      ...reportedRows(item, context, 'Ý kiến chỉ đạo'),
      'Thời hạn trả lời': until === null ? null : sentence(until),
    },
    request: `${context.request} ${context.recipient.name} thực hiện và trả lời tại đường dẫn dưới đây, hoặc bằng văn bản.`,
    answer: 'Trả lời ý kiến chỉ đạo',
    why: item.copy
      ? `${context.recipient.name} theo dõi việc trả lời.`
      : `${context.recipient.name} chịu trách nhiệm chính về nhiệm vụ.`,
    next: `sau ${two(context.policy.ladder.directiveWithinWorkingDays)} ngày làm việc chưa có trả lời, hệ thống báo cơ quan theo dõi.`,
  });
}

/** To whoever speaks to the body: a directive has no answer. */
export function composeDirectiveLate(item: TaskItem, context: LetterContext): Section {
  const lead = context.nameOf(item.subject.task.parties.answeredBy);
  const until = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: 'office',
    headline: `${lead} chưa trả lời ý kiến chỉ đạo`,
    opening: capitalised(
      `đến ${context.sendWords}, chưa nhận được trả lời của ${lead} về ý kiến chỉ đạo dưới đây`,
    ),
    rows: {
      ...reportedRows(item, context, 'Ý kiến chỉ đạo'),
      'Thời hạn trả lời': until === null ? null : sentence(until),
    },
    request: `${context.request} ${context.recipient.name} trao đổi với ${lead}; nếu đã có trả lời bằng văn bản, ghi nhận số, ngày văn bản.`,
    answer: 'Xem nhiệm vụ và ghi ý kiến',
    why: `${context.recipient.name} theo dõi việc trả lời ý kiến chỉ đạo.`,
    next: 'khi có trả lời, ý kiến chỉ đạo được ghi đã trả lời, trong hạn hay quá hạn.',
  });
}

/** A result waits for its confirmation: the confirmer's superior hears of it, the confirmer gets a copy. */
export function composeConfirmationLate(item: TaskItem, context: LetterContext): Section {
  const { confirmer } = item.subject.task.parties;
  const body = bodyAbout(item, context);
  const days = context.policy.ladder.confirmationWithinWorkingDays;
  const own = context.actsFor(confirmer) && !item.copy;
  return aboutTask(item, context, {
    ask: own ? 'confirm' : 'office',
    headline: `kết quả do ${body} báo cáo chưa được xác nhận`,
    opening: capitalised(
      `${context.upwards ? 'kính báo cáo: ' : ''}${context.nameOf(confirmer)} chưa xác nhận hoặc trả lại kết quả do ${body} báo cáo`,
    ),
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Nội dung báo cáo') },
    request: `${context.request} ${context.recipient.name} ${own ? 'xem xét, xác nhận hoặc trả lại kết quả' : 'cho ý kiến để kết quả được xác nhận hoặc trả lại'}.`,
    answer: 'Xem kết quả và nhiệm vụ',
    why: `đã quá ${two(days)} ngày làm việc kể từ khi cơ quan báo cáo; thời gian chờ xác nhận tính cho cơ quan xác nhận, không tính cho ${body}.`,
    next: 'khi được xác nhận hoặc trả lại, việc theo dõi này kết thúc.',
  });
}

/** A tờ trình waits for its decision: the office of those who decide is asked, then who is above it. */
export function composeDecisionLate(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const body = bodyAbout(item, context);
  const paper =
    task.progress === 'presented'
      ? `số ${task.presentation.documentNumber}, ngày ${formatDate(task.presentation.documentOn)}`
      : null;
  return aboutTask(item, context, {
    ask: 'office',
    headline: `tờ trình của ${body} chưa có quyết định`,
    opening: capitalised(
      `${context.upwards ? 'kính báo cáo: ' : ''}${body} đã trình một nhiệm vụ và đang chờ cấp có thẩm quyền quyết định`,
    ),
    rows: {
      'Tờ trình': paper === null ? null : sentence(paper),
      ...timesRow(item),
      ...reportedRows(item, context, 'Nội dung trình'),
    },
    request: `${context.request} ${context.recipient.name} cho biết tình hình xem xét tờ trình, hoặc số, ngày của văn bản đã ban hành.`,
    answer: 'Trả lời về tờ trình',
    why: `đã quá ${two(context.policy.ladder.decisionWithinWorkingDays)} ngày làm việc kể từ khi trình; từ khi trình, thời gian chờ không tính cho ${body}.`,
    next: 'khi có quyết định, cơ quan báo cáo kết quả và nhiệm vụ được chuyển xác nhận.',
  });
}
