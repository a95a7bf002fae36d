import { takeReturnedMail } from '../../usecases/take-returned-mail.ts';
import { STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { answer } from '../outcome.ts';

export const mailReturnedCommand: Command = {
  name: 'mail returned',
  summary: 'nhận một thư báo trả lại (RFC 3464) từ đầu vào chuẩn, ghi thư nào không đến nơi',
  options: STORE_OPTIONS,
  examples: [
    ['mail returned < tra-lai.eml', 'một thư lưu từ hộp thư gửi'],
    ['mail returned --json', 'đặt sau "|" trong máy chủ thư, mỗi thư trả lại một lần'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }) => {
      let raw = '';
      for await (const chunk of context.stdin) raw += chunk;
      const taken = await takeReturnedMail(
        { ...deps, returnPath: null, wallMs: Date.now },
        await context.parseReturnedMail(raw),
      );
      return answer(taken, taken.words);
    }),
};
