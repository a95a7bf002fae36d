import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { addMs, formatInstant, toEpochMs } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { advanceClock, NotSettledError } from '../../usecases/advance-clock.ts';
import type { ClockMove, ClockMoved } from '../../usecases/advance-clock.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Call, Command } from '../command.ts';
import type { CliContext, OpenedStore } from '../context.ts';
import { momentField, wholeField } from '../fields.ts';
import { answer, badInput, nothingRunning, refused } from '../outcome.ts';
import type { Outcome, Refused } from '../outcome.ts';
import { createProgressBar } from '../progress-bar.ts';

const DAY_MS = 86_400_000;
const PAUSE_MS = 20;
/** A hundred years: further is a slip of the pen. */
const LONGEST_DAYS = 36_525;

export const clockAdvanceCommand: Command = {
  name: 'clock advance',
  summary: 'dời đồng hồ của kho chạy thử, từng mốc một, đến khi mọi việc và thư đến hạn đã xong',
  options: [
    ['--to <INSTANT>', 'đến thời điểm, ví dụ 2018-12-19T08:00+07:00, hoặc đến 08 giờ 00 một ngày'],
    ['--days <N>', 'thêm N ngày'],
    ['--next', 'đến mốc tiếp theo'],
    ...STORE_OPTIONS,
  ],
  examples: [
    ['clock advance --next', 'đến mốc tiếp theo của kế hoạch'],
    ['clock advance --days 7', 'một tuần, qua từng mốc'],
    ['clock advance --to 2018-05-04', 'đến 08 giờ 00 ngày 04/5/2018'],
  ],
  run: (call, context) => {
    const move = moveOf(call);
    if (!move.ok) return Promise.resolve(move.problem);
    return withPlan(call, context, (opened) => advance(opened, context, move.value));
  },
};

const schema = z.object({
  to: momentField.optional(),
  days: wholeField(1, LONGEST_DAYS).optional(),
  next: z.boolean().optional(),
});

function moveOf(call: Call): Result<ClockMove, Refused> {
  const options = readOptions(call, schema);
  if (!options.ok) return options;
  const { to, days, next } = options.value;
  const moves: readonly ClockMove[] = [
    ...(to === undefined ? [] : [{ kind: 'to', at: to } as const]),
    ...(days === undefined ? [] : [{ kind: 'days', days } as const]),
    ...(next === true ? [{ kind: 'next' } as const] : []),
  ];
  const [move, ...others] = moves;
  if (move !== undefined && others.length === 0) return ok(move);
  const given = moves.length === 0 ? 'không có gì' : moves.map(({ kind }) => `--${kind}`).join(', ');
  return fail(badInput(`dondoc ${call.name}: gặp ${given}; cần đúng một trong: --to, --days, --next.`));
}

async function advance(
  { deps, engineRunning }: OpenedStore,
  context: CliContext,
  move: ClockMove,
): Promise<Outcome> {
  // A real clock is refused by the use case itself, whether anything runs or not.
  if (!engineRunning && deps.clock.mode === 'practice')
    return nothingRunning('Đồng hồ chạy thử chỉ dời được khi hệ thống đang chạy để làm việc đến hạn.');
  const bar = createProgressBar(context, await deps.clock.now(), (from) => aimOf(move, from));
  try {
    const moved = await advanceClock(deps, move, {
      pause: () => pause(PAUSE_MS),
      wallMs: Date.now,
      onStep: bar.step,
      holder: `cli-${process.pid}`,
    });
    return moved.ok ? answer(moved.value, movedWords(moved.value)) : refused(moved.problem);
  } catch (error) {
    if (!(error instanceof NotSettledError)) throw error;
    const words = `Hệ thống đang chạy nhưng không làm xong việc đến hạn; xem nhật ký của "dondoc start". (${error.message})`;
    return refused({ kind: 'not-settled', words });
  } finally {
    bar.end();
  }
}

/** Where the way ends, as far as it is known beforehand. */
function aimOf(move: ClockMove, from: Instant): Instant | null {
  if (move.kind === 'to') return move.at;
  return move.kind === 'days' ? addMs(from, move.days * DAY_MS) : null;
}

const movedWords = ({ from, to, wakeUps, mails }: ClockMoved): string =>
  toEpochMs(from) === toEpochMs(to)
    ? `Đồng hồ đứng ở ${formatInstant(to)}: ${wakeUps} mốc, ${mails} thư.`
    : `Đã từ ${formatInstant(from)} đến ${formatInstant(to)}: qua ${wakeUps} mốc, ${mails} thư đã gửi hoặc giữ trong kho.`;
