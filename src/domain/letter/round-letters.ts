import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';

import { missingFrom } from '../report/round.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import { byEndOf, daysAhead, lastWorkingWords, leftWords } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { RoundItem, Section } from './section.ts';
import { confirmedWords, provisionalWords } from './task-words.ts';
import { capitalised, joinDates, joinNames, quoted, sentence, shortened, two } from './words.ts';

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
          `${context.nameOf(round.collector)}${dueClause(item)}. Nếu đã gửi văn bản giấy, xin cho biết số, ngày văn bản.`,
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': `${context.recipient.name} thuộc ${two(round.expected.length)} đơn vị phải gửi theo ${pointOf(item)} của Kế hoạch.`,
        'Cách tính': countedOf(item),
        'Tiếp theo': sentence(afterAsking(item, context)),
      }),
    ],
    brief: [facts(dateRows(item, context)), ...link],
  };
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
        `Đến ${context.sendWords}, ${context.nameOf(round.collector)} ${countWords(item)} đơn vị đối với ${what} ` +
          `theo ${pointOf(item)} ${context.planName}. Các đơn vị chưa gửi (${two(missing.length)}):`,
      ),
      list(missing.map((id) => context.nameOf(id))),
      paragraph(
        `${context.request} ${context.recipient.name} gửi ${what}${dueClause(item)}. ` +
          'Nếu đã gửi văn bản giấy, xin cho biết số, ngày văn bản và ngày gửi.',
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': `${context.recipient.name} thuộc ${two(round.expected.length)} đơn vị phải gửi theo ${pointOf(item)} của Kế hoạch và chưa gửi.`,
        'Cách tính': countedOf(item),
        'Tiếp theo': sentence(afterAsking(item, context)),
      }),
    ],
    brief: [facts({ 'Đã nhận': sentence(countWords(item)), ...dateRows(item, context) }), ...link],
  };
}

/** To the body that collects: who is missing after the last day. */
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
        `Đến ${context.sendWords}, ${context.observer} ${countWords(item)} đơn vị đối với ${what} theo ${pointOf(item)} ` +
          `${context.planName}. Chưa nhận được của ${two(missing.length)} đơn vị:`,
      ),
      list(missing.map((id) => context.nameOf(id))),
      ...lateWords(item, context).map(paragraph),
      paragraph(
        `${context.request} ${context.recipient.name} trao đổi trực tiếp với các đơn vị chưa gửi; nếu đơn vị đã gửi văn bản giấy, ` +
          'ghi nhận số, ngày văn bản, ngày gửi và ngày nhận.',
      ),
      ...link,
      facts(dateRows(item, context)),
      facts({
        'Vì sao có thư này': `${context.recipient.name} là nơi nhận và tổng hợp theo ${pointOf(item)} của Kế hoạch; đã qua thời hạn mà chưa nhận đủ.`,
        'Cách tính': countedOf(item),
        'Tiếp theo':
          againOn === undefined
            ? 'báo cáo tổng hợp ghi "chưa gửi" và nêu tên đơn vị.'
            : `rà soát lại ngày ${formatDate(againOn)}; báo cáo tổng hợp ghi "chưa gửi" và nêu tên đơn vị.`,
      }),
    ],
    brief: [facts({ 'Chưa gửi': sentence(joinNames(missing.map((id) => context.nameOf(id)))) }), ...link],
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
        'Vì sao có thư này': `${context.recipient.name} là nơi nhận và tổng hợp theo ${pointOf(item)} của Kế hoạch.`,
        'Cách tính': countedOf(item),
        'Tiếp theo': 'không nhắc nữa; đợt gửi này đã chốt.',
      }),
    ],
    brief: [...late.map(paragraph)],
  };
}

/**
 * What is to be sent, in the document's own words: "xây dựng kế hoạch, chương trình, đề án cụ thể để …, gửi về".
 * Where the text is built otherwise, the place in the document stands for it.
 */
