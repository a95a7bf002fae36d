import type { Instant } from '../calendar/instant.ts';
import { withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import type { Point, PointKind } from './schedule.ts';
import type { Life } from './task.ts';

const CLOCKS: readonly PointKind[] = [
  'extension-undecided',
  'counter-reminder',
  'counter-lapse',
  'opinion-reminder',
];
const LETTERS: readonly MailKind[] = [
  'extension-request',
  'extension-undecided',
  'counter-reminder',
  'opinion-request',
  'opinion-reminder',
];

/**
 * Parties ask one another (more time, an opinion) for the sake of a result under the date in force. Once a result has been
 * handed in, or a decision has changed the task, nobody waits for an answer any more: the request lapses without a word
 * against anybody, the turn comes back, and the body may ask anew.
 */
export function withoutRequests(life: Life, at: Instant): Pick<Life, 'extensions' | 'turns' | 'timers'> {
  return {
    extensions: { ...life.extensions, open: null },
    turns: life.turns.map((turn) => (turn.until === null ? { ...turn, until: at } : turn)),
    timers: life.timers.filter(({ kind }: Point) => !CLOCKS.includes(kind)),
  };
}

/** The letters of such requests that have not left; none where nothing was asked. */
export const requestsTakenBack = ({ extensions, turns }: Life, key: string): readonly Order[] =>
  extensions.open === null && turns.every(({ until }) => until !== null)
    ? []
    : [withdrawal(`${key}/requests`, LETTERS)];
