import { formatInstant } from '../../domain/calendar/instant.ts';
import { hasArrived } from '../../domain/escalation/climb.ts';
import type { Rung } from '../../domain/escalation/ladder.ts';
import { noticeWords } from '../../domain/letter/ladder-words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Task } from '../../domain/task/task.ts';
import { two } from '../words.ts';
import { directiveState, packetPath } from './ladder-page.tsx';

const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  letter: 'Thư gửi người đứng đầu',
  talk: 'Trao đổi trực tiếp, báo cáo bộ phận thường trực',
  packet: 'Hồ sơ trình Ban Thường vụ',
};

/** How far a task's lateness has been reported, on the task's own page; nothing where nothing was. */
export const LadderSection = ({
  plan,
  id,
  task,
}: {
  readonly plan: Plan;
  readonly id: string;
  readonly task: Task;
}) => {
  const { climbed, directives, lateConfirmations, lateDecisions } = task.ladder;
  const failed = noticeWords(task, false);
  const link = <a href={packetPath(id)}>Hồ sơ, ý kiến chỉ đạo</a>;
  const counted = [
    ...(lateConfirmations === 0
      ? []
      : [`xác nhận chậm ${two(lateConfirmations)} lần (tính cho cơ quan xác nhận)`]),
    ...(lateDecisions === 0 ? [] : [`tờ trình chậm quyết định ${two(lateDecisions)} lần`]),
  ];
  return (
    <section aria-labelledby="bao-cao-len">
      <h2 id="bao-cao-len">Báo cáo cấp trên</h2>
      {climbed.length === 0 ? <p>Chưa báo cáo lên cấp trên.</p> : null}
      <ul>
        {climbed.map(({ rung, at, to }) => (
          <li>
            {RUNG_WORDS[rung]}: {bodyName(plan, to)}, {formatInstant(at)}
          </li>
        ))}
        {directives.map((directive) => (
          <li>
            Ý kiến chỉ đạo ghi lúc {formatInstant(directive.receivedAt)}: {directiveState(directive)}
          </li>
        ))}
      </ul>
      {climbed.length > 0 && task.progress === 'open' && !hasArrived(task) ? (
        <p>
          <strong>Chưa chuyển đến nơi nhận</strong>
          {failed.length === 0 ? '.' : `: ${failed.join('; ')}.`} Bậc sau chờ thư này.
        </p>
      ) : null}
      {counted.length === 0 ? null : <p>Đã ghi: {counted.join('; ')}.</p>}
      <p class="screen-only">{link}</p>
    </section>
  );
};
