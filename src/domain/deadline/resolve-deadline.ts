import { addDays, formatDate, maxDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { lastWorkingDayOnOrBefore } from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { named, NOTHING, printed } from './draft.ts';
import type { Draft } from './draft.ts';
import { dayAndWeekday } from './length-words.ts';
import { lastDayInTime } from './printed-dates.ts';
import type { DateOrMinute, Reading } from './reading.ts';
import { counted, fromAnchor, waiting } from './resolve-period.ts';
import type { DeadlineFacts, ResolvedDeadline, ResolvedPhase, WorkingStep } from './resolved.ts';
import { SOURCES } from './sources.ts';

/**
 * Rule + facts + calendar → dates, with the working. A period that ends on a day off goes to the next working day;
 * a printed date never moves. While an event is awaited nothing is invented: only a printed ceiling counts.
 */
export function resolveDeadline(
  reading: Reading,
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
): ResolvedDeadline {
  const draft =
    reading.refused === null
      ? resolveKind(reading, facts, calendar)
      : { ...NOTHING, counted: reading.refused.reason };
  const lastWorkingOn = draft.dueOn === null ? null : lastWorkingDayOnOrBefore(calendar, draft.dueOn);
  const touched = [draft.dueOn, draft.ceilingOn, draft.feasibleUntil].filter((on) => on !== null);
  const provisional = touched.some((on) => calendar.isProvisional(on));
  return {
    ...draft,
    counted: `${draft.counted}${lastWorkingWords(draft.dueOn, lastWorkingOn, calendar)}`,
    lastWorkingOn,
    provisional,
    softOn:
      reading.softFinish === null || reading.refused !== null
        ? null
        : (reading.softFinish.slice(0, 10) as LocalDate),
    working: [
      ...draft.working,
      ...lastWorkingSteps(draft.dueOn, lastWorkingOn),
      ...(provisional ? [PROVISIONAL] : []),
    ],
  };
}

/** The day of a date or minute. */
const dayOf = (on: DateOrMinute): LocalDate => on.slice(0, 10) as LocalDate;

const PROVISIONAL: WorkingStep = {
  rule: 'provisional',
  source: SOURCES.workingDays,
  words: 'Tạm tính: năm này chưa công bố lịch nghỉ chính thức, sẽ tính lại khi có lịch.',
};

/** Why people must aim at an earlier day than the one that is printed; the weekday of a weekend has been said. */
function lastWorkingWords(
  dueOn: LocalDate | null,
  lastOn: LocalDate | null,
  calendar: WorkingCalendar,
): string {
  if (dueOn === null || lastOn === null || dueOn === lastOn) return '';
  const off = calendar.dayOff(dueOn);
  const last = `ngày làm việc cuối cùng trong hạn là ${dayAndWeekday(lastOn)}`;
  if (off === null || off.kind === 'weekend') return `; ${last}`;
  const name = off.name.charAt(0).toLocaleLowerCase('vi') + off.name.slice(1);
  return `; ngày ${formatDate(dueOn)} là ngày nghỉ (${name}), nên ${last}`;
}

function lastWorkingSteps(dueOn: LocalDate | null, lastOn: LocalDate | null): readonly WorkingStep[] {
  if (dueOn === null || lastOn === null || dueOn === lastOn) return [];
  return [
    {
      rule: 'last-working-day',
      source: SOURCES.lastWorking,
      words: `Ngày làm việc cuối cùng trong hạn: ${dayAndWeekday(lastOn)}.`,
      on: lastOn,
    },
  ];
}

function resolveKind(reading: Reading, facts: DeadlineFacts, calendar: WorkingCalendar): Draft {
  const eventOn = eventDay(reading, facts);
  const phases = phasesOf(reading, facts, eventOn);
  const base: Draft = {
    ...NOTHING,
    startOn: phases[0]?.startOn ?? startOf(reading, facts),
    phases,
    counted: `${reading.counted}${signedLater(reading, facts)}`,
  };
  if (reading.recurrence !== null) return { ...base, class: 'recurring' };
  if (reading.anchorOn !== null && reading.offset !== null)
    return fromAnchor(base, reading.anchorOn, reading.offset, calendar);
  if (reading.offset !== null && reading.offset.amount > 0) {
    const { offset } = reading;
    return eventOn === null
      ? waiting(base, reading, offset, calendar)
      : counted(begunWith(base, reading, eventOn, facts), reading, offset, eventOn, calendar);
  }
  const end = lastDayInTime(reading);
  if (end !== null) return printed(base, reading, end, eventOn);
  if (reading.event !== null) return conditional(base, reading, eventOn, facts);
  return { ...base, class: 'ongoing' };
}

/** "lasts": the work runs through the whole period, from the event on. */
const begunWith = (
  base: Draft,
  { offsetRole }: Reading,
  eventOn: LocalDate,
  { documentOn }: DeadlineFacts,
): Draft => (offsetRole === 'lasts' ? { ...base, startOn: maxDate(eventOn, documentOn) } : base);

/** The printed start, but never a day before the document existed; a standing duty without one starts with it. */
function startOf({ start, ongoing, recurrence }: Reading, { documentOn }: DeadlineFacts): LocalDate | null {
  if (start !== null) return maxDate(dayOf(start), documentOn);
  return ongoing && recurrence === null ? documentOn : null;
}

/** "Từ năm 2018" in a document of 10/4/2018: nobody works before it is signed. */
function signedLater({ start, recurrence }: Reading, { documentOn }: DeadlineFacts): string {
  if (start === null || recurrence !== null || dayOf(start) >= documentOn) return '';
  return `; văn bản ký ngày ${formatDate(documentOn)} nên tính từ ngày ký`;
}

/** "kể từ ngày nhận" counts from the receipt where that is recorded; everything else from the issue. */
function eventDay(
  { event, eventIsDocument }: Reading,
  { event: fact, documentOn }: DeadlineFacts,
): LocalDate | null {
  if (fact === null) return eventIsDocument ? documentOn : null;
  return /^nhận/iu.test(event?.normalize('NFC') ?? '') ? (fact.receivedOn ?? fact.issuedOn) : fact.issuedOn;
}

/** An event without a length: it starts the work, or ends it ("đến khi …", "trước khi …"). */
function conditional(
  base: Draft,
  reading: Reading,
  eventOn: LocalDate | null,
  { documentOn }: DeadlineFacts,
): Draft {
  const { eventRelation, start } = reading;
  const stages = base.phases.length > 1;
  if (eventOn === null) {
    return {
      ...base,
      class: stages ? 'ongoing' : 'awaiting-event',
      awaitsEvent: !stages || base.phases.some((phase) => phase.awaitsEvent),
    };
  }
  if (eventRelation === 'until')
    return {
      ...base,
      class: 'dated',
      dueOn: eventOn,
      counted: `Đến khi ${named(reading)}: hết ${dayAndWeekday(eventOn)}`,
    };
  if (eventRelation === 'before')
    return {
      ...base,
      class: 'dated',
      dueOn: addDays(eventOn, -1),
      counted: `Trước khi ${named(reading)} (ngày ${formatDate(eventOn)}): hết ${dayAndWeekday(addDays(eventOn, -1))}`,
    };
  const startOn = maxDate(maxDate(start === null ? documentOn : dayOf(start), eventOn), documentOn);
  const working: readonly WorkingStep[] = [
    {
      rule: 'event',
      source: SOURCES.printed,
      words: `${named(reading)}: ngày ${formatDate(eventOn)}.`,
      on: eventOn,
    },
  ];
  return {
    ...base,
    class: 'ongoing',
    startOn: stages ? base.startOn : startOn,
    counted: `Thực hiện từ ${dayAndWeekday(startOn)}`,
    working,
  };
}

/** A phase that waits for the event starts with it, never before its own printed start; one that does not, at once. */
function phasesOf(
  { phases }: Reading,
  { documentOn }: DeadlineFacts,
  eventOn: LocalDate | null,
): readonly ResolvedPhase[] {
  return phases.map(({ words, start, awaits, scope }) => {
    const printedOn = start === null ? null : maxDate(dayOf(start), documentOn);
    const earliestOn = printedOn ?? documentOn;
    if (!awaits) return { words, scope, startOn: earliestOn, awaitsEvent: false };
    if (eventOn === null) return { words, scope, startOn: printedOn, awaitsEvent: true };
    return { words, scope, startOn: maxDate(earliestOn, eventOn), awaitsEvent: false };
  });
}
