import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, reportedRows, timesRow } from './about-task.ts';
import type { Rows } from './about-task.ts';
import { heading, facts, paragraph } from './blocks.ts';
import { leftWords } from './deadline-words.ts';
import { answerWords, noticeWords, officerWords, silentWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import { packetRows } from './packet-rows.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { capitalised, sentence, two } from './words.ts';

/** `đã qua thời hạn 31/12/2018` */
export function pastWords(item: TaskItem): string {
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

/**
 * The letter of the first rung, for those who are not the late body itself: who is over it gets a copy, and of a task of
 * the office's own another body hears in its place.
 */
export function composeOverdueElsewhere(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['overdue-letter'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.otherSubject, { quaHan: pastWords(item) }),
    opening: capitalised(say(context.upwards ? texts.otherOpeningUpwards : texts.otherOpening)),
    rows: wayRows(item, context),
    request: say(texts.otherRequest),
    answer: say(texts.otherAnswer),
    why: say(item.copy ? texts.otherWhyCopy : texts.otherWhy),
    next: say(texts.otherNext),
  });
}

/** The second rung: the office speaks to the body; the speaker gets a copy, so that it does speak. */
export function composeLadderTalk(item: TaskItem, context: LetterContext): Section {
  const { parties } = item.subject.task;
  const { ladder } = context.policy;
  const texts = context.texts['ladder-talk'];
  const say = sayOfTask(item, context);
  const past = { quaHan: pastWords(item) };
  const speaker = { noiTraoDoi: speakerOf(item, context) };
  const days = { soNgay: two(ladder.talkAfterWorkingDays) };
  const toLead = context.actsFor(parties.answeredBy);
  return aboutTask(item, context, {
    ask: toLead ? 'talk' : 'office',
    subject: toLead ? say(texts.subjectLead, { ...past, ...speaker }) : say(texts.subject, past),
    opening: capitalised(say(texts.opening)),
    rows: wayRows(item, context),
    request: toLead ? say(texts.requestLead, speaker) : say(texts.request),
    answer: say(texts.answer),
    why: say(item.copy ? texts.whyCopy : texts.why, days),
    next: say(texts.next, {
      soNgay: two(ladder.packetAfterWorkingDays),
      capQuyetDinh: context.nameOf(ladder.packet.decidedBy),
    }),
  });
}

const speakerOf = (item: TaskItem, context: LetterContext): string => {
  const { ladder, office } = item.subject.task.parties;
  return context.nameOf(ladder?.speaker ?? office);
};

/** The same rung, upwards: it reports and asks for nothing. */
export function composeLadderNote(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['ladder-note'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'inform',
    subject: say(texts.subject, { quaHan: pastWords(item) }),
    opening: capitalised(say(texts.opening, { noiTraoDoi: speakerOf(item, context) })),
    rows: wayRows(item, context),
    request: null,
    answer: null,
    why: say(texts.why, { soNgay: two(context.policy.ladder.talkAfterWorkingDays) }),
    next: say(texts.next),
  });
}

/** To an officer: a packet waits for his word; it never goes up by itself. */
export function composePacketRequest(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const { ladder } = context.policy;
  const texts = context.texts['packet-request'];
  const say = sayOfTask(item, context);
  const key = item.about['officer'];
  const capQuyetDinh = context.nameOf(ladder.packet.decidedBy);
  const own = { canBo: officerWords(ladder, typeof key === 'string' ? key : ''), capQuyetDinh };
  const asked = silentWords(ladder, task);
  const hoSoQua = leftWords(item, task.schedule, context.sendOn) ?? 'đã qua thời hạn';
  return aboutTask(item, context, {
    ask: 'decide',
    subject: say(texts.subject, { capQuyetDinh }),
    opening: capitalised(say(texts.opening, { ...own, hoSoQua })),
    rows: {
      ...wayRows(item, context),
      'Người được hỏi trước': asked.length === 0 ? null : sentence(asked.join('; ')),
    },
    request: say(texts.request, own),
    answer: null,
    why: say(texts.why, whenPacket(context)),
    next: say(texts.next, { ...own, soGio: String(ladder.packet.answerWithinWorkingHours) }),
  });
}

/** When a packet is due: so many working days, or so many reports that were not sent. */
const whenPacket = ({ policy: { ladder } }: LetterContext) => ({
  soNgay: two(ladder.packetAfterWorkingDays),
  soKy: two(ladder.packetAfterMissedReports),
});

