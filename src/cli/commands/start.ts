import { z } from 'zod';
import { readOptions } from '../command.ts';
import type { Command } from '../command.ts';
import { MOMENT_WORDS, momentField, wholeField, wordsField } from '../fields.ts';
import { badInput } from '../outcome.ts';

const MAX_PORT = 65_535;

export const startCommand: Command = {
  name: 'start',
  summary: 'khởi động tất cả: Temporal, xử lý công việc, gửi thư, trang web; chạy đến khi được dừng (Ctrl-C)',
  options: [
    ['--practice [DATE]', 'chạy thử, đồng hồ bắt đầu ở DATE (mặc định 2018-04-10T08:00+07:00)'],
    ['--real', 'dùng thật, theo đồng hồ thật'],
    ['--adopt <DIR>', 'tiếp nhận kế hoạch trong thư mục (mặc định config/plans/77-kh-tu)'],
    ['--data <DIR>', 'thư mục dữ liệu (mặc định: DONDOC_DATA, hoặc .dondoc)'],
    ['--port <N>', 'cổng của trang web; 0: cổng trống bất kỳ'],
  ],
  examples: [
    ['start', 'chạy thử Kế hoạch 77-KH/TU từ ngày 10/4/2018'],
    ['start --practice 2018-12-01 --data /tmp/thu', 'một kho chạy thử khác'],
    ['start --real --adopt ke-hoach-cua-toi --data /var/lib/dondoc', 'dùng thật với kế hoạch khác'],
  ],
  async run(call, context) {
    const options = readOptions(call, schema);
    if (!options.ok) return options.problem;
    const { practice, real, adopt, data, port } = options.value;
    if (practice !== false && real)
      return badInput(`dondoc ${call.name}: gặp --practice và --real; cần một trong hai.`);
    const mode = real ? 'real' : practice === false ? null : 'practice';
    const practiceFrom = typeof practice === 'boolean' ? null : practice;
    const exit = await context.start({ mode, practiceFrom, adopt, data, port, json: call.json });
    return { kind: 'said', exit };
  },
};

const schema = z.object({
  practice: z.union([z.boolean(), momentField], MOMENT_WORDS).default(false),
  real: z.boolean().default(false),
  adopt: wordsField('thư mục của một kế hoạch (có plan.yaml)').nullable().default(null),
  data: wordsField('một thư mục').nullable().default(null),
  port: wholeField(0, MAX_PORT).nullable().default(null),
});
