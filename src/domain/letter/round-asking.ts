import { formatDate } from '../calendar/local-date.ts';
import { daysAhead } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { askedOf } from './round-words.ts';
import { sayOfRound } from './say-round.ts';
import type { RoundItem } from './section.ts';
import type { LetterTexts } from './texts/letter-texts.ts';
import { capitalised, joinDates, sentence, two } from './words.ts';

type Texts = LetterTexts['round-request'] | LetterTexts['round-reminder'];
type Whys = Pick<LetterTexts['round-request'], 'why' | 'whySummary'>;

export function whyAsked(item: RoundItem, context: LetterContext, texts: Whys): string {
  const { round } = item.subject;
  const say = sayOfRound(item, context);
  return askedOf(item)?.kind === 'summary'
    ? say(texts.whySummary)
    : say(texts.why, { tongSo: two(round.expected.length) });
}

/** What comes until the day, after it, and when nothing more comes; pieces put behind one another. */
export function afterAsking(item: RoundItem, context: LetterContext, texts: Texts): string {
  const { round } = item.subject;
  const { dueOn } = round.schedule;
  const say = sayOfRound(item, context);
  const again = daysAhead(round.schedule, round.passed, 'reminder', context.sendOn);
  const [closeOn] = daysAhead(round.schedule, round.passed, 'overdue-letter', context.sendOn);
  const remind = again.length === 0 ? [] : [say(texts.nextRemind, { cacNgay: joinDates(again) })];
  if (dueOn === null) return [...remind, say(texts.next)].join('; ');
  const closes = askedOf(item)?.kind === 'period' && closeOn !== undefined;
  const close = closes ? [say(texts.nextClose, { ngay: formatDate(closeOn) })] : [];
  const end = say(texts.nextEnd, { hanCuoi: formatDate(dueOn) });
  return `${sentence([...remind, ...close, end].join('; '))} ${capitalised(say(texts.next))}`;
}
