import { formatInstant } from '../domain/calendar/instant.ts';
import { bodyOf, headOf } from '../domain/plan/directory.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { PreparedResult } from '../domain/task/signature-fact.ts';
import type { ReportRow } from '../ports/store.ts';

/** Which day judges: the same words wherever something waits for a signature. */
export const JUDGED_WHEN_SIGNED =
  'Kết quả được tính là đã báo cáo từ lúc thủ trưởng ký gửi; đúng hạn hay quá hạn theo ngày ký, không theo ngày chuẩn bị.';

/** `đồng chí Giám đốc Sở Nội vụ` */
export function signerWords(plan: Plan, id: string): string {
  const body = bodyOf(plan, id);
  return body === null ? 'thủ trưởng cơ quan' : `đồng chí ${headOf(body)}`;
}

/** Where the letter with the link for signing has gone. */
const sentTo = (plan: Plan, id: string): string =>
  bodyOf(plan, id)?.headMailbox == null
    ? 'hộp thư đã đăng ký của cơ quan, để kính trình đồng chí thủ trưởng'
    : 'hộp thư của thủ trưởng đã đăng ký';

/** Who must still sign, and where his link is. */
export const signingFollows = (plan: Plan, body: string): string =>
  `${signerWords(plan, body)} xem và ký gửi tại liên kết riêng, gửi về ${sentTo(plan, body)}. ${JUDGED_WHEN_SIGNED} Trong khi chờ ký, thời hạn vẫn được tính và các thư nhắc vẫn gửi.`;

interface PreparedNoticesProps {
  readonly plan: Plan;
  readonly prepared: readonly PreparedResult[];
  /** Those of the task, or of the body that looks. */
  readonly reports: readonly ReportRow[];
}

/** What has been prepared and is no result yet, on the page of the task and behind the link of its body. */
export const PreparedNotices = ({ plan, prepared, reports }: PreparedNoticesProps) => (
  <>
    {prepared.map(({ reportId, body, at }) => {
      const person = reports.find(({ id }) => id === reportId);
      const by =
        person === undefined ? '' : `, do đồng chí ${person.personName}, ${person.personTitle} chuẩn bị`;
      return (
        <p class="notice" role="status">
          Kết quả của {bodyOf(plan, body)?.name ?? body}
          {by} lúc {formatInstant(at)}, đang chờ ký: {signingFollows(plan, body)}
        </p>
      );
    })}
  </>
);