function productOf(item: RoundItem): string {
  const { checked, printed } = item.subject.obligation.text;
  const text = checked ?? printed;
  const built = /xây dựng ((?:kế hoạch|chương trình|đề án|báo cáo)[^.;]{0,60}?)(?: để |, gửi | gửi )/u.exec(
    text,
  )?.[1];
  if (built !== undefined) return built;
  return /^(?:định kỳ )?báo cáo/u.test(text) ? 'báo cáo' : `nội dung nêu tại ${pointOf(item)}`;
}

/** `IV.2a` → `điểm 2, mục IV`: the letter behind the number is our division, not the document's. */
function pointOf(item: RoundItem): string {
  const [, section, point] = /^([IVX]+)\.(\d+)[a-zđ]?$/u.exec(item.subject.obligation.no) ?? [];
  return section === undefined || point === undefined
    ? `mục ${item.subject.obligation.no}`
    : `điểm ${point}, mục ${section}`;
}

function textOf(item: RoundItem, context: LetterContext): string {
  const { checked, printed } = item.subject.obligation.text;
  return shortened(checked ?? printed, context.detail === 'whole' ? 1500 : 240);
}

function by(item: RoundItem): string {
  const { dueOn } = item.subject.round.schedule;
  return dueOn === null ? '' : `, chậm nhất hết ngày ${formatDate(dueOn)}`;
}

const due = (item: RoundItem): string => {
  const { dueOn } = item.subject.round.schedule;
  return dueOn === null ? '' : ` (hạn ${formatDate(dueOn)})`;
};

/** `, chậm nhất hết ngày 04/5/2018 (thứ Sáu)` with the words of the document beside it. */
function dueClause(item: RoundItem): string {
  const { obligation, round } = item.subject;
  if (round.schedule.dueOn === null) return '';
  const printed = obligation.phrase === null ? '' : `; Kế hoạch ghi: ${quoted(obligation.phrase)}`;
  return `, ${byEndOf(round.schedule.dueOn)}${printed}`;
}

const countWords = (item: RoundItem): string => {
  const { round } = item.subject;
  return `đã nhận ${round.expected.length - missingFrom(round).length}/${round.expected.length}`;
};

function dateRows(item: RoundItem, context: LetterContext): Readonly<Record<string, string | null>> {
  const { obligation, round } = item.subject;
  const { dueOn, conflict } = round.schedule;
  const left = leftWords(item, round.schedule, context.sendOn);
  return {
    'Thời gian ghi trong Kế hoạch':
      obligation.phrase === null ? 'không ghi ngày.' : sentence(quoted(obligation.phrase)),
    'Thời hạn': dueOn === null ? null : `${byEndOf(dueOn)}${left === null ? '' : `, ${left}`}.`,
    'Ngày làm việc cuối cùng trong hạn': lastWorkingWords(round.schedule),
    'Vướng về thời hạn, chờ quyết định': conflict === null ? null : sentence(conflict),
  };
}

function countedOf(item: RoundItem): string {
  const { obligation, round } = item.subject;
  return [
    sentence(round.schedule.counted),
    provisionalWords(round.schedule.provisional),
    confirmedWords(obligation.readingConfirmedBy, obligation.ambiguity, !item.copy),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function afterAsking(item: RoundItem, context: LetterContext): string {
  const { round } = item.subject;
  const again = daysAhead(round.schedule, round.passed, 'reminder', context.sendOn);
  const dueOn = round.schedule.dueOn;
  const end =
    dueOn === null
      ? ''
      : `hết ngày ${formatDate(dueOn)} chưa nhận được, báo cáo tổng hợp ghi "chưa gửi" và nêu tên đơn vị. `;
  const remind = again.length === 0 ? '' : `nếu chưa nhận được, hệ thống nhắc lại ${joinDates(again)}; `;
  return `${remind}${end}${end === '' ? 'đã gửi' : 'Đã gửi'} thì không nhắc nữa`;
}

/** Who sent after the last day, by name and date; nothing where nobody did. */
function lateWords(item: RoundItem, context: LetterContext): readonly string[] {
  const late = item.subject.round.received.filter((report) => report.late);
  if (late.length === 0) return [];
  const names = late.map(
    (report) => `${context.nameOf(report.body)} (nhận ngày ${formatDate(onOf(report.at))})`,
  );
  return [`Nhận sau thời hạn (${two(late.length)}): ${joinNames(names)}.`];
}
