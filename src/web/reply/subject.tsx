import { bodyName } from '../../domain/plan/directory.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { quoted } from '../../domain/letter/words.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { roundWords } from '../../usecases/round-views.ts';
import { FactsList } from '../facts-list.tsx';
import { TaskFacts } from '../task-facts.tsx';
import { dayWords, nextWords } from '../words.ts';

/** `Nhiệm vụ 9`, `Mục IV.2a` */
export function subjectName({ subject }: ReplyPage): string {
  if (subject.kind === 'task') return `Nhiệm vụ ${taskNumber(subject.definition)}`;
  const { duty, round } = subject;
  const words = round.progress === 'awaiting-day' ? null : roundWords(round.asked);
  return words === null ? `Mục ${duty.no}` : `Mục ${duty.no}, ${words}`;
}

/** What is asked, of whom, until when and how that was counted. */
export const Subject = ({ page }: { readonly page: ReplyPage }) => {
  const { plan, body, subject, next } = page;
  if (subject.kind === 'task') {
    return (
      <>
        <p class="lead">{subject.view.title}</p>
        <p>
          {body.name}: {roleOf(page)}. Kế hoạch {plan.number} của {plan.issuedBy}.
        </p>
        <TaskFacts plan={plan} row={subject} />
      </>
    );
  }
  const { duty, round } = subject;
  const { dueOn, counted } = round.schedule;
  return (
    <>
      <p class="lead">{quoted(duty.text.checked ?? duty.text.printed)}</p>
      <p>
        {body.name} {owesIt(page) ? 'là đơn vị phải gửi' : 'nhận, theo dõi báo cáo'} theo mục {duty.no} Kế
        hoạch {plan.number} của {plan.issuedBy}.
      </p>
      <FactsList
        rows={[
          ['Gửi về', bodyName(plan, round.collector)],
          ['Báo cáo gửi tới', duty.addressedTo === null ? null : bodyName(plan, duty.addressedTo)],
          ['Thời gian ghi trong Kế hoạch', duty.phrase === null ? null : quoted(duty.phrase)],
          ['Thời hạn tính được', dueOn === null ? null : `hết ngày ${dayWords(dueOn)}`],
          ['Cách tính', counted],
          [
            'Tiếp theo',
            next === null ? null : `${next.why}, ${nextWords(next.at)}. Đã gửi thì không nhắc nữa.`,
          ],
        ]}
      />
    </>
  );
};

/** The keeper of a round has a link too, to look. */
const owesIt = ({ answers, subject, body }: ReplyPage): boolean =>
  answers.length > 0 || (subject.kind === 'round' && subject.round.expected.includes(body.id));

function roleOf({ body, subject }: ReplyPage): string {
  if (subject.kind === 'round') return 'đơn vị phải gửi';
  const { leads, coordinating, implementing, confirmer } = subject.task.parties;
  if (leads.includes(body.id)) return 'cơ quan tham mưu';
  if (implementing.includes(body.id)) return 'cơ quan thực hiện';
  if (coordinating.includes(body.id)) return 'cơ quan phối hợp';
  return body.id === confirmer ? 'cơ quan xác nhận kết quả' : 'cơ quan được hỏi ý kiến';
}
