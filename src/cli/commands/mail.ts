import { formatInstant } from '../../domain/calendar/instant.ts';
import { listMail, releaseLetters, showMail } from '../../usecases/list-mail.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { answer, refused } from '../outcome.ts';
import { list, shorten, table } from '../table.ts';

const MAIL_STATUS: Readonly<Record<MailView['status'], string>> = {
  queued: 'đang chờ gửi',
  held: 'chờ duyệt',
  sent: 'đã gửi',
  captured: 'giữ trong kho',
  failed: 'không chuyển được',
  bounced: 'bị trả lại',
  withdrawn: 'đã rút',
};

export const mailListCommand: Command = {
  name: 'mail list',
  summary: 'thư đã đi và thư sẽ đi, theo thứ tự gửi',
  options: STORE_OPTIONS,
  examples: [
    ['mail list', 'bảng các thư'],
    ['mail list --json', 'kèm nguyên văn từng thư'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps, baseUrl }, planId) => {
      const mails = await listMail(deps, planId, { baseUrl });
      const rows = mails.map(({ id, sendAt, status, to, subject }) => [
        id,
        formatInstant(sendAt),
        MAIL_STATUS[status],
        to.join(', '),
        shorten(subject, 80),
      ]);
      return answer(
        mails,
        table(['Thư', 'Gửi lúc', 'Tình trạng', 'Đến', 'Tiêu đề'], rows, 'Chưa có thư nào.'),
      );
    }),
};

export const mailShowCommand: Command = {
  name: 'mail show',
  args: '<ID>',
  summary: 'đọc một thư như người nhận thấy',
  options: [['--eml', 'nguyên bản thông điệp (RFC 5322), như đã gửi hoặc sẽ gửi'], ...STORE_OPTIONS],
  examples: [
    ['mail show 2018-04-11.so-noi-vu.1', 'nội dung thư'],
    ['mail show 2018-04-11.so-noi-vu.1 --eml > thu.eml', 'lưu để mở bằng phần mềm thư'],
  ],
  run: (call, context) =>
    withPlan(call, context, async ({ deps, baseUrl, source }, planId) => {
      const mail = await showMail(deps, planId, call.args[0] ?? '', { baseUrl });
      if (!mail.ok) return refused(mail.problem);
      if (call.options['eml'] !== true) return answer(mail.value, mailWords(mail.value));
      const eml = await source(planId, mail.value);
      return { ...answer({ ...mail.value, eml }, ''), text: eml };
    }),
};

export const mailReleaseCommand: Command = {
  name: 'mail release',
  args: '<ID>',
  summary: 'lãnh đạo duyệt gửi một thư dự thảo; thư đi trong giờ gửi gần nhất',
  options: STORE_OPTIONS,
  examples: [['mail release held.2018-05-07.so-noi-vu.alone.12', 'mã lấy từ "mail list"']],
  run: (call, context) =>
    withPlan(call, context, async ({ deps, baseUrl }, planId) => {
      const mail = await showMail(deps, planId, call.args[0] ?? '', { baseUrl });
      if (!mail.ok) return refused(mail.problem);
      const { id, status, letters, subject } = mail.value;
      const words = `Thư "${id}" ${MAIL_STATUS[status]}; chỉ thư chờ duyệt mới duyệt gửi được.`;
      if (status !== 'held') return refused({ kind: 'not-held', words });
      const releasedAt = await deps.clock.now();
      const released = await releaseLetters(deps, letters, releasedAt);
      return answer({ id, released, releasedAt }, `Đã duyệt gửi: ${subject}.`);
    }),
};

function mailWords(mail: MailView): string {
  const { id, to, subject, sendAt, sentAt, status, response, text } = mail;
  const state =
    sentAt === null
      ? `${MAIL_STATUS[status]}, dự kiến ${formatInstant(sendAt)}`
      : `${MAIL_STATUS[status]}, ${formatInstant(sentAt)}`;
  const head = list([
    ['Thư', id],
    ['Đến', to.join(', ')],
    ['Tiêu đề', subject],
    ['Tình trạng', response === null ? state : `${state} (${response})`],
  ]);
  return `${head}\n${text}`;
}
