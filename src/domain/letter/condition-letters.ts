import { formatDate } from '../calendar/local-date.ts';
import { aboutTask, bodyAbout, dateAbout, reportedRows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { Section, TaskItem } from './section.ts';
import { sentence } from './words.ts';

/** To the answering body: a named person has said how its phrase is read, and the date has moved. */
export function composeReadingConfirmed(item: TaskItem, context: LetterContext): Section {
  const former = dateAbout(item, 'formerDueOn');
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    headline: 'đã xác nhận cách tính thời hạn',
    opening: 'Cách hiểu thời gian của nhiệm vụ đã được người có trách nhiệm xác nhận',
    rows: {
      'Thời hạn trước đó': former === null ? null : sentence(byEndOf(former)),
      ...reportedRows(item, context, 'Ý kiến của người xác nhận'),
    },
    request: null,
    answer: 'Xem nhiệm vụ',
    why: `${context.recipient.name} chịu trách nhiệm chính về nhiệm vụ này; cơ quan được giao nhiệm vụ không tự xác nhận cách tính thời hạn của mình.`,
    next: 'việc nhắc được lập lại theo cách tính đã xác nhận.',
  });
}

/** To the place and to the body that answers: Ban Tổ chức has found that the condition is met there. */
export function composeEligibilityRecorded(item: TaskItem, context: LetterContext): Section {
  const place = bodyAbout(item, context);
  const since = dateAbout(item, 'on');
  const own = dateAbout(item, 'dueOn');
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    headline: `${place} đủ điều kiện thực hiện`,
    opening: `${context.office} ghi nhận ${place} đủ điều kiện thực hiện nhiệm vụ`,
    rows: {
      'Đủ điều kiện từ ngày': since === null ? null : `${formatDate(since)}.`,
      'Thời hạn riêng của nơi này': own === null ? null : sentence(byEndOf(own)),
      ...reportedRows(item, context, 'Nội dung'),
    },
    request: null,
    answer: 'Xem nhiệm vụ và báo cáo',
    why: `việc xác định nơi đủ điều kiện thuộc ${context.office} (mục IV.3 của Kế hoạch) và liên quan đến ${context.recipient.name}.`,
    next:
      own === null
        ? 'nhiệm vụ được theo dõi ở nơi này theo thời hạn chung.'
        : 'nơi này được nhắc theo thời hạn riêng; thời hạn chung không thay đổi.',
  });
}

/** To the office: the watching body says that the document has come; somebody has to register it. */
export function composeDocumentReported(item: TaskItem, context: LetterContext): Section {
  const body = bodyAbout(item, context);
  return aboutTask(item, context, {
    ask: 'office',
    headline: `${body} báo văn bản đang chờ đã được ban hành`,
    opening: `${body} cho biết văn bản mà nhiệm vụ đang chờ đã được ban hành`,
    rows: reportedRows(item, context, 'Nội dung trả lời'),
    request: `${context.request} ${context.recipient.name} đối chiếu văn bản và đăng ký trên trang theo dõi để thời hạn bắt đầu được tính.`,
    answer: null,
    why: `${context.recipient.name} đăng ký văn bản của Trung ương cho Kế hoạch này.`,
    next: 'chưa đăng ký thì nhiệm vụ vẫn ở tình trạng chờ; khi đăng ký, hệ thống cho xem trước các thời hạn và thư sẽ gửi.',
  });
}

/** To a place with a date of its own. */
export function composePartReminder(item: TaskItem, context: LetterContext): Section {
  const own = dateAbout(item, 'dueOn');
  return aboutTask(item, context, {
    ask: 'report',
    headline: `thời hạn riêng của ${context.recipient.name}${own === null ? '' : ` là ngày ${formatDate(own)}`}`,
    opening: `${context.recipient.name} có thời hạn riêng cho phần việc của mình`,
    rows: { 'Thời hạn riêng': own === null ? null : sentence(byEndOf(own)) },
    request: `${context.request} ${context.recipient.name} báo cáo kết quả phần việc (số, ngày văn bản hoặc tệp kèm theo).`,
    answer: 'Báo cáo phần việc',
    why: `${context.recipient.name} được ghi nhận đủ điều kiện và có thời hạn riêng.`,
    next: 'báo cáo rồi thì không nhắc nữa.',
  });
}
