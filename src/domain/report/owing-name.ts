import type { LocalDate } from '../calendar/local-date.ts';
import { bodyName, recipientOn } from '../plan/directory.ts';
import type { BodyId, Plan } from '../plan/plan.ts';

/**
 * Who owes a report, by the name of whoever answers for it on a day: `Thành ủy Ngã Bảy (trước là Thị ủy Ngã Bảy)`. Where
 * nobody, or more than one, has taken its place, that is said: a person must decide.
 */
export function owingName(plan: Plan, id: BodyId, on: LocalDate): string {
  const name = bodyName(plan, id);
  const now = recipientOn(plan, id, on);
  if (now?.id === id) return name;
  return now === null ? `${name} (nay chưa rõ đơn vị kế thừa)` : `${now.name} (trước là ${name})`;
}

/** For which of the expected bodies a body answers on a day: for itself, and for those whose place it has taken. */
export const answersFor = (
  plan: Plan,
  expected: readonly BodyId[],
  body: BodyId,
  on: LocalDate,
): readonly BodyId[] => expected.filter((owing) => recipientOn(plan, owing, on)?.id === body);
