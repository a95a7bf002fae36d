import { digestOfPlan, planFiles } from '../../config/plan-files.ts';
import { readPlan } from '../../config/plan-schema.ts';
import { readPolicy } from '../../config/policy-schema.ts';
import { formatProblem } from '../../config/problem.ts';
import type { ConfigProblem } from '../../config/problem.ts';
import { parseDeadline } from '../domain/deadline/parse-deadline.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { refuseJudges, strangeSignatures } from '../domain/task/lay-out-task.ts';
import { adoptPlan } from '../usecases/adopt-plan.ts';
import type { Adoption } from '../usecases/adopt-plan.ts';
import type { Deps } from '../usecases/deps.ts';
import { AGENCIES_FILE, POLICY_FILE } from './paths.ts';

/** Reads a plan's folder and the policy; every fault of every file at once. */
export async function readAdoption(dir: string, policyFile = POLICY_FILE): Promise<Result<Adoption>> {
  const plan = await readPlan(dir, { readPhrase: (text, documentOn) => parseDeadline(text, { documentOn }) });
  if (!plan.ok) return faults(plan.problem);
  const policy = await readPolicy(policyFile, { agenciesFile: AGENCIES_FILE });
  if (!policy.ok) return faults(policy.problem);
  const unfit = [...refuseJudges(plan.value, policy.value), ...strangeSignatures(plan.value, policy.value)];
  if (unfit.length > 0)
    return fail({ kind: 'config', words: unfit.map((words) => `${policyFile} ${words}`).join('\n') });
  const files = await planFiles(dir);
  if (!files.ok) return faults(files.problem);
  return ok({ plan: plan.value, policy: policy.value, digest: digestOfPlan(files.value) });
}

const faults = (problems: readonly ConfigProblem[]): Result<never> =>
  fail({ kind: 'config', words: problems.map(formatProblem).join('\n') });

/**
 * Takes the plan of a folder into the store, or sees that the one taken earlier still is what its files say. Changed
 * files never change a running plan in silence.
 */
export async function adoptFrom(
  deps: Deps,
  adoption: Adoption,
  dir: string,
): Promise<Result<{ readonly fresh: boolean }>> {
  const known = await deps.store.read((tx) => tx.plan(adoption.plan.id));
  if (known !== null) {
    if (known.digest === adoption.digest) return ok({ fresh: false });
    return fail({
      kind: 'plan-changed',
      words:
        `Các tệp của kế hoạch trong "${dir}" đã khác với lúc tiếp nhận (lúc đó ${known.digest.slice(0, 12)}, nay ${adoption.digest.slice(0, 12)}). ` +
        'Trả lại các tệp như cũ, hoặc dùng thư mục dữ liệu khác (--data) cho bản mới.',
    });
  }
  const adopted = await adoptPlan(deps, adoption);
  return adopted.ok ? ok({ fresh: true }) : adopted;
}
