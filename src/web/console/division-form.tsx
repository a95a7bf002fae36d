import { taskNumber } from '../../domain/letter/task-words.ts';
import type { Part, Plan, TaskDefinition } from '../../domain/plan/plan.ts';
import type { NewTask, NewTaskFault } from '../../domain/plan/divide-definition.ts';
import type { Faults } from '../forms/fields.ts';
import { ChoiceInput, DateInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { taskPath } from './task-table.tsx';

const FEWEST = 2;
const MOST = 8;
const GROUP = 'nhom:';

export const divisionPath = (id: string): string => `${taskPath(id)}/quyet-dinh/chia`;

/** As many as were shown; a form that says nothing, or nonsense, has the fewest. */
export function countOf({ texts }: TypedForm): number {
  const count = Number.parseInt(texts['so_phan'] ?? '', 10);
  return Number.isNaN(count) ? FEWEST : Math.min(MOST, Math.max(FEWEST, count));
}

const FIELD: Readonly<Record<NewTaskFault['field'], string>> = {
  title: 'ten',
  phrase: 'thoi_gian',
  lead: 'chu_tri',
  coordinating: 'phoi_hop',
  implementing: 'thuc_hien',
};

export const faultsOf = (faults: readonly NewTaskFault[]): Faults =>
  Object.fromEntries(
    faults.map(({ index, field, words }) => [`${FIELD[field]}_${index + 1}`, words] as const).toReversed(),
  );

const LINE = 500;

/** The new tasks as they were typed; what is wrong with them is found by the rules that would make them. */
export function readNewTasks(form: TypedForm): readonly NewTask[] {
  const line = (name: string): string =>
    (form.texts[name] ?? '').trim().replaceAll(/\s+/gu, ' ').slice(0, LINE);
  return Array.from({ length: countOf(form) }, (_, index) => {
    const n = index + 1;
    const scope = line(`pham_vi_${n}`);
    return {
      title: line(`ten_${n}`),
      phrase: line(`thoi_gian_${n}`),
      scope: scope === '' ? null : scope,
      lead: line(`chu_tri_${n}`),
      coordinating: (form.lists[`phoi_hop_${n}`] ?? []).map(refOf),
      implementing: (form.lists[`thuc_hien_${n}`] ?? []).map(refOf),
    };
  });
}

const refOf = (value: string): Part['refersTo'] =>
  value.startsWith(GROUP) ? { group: value.slice(GROUP.length) } : { body: value };

interface DivisionFormProps {
  readonly plan: Plan;
  readonly definition: TaskDefinition;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

export const DivisionForm = ({ plan, definition, hidden, filled }: DivisionFormProps) => {
  const count = countOf(filled.typed);
  const shared = { form: 'chia', filled };
  return (
    <form
      method="post"
      action={`${divisionPath(definition.id)}/xem-truoc`}
      class="card"
      aria-label="Chia nhiệm vụ"
    >
      <FormProblem filled={filled} />
      <Hidden values={{ ...hidden, so_phan: String(count) }} />
      <LineInput {...shared} name="so_van_ban" label="Số, ký hiệu quyết định" required />
      <DateInput {...shared} name="ngay_van_ban" label="Ngày quyết định" required />
      <TextInput {...shared} name="noi_dung" label="Nội dung quyết định" required />
      {Array.from({ length: count }, (_, index) => (
        <NewTaskFields plan={plan} n={index + 1} filled={filled} />
      ))}
      <LineInput {...shared} name="ho_ten" label="Họ tên" required autocomplete="name" />
      <LineInput {...shared} name="chuc_vu" label="Chức vụ" required autocomplete="organization-title" />
      <div class="row">
        <button type="submit" class="main">
          Xem trước nhiệm vụ {taskNumber(definition)} sau khi chia
        </button>
        {count < MOST ? (
          <button type="submit" name="them" value="1">
            Thêm một nhiệm vụ mới
          </button>
        ) : null}
      </div>
      <p class="fine">Xem trước không thay đổi gì: chỉ cho thấy nhiệm vụ mới, thời hạn và thư sẽ gửi.</p>
    </form>
  );
};

const NewTaskFields = ({ plan, n, filled }: Pick<DivisionFormProps, 'plan' | 'filled'> & { n: number }) => {
  const shared = { form: 'chia', filled };
  return (
    <fieldset>
      <legend>Nhiệm vụ mới thứ {n}</legend>
      <LineInput {...shared} name={`ten_${n}`} label={`Nội dung nhiệm vụ ${n}`} required />
      <LineInput
        {...shared}
        name={`thoi_gian_${n}`}
        label={`Thời gian của nhiệm vụ ${n}`}
        hint="Ghi như trong quyết định, ví dụ: hoàn thành trong quý II/2019"
        required
      />
      <LineInput {...shared} name={`pham_vi_${n}`} label={`Phạm vi của nhiệm vụ ${n} (nếu có)`} />
      <ChoiceInput
        {...shared}
        name={`chu_tri_${n}`}
        label={`Cơ quan tham mưu nhiệm vụ ${n}`}
        required
        choices={plan.bodies.map((body) => [body.id, body.name] as const)}
      />
      <Bodies plan={plan} filled={filled} name={`phoi_hop_${n}`} label={`Cơ quan phối hợp nhiệm vụ ${n}`} />
      <Bodies plan={plan} filled={filled} name={`thuc_hien_${n}`} label={`Cơ quan thực hiện nhiệm vụ ${n}`} />
    </fieldset>
  );
};

interface BodiesProps {
  readonly plan: Plan;
  readonly filled: Filled;
  readonly name: string;
  readonly label: string;
}

/** Ticks behind a heading: sixty names would bury the fields that must be filled in. */
const Bodies = ({ plan, filled, name, label }: BodiesProps) => {
  const chosen = filled.typed.lists[name] ?? [];
  const fault = filled.faults[name];
  const all = [
    ...plan.groups.map((group) => [`${GROUP}${group.id}`, group.name] as const),
    ...plan.bodies.map((body) => [body.id, body.name] as const),
  ];
  return (
    <details open={chosen.length > 0 || fault !== undefined}>
      <summary>
        {label} ({chosen.length === 0 ? 'không bắt buộc' : `đã chọn ${chosen.length}`})
      </summary>
      {fault === undefined ? null : <p class="fault">{fault}</p>}
      <div class="columns">
        {all.map(([value, words]) => (
          <p class="choice">
            <input
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />{' '}
            <label for={`${name}-${value}`}>{words}</label>
          </p>
        ))}
      </div>
    </details>
  );
};
