import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Closing } from '../report/round.ts';
import { reportedRows } from './about-task.ts';
import { facts, linkTo, list, paragraph } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import { whyAsked } from './round-asking.ts';
import { dateRows, lateWords, owing, reasons, roleOf } from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import type { RoundItem, Section } from './section.ts';
import { joinNames, quoted, sentence, two } from './words.ts';

/** A person has closed the round while reports were missing: to each body that had not sent, and to who keeps the round. */
export function composeRoundClosed(item: RoundItem, context: LetterContext): Section {
  const { round } = item.subject;
  if (round.progress !== 'closed')
    throw new RangeError(`a letter about the closing of ${item.subject.obligation.id}, which is not closed`);
  const { body } = item.about;
  return typeof body === 'string'
    ? toMissed(item, context, round.closing, body)
    : toKeeper(item, context, round.closing);
}

/**
 * That it counts is said also to a body whose report has come after the closing and before this letter: it is not asked
 * for again.
 */
function toMissed(item: RoundItem, context: LetterContext, closing: Closing, body: BodyId): Section {
  const texts = context.texts['round-closed'];
  const say = sayOfRound(item, context);
  const { ladder } = context.policy;
  const own = { benKia: owing(body, context), ngay: formatDate(onOf(closing.at)) };
  const report = item.subject.round.received.find((known) => known.body === body);
  const link = report === undefined ? linkTo(say(texts.answer), item.link) : [];
  const next = say(texts.next, {
    ...own,
    soKy: two(ladder.packetAfterMissedReports),
    capQuyetDinh: context.nameOf(ladder.packet.decidedBy),
  });
  return {
    ask: report === undefined ? 'round' : 'inform',
    headline: say(texts.subject, own),
    nearestOn: item.subject.round.schedule.dueOn,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.opening, { ...own, benTheoDoi: context.observer })),
        paragraph(
          report === undefined
            ? say(texts.request)
            : say(texts.received, { ...own, ngay: formatDate(report.firstOn) }),
        ),
        ...link,
        facts({
          ...dateRows(item, context),
          ...reportedRows(item, context, 'Ý kiến khi chốt', 'Người chốt'),
        }),
        reasons(item, context, { why: sentence(whyAsked(item, context, texts)), next }),
      ];
    },
    get brief() {
      return [facts({ 'Chưa gửi khi chốt': sentence(own.benKia), ...dateRows(item, context) }), ...link];
    },
  };
}

function toKeeper(item: RoundItem, context: LetterContext, { at, missed }: Closing): Section {
  const texts = context.texts['round-closed'];
  const say = sayOfRound(item, context);
  const names = missed.map((body) => owing(body, context));
  const own = {
    conThieu: two(missed.length),
    tongSo: two(item.subject.round.expected.length),
    ngay: formatDate(onOf(at)),
  };
  const link = linkTo(say(texts.answerKeeper), item.link);
  return {
    ask: 'inform',
    headline: say(texts.subjectKeeper, own),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(texts.openingKeeper, { ...own, benTheoDoi: context.observer })),
        list(names),
        ...lateWords(item, context).map(paragraph),
        ...link,
        facts({
          ...dateRows(item, context),
          ...reportedRows(item, context, 'Ý kiến khi chốt', 'Người chốt'),
        }),
        reasons(item, context, { why: say(texts.whyKeeper, roleOf(item)), next: say(texts.nextKeeper) }),
      ];
    },
    get brief() {
      return [facts({ 'Chưa gửi khi chốt': sentence(joinNames(names)) }), ...link];
    },
  };
}

/** To the body whose report arrived on X of "trước ngày X": what a person has concluded, and in what words. */
export function composeRoundConcluded(item: RoundItem, context: LetterContext): Section {
  const { round, obligation } = item.subject;
  const texts = context.texts['round-concluded'];
  const say = sayOfRound(item, context);
  const late = item.about['verdict'] === 'late';
  const { body } = item.about;
  const { boundaryOn } = round.schedule;
  const own = {
    benKia: typeof body === 'string' ? owing(body, context) : context.recipient.name,
    ngay: boundaryOn === null ? '' : formatDate(boundaryOn),
  };
  const link = linkTo(say(texts.answer), item.link);
  const thoiGianGhi = quoted(obligation.phrase ?? '');
  return {
    ask: 'inform',
    headline: say(late ? texts.subjectLate : texts.subjectOnTime, own),
    nearestOn: null,
    count: 1,
    copiedTo: [],
    get blocks() {
      return [
        paragraph(say(late ? texts.openingLate : texts.openingOnTime, { ...own, thoiGianGhi })),
        facts(reportedRows(item, context, 'Kết luận', 'Người kết luận')),
        ...link,
        reasons(item, context, {
          why: say(texts.why, { ...own, tongSo: two(round.expected.length) }),
          next: say(late ? texts.nextLate : texts.next),
        }),
      ];
    },
    get brief() {
      return [facts(reportedRows(item, context, 'Kết luận', 'Người kết luận')), ...link];
    },
  };
}
