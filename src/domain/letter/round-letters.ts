import { formatDate } from '../calendar/local-date.ts';
import { missingFrom } from '../report/round.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { OUTLINE } from '../report/outline.ts';
import {
  addresseeOf,
  afterAsking,
  by,
  countedOf,
  countWords,
  dateRows,
  due,
  dueClause,
  lateWords,
  missingNames,
  pointOf,
  productOf,
  ratio,
  textOf,
} from './round-words.ts';
import type { RoundItem, Section } from './section.ts';
import { capitalised, joinNames, quoted, sentence, two } from './words.ts';

/** Section IV asks several bodies for the same: each is asked by itself, in a letter of its own. */
export function composeRoundRequest(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const what = productOf(item);
  const link = linkTo(`Gửi ${what}`, item.link);
  return {
    ask: 'round',
    headline: `Đề nghị gửi ${what}${by(item)}`,
    nearestOn: round.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Thực hiện ${pointOf(item)} ${context.planName}, ngày ${formatDate(context.plan.documentOn)} của ${context.plan.issuedBy}: ` +
          `${quoted(textOf(item, context))}, ${context.request.toLocaleLowerCase('vi')} ${context.recipient.name} gửi ${what} về ` +
          `${addresseeOf(item, context)}${dueClause(item)}. Nếu đã gửi văn bản giấy, xin cho biết số, ngày văn bản.`,
      ),
      ...outline(item),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': sentence(whyAsked(item, context)),
        'Cách tính': countedOf(item, context),
        'Tiếp theo': sentence(afterAsking(item, context)),
      }),
    ],
    brief: [facts(dateRows(item, context)), ...link],
  };
}

function whyAsked(item: RoundItem, context: LetterContext): string {
  const { round } = item.subject;
  const { name } = context.recipient;
  if (round.progress !== 'awaiting-day' && round.asked.kind === 'summary')
    return `${name} là nơi nhận và tổng hợp theo ${pointOf(item)} của Kế hoạch; đợt báo cáo của các đơn vị đã chốt`;
  return `${name} là một trong ${two(round.expected.length)} đơn vị phải gửi theo ${pointOf(item)} của Kế hoạch`;
}

/** The headings under which a periodic report is given, and the way out where there is nothing to report. */
function outline({ subject: { round } }: RoundItem): readonly Block[] {
  if (round.progress === 'awaiting-day' || round.asked.kind !== 'period') return [];
  return [
    paragraph('Đề cương báo cáo:'),
    list(OUTLINE.map(({ heading }) => heading)),
    paragraph('Nếu trong kỳ không có nội dung phát sinh, chọn "Không phát sinh" tại đường dẫn.'),
  ];
}

/** Only to those that have not sent; says x of y, and who is missing, by name. */
export function composeRoundReminder(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const what = productOf(item);
  const missing = missingFrom(round);
  const link = linkTo(`Gửi ${what}`, item.link);
  return {
    ask: 'round',
    headline: `${capitalised(what)}: ${countWords(item)}, còn ${two(missing.length)} đơn vị chưa gửi${due(item)}`,
    nearestOn: round.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Đến ${context.sendWords}, ${context.nameOf(round.collector)} đã nhận ${what} của ${ratio(item)} đơn vị ` +
          `theo ${pointOf(item)} ${context.planName}. Các đơn vị chưa gửi (${two(missing.length)}):`,
      ),
      list(missingNames(item, context)),
      paragraph(
        `${context.request} ${context.recipient.name} gửi ${what}${dueClause(item)}. ` +
          'Nếu đã gửi văn bản giấy, xin cho biết số, ngày văn bản và ngày gửi.',
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': sentence(`${whyAsked(item, context)} và chưa gửi`),
        'Cách tính': countedOf(item, context),
        'Tiếp theo': sentence(afterAsking(item, context)),
      }),
    ],
    brief: [facts({ 'Đã nhận': sentence(countWords(item)), ...dateRows(item, context) }), ...link],
  };
}

/** Who keeps a round receives its reports himself, unless they are owed by the collector. */
const roleOf = ({ subject: { round } }: RoundItem): string =>
  round.keeper === round.collector ? 'là nơi nhận và tổng hợp' : 'theo dõi việc báo cáo';

/** To the body that keeps the round: who is missing after the last day. */
export function composeRoundOverdue(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const what = productOf(item);
  const missing = missingFrom(round);
  const [againOn] = daysAhead(round.schedule, round.passed, 'overdue-review', context.sendOn);
  const link = linkTo('Xem và ghi nhận', item.link);
  return {
    ask: 'office',
    headline: `${capitalised(what)}: đã qua thời hạn${round.schedule.dueOn === null ? '' : ` ${formatDate(round.schedule.dueOn)}`}, ${countWords(item)}, còn ${two(missing.length)} đơn vị chưa gửi`,
    nearestOn: round.schedule.dueOn,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Đến ${context.sendWords}, ${context.observer} đã nhận ${what} của ${ratio(item)} đơn vị theo ${pointOf(item)} ` +
          `${context.planName}. Chưa nhận được của ${two(missing.length)} đơn vị:`,
      ),
      list(missingNames(item, context)),
      ...lateWords(item, context).map(paragraph),
      paragraph(
        `${context.request} ${context.recipient.name} trao đổi trực tiếp với các đơn vị chưa gửi; nếu đơn vị đã gửi văn bản giấy, ` +
          'ghi nhận số, ngày văn bản, ngày gửi và ngày nhận.',
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': `${context.recipient.name} ${roleOf(item)} theo ${pointOf(item)} của Kế hoạch; đã qua thời hạn mà chưa nhận đủ.`,
        'Cách tính': countedOf(item, context),
        'Tiếp theo':
          (againOn === undefined ? '' : `nếu chưa chốt, rà soát lại ngày ${formatDate(againOn)}; `) +
          'khi chốt đợt, đơn vị chưa gửi được ghi "chưa gửi" và nêu tên; báo cáo đến sau vẫn được nhận và ghi rõ.',
      }),
    ],
    brief: [facts({ 'Chưa gửi': sentence(joinNames(missingNames(item, context))) }), ...link],
  };
}

/** To the body that collects: everything has arrived. It asks for nothing. */
export function composeRoundComplete(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const what = productOf(item);
  const late = lateWords(item, context);
  const all = `${round.received.length}/${round.expected.length}`;
  return {
    ask: 'accepted',
    headline: `${capitalised(what)}: đã nhận đủ ${all} đơn vị`,
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(
        `Đến ${context.sendWords}, ${context.observer} đã nhận đủ ${what} của ${all} đơn vị theo ${pointOf(item)} ${context.planName}.`,
      ),
      ...(late.length === 0 ? ['Tất cả đều gửi trong thời hạn.'] : late).map(paragraph),
      facts(dateRows(item, context)),
      ...linkTo('Xem danh sách đã nhận', item.link),
      facts({
        'Vì sao có thư này': `${context.recipient.name} ${roleOf(item)} theo ${pointOf(item)} của Kế hoạch.`,
        'Cách tính': countedOf(item, context),
        'Tiếp theo': 'không nhắc nữa; đợt gửi này đã chốt.',
      }),
    ],
    brief: [...late.map(paragraph)],
  };
}
