import { aboutTask, bodyAbout, reportedRows } from './about-task.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';

/** To the answering body: a member of the implementing group has completed its part. */
export function composePartReported(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  const { implementing } = item.subject.task.parties;
  const reported = item.subject.task.members.length;
  return aboutTask(item, context, {
    ask: 'confirm',
    headline: `${body} báo cáo đã hoàn thành phần việc (${reported}/${implementing.length})`,
    opening: `${body} báo cáo đã hoàn thành phần việc của mình; đã nhận ${reported}/${implementing.length} cơ quan thực hiện`,
    rows: reportedRows(item, context, 'Nội dung báo cáo'),
    request: `${context.request} ${context.recipient.name} xem xét: xác nhận phần việc, hoặc trả lại và nêu rõ lý do.`,
    answer: `Xem xét phần việc của ${body}`,
    why: `${context.recipient.name} là cơ quan chủ trì của nhiệm vụ mà ${body} cùng thực hiện.`,
    next: 'phần việc được đếm theo tên từng cơ quan; việc của một nơi không làm thay đổi thời hạn của cơ quan chủ trì.',
  });
}

/** To the member whose part was given back. */
export function composePartReturned(item: TaskItem, context: LetterContext): Section {
  return aboutTask(item, context, {
    ask: 'complete',
    headline: 'đề nghị bổ sung phần việc đã báo cáo',
    opening: 'Phần việc mà cơ quan đã báo cáo được trả lại để bổ sung',
    rows: reportedRows(item, context, 'Lý do'),
    request: `${context.request} ${context.recipient.name} bổ sung và báo cáo lại (số, ngày văn bản hoặc tệp kèm theo).`,
    answer: 'Gửi bổ sung phần việc',
    why: `${context.recipient.name} đã báo cáo phần việc này; phần việc chưa được xác nhận.`,
    next: 'khi nhận được báo cáo bổ sung, hệ thống chuyển lại cho cơ quan chủ trì.',
  });
}

/** To a body whose opinion a lead asks for: it has the turn. */
export function composeOpinionRequest(item: TaskItem, context: LetterContext): Section {
  const asker = bodyAbout(item, context);
  return aboutTask(item, context, {
    ask: 'report',
    headline: `${asker} đề nghị cho ý kiến`,
    opening: `${asker} đề nghị ${context.recipient.name} cho ý kiến về một nhiệm vụ`,
    rows: reportedRows(item, context, 'Nội dung cần ý kiến'),
    request: `${context.request} ${context.recipient.name} trả lời để cơ quan chủ trì kịp thời hạn.`,
    answer: 'Trả lời ý kiến',
    why: `${asker} chủ trì nhiệm vụ mà ${context.recipient.name} cùng tham gia.`,
    next: `sau ${context.policy.decisions.opinionWorkingDays} ngày làm việc chưa có ý kiến thì hệ thống nhắc lại; số ngày chờ của từng cơ quan được ghi nhận.`,
  });
}

export function composeOpinionReminder(item: TaskItem, context: LetterContext): Section {
  const asker = bodyAbout(item, context);
  return aboutTask(item, context, {
    ask: 'report',
    headline: `chưa nhận được ý kiến gửi ${asker}`,
    opening: `${asker} chưa nhận được ý kiến của ${context.recipient.name}`,
    rows: reportedRows(item, context, 'Nội dung cần ý kiến'),
    request: `${context.request} ${context.recipient.name} trả lời, hoặc cho biết thời gian trả lời.`,
    answer: 'Trả lời ý kiến',
    why: `việc đang chờ ý kiến của ${context.recipient.name}.`,
    next: 'số ngày chờ tiếp tục được ghi nhận cho đến khi có ý kiến; thời hạn của nhiệm vụ không thay đổi.',
  });
}

/** To the lead that asked. */
export function composeOpinionGiven(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  return aboutTask(item, context, {
    ask: 'inform',
    headline: `${body} đã cho ý kiến`,
    opening: `${body} đã trả lời đề nghị cho ý kiến`,
    rows: reportedRows(item, context, 'Ý kiến'),
    request: null,
    answer: 'Xem ý kiến và nhiệm vụ',
    why: `${context.recipient.name} đã đề nghị ${body} cho ý kiến.`,
    next: 'việc trở lại cơ quan chủ trì; thời hạn của nhiệm vụ không thay đổi.',
  });
}
