import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Result } from '../../domain/result.ts';
import { decidePacket } from '../../usecases/decide-packet.ts';
import type { PacketWords } from '../../usecases/decide-packet.ts';
import { recordDirective } from '../../usecases/record-directive.ts';
import { showLadder } from '../../usecases/show-ladder.ts';
import type { LadderView, PacketView } from '../../usecases/show-ladder.ts';
import type { Receipt } from '../../usecases/submit-report.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Call, Command, OptionRow } from '../command.ts';
import type { CliContext, OpenedStore } from '../context.ts';
import { dateField, wordsField } from '../fields.ts';
import { answer, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { shorten, table } from '../table.ts';

const STATE_WORDS: Readonly<Record<PacketView['state'], string>> = {
  waiting: 'chờ duyệt',
  held: 'đang giữ lại',
  released: 'đã duyệt trình',
};

export const ladderListCommand: Command = {
  name: 'ladder list',
  summary:
    'những gì chờ lãnh đạo trên đường báo cáo lên cấp trên: hồ sơ, dự thảo, ý kiến chỉ đạo, thư gửi muộn',
  options: STORE_OPTIONS,
  examples: [
    ['ladder list', 'bảng hồ sơ chờ duyệt và các thư chưa chuyển đến nơi nhận'],
    ['ladder list --json', 'kèm nội dung từng hồ sơ'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }, planId) => {
      const view = await showLadder(deps, planId);
      return answer(view, ladderWords(view));
    }),
};

const OFFICER_OPTIONS: readonly OptionRow[] = [
  ['--officer <KEY>', 'người duyệt, mã lấy từ "ladder list" (bắt buộc)'],
  ['--name <N>', 'họ tên người duyệt (bắt buộc)'],
];

export const ladderReleaseCommand: Command = {
  name: 'ladder release',
  args: '<TASK>',
  summary: 'người duyệt cho trình hồ sơ của một nhiệm vụ lên Ban Thường vụ',
  options: [...OFFICER_OPTIONS, ['--words <W>', 'ý kiến kèm theo'], ...STORE_OPTIONS],
  examples: [
    [
      'ladder release 77-9 --officer pho-truong-ban-to-chuc --name "Lê Văn Cường"',
      'hồ sơ đi trong giờ gửi gần nhất',
    ],
  ],
  run: (call, context) => decide(call, context, 'release', z.string().default('')),
};

export const ladderHoldCommand: Command = {
  name: 'ladder hold',
  args: '<TASK>',
  summary: 'người duyệt giữ lại hồ sơ của một nhiệm vụ, có nêu lý do; duyệt trình sau vẫn được',
  options: [...OFFICER_OPTIONS, ['--reason <R>', 'lý do giữ lại (bắt buộc)'], ...STORE_OPTIONS],
  examples: [
    [
      'ladder hold 77-9 --officer truong-ban-to-chuc --name "Trần Thị Bình" --reason "Sở đã hẹn gửi ngày 30/01/2019"',
      'hồ sơ ở lại, lý do được lưu',
    ],
  ],
  run: (call, context) =>
    decide(call, context, 'hold', wordsField('lý do giữ lại, không để trống'), 'reason'),
};

export const ladderDirectiveCommand: Command = {
  name: 'ladder directive',
  args: '<TASK>',
  summary: 'ghi ý kiến chỉ đạo của Ban Thường vụ về một nhiệm vụ; cơ quan trả lời trong hai ngày làm việc',
  options: [
    ['--words <W>', 'nội dung chỉ đạo (bắt buộc)'],
    ['--name <N>', 'họ tên người ký (bắt buộc)'],
    ['--title <T>', 'chức vụ người ký (bắt buộc)'],
    ['--number <N>', 'số, ký hiệu văn bản'],
    ['--document-on <D>', 'ngày văn bản, NĂM-THÁNG-NGÀY'],
    ...STORE_OPTIONS,
  ],
  examples: [
    [
      'ladder directive 77-9 --words "Hoàn thành trong tháng 02/2019" --name "Nguyễn Văn An" --title "Phó Bí thư Thường trực Tỉnh ủy"',
      'gửi cơ quan và bắt đầu tính thời hạn trả lời',
    ],
  ],
  run: (call, context) => {
    const form = readOptions(call, directiveSchema);
    if (!form.ok) return Promise.resolve(form.problem);
    const { words, name, title, number, documentOn } = form.value;
    return withPlan(call, context, async (opened, planId) =>
      report(
        context,
        opened,
        await recordDirective(opened.deps, {
          id: randomUUID(),
          planId,
          entityId: call.args[0] ?? '',
          personName: name,
          personTitle: title,
          words,
          documentNumber: number,
          documentOn,
        }),
        'Đã ghi ý kiến chỉ đạo.',
      ),
    );
  },
};

