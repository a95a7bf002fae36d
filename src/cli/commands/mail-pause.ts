import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { pauseMail, resumeMail } from '../../usecases/mailroom.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { wordsField } from '../fields.ts';
import { answer, refused } from '../outcome.ts';

const PAUSE_OPTIONS = z.object({
  by: wordsField('họ tên, chức vụ người yêu cầu'),
  because: wordsField('lý do tạm dừng'),
});

export const mailPauseCommand: Command = {
  name: 'mail pause',
  summary: 'tạm dừng gửi thư; thư đến giờ vẫn được giữ, không mất',
  options: [
    ['--by <NGƯỜI>', 'họ tên, chức vụ người yêu cầu (bắt buộc)'],
    ['--because <LÝ DO>', 'lý do tạm dừng (bắt buộc)'],
    ...STORE_OPTIONS,
  ],
  examples: [
    [
      'mail pause --by "Nguyễn Văn An, Trưởng phòng" --because "kiểm tra danh sách hộp thư"',
      'không thư nào rời đi',
    ],
  ],
  run: (call, context) => {
    const options = readOptions(call, PAUSE_OPTIONS);
    if (!options.ok) return Promise.resolve(options.problem);
    return withPlan(call, context, async ({ deps }) => {
      const paused = await pauseMail(deps, options.value);
      if (!paused.ok) return refused(paused.problem);
      const { at, by, because } = paused.value;
      return answer(
        paused.value,
        `Gửi thư tạm dừng từ ${formatInstant(at)}, theo yêu cầu của ${by}: ${because}.`,
      );
    });
  },
};

export const mailResumeCommand: Command = {
  name: 'mail resume',
  summary: 'gửi thư trở lại sau khi tạm dừng',
  options: STORE_OPTIONS,
  examples: [['mail resume', 'thư đang chờ rời đi trong giờ gửi']],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }) => {
      const resumed = await resumeMail(deps);
      return answer({ resumed }, resumed ? 'Gửi thư trở lại.' : 'Gửi thư không bị tạm dừng.');
    }),
};
