import { onOf } from '../domain/calendar/instant.ts';
import { countWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { OfficerRef } from '../domain/escalation/ladder.ts';
import { ladderOf } from '../domain/escalation/ladder-of.ts';
import { officerOf } from '../domain/letter/ladder-words.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { latestExplanation } from './explanation.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

/** An officer's word on a packet. `id` is made by the form, so that sending it twice decides once. */
export interface PacketWords {
  readonly id: string;
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly verdict: 'release' | 'hold';
  /** Key of the officer in the policy. */
  readonly officer: string;
  readonly personName: string;
  /** Required where the packet is held back: why. */
  readonly words: string;
}

/** Releases the packet of a task to Ban Thường vụ, or holds it back with a reason. */
export async function decidePacket(deps: Deps, decision: PacketWords): Promise<Result<Receipt>> {
  const { id, planId, entityId, verdict, officer, personName, words } = decision;
  if (personName.trim() === '')
    return fail({ kind: 'no-name', words: 'Chưa ghi họ tên người duyệt; hồ sơ chỉ đi khi có người ký tên.' });
  if (verdict === 'hold' && words.trim() === '')
    return fail({ kind: 'no-reason', words: 'Giữ lại hồ sơ phải nêu lý do.' });
  const at = await deps.clock.now();
  const { policy, explanation } = await deps.store.read(async (tx) => ({
    policy: (await loadPlan(tx, planId)).policy,
    explanation: await latestExplanation(tx, planId, entityId),
  }));
  const known = officerOf(policy.ladder, officer);
  if (known === null) return fail(unknownOfficer(policy, officer, null));
  const report: ReportRow = {
    planId,
    id,
    entityId,
    body: known.body,
    kind: 'decision',
    purpose: verdict === 'release' ? 'packet-released' : 'packet-held',
    at,
    personName,
    personTitle: known.title,
    words,
    documentNumber: null,
    documentOn: null,
    files: [],
    paper: null,
  };
  return storeWithWords(deps, report, (task, rules) => {
    const asked = ladderOf(task.parties).officers;
    if (!asked.some(({ key }) => key === officer)) return fail(unknownOfficer(policy, officer, asked));
    const said = { at, by: known.body, officer, decisionId: id };
    if (verdict === 'hold') return ok({ kind: 'packetHeld', ...said });
    const explanationId = explanation?.id ?? null;
    return ok({ kind: 'packetReleased', ...said, explanationId, workingDaysLate: lateness(task, rules, at) });
  });
}

/** Working days since the due date; 0 on the day itself. */
export function lateness(task: Task, { calendar }: Rules, now: ReportRow['at']): number {
  const { dueOn } = task.schedule;
  return dueOn === null || onOf(now) <= dueOn ? 0 : countWorkingDays(calendar, dueOn, onOf(now));
}

function unknownOfficer(policy: Policy, key: string, asked: readonly OfficerRef[] | null) {
  const { officers, officersOfOwnTasks } = policy.ladder.packet;
  const all = asked ?? [...officers, ...officersOfOwnTasks];
  const allowed = [...new Set(all.map((officer) => officer.key))].join(', ');
  const words = `"${key}" không phải người duyệt hồ sơ của nhiệm vụ này; cần một trong: ${allowed || 'chưa có ai trong chính sách'}.`;
  return { kind: 'unknown-officer', words };
}
