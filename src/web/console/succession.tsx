import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { taskOf } from '../../domain/plan/directory.ts';
import type { EntityId, Plan } from '../../domain/plan/plan.ts';
import type { TaskPage } from '../../usecases/show-entity.ts';
import { titleOf } from '../../usecases/views.ts';
import { FactsList } from '../facts-list.tsx';
import { taskPath } from './task-table.tsx';

/** What has taken the place of a task, and which task it comes from itself, each with a way to its page. */
export const Succession = ({ page }: { readonly page: TaskPage }) => {
  const { plan, definition, task } = page;
  const { origin } = definition;
  const replacedBy = task.progress === 'cancelled' ? task.replacedBy : [];
  const isDivided = task.progress === 'cancelled' && task.division !== undefined;
  if (origin === undefined && replacedBy.length === 0) return null;
  return (
    <FactsList
      rows={[
        [
          isDivided ? 'Được chia thành' : 'Được thay bằng',
          replacedBy.length === 0 ? null : (
            <>
              {replacedBy.map((id) => (
                <p>
                  <TaskLink plan={plan} id={id} />
                </p>
              ))}
            </>
          ),
        ],
        [
          'Chia từ',
          origin === undefined ? null : (
            <>
              <TaskLink plan={plan} id={origin.dividedFrom} />, theo số {origin.documentNumber} ngày{' '}
              {formatDate(origin.documentOn)}
            </>
          ),
        ],
      ]}
    />
  );
};

/** One that was taken back is no part of the plan any more and has no page. */
const TaskLink = ({ plan, id }: { readonly plan: Plan; readonly id: EntityId }) => {
  const definition = taskOf(plan, id);
  if (definition === undefined) return <>Nhiệm vụ {id}</>;
  return (
    <a href={taskPath(id)}>
      Nhiệm vụ {taskNumber(definition)}: {titleOf(definition)}
    </a>
  );
};
