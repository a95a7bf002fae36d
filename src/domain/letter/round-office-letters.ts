import { formatDate } from '../calendar/local-date.ts';
import { bodyName } from '../plan/directory.ts';
import { periodWords } from '../report/period.ts';
import { facts, linkTo, paragraph } from './blocks.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { dateRows, owing, periodOf, productOf, reasons } from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import type { RoundItem, Section } from './section.ts';
import { capitalised, quoted } from './words.ts';

/** The plan prints no day: the body that receives the reports is asked to set one by a document. */
export function composeRoundDayQuestion(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  const texts = context.texts['round-day-question'];
  const say = sayOfRound(item, context);
  const period = periodOf(item);
  const points = round.schedule.points.filter((point) => point.key.startsWith(`watch/${period?.key ?? ''}/`));
  const [againOn] = daysAhead({ ...round.schedule, points }, round.passed, 'watch', context.sendOn);
  const link = linkTo(say(texts.answer), item.link);
  const from =
    period === null ? '' : `; số liệu ${periodWords(period)} tính từ ngày ${formatDate(period.first)}`;
  return {
    ask: 'office',
    headline: say(texts.subject),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(say(texts.opening)),
      paragraph(say(texts.request)),
      ...link,
      facts({
        'Vì sao có thư này': say(texts.why),
        'Cách tính': `Kế hoạch không ghi ngày${from}.`,
        'Tiếp theo':
          againOn === undefined ? say(texts.next) : say(texts.nextAgain, { ngay: formatDate(againOn) }),
      }),
    ],
    brief: [facts({ 'Chưa ấn định ngày nộp': `${capitalised(productOf(item))}.` }), ...link],
  };
}

/** What arrived on X of "trước ngày X" is neither in time nor late until a person has said so. */
export function composeRoundBoundary(item: RoundItem, context: LetterContext): Section {
  const { round, obligation } = item.subject;
  const texts = context.texts['round-boundary'];
  const say = sayOfRound(item, context);
  const body = item.about['body'];
  const name = typeof body === 'string' ? owing(body, context) : bodyName(context.plan, round.collector);
  const { boundaryOn } = round.schedule;
  const own = { benKia: name, ngay: boundaryOn === null ? '' : formatDate(boundaryOn) };
  const link = linkTo(say(texts.answer), item.link);
  return {
    ask: 'office',
    headline: say(texts.subject, own),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    blocks: [
      paragraph(say(texts.opening, { ...own, thoiGianGhi: quoted(obligation.phrase ?? '') })),
      ...link,
      facts(dateRows(item, context)),
      reasons(item, context, { why: say(texts.why), next: say(texts.next) }),
    ],
    brief: [facts({ 'Nhận đúng ngày, chờ kết luận': `${name}.` }), ...link],
  };
}
