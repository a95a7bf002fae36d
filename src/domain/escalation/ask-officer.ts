import type { Instant } from '../calendar/instant.ts';
import { letter } from '../task/order.ts';
import type { Order } from '../task/order.ts';
import type { Task } from '../task/task.ts';
import type { Packet, PacketAsk } from './ladder.ts';
import { packetWaits } from './ladder.ts';
import { ladderOf } from './ladder-of.ts';

/** How many officers have let their time go by. */
export const silencesOf = (packet: Packet): number =>
  packet.asks.filter((ask) => ask.silentAt !== null).length;

/** The request to the officer at a place of the list; null: there is nobody above the last one. */
export function askOf(task: Task, place: number, at: Instant): PacketAsk | null {
  const officer = ladderOf(task.parties).officers[place];
  if (officer === undefined) return null;
  const { key, body } = officer;
  const count = (task.ladder.packet?.asks.length ?? 0) + 1;
  return { officer: key, body, orderKey: `${requestKey(task, count)}/${body}`, askedAt: at, silentAt: null };
}

/** Numbered through for ever: after a given-up packet the next one begins with another key. */
const requestKey = (task: Task, count: number): string =>
  `packet-request/${task.schedule.dueOn ?? ''}/${task.ladder.again}.${count}`;

/** The letter to whoever is asked now. */
export function askOrders(task: Task, sendAt: Instant): readonly Order[] {
  const { packet } = task.ladder;
  const ask = packetWaits(packet) ? packet.asks.at(-1) : undefined;
  if (ask === undefined || packet === null) return [];
  const about = { officer: ask.officer, silences: silencesOf(packet), dueOn: task.schedule.dueOn };
  const key = ask.orderKey.slice(0, -ask.body.length - 1);
  return [letter('packet-request', key, ask.body, sendAt, { about })];
}

/** His time is over: it is counted, and his superior is asked. The last one stays asked; nothing goes up by itself. */
export function countSilence(task: Task, at: Instant): Task {
  const { packet } = task.ladder;
  const last = packetWaits(packet) ? packet.asks.at(-1) : undefined;
  if (packet === null || last === undefined) return task;
  const asks = [...packet.asks.slice(0, -1), { ...last, silentAt: at }];
  const silent: Task = { ...task, ladder: { ...task.ladder, packet: { ...packet, asks } } };
  const place = ladderOf(task.parties).officers.findIndex(({ key }) => key === last.officer);
  const next = askOf(silent, place + 1, at);
  return next === null ? silent : withAsk(silent, next);
}

/** The same officer once more, because his time had stopped meanwhile. */
export function askAgain(task: Task, at: Instant): Task {
  const { packet } = task.ladder;
  const last = packetWaits(packet) ? packet.asks.at(-1) : undefined;
  if (last === undefined || last.silentAt !== null) return task;
  const place = ladderOf(task.parties).officers.findIndex(({ key }) => key === last.officer);
  const again = askOf(task, place, at);
  return again === null ? task : withAsk(task, again);
}

function withAsk(task: Task, ask: PacketAsk): Task {
  const { packet } = task.ladder;
  if (packet === null) return task;
  return { ...task, ladder: { ...task.ladder, packet: { ...packet, asks: [...packet.asks, ask] } } };
}
