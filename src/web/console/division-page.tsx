import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { quoted, sentence } from '../../domain/letter/words.ts';
import type { Plan, TaskDefinition } from '../../domain/plan/plan.ts';
import type { DivisionEffect } from '../../usecases/division-effect.ts';
import { Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { DivisionForm, divisionPath } from './division-form.tsx';
import { taskPath } from './task-table.tsx';

interface DivisionPageProps {
  readonly plan: Plan;
  readonly definition: TaskDefinition;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
  /** What it would do, and everything that was typed for the form that stores it; null: nothing to show yet. */
  readonly preview: {
    readonly effect: DivisionEffect;
    readonly typed: readonly (readonly [string, string])[];
  } | null;
}

export const DivisionView = ({ plan, definition, hidden, filled, preview }: DivisionPageProps) => (
  <>
    <p class="crumb">
      <a href={taskPath(definition.id)}>Nhiệm vụ {taskNumber(definition)}</a>
    </p>
    <h1>Chia nhiệm vụ theo quyết định</h1>
    <p class="lead">{definition.title.checked ?? definition.title.printed}</p>
    <p>
      Thời gian ghi trong Kế hoạch: {quoted(definition.phrase.checked ?? definition.phrase.printed)}. Kế hoạch
      đã tiếp nhận giữ nguyên; nhiệm vụ được chia kết thúc, các nhiệm vụ mới có nội dung, thời gian và cơ quan
      riêng.
    </p>
    {preview === null ? null : <Preview definition={definition} hidden={hidden} {...preview} />}
    {preview === null ? null : <h2>Sửa nội dung và xem lại</h2>}
    <DivisionForm plan={plan} definition={definition} hidden={hidden} filled={filled} />
  </>
);

type PreviewProps = Pick<DivisionPageProps, 'definition' | 'hidden'> &
  NonNullable<DivisionPageProps['preview']>;

const Preview = ({ definition, hidden, effect, typed }: PreviewProps) => (
  <section aria-labelledby="xem-truoc">
    <h2 id="xem-truoc">Xem trước: chưa ghi, chưa có gì thay đổi</h2>
    {effect.tasks.map(({ id, title, deadline }) => (
      <section class="card">
        <h3>
          Nhiệm vụ {id}: {title}
        </h3>
        <p>
          {deadline.dueOn === null
            ? 'Chưa có thời hạn.'
            : `Thời hạn: hết ngày ${formatDate(deadline.dueOn)}.`}{' '}
          Cách tính: {sentence(deadline.counted)}
        </p>
      </section>
    ))}
    <h3>Thư sẽ gửi ({effect.mails.length})</h3>
    <ul class="previews">
      {effect.mails.map(({ to, subject, sendAt, text }) => (
        <li>
          <details>
            <summary>
              {subject}
              <span class="fine">
                {' '}
                Gửi {to}, {formatInstant(sendAt)}
              </span>
            </summary>
            <pre class="letter" tabindex={0}>
              {text.replaceAll(/\{\{link:[^}]*\}\}/g, '(liên kết trả lời riêng của cơ quan)')}
            </pre>
          </details>
        </li>
      ))}
    </ul>
    <form method="post" action={divisionPath(definition.id)} class="card" aria-label="Ghi việc chia">
      <Hidden values={hidden} />
      {typed.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="main">
        Ghi việc chia nhiệm vụ này
      </button>
      <p class="fine">Đến {formatInstant(effect.undoUntil)} có thể rút mà chưa ai nhận được thư.</p>
    </form>
  </section>
);

export const UndoDivisionView = ({
  definition,
  hidden,
  filled,
}: Omit<DivisionPageProps, 'plan' | 'preview'>) => (
  <div class="narrow">
    <p class="crumb">
      <a href={taskPath(definition.id)}>Nhiệm vụ {taskNumber(definition)}</a>
    </p>
    <h1>Rút việc chia nhiệm vụ</h1>
    <p class="lead">{definition.title.checked ?? definition.title.printed}</p>
    <form method="post" action={`${divisionPath(definition.id)}/rut`} class="card" aria-label="Rút việc chia">
      {filled.problem === null ? null : (
        <p class="notice problem" role="alert">
          {filled.problem}
        </p>
      )}
      <p>Nhiệm vụ trở lại như trước khi chia; các nhiệm vụ mới không còn và không thư nào được gửi.</p>
      <Hidden values={hidden} />
      <TextInput form="rut" filled={filled} name="noi_dung" label="Lý do rút" required />
      <LineInput form="rut" filled={filled} name="ho_ten" label="Họ tên" required autocomplete="name" />
      <LineInput
        form="rut"
        filled={filled}
        name="chuc_vu"
        label="Chức vụ"
        required
        autocomplete="organization-title"
      />
      <button type="submit" class="main">
        Rút việc chia
      </button>
    </form>
  </div>
);
