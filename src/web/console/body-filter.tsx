import { membersOf } from '../../domain/plan/directory.ts';
import type { Body, BodyId, Plan } from '../../domain/plan/plan.ts';
import type { TaskRow } from '../../usecases/show-plan.ts';

/** Bodies that have a part in some task, by name. */
export function bodiesOf(plan: Plan, rows: readonly TaskRow[]): readonly Body[] {
  const ids = new Set(rows.flatMap((row) => bodiesIn(plan, row)));
  return plan.bodies
    .filter((body) => ids.has(body.id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}

export const concerns = (plan: Plan, row: TaskRow, body: BodyId): boolean =>
  bodiesIn(plan, row).includes(body);

const bodiesIn = (plan: Plan, row: TaskRow): readonly BodyId[] =>
  row.definition.parts.flatMap((part) => membersOf(plan, part));

interface FilterProps {
  readonly bodies: readonly Body[];
  readonly chosen: Body | null;
  readonly shown: number;
}

export const BodyFilter = ({ bodies, chosen, shown }: FilterProps) => (
  <form method="get" action="/" class="filter">
    <label for="loc-co-quan">Chỉ xem nhiệm vụ của cơ quan</label>
    <select id="loc-co-quan" name="co-quan">
      <option value="">Tất cả cơ quan</option>
      {bodies.map(({ id, name }) => (
        <option value={id} selected={id === chosen?.id}>
          {name}
        </option>
      ))}
    </select>
    <button type="submit">Lọc</button>
    {chosen === null ? null : (
      <p>
        Đang xem {shown} dòng của {chosen.name}. <a href="/">Xem tất cả</a>
      </p>
    )}
  </form>
);
