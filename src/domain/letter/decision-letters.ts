import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows, timesRow } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import { answerWords } from './ladder-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** To the body whose leader decides: a lead asks for more time. */
export function composeExtensionRequest(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  const until = dateAbout(item, 'proposedOn');
  return aboutTask(item, context, {
    ask: 'decide',
    headline: `${body} đề nghị gia hạn${until === null ? '' : ` đến hết ngày ${formatDate(until)}`}`,
    opening: `${body} đề nghị gia hạn một nhiệm vụ`,
    rows: {
      'Ngày đề nghị': until === null ? null : sentence(byEndOf(until)),
      ...reportedRows(item, context, 'Lý do'),
    },
    request: `${context.request} lãnh đạo ${context.recipient.name} xem xét: đồng ý, không đồng ý, hoặc đề xuất ngày khác và nêu rõ lý do.`,
    answer: 'Xem xét đề nghị gia hạn',
    why: `${context.recipient.name} là cơ quan quyết định; cơ quan được giao nhiệm vụ không tự gia hạn việc của mình.`,
    next: `trong khi chờ, thời hạn hiện nay vẫn được tính; sau ${context.policy.decisions.extensionWorkingDays} ngày làm việc chưa có ý kiến thì hệ thống báo cáo cấp trên của cơ quan quyết định.`,
  });
}

/** To the decider's superior: a request that nobody has decided. */
export function composeExtensionUndecided(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  const decider = context.nameOf(item.subject.task.parties.confirmer);
  return aboutTask(item, context, {
    ask: 'office',
    headline: `đề nghị gia hạn của ${body} chưa được giải quyết`,
    opening: `${decider} chưa có ý kiến về đề nghị gia hạn của ${body}`,
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Lý do đề nghị') },
    request: `${context.request} ${context.recipient.name} cho ý kiến để đề nghị này được giải quyết.`,
    answer: 'Xem nhiệm vụ và đề nghị gia hạn',
    why: `đề nghị đã quá ${context.policy.decisions.extensionWorkingDays} ngày làm việc chưa có ý kiến; ${context.recipient.name} là cấp trên của cơ quan quyết định.`,
    next: 'thời hạn hiện nay vẫn được tính cho đến khi có quyết định.',
  });
}

const OUTCOMES: Readonly<Record<string, string>> = {
  granted: 'được chấp thuận',
  refused: 'không được chấp thuận',
  countered: 'được đề xuất một ngày khác',
};

/** To the body that asked: granted, refused, or another date. */
export function composeExtensionDecision(item: TaskItem, context: LetterContext): Section {
  const outcome = String(item.about['outcome']);
  const until = dateAbout(item, 'until');
  const former = dateAbout(item, 'formerDueOn');
  const offered = outcome === 'countered';
  const answerBy = answerWords(item.about['answerBy']);
  return aboutTask(item, context, {
    ask: offered ? 'complete' : 'deadline-moved',
    headline: `đề nghị gia hạn ${OUTCOMES[outcome] ?? ''}${until === null ? '' : `: ngày ${formatDate(until)}`}`,
    opening: `Đề nghị gia hạn của ${context.recipient.name} ${OUTCOMES[outcome] ?? ''}`,
    rows: {
      [offered ? 'Ngày được đề xuất' : 'Thời hạn mới']: until === null ? null : sentence(byEndOf(until)),
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      'Trả lời': offered && answerBy !== null ? sentence(answerBy) : null,
      ...reportedRows(item, context, 'Ý kiến của người quyết định'),
    },
    request: offered
      ? `${context.request} ${context.recipient.name} trả lời có nhận ngày được đề xuất hay không.`
      : null,
    answer: offered ? 'Trả lời ngày được đề xuất' : 'Xem nhiệm vụ',
    why: `${context.recipient.name} đã đề nghị gia hạn nhiệm vụ này.`,
    next: offered
      ? `khi cơ quan nhận ngày được đề xuất, thời hạn mới có hiệu lực; cho đến lúc đó thời hạn cũ vẫn được tính${answerBy === null ? '' : ', quá thời hạn trả lời thì đề xuất hết hiệu lực'}.`
      : until === null
        ? 'thời hạn không thay đổi; việc nhắc tiếp tục theo thời hạn này.'
        : 'việc nhắc được lập lại theo thời hạn mới; thời hạn ban đầu vẫn được lưu để đối chiếu.',
  });
}

/** To the decider: how the body answered the date that was offered. */
export function composeExtensionAnswer(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  const accepted = item.about['accepted'] === true;
  return aboutTask(item, context, {
    ask: accepted ? 'deadline-moved' : 'inform',
    headline: `${body} ${accepted ? 'nhận' : 'không nhận'} ngày được đề xuất`,
    opening: `${body} đã trả lời ngày gia hạn được đề xuất: ${accepted ? 'nhận ngày này' : 'không nhận, giữ thời hạn hiện nay'}`,
    rows: reportedRows(item, context, 'Ý kiến của cơ quan'),
    request: null,
    answer: 'Xem nhiệm vụ',
    why: `${context.recipient.name} đã đề xuất ngày này.`,
    next: accepted
      ? 'thời hạn mới có hiệu lực, việc nhắc được lập lại theo thời hạn này.'
      : 'đề nghị gia hạn kết thúc, thời hạn hiện nay tiếp tục được tính; cơ quan có thể đề nghị lại.',
  });
}

