import ical, {
  ICalAttendeeRole,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { ICalCalendar } from 'ical-generator';
import { toEpochMs } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import type { MailCalendar, OutgoingMail } from '../../../src/ports/mailer.ts';

type Entry = MailCalendar['entries'][number];
type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/** One iCalendar object (RFC 5545) of a message. */
export interface CalendarPart {
  readonly method: Method;
  readonly filename: string;
  readonly content: string;
}

/**
 * The calendar objects of a message. Days that are published stand in one object; an invitation and a cancellation hold
 * one day each, as RFC 5546 (3.2.2, 3.2.5) asks. The organizer is the office; the alarm is the receiver's own matter.
 */
export function calendarParts(
  { calendar, from, to }: Pick<OutgoingMail, 'calendar' | 'from' | 'to'>,
  address: (text: string) => string,
): readonly CalendarPart[] {
  if (calendar === null || calendar === undefined) return [];
  const write = (method: Method, entries: readonly Entry[]): string => {
    const object = ical({
      method: ICalCalendarMethod[method],
      prodId: { company: 'Don Doc', product: 'Theo doi ke hoach', language: 'VI' },
    });
    const people = {
      organizer: { name: from.name, email: address(from.address) },
      attendees: method === 'PUBLISH' ? [] : to.map(address),
    };
    for (const entry of entries) addEntry(object, entry, { ...people, method, stampAt: calendar.stampAt });
    return `${object.toString()}\r\n`;
  };
  const set = calendar.entries.filter((entry) => entry.action === 'set');
  const cancelled = calendar.entries.filter((entry) => entry.action === 'cancel');
  const published = calendar.method === 'publish' && set.length > 0 ? [set] : [];
  const requested = calendar.method === 'request' ? set : [];
  return named([
    ...published.map((entries) => ({ method: 'PUBLISH' as const, content: write('PUBLISH', entries) })),
    ...requested.map((entry) => ({ method: 'REQUEST' as const, content: write('REQUEST', [entry]) })),
    ...cancelled.map((entry) => ({ method: 'CANCEL' as const, content: write('CANCEL', [entry]) })),
  ]);
}

/** ASCII, because a name with marks needs an encoding that old mail programs show raw. */
const named = (parts: readonly Omit<CalendarPart, 'filename'>[]): readonly CalendarPart[] =>
  parts.map((part, index) => ({
    ...part,
    filename: parts.length === 1 ? 'thoi-han.ics' : `thoi-han-${String(index + 1)}.ics`,
  }));

interface About {
  readonly method: Method;
  readonly stampAt: Instant;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendees: readonly string[];
}

function addEntry(object: ICalCalendar, entry: Entry, about: About): void {
  const { uid, sequence, on, summary, description } = entry;
  object.createEvent({
    id: uid,
    sequence,
    stamp: new Date(toEpochMs(about.stampAt)),
    allDay: true,
    start: midnight(on),
    end: midnight(addDays(on, 1)),
    summary,
    description,
    organizer: about.organizer,
    attendees: about.attendees.map((email) => ({
      email,
      role: ICalAttendeeRole.REQ,
      rsvp: about.method === 'REQUEST',
    })),
    status: about.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A deadline takes nobody's day: it must not make the receiver look busy.
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  });
}

/** The library writes whole days from the UTC fields of a Date. */
const midnight = (on: LocalDate): Date => new Date(`${on}T00:00:00Z`);