const nameField = wordsField('họ tên, không để trống');

const officerSchema = z.object({
  officer: wordsField('mã người duyệt, xem "dondoc ladder list"'),
  name: nameField,
});

const directiveSchema = z.object({
  words: wordsField('nội dung chỉ đạo, không để trống'),
  name: nameField,
  title: wordsField('chức vụ người ký, không để trống'),
  number: wordsField('số, ký hiệu văn bản').nullable().default(null),
  documentOn: dateField.nullable().default(null),
});

function decide(
  call: Call,
  context: CliContext,
  verdict: PacketWords['verdict'],
  words: z.ZodType<string>,
  option: 'words' | 'reason' = 'words',
): Promise<Outcome> {
  const form = readOptions(call, officerSchema);
  const said = readOptions(call, z.object({ [option]: words }));
  if (!form.ok) return Promise.resolve(form.problem);
  if (!said.ok) return Promise.resolve(said.problem);
  const { officer, name } = form.value;
  return withPlan(call, context, async (opened, planId) =>
    report(
      context,
      opened,
      await decidePacket(opened.deps, {
        id: randomUUID(),
        planId,
        entityId: call.args[0] ?? '',
        verdict,
        officer,
        personName: name,
        words: said.value[option] ?? '',
      }),
      verdict === 'release' ? 'Đã duyệt trình hồ sơ.' : 'Đã giữ lại hồ sơ, lý do được lưu.',
    ),
  );
}

function report(
  context: CliContext,
  { engineRunning }: OpenedStore,
  result: Result<Receipt>,
  done: string,
): Outcome {
  if (!result.ok) return refused(result.problem);
  if (!engineRunning)
    context.stderr('Đã ghi vào sổ. Hệ thống chưa chạy: thư sẽ đi sau khi chạy "dondoc start".\n');
  const { id, entityId, at } = result.value.report;
  return answer({ id, task: entityId, at }, done);
}

function ladderWords(view: LadderView): string {
  const { packets, drafts, standstills, directives, late, counted } = view;
  return [
    table(
      ['Nhiệm vụ', 'Hồ sơ', 'Cơ quan', 'Quá hạn', 'Đang hỏi', 'Hết giờ lúc', 'Mã người duyệt'],
      packets.map((packet) => [
        packet.task,
        STATE_WORDS[packet.state],
        packet.body,
        `${packet.workingDaysLate} ngày làm việc`,
        packet.officerWords ?? '',
        packet.answerBy === null ? '' : formatInstant(packet.answerBy),
        packet.officers.map(({ key }) => key).join(', '),
      ]),
      'Chưa có hồ sơ trình Ban Thường vụ.',
    ),
    table(
      ['Nhiệm vụ', 'Dự thảo chờ lãnh đạo duyệt, gửi', 'Từ ngày'],
      drafts.map(({ task, to, sendAt }) => [task, to, formatInstant(sendAt)]),
      'Không có dự thảo nào chờ duyệt.',
    ),
    table(
      ['Nhiệm vụ', 'Chưa chuyển đến nơi nhận', 'Từ ngày'],
      standstills.map(({ task, to, since }) => [task, to, formatInstant(since)]),
      'Thư nào cũng đã chuyển đến nơi nhận.',
    ),
    table(
      ['Nhiệm vụ', 'Ý kiến chỉ đạo', 'Trả lời trước', 'Tình trạng'],
      directives.map(({ task, words, answerBy, answer: answered, late: isLate }) => [
        task,
        shorten(words, 60),
        formatInstant(answerBy),
        answered !== null ? 'đã trả lời' : isLate ? 'quá thời hạn trả lời' : 'đang chờ trả lời',
      ]),
      'Chưa có ý kiến chỉ đạo.',
    ),
    table(
      ['Thư gửi muộn', 'Dự kiến', 'Đã gửi'],
      late.map(({ id, plannedAt, sentAt }) => [id, formatInstant(plannedAt), formatInstant(sentAt)]),
      'Không có thư gửi muộn.',
    ),
    `Hết giờ duyệt mà chưa có ý kiến: ${counted.silences} lần. Xác nhận chậm: ${counted.confirmations} lần. Tờ trình chậm quyết định: ${counted.decisions} lần.`,
  ].join('\n');
}
