import { setTimeout as pause } from 'node:timers/promises';
import { rebuild } from '../../usecases/sweep.ts';
import { verifyStore } from '../../usecases/verify-store.ts';
import type { StoreProblem, Verification } from '../../usecases/verify-store.ts';
import { STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import type { OpenedStore } from '../context.ts';
import { answer, nothingRunning } from '../outcome.ts';
import { list, table } from '../table.ts';

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'bảo đảm mỗi việc còn mở có quy trình theo dõi, dựng lại từ các dữ kiện',
  options: [
    ['--terminate', 'dừng các quy trình đang chạy và dựng mới'],
    STORE_OPTIONS[0] ?? ['--data <DIR>', ''],
  ],
  examples: [
    ['rebuild', 'sau khi mất dữ liệu của máy chủ Temporal'],
    ['rebuild --terminate', 'sau một thay đổi không tương thích'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps, engineRunning }) => {
      if (!engineRunning) return nothingRunning('Cần máy chủ Temporal để dựng lại quy trình.');
      const rebuilt = await rebuild(deps, call.options['terminate'] === true);
      const words = list([
        ['Việc còn mở', String(rebuilt.open)],
        ['Đã dựng', String(rebuilt.started)],
        ['Đang chạy từ trước', String(rebuilt.alreadyRunning)],
      ]);
      return answer(rebuilt, words);
    }),
};

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'đối chiếu dữ kiện, chuỗi kiểm chứng, thư và quy trình với nhau',
  options: STORE_OPTIONS,
  examples: [['verify', 'mã kết thúc 1 khi có chỗ không khớp']],
  run: (call, context) =>
    withPlan(call, context, async (opened, planId) => {
      const result = await verifyPatiently(opened, planId);
      return answer(result, verificationWords(result), result.ok ? 0 : 1);
    }),
};

const LOOKS = 5;
const BETWEEN_MS = 400;

/** Temporal's list of what runs follows a moment behind: a workflow that is missing or left over must stay so. */
async function verifyPatiently(opened: OpenedStore, planId: string): Promise<Verification> {
  const { deps, engineRunning, verifyChain } = opened;
  for (let look = 1; ; look += 1) {
    const result = await verifyStore(deps, planId, await verifyChain(planId), engineRunning);
    const lags = !result.ok && result.problems.every(({ kind }) => kind === 'workflow');
    if (!lags || look === LOOKS) return result;
    await pause(BETWEEN_MS);
  }
}

const KIND_WORDS: Readonly<Record<StoreProblem['kind'], string>> = {
  chain: 'chuỗi kiểm chứng',
  state: 'trạng thái',
  letter: 'thư',
  message: 'thông điệp',
  'wake-up': 'mốc tiếp theo',
  invariant: 'điều phải luôn đúng',
  workflow: 'quy trình',
};

const verificationWords = ({ ok, problems }: Verification): string =>
  ok
    ? 'Dữ kiện, chuỗi kiểm chứng, thư và quy trình khớp nhau.'
    : table(
        ['Loại', 'Ở', 'Chỗ không khớp'],
        problems.map(({ kind, entity, words }) => [KIND_WORDS[kind], entity, words]),
      );
