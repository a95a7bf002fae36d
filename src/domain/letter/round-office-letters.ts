import { formatDate } from '../calendar/local-date.ts';
import { bodyName } from '../plan/directory.ts';
import { periodWords } from '../report/period.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { countedOf, dateRows, owing, periodOf, pointOf, productOf, textOf } from './round-words.ts';
import type { RoundItem, Section } from './section.ts';
import { capitalised, quoted } from './words.ts';

/** The plan prints no day: the body that receives the reports is asked to set one by a document. */
export function composeRoundDayQuestion(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const period = periodOf(item);
  const what = productOf(item);
  const points = round.schedule.points.filter((point) => point.key.startsWith(`watch/${period?.key ?? ''}/`));
  const [againOn] = daysAhead({ ...round.schedule, points }, round.passed, 'watch', context.sendOn);
  const link = linkTo('Xem nghĩa vụ báo cáo', item.link);
  const from =
    period === null ? '' : `; số liệu ${periodWords(period)} tính từ ngày ${formatDate(period.first)}`;
  return {
    ask: 'office',
    headline: `Đề nghị ấn định ngày nộp ${what}`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Theo ${pointOf(item)} ${context.planName}, ngày ${formatDate(context.plan.documentOn)} của ` +
          `${context.plan.issuedBy}: ${quoted(textOf(item, context))}. Kế hoạch không ghi ngày nộp.`,
      ),
      paragraph(
        `${context.request} ${context.recipient.name} ấn định bằng văn bản ngày nộp ${what}, riêng cho kỳ này hoặc cho cả ` +
          'các kỳ về sau, rồi ghi nhận số, ngày văn bản và ngày nộp tại trang theo dõi Kế hoạch. Trước khi có văn bản, hệ thống không tự đặt ngày và ' +
          'không nhắc đơn vị nào.',
      ),
      ...link,
      facts({
        'Vì sao có thư này': `${context.recipient.name} là nơi nhận và tổng hợp theo ${pointOf(item)} của Kế hoạch; ngày nộp ${what} chưa được ấn định.`,
        'Cách tính': `Kế hoạch không ghi ngày${from}.`,
        'Tiếp theo':
          againOn === undefined
            ? 'khi có văn bản, hệ thống đề nghị từng đơn vị gửi báo cáo và nhắc đơn vị còn thiếu.'
            : `nếu chưa có văn bản, hỏi lại ngày ${formatDate(againOn)}; khi có, hệ thống đề nghị từng đơn vị gửi báo cáo và nhắc đơn vị còn thiếu.`,
      }),
    ],
    brief: [facts({ 'Chưa ấn định ngày nộp': `${capitalised(what)}.` }), ...link],
  };
}

/** What arrived on X of "trước ngày X" is neither in time nor late until a person has said so. */
export function composeRoundBoundary(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const what = productOf(item);
  const body = item.about['body'];
  const name = typeof body === 'string' ? owing(body, context) : bodyName(context.plan, round.collector);
  const { boundaryOn } = round.schedule;
  const on = boundaryOn === null ? '' : formatDate(boundaryOn);
  const link = linkTo('Xem và kết luận', item.link);
  return {
    ask: 'office',
    headline: `${capitalised(what)} của ${name}: nhận đúng ngày ${on}, đề nghị kết luận`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `${capitalised(what)} của ${name} được nhận đúng ngày ${on}, là ngày mà Kế hoạch ghi ` +
          `${quoted(item.subject.obligation.phrase ?? '')}. ${context.request} ${context.recipient.name} kết luận là trong hay quá thời hạn; ` +
          'trước khi có kết luận, việc này không tính là quá thời hạn.',
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': `${context.recipient.name} theo dõi việc gửi theo ${pointOf(item)} của Kế hoạch.`,
        'Cách tính': countedOf(item, context),
        'Tiếp theo': 'kết luận được ghi kèm họ tên, chức vụ của người kết luận.',
      }),
    ],
    brief: [facts({ 'Nhận đúng ngày, chờ kết luận': `${name}.` }), ...link],
  };
}
