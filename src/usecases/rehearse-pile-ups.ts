import { onOf } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { Rehearsed, Warning } from './rehearse-warnings.ts';

/** What an office can still read and answer: more than that is pointed at. */
const MOST = {
  /** Messages to all recipients on one day: so many answers may come on one morning. */
  messagesADay: 30,
  /** Tasks that one recipient is written to about on one day. */
  tasksOfARecipientADay: 8,
  /** Messages to one recipient in one month. */
  messagesOfARecipientAMonth: 6,
} as const;

/** Days and recipients to whom more is written than they can take in. */
export function pileUps({ mails }: Rehearsed): readonly Warning[] {
  const byDay = Map.groupBy(mails, ({ at }) => onOf(at));
  const byRecipientAndDay = Map.groupBy(mails, ({ at, body }) => `${onOf(at)} ${body}`);
  const byRecipientAndMonth = Map.groupBy(mails, ({ at, body }) => `${onOf(at).slice(0, 7)} ${body}`);
  return [
    ...[...byDay]
      .filter(([, own]) => own.length > MOST.messagesADay)
      .map(([on, own]) => pileUp(`Ngày ${formatDate(on)} có ${own.length} thư gửi đi.`)),
    ...[...byRecipientAndDay.values()].flatMap((own) => {
      const tasks = [...new Set(own.flatMap((mail) => mail.tasks))];
      const [first] = own;
      if (first === undefined || tasks.length <= MOST.tasksOfARecipientADay) return [];
      const words = `${first.name} nhận thư về ${tasks.length} nhiệm vụ trong ngày ${formatDate(onOf(first.at))}.`;
      return [{ ...pileUp(words), tasks }];
    }),
    ...[...byRecipientAndMonth.values()].flatMap((own) => {
      const [first] = own;
      if (first === undefined || own.length <= MOST.messagesOfARecipientAMonth) return [];
      const on = onOf(first.at);
      return [
        pileUp(
          `${first.name} nhận ${own.length} thư trong tháng ${Number(on.slice(5, 7))}/${on.slice(0, 4)}.`,
        ),
      ];
    }),
  ];
}

const pileUp = (words: string): Warning => ({ kind: 'pile-up', words, tasks: [] });
