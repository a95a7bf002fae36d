import { z } from 'zod';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { closeRound } from '../../usecases/close-round.ts';
import type { RoundView } from '../../usecases/round-views.ts';
import { setReportDay } from '../../usecases/set-report-day.ts';
import { showStatus } from '../../usecases/show-status.ts';
import type { ObligationView } from '../../usecases/show-status.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command, OptionRow } from '../command.ts';
import type { OpenedStore } from '../context.ts';
import { dateField, wordsField } from '../fields.ts';
import { answer, refused } from '../outcome.ts';
import { list, table } from '../table.ts';

const STATE: Readonly<Record<RoundView['progress'], string>> = {
  'not-yet': 'chưa đến thời gian',
  open: 'đang nhận',
  closed: 'đã chốt',
};

const PERSON_OPTIONS: readonly OptionRow[] = [
  ['--by <T>', 'họ tên người quyết định (bắt buộc)'],
  ['--title <T>', 'chức vụ (bắt buộc)'],
];
const PERSON = {
  by: wordsField('họ tên người quyết định'),
  title: wordsField('chức vụ của người quyết định'),
};

export const roundListCommand: Command = {
  name: 'round list',
  summary: 'các đợt báo cáo: đã nhận bao nhiêu, còn thiếu đơn vị nào, kỳ nào chưa ấn định ngày nộp',
  options: STORE_OPTIONS,
  examples: [['round list', 'mã đợt và mã kỳ để dùng với "round close", "round set-day"']],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }, planId) => {
      const { obligations } = await showStatus(deps, planId);
      const rounds = obligations.flatMap(({ id, no, rounds: own }) =>
        own.map((round) => ({ duty: id, no, ...round })),
      );
      const awaitsDay = obligations.flatMap(({ id, no, awaitsDay: own }) =>
        own.map((period) => ({ duty: id, no, ...period })),
      );
      const rows = rounds.map((round) => [
        round.id,
        STATE[round.progress],
        `${round.received.length}/${round.expected}`,
        round.dueOn === null ? '' : formatDate(round.dueOn),
        round.missing.map(({ name }) => name).join('; ') || 'đủ',
      ]);
      const waiting = awaitsDay.map(({ duty, period, words }): readonly [string, string] => [
        `${duty} ${period}`,
        `báo cáo ${words}`,
      ]);
      const text =
        table(['Đợt', 'Tình trạng', 'Đã nhận', 'Thời hạn', 'Còn thiếu'], rows, 'Chưa có đợt báo cáo nào.') +
        (waiting.length === 0 ? '' : `\nChưa ấn định ngày nộp:\n${list(waiting)}`);
      return answer({ rounds, awaitsDay }, text);
    }),
};

const DAY = z.object({
  duty: wordsField('mã nghĩa vụ báo cáo định kỳ, ví dụ 77-IV.2c').optional(),
  period: wordsField('mã kỳ báo cáo, ví dụ 2018-h1 (xem "round list")'),
  due: dateField,
  standing: z.boolean().optional(),
  number: wordsField('số, ký hiệu văn bản ấn định, ví dụ 45-CV/BTCTU'),
  documentOn: dateField,
  ...PERSON,
});

const DAY_EXAMPLE =
  '--period 2018-h1 --due 2018-06-15 --number 45-CV/BTCTU --document-on 2018-04-20 --by "Trần Thị B" --title "Phó Trưởng ban"';

