import { bodyName, membersOf } from '../../domain/plan/directory.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import type { LinkView } from '../../usecases/list-links.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { judgedMatterOf } from '../../usecases/shown-matter.ts';
import type { TaskPage } from '../../usecases/show-entity.ts';
import type { AnswerView } from '../../usecases/show-mailbox.ts';
import { ActionLinks } from '../actions/action-page.tsx';
import { FactsList } from '../facts-list.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { JudgeForm } from '../forms/judge-form.tsx';
import { PreparedNotices } from '../prepared-notice.tsx';
import { ReportList } from '../report-list.tsx';
import { TaskFacts } from '../task-facts.tsx';
import { ROLE_LABEL } from '../words.ts';
import { AnswersSection } from './answers.tsx';
import { linksIn } from './entity-links.ts';
import { History } from './history.tsx';
import { LadderSection } from './ladder-section.tsx';
import { MailTable } from './mail-table.tsx';
import { paperAnswerPath } from './paper-answer-page.tsx';
import { ReplyLinks } from './reply-links.tsx';
import { Succession } from './succession.tsx';
import { Parts, taskPath } from './task-table.tsx';

interface TaskViewProps {
  readonly page: TaskPage;
  readonly mails: readonly MailView[];
  readonly links: readonly LinkView[];
  /** What has been answered by mail; the latest first. */
  readonly answers: readonly AnswerView[];
  /** What can be decided now: where, and in which words. */
  readonly decisions: readonly (readonly [href: string, words: string])[];
  readonly judge: { readonly hidden: Readonly<Record<string, string>>; readonly filled: Filled };
}

export const TaskView = ({ page, mails, links, answers, decisions, judge }: TaskViewProps) => {
  const { plan, definition, view, history, reports, task } = page;
  const nameOf = (body: string): string => bodyName(plan, body);
  return (
    <>
      <p class="crumb">
        <a href="/">Kế hoạch {plan.number}</a>
      </p>
      <h1>Nhiệm vụ {taskNumber(definition)}</h1>
      <p class="lead">{view.title}</p>
      {definition.title.checked === null ? null : (
        <p class="fine">Bản quét in: "{definition.title.printed}". Chữ ở trên đã được đối chiếu.</p>
      )}
      <TaskFacts plan={plan} row={page} />
      <Succession page={page} />
      <PreparedNotices plan={plan} prepared={task.prepared} reports={reports} />
      {task.progress === 'submitted' ? (
        <JudgeForm
          action={`${taskPath(definition.id)}/ket-luan`}
          hidden={{ ...judge.hidden, ve: judgedMatterOf(task) }}
          confirmer={nameOf(task.parties.confirmer)}
          filled={judge.filled}
        />
      ) : null}
      <ActionLinks heading="Quyết định về nhiệm vụ" links={decisions} />
      <h2>Cơ quan</h2>
      <TaskParts page={page} />
      {definition.notes.length === 0 ? null : (
        <>
          <h2>Ghi chú</h2>
          <ul>
            {definition.notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </>
      )}
      <h2>Báo cáo đã nhận</h2>
      <p>
        <a href={paperAnswerPath('task', definition.id)}>Nhập văn bản giấy của cơ quan</a>
      </p>
      <ReportList reports={reports} nameOf={nameOf} fileHref={(sha256) => `/tep/${sha256}`} />
      <LadderSection plan={plan} id={definition.id} task={task} />
      <AnswersSection answers={answers} token={judge.hidden['dau'] ?? ''} linkOf={linksIn(plan)} />
      <h2>Diễn biến</h2>
      <History plan={plan} history={history} />
      <h2 id="thu-ve-viec">Thư về nhiệm vụ này</h2>
      {mails.length === 0 ? (
        <p>Chưa có thư.</p>
      ) : (
        <MailTable mails={mails} nameOf={nameOf} labelledBy="thu-ve-viec" />
      )}
      <ReplyLinks of={{ kind: 'task', id: definition.id }} links={links} />
    </>
  );
};

const TaskParts = ({ page }: { readonly page: TaskPage }) => {
  const { plan, definition, task } = page;
  const roles = ['lead', 'coordinating', 'implementing'] as const;
  const groups = definition.parts.filter(
    (part) => 'group' in part.refersTo && membersOf(plan, part).length > 0,
  );
  return (
    <>
      <FactsList
        rows={[
          ...roles.map((role) => [ROLE_LABEL[role], <Parts plan={plan} row={page} role={role} />] as const),
          ['Cơ quan xác nhận kết quả', bodyName(plan, task.parties.confirmer)],
        ]}
      />
      {groups.map((part) => (
        <details>
          <summary>
            {part.printed}: {membersOf(plan, part).length} đơn vị
          </summary>
          <ul class="columns">
            {membersOf(plan, part).map((body) => (
              <li>{bodyName(plan, body)}</li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
};
