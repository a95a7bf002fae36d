import type { LocalDate } from '../calendar/local-date.ts';
import { printedStep } from './printed-dates.ts';
import type { PrintedEnd } from './printed-dates.ts';
import type { Reading } from './reading.ts';
import type { ResolvedDeadline } from './resolved.ts';

/** A resolved deadline before the calendar has the last word on it. */
export type Draft = Omit<ResolvedDeadline, 'lastWorkingOn' | 'provisional' | 'softOn'>;

export const NOTHING: Draft = {
  class: 'none',
  startOn: null,
  dueOn: null,
  dueTime: null,
  boundaryOn: null,
  ceilingOn: null,
  feasibleUntil: null,
  awaitsEvent: false,
  conflict: null,
  counted: '',
  working: [],
  phases: [],
};

/** The event's words; a length without an event has none. */
export const named = ({ event }: Reading): string => event ?? 'có sự kiện làm gốc tính';

/** A printed finish: never moved; an event named beside it is still awaited. */
export function printed(base: Draft, reading: Reading, end: PrintedEnd, eventOn: LocalDate | null): Draft {
  const { dueOn, dueTime, boundaryOn } = end;
  const awaits =
    reading.eventRelation === 'after' || reading.eventRelation === 'when' || reading.eventRelation === 'from';
  return {
    ...base,
    dueOn,
    dueTime,
    boundaryOn,
    class: 'dated',
    awaitsEvent: awaits && eventOn === null,
    working: [printedStep(end)],
  };
}
