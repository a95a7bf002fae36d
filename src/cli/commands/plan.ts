import { describeReading } from '../../domain/deadline/describe-deadline.ts';
import type { Command } from '../command.ts';
import type { FileProblem, PlanCheckView } from '../context.ts';
import { answer } from '../outcome.ts';
import { list, shorten, table } from '../table.ts';
import { readingView } from '../reading-view.ts';

export const planCheckCommand: Command = {
  name: 'plan check',
  args: '<DIR>',
  summary: 'đọc thử một kế hoạch: mọi lỗi cùng lúc, và cách hiểu từng cụm từ thời gian',
  options: [],
  examples: [['plan check config/plans/77-kh-tu', 'mã kết thúc 2 khi có lỗi']],
  async run(call, context) {
    const check = await context.checkPlan(call.args[0] ?? '');
    const readings = check.readings.map(({ task, phrase, reading }) => {
      return { task, phrase, reading: readingView(task, reading) };
    });
    return answer({ ...check, readings }, checkWords(check), check.problems.length === 0 ? 0 : 2);
  },
};

function checkWords({ plan, tasks, obligations, problems, readings }: PlanCheckView): string {
  const rows = readings.map(({ task, phrase, reading }) => [
    task,
    shorten(phrase, 60),
    shorten(describeReading(reading, 'short'), 70),
    reading.flags.join(', '),
  ]);
  return [
    list([
      ['Kế hoạch', plan ?? 'không đọc được'],
      ['Nhiệm vụ', String(tasks)],
      ['Mục tổ chức thực hiện', String(obligations)],
    ]),
    table(['Mã', 'Nguyên văn', 'Cách hiểu', 'Cần lưu ý'], rows, 'Không đọc được cụm từ thời gian nào.'),
    problems.length === 0
      ? 'Không có lỗi.\n'
      : `${problems.length} lỗi:\n${problems.map(problemLine).join('')}`,
  ].join('\n');
}

/** `plan.yaml:142 tasks[17].lead[0]: gặp "Sở Nội vu"; cần ….` */
export function problemLine({ file, line, path, found, allowed }: FileProblem): string {
  const place = line === null ? file : `${file}:${line}`;
  return `${path === '' ? place : `${place} ${path}`}: gặp ${found}; cần ${allowed}.\n`;
}
