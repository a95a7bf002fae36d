import { formatDate } from '../calendar/local-date.ts';
import type { LetterItem } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import { wantsAnswer } from './section.ts';
import type { Ask, Section } from './section.ts';
import { nearest } from './section-dates.ts';
import { joinWords, two, uncapitalised } from './words.ts';

/** `02 nội dung đề nghị trả lời và 01 nội dung để biết` */
export function countWords(sections: readonly Section[], { say, texts }: LetterContext): string {
  const total = (wanted: boolean): number =>
    sections
      .filter((section) => wantsAnswer(section.ask) === wanted)
      .reduce((sum, section) => sum + section.count, 0);
  const asked = total(true);
  const told = total(false);
  return joinWords([
    ...(asked > 0 ? [say(texts.common.severalAsked, { soLuong: two(asked) })] : []),
    ...(told > 0 ? [say(texts.common.severalTold, { soLuong: two(told) })] : []),
  ]);
}

/** A single item has its own subject; several say how many there are and the nearest date. */
export function subjectWords(
  sections: readonly Section[],
  items: readonly LetterItem[],
  context: LetterContext,
): string {
  const [first] = sections;
  if (first !== undefined && sections.length === 1) return addressed(first, context);
  return withNearest(severalWords(sections, context), sections, items, context);
}

/** What all of them are, where that can be said in one. */
function severalWords(sections: readonly Section[], context: LetterContext): string {
  const { say, texts } = context;
  const alike = texts['several-alike'];
  const isAlike = (ask: Ask): ask is keyof typeof alike => Object.hasOwn(alike, ask);
  const [ask, ...others] = new Set(sections.map((section) => section.ask));
  return ask !== undefined && others.length === 0 && isAlike(ask)
    ? say(alike[ask], { soLuong: two(sections.length) })
    : mixedWords(sections, context);
}

/** Room for the nearest dates behind it. */
const MIXED_LENGTH = 68;

/** What a mixture is about, in the order in which it is read. */
function mixedWords(sections: readonly Section[], context: LetterContext): string {
  const asks = [...new Set(sections.map((section) => section.ask))];
  const counts = asks.map((ask) => {
    const own = sections.filter((section) => section.ask === ask);
    const soLuong = two(own.reduce((sum, section) => sum + section.count, 0));
    return context.say(context.texts['several-mixed'][ask], { soLuong });
  });
  const words = counts.join(', ');
  return words.length <= MIXED_LENGTH ? words : countWords(sections, context);
}

/** Upwards it is presented, as a copy it informs; both continue the sentence instead of opening another. */
function addressed(section: Section, context: LetterContext): string {
  // A packet says of itself that it is presented.
  if (/^kính trình/iu.test(section.headline)) return section.headline;
  if (!context.upwards && section.ask !== 'copy') return section.headline;
  const { subjectUpwards, subjectCopy } = context.texts.common;
  const tieuDe = uncapitalised(section.headline).replace(': ', ', ');
  return context.say(context.upwards ? subjectUpwards : subjectCopy, { tieuDe });
}

function withNearest(
  viec: string,
  sections: readonly Section[],
  items: readonly LetterItem[],
  context: LetterContext,
): string {
  const on = nearest(
    sections.filter((section) => section.ask !== 'copy').map((section) => section.nearestOn),
    context.sendOn,
  );
  if (on === null) return viec;
  const schedules = items.map(
    (item) => (item.subject.kind === 'task' ? item.subject.task : item.subject.round).schedule,
  );
  const working = schedules.find((schedule) => schedule.dueOn === on)?.lastWorkingOn ?? on;
  const { severalNearest, severalNearestDayOff } = context.texts.common;
  const own = { viec, hanCuoi: formatDate(on) };
  return working === on
    ? context.say(severalNearest, own)
    : context.say(severalNearestDayOff, { ...own, ngayLamViecCuoi: formatDate(working) });
}