export const roundSetDayCommand: Command = {
  name: 'round set-day',
  summary: 'ghi nhận văn bản ấn định ngày nộp báo cáo mà kế hoạch không ghi; đợt báo cáo được lập từ đó',
  options: [
    ['--period <K>', 'kỳ báo cáo, ví dụ 2018-h1 (bắt buộc)'],
    ['--due <D>', 'ngày nộp, đến hết ngày này, NĂM-THÁNG-NGÀY (bắt buộc)'],
    ['--standing', 'áp dụng cho cả các kỳ cùng loại về sau'],
    ['--number <N>', 'số, ký hiệu văn bản ấn định (bắt buộc)'],
    ['--document-on <D>', 'ngày của văn bản (bắt buộc)'],
    ...PERSON_OPTIONS,
    ['--duty <ID>', 'nghĩa vụ báo cáo định kỳ, khi kế hoạch có nhiều nghĩa vụ'],
    ...STORE_OPTIONS,
  ],
  examples: [
    [`round set-day ${DAY_EXAMPLE}`, 'cho một kỳ'],
    [`round set-day ${DAY_EXAMPLE} --standing`, 'cho kỳ này hằng năm'],
  ],
  run: (call, context) => {
    const read = readOptions(call, DAY);
    if (!read.ok) return Promise.resolve(read.problem);
    const { duty, period, due, standing = false, number, documentOn, by, title } = read.value;
    return withPlan(call, context, async (opened, planId) => {
      const dutyId = await chooseDuty(opened, planId, duty ?? null);
      if (!dutyId.ok) return refused(dutyId.problem);
      const set = await setReportDay(opened.deps, {
        // The same document about the same period is one thing, however often it is told.
        id: ['day', dutyId.value, period, due, documentOn, number].join(' '),
        planId,
        dutyId: dutyId.value,
        periodKey: period,
        dueOn: due,
        standing,
        documentNumber: number,
        documentOn,
        personName: by,
        personTitle: title,
      });
      if (!set.ok) return refused(set.problem);
      const rows = set.value.rounds.map((round) => [round.id, round.period, formatDate(round.dueOn)]);
      return answer(set.value, table(['Đợt', 'Kỳ', 'Ngày nộp'], rows));
    });
  },
};

/** The named duty, or the only recurring one. */
async function chooseDuty(
  { deps }: OpenedStore,
  planId: PlanId,
  wanted: string | null,
): Promise<Result<string>> {
  if (wanted !== null) return ok(wanted);
  const { obligations } = await showStatus(deps, planId);
  const recurring = obligations.filter(({ kind }: ObligationView) => kind === 'recurring');
  const [only, ...others] = recurring;
  if (only !== undefined && others.length === 0) return ok(only.id);
  const ids = recurring.map(({ id }) => id).join(', ') || 'không có';
  return fail({
    kind: 'which-duty',
    words: `Các nghĩa vụ báo cáo định kỳ của kế hoạch: ${ids}. Chọn bằng --duty.`,
  });
}

export const roundCloseCommand: Command = {
  name: 'round close',
  args: '<ID>',
  summary: 'chốt một đợt báo cáo đã qua thời hạn; báo cáo đến sau vẫn được nhận và ghi rõ',
  options: [...PERSON_OPTIONS, ['--note <T>', 'ghi chú'], ...STORE_OPTIONS],
  examples: [
    [
      'round close 77-IV.2c-2018-h1 --by "Trần Thị B" --title "Phó Trưởng ban"',
      'đơn vị chưa gửi được ghi tên',
    ],
  ],
  run: (call, context) => {
    const read = readOptions(call, z.object({ ...PERSON, note: z.string().optional() }));
    if (!read.ok) return Promise.resolve(read.problem);
    const { by, title, note = '' } = read.value;
    const [roundId = ''] = call.args;
    return withPlan(call, context, async ({ deps }, planId) => {
      const decision = { id: `close ${roundId}`, personName: by, personTitle: title, words: note };
      const closed = await closeRound(deps, { ...decision, planId, roundId });
      if (!closed.ok) return refused(closed.problem);
      const { obligations } = await showStatus(deps, planId);
      const round = obligations.flatMap(({ rounds }) => rounds).find(({ id }) => id === roundId);
      const missed = round?.closing?.missed ?? [];
      const names = missed.map(({ name }) => name).join('; ') || 'không có';
      return answer(
        { id: roundId, closedAt: round?.closing?.at ?? null, missed },
        `Đã chốt đợt ${roundId}. Chưa gửi khi chốt (${missed.length}): ${names}.`,
      );
    });
  },
};
