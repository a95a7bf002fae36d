import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { sentence } from '../../domain/letter/words.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { DEADLINE_LABEL } from '../../domain/task/deadline-status.ts';
import type { GuidanceEffect } from '../../usecases/guidance-effect.ts';
import type { DeadlineView } from '../../usecases/views.ts';
import { titleOf } from '../../usecases/views.ts';
import { Hidden } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { dayWords } from '../words.ts';
import { GuidanceForm } from './guidance-form.tsx';

interface PreviewProps {
  readonly plan: Plan;
  readonly effect: GuidanceEffect;
  readonly token: string;
  /** Everything that was typed, as hidden fields of the form that registers. */
  readonly confirm: readonly (readonly [string, string])[];
  readonly filled: Filled;
}

export const GuidancePreview = ({ plan, effect, token, confirm, filled }: PreviewProps) => {
  const { document, tasks, mails, undoUntil } = effect;
  return (
    <>
      <p class="crumb">
        <a href="/van-ban">Văn bản Trung ương</a>
      </p>
      <h1>
        Xem trước: {document.number}, ngày {formatDate(document.issuedOn)}
      </h1>
      <p class="lead">Chưa ghi nhận, chưa có gì thay đổi.</p>
      <h2>Thời hạn</h2>
      {tasks.map((change) => (
        <ChangedTask plan={plan} change={change} />
      ))}
      <h2>Thư sẽ gửi ({mails.length})</h2>
      <ul class="previews">
        {mails.map((mail) => (
          <li>
            <details>
              <summary>
                {mail.subject}
                <span class="fine">
                  {' '}
                  Gửi {mail.to}, {formatInstant(mail.sendAt)}
                </span>
              </summary>
              <pre class="letter" tabindex={0}>
                {mail.text.replaceAll(/\{\{link:[^}]*\}\}/g, '(liên kết trả lời riêng của cơ quan)')}
              </pre>
            </details>
          </li>
        ))}
      </ul>
      <form method="post" action="/van-ban" class="card">
        <Hidden values={{ dau: token }} />
        {confirm.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="main">
          Ghi nhận văn bản này
        </button>
        <p class="fine">Đến {formatInstant(undoUntil)} có thể rút mà chưa ai nhận được thư.</p>
      </form>
      <h2 id="ghi-nhan">Sửa nội dung và xem lại</h2>
      <GuidanceForm plan={plan} token={token} filled={filled} />
    </>
  );
};

type Change = GuidanceEffect['tasks'][number];

const ChangedTask = ({ plan, change }: { readonly plan: Plan; readonly change: Change }) => {
  const definition = plan.tasks.find((task) => task.id === change.id);
  return (
    <section class="card">
      <h3>
        Nhiệm vụ {definition === undefined ? change.id : `${taskNumber(definition)}: ${titleOf(definition)}`}
      </h3>
      <p>Trước: {deadlineWords(change.before)}.</p>
      <p>
        <strong>Sau: {deadlineWords(change.after)}.</strong>
      </p>
      <p>Cách tính: {sentence(change.after.counted)}</p>
      {change.conflict === null ? null : (
        <p>
          <span class="badge conflict">{sentence(change.conflict)}</span>
        </p>
      )}
    </section>
  );
};

function deadlineWords(deadline: DeadlineView): string {
  const { status, dueOn, ceilingOn } = deadline;
  const label = DEADLINE_LABEL[status];
  if (dueOn === null) return `chưa có thời hạn (${label})`;
  if (status === 'awaiting-event')
    return `${label}; mốc phải hoàn thành vẫn tính: hết ngày ${dayWords(dueOn)}`;
  const ceiling =
    ceilingOn === null || ceilingOn === dueOn
      ? ''
      : `; mốc phải hoàn thành toàn bộ: hết ngày ${dayWords(ceilingOn)}`;
  return `hết ngày ${dayWords(dueOn)}${ceiling} (${label})`;
}
