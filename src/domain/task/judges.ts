import type { BodyId } from '../plan/plan.ts';
import type { Policy } from '../policy.ts';

/** Who judges what a body hands in, and who hears of it when he is silent. */
interface Judges {
  /** Null: every body that could confirm leads the task itself. */
  readonly confirmer: BodyId | null;
  /** Null: nobody is left who neither leads the task nor confirms its result. */
  readonly superior: BodyId | null;
}

/** The first bodies of the policy's lists that fit: nobody judges himself, and nobody is his own superior (domain, §5). */
export function judgesOf(leads: readonly BodyId[], { confirmers, superiors }: JudgingPolicy): Judges {
  const confirmer = confirmers.find((body) => !leads.includes(body)) ?? null;
  return {
    confirmer,
    superior: superiors.find((body) => body !== confirmer && !leads.includes(body)) ?? null,
  };
}

type JudgingPolicy = Pick<Policy, 'confirmers' | 'superiors'>;

/** Why a policy cannot follow a task to its end, one sentence a fault; empty: it can. `task` and `leads` as people know them. */
export function judgingFaults(
  task: string,
  leads: readonly BodyId[],
  policy: JudgingPolicy,
): readonly string[] {
  const { confirmer, superior } = judgesOf(leads, policy);
  const led = `nhiệm vụ ${task} do ${leads.join(', ')} chủ trì`;
  return [
    ...(confirmer === null
      ? [
          `confirmers (${policy.confirmers.join(', ')}): ${led} nên không còn cơ quan nào xác nhận kết quả; thêm một cơ quan khác.`,
        ]
      : []),
    ...(superior === null
      ? [
          `superiors (${policy.superiors.join(', ')}): ${led}, ${confirmer ?? 'chưa có cơ quan'} xác nhận kết quả, nên không còn cơ quan nào được báo cáo khi chậm xác nhận; thêm một cơ quan khác.`,
        ]
      : []),
  ];
}