/** To the body whose leader decides: a late mark is disputed. */
export function composeContestRequest(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  return aboutTask(item, context, {
    ask: 'decide',
    headline: `${body} nêu ý kiến về việc ghi quá hạn`,
    opening: `${body} nêu ý kiến về việc ghi quá hạn của một nhiệm vụ`,
    rows: reportedRows(item, context, 'Ý kiến của cơ quan'),
    request: `${context.request} lãnh đạo ${context.recipient.name} xem xét và kết luận: giữ hoặc bỏ việc ghi quá hạn.`,
    answer: 'Xem xét ý kiến của cơ quan',
    why: `${context.recipient.name} là cơ quan kết luận; việc ghi quá hạn được dùng để đánh giá cuối năm (Quy định 366-QĐ/TW) nên phải giải thích được.`,
    next: `trong khi chờ, màn hình ghi "Đang xem xét ý kiến của cơ quan"; sau ${context.policy.decisions.contestWorkingDays} ngày làm việc chưa kết luận thì hệ thống báo cáo cấp trên.`,
  });
}

export function composeContestUndecided(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  const decider = context.nameOf(item.subject.task.parties.confirmer);
  return aboutTask(item, context, {
    ask: 'office',
    headline: `ý kiến của ${body} về việc ghi quá hạn chưa được kết luận`,
    opening: `${decider} chưa kết luận về ý kiến của ${body}`,
    rows: { ...timesRow(item), ...reportedRows(item, context, 'Ý kiến của cơ quan') },
    request: `${context.request} ${context.recipient.name} cho ý kiến để nội dung này được kết luận.`,
    answer: 'Xem nhiệm vụ và ý kiến của cơ quan',
    why: `đã quá ${context.policy.decisions.contestWorkingDays} ngày làm việc chưa có kết luận; ${context.recipient.name} là cấp trên của cơ quan kết luận.`,
    next: 'màn hình tiếp tục ghi "Đang xem xét ý kiến của cơ quan" cho đến khi có kết luận.',
  });
}

/** To the body: what was concluded about its mark. */
export function composeMarkConcluded(item: TaskItem, context: LetterContext): Section {
  const kept = item.about['verdict'] === 'late';
  return aboutTask(item, context, {
    ask: 'inform',
    headline: kept ? 'giữ việc ghi quá hạn' : 'bỏ việc ghi quá hạn',
    opening: `Đã có kết luận về thời hạn của nhiệm vụ: ${kept ? 'giữ việc ghi quá hạn' : 'nhiệm vụ được ghi là đúng hạn'}`,
    rows: reportedRows(item, context, 'Kết luận'),
    request: null,
    answer: 'Xem nhiệm vụ',
    why: `nội dung này liên quan đến việc đánh giá ${context.recipient.name}.`,
    next: 'kết luận được lưu cùng ý kiến của cơ quan và đưa vào báo cáo tổng hợp của Kế hoạch.',
  });
}

const CHANGES: Readonly<Record<string, readonly [string, string]>> = {
  amended: ['điều chỉnh theo quyết định', 'Nhiệm vụ được điều chỉnh theo quyết định của cấp có thẩm quyền'],
  suspended: ['tạm dừng theo quyết định', 'Nhiệm vụ được tạm dừng theo quyết định của cấp có thẩm quyền'],
  resumed: ['tiếp tục thực hiện', 'Nhiệm vụ đang tạm dừng được tiếp tục thực hiện'],
  cancelled: [
    'thôi thực hiện theo quyết định',
    'Nhiệm vụ thôi thực hiện theo quyết định của cấp có thẩm quyền',
  ],
};

/** To every party: a decision has changed the task; the former date stays readable. */
export function composeTaskChanged(item: TaskItem, context: LetterContext): Section {
  const [headline, opening] = CHANGES[String(item.about['change'])] ?? [
    'có thay đổi',
    'Nhiệm vụ có thay đổi',
  ];
  const former = dateAbout(item, 'formerDueOn');
  const replacedBy = String(item.about['replacedBy'] ?? '');
  const ended = item.about['change'] === 'cancelled';
  const paused = item.about['change'] === 'suspended';
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    headline,
    opening,
    rows: {
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      'Được thay bằng': replacedBy === '' ? null : sentence(`nhiệm vụ ${replacedBy.split(' ').join(', ')}`),
      ...reportedRows(item, context, 'Nội dung quyết định'),
    },
    request: null,
    answer: ended ? null : 'Xem nhiệm vụ',
    why: `${context.recipient.name} có tên trong phân công của nhiệm vụ; Kế hoạch cho phép điều chỉnh, bổ sung (mục IV).`,
    next: ended
      ? 'nhiệm vụ không được nhắc nữa và không tính vào số việc phải hoàn thành.'
      : paused
        ? 'không nhắc và không tính quá hạn trong thời gian tạm dừng; khi tiếp tục sẽ có thông báo.'
        : 'việc nhắc được lập lại theo nội dung mới; nội dung cũ vẫn được lưu để đối chiếu.',
  });
}

/** To the office: a task has been suspended for long; does the reason still hold. */
export function composeSuspensionReview(item: TaskItem, context: LetterContext): Section {
  return aboutTask(item, context, {
    ask: 'office',
    headline: 'đang tạm dừng, đề nghị rà soát',
    opening: 'Nhiệm vụ vẫn đang tạm dừng',
    rows: {},
    request: `${context.request} ${context.recipient.name} rà soát: tiếp tục thực hiện, thôi thực hiện, hoặc giữ nguyên.`,
    answer: null,
    why: 'nhiệm vụ tạm dừng không có thời hạn nào đang tính, nên được rà soát để không bị quên.',
    next: 'nhiệm vụ giữ nguyên tình trạng tạm dừng cho đến khi có quyết định.',
  });
}