/** The page itself, through the office that presents it: what is missing, since when, what has been tried. */
export function composePacket(item: TaskItem, context: LetterContext): Section {
  const { definition, task } = item.subject;
  const { plan, policy } = context;
  const texts = context.texts.packet;
  const say = sayOfTask(item, context);
  const decider = { capQuyetDinh: context.nameOf(policy.ladder.packet.decidedBy) };
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
    headline: say(texts.subject, decider),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(say(texts.opening, { ...decider, quaHan: pastWords(item) })),
      heading(2, say(texts.presented, decider)),
      facts(rows),
      paragraph(say(texts.request, decider)),
      facts({
        'Vì sao trình': say(texts.why, whenPacket(context)),
        'Tiếp theo': say(texts.next, { soNgay: two(policy.ladder.directiveWithinWorkingDays) }),
      }),
    ],
    brief: [facts(rows)],
  };
}

/** What Ban Thường vụ has directed, to the body that must answer. */
export function composeDirective(item: TaskItem, context: LetterContext): Section {
  const { ladder } = context.policy;
  const texts = context.texts.directive;
  const say = sayOfTask(item, context);
  const decider = { capQuyetDinh: context.nameOf(ladder.packet.decidedBy) };
  const until = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: 'directive',
    subject: say(texts.subject, { ...decider, hanTraLoi: until ?? 'theo thời hạn được giao' }),
    opening: capitalised(say(texts.opening, decider)),
    rows: directiveRows(item, context),
    request: say(texts.request, decider),
    answer: say(texts.answer, decider),
    why: item.copy ? say(texts.whyCopy) : say(texts.why, decider),
    next: say(texts.next, { soNgay: two(ladder.directiveWithinWorkingDays) }),
  });
}

function directiveRows(item: TaskItem, context: LetterContext): Rows {
  const until = answerWords(item.about['answerBy']);
  return {
    ...reportedRows(item, context, 'Ý kiến chỉ đạo'),
    'Thời hạn trả lời': until === null ? null : sentence(until),
  };
}

/** To whoever speaks to the body: a directive has no answer. */
export function composeDirectiveLate(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['directive-late'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject),
    opening: capitalised(say(texts.opening)),
    rows: directiveRows(item, context),
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

/** A result waits for its confirmation: the confirmer's superior hears of it, the confirmer gets a copy. */
export function composeConfirmationLate(item: TaskItem, context: LetterContext): Section {
  const { confirmer } = item.subject.task.parties;
  const texts = context.texts['confirmation-late'];
  const say = sayOfTask(item, context);
  const names = { benKia: bodyAbout(item, context), noiTraoDoi: context.nameOf(confirmer) };
  const own = { ...names, soNgay: two(context.policy.ladder.confirmationWithinWorkingDays) };
  const toConfirmer = context.actsFor(confirmer) && !item.copy;
  return aboutTask(item, context, {
    ask: toConfirmer ? 'confirm' : 'office',
    subject: say(texts.subject, own),
    opening: capitalised(context.upwards ? say(texts.openingUpwards, names) : say(texts.opening, own)),
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Nội dung báo cáo') },
    request: toConfirmer ? say(texts.requestOwn) : say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}

/** A tờ trình waits for its decision: the office of those who decide is asked, then who is above it. */
export function composeDecisionLate(item: TaskItem, context: LetterContext): Section {
  const { task } = item.subject;
  const texts = context.texts['decision-late'];
  const say = sayOfTask(item, context);
  const body = { benKia: bodyAbout(item, context) };
  const own = { ...body, soNgay: two(context.policy.ladder.decisionWithinWorkingDays) };
  const paper =
    task.progress === 'presented'
      ? `số ${task.presentation.documentNumber}, ngày ${formatDate(task.presentation.documentOn)}`
      : null;
  return aboutTask(item, context, {
    ask: 'office',
    subject: say(texts.subject, own),
    opening: capitalised(context.upwards ? say(texts.openingUpwards, body) : say(texts.opening, own)),
    rows: {
      'Tờ trình': paper === null ? null : sentence(paper),
      ...timesRow(item),
      ...reportedRows(item, context, 'Nội dung trình'),
    },
    request: say(texts.request, own),
    answer: say(texts.answer, own),
    why: say(texts.why, own),
    next: say(texts.next, own),
  });
}
