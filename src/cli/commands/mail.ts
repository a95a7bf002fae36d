import { formatInstant } from '../../domain/calendar/instant.ts';
import { z } from 'zod';
import type { ReportRow } from '../../ports/store.ts';
import { listMail, showMail } from '../../usecases/list-mail.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { releaseLetter, releaseOf } from '../../usecases/release-letter.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { wordsField } from '../fields.ts';
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
      const release = await releaseOf(deps, planId, mail.value);
      if (call.options['eml'] !== true) return answer(mail.value, mailWords(mail.value, release));
      const eml = await source(planId, mail.value);
      return { ...answer({ ...mail.value, eml }, ''), text: eml };
    }),
};

export const mailReleaseCommand: Command = {
  name: 'mail release',
  args: '<ID>',
  summary: 'lãnh đạo duyệt gửi một thư dự thảo; thư đi trong giờ gửi gần nhất',
  options: [
    ['--name <HỌ TÊN>', 'họ tên lãnh đạo duyệt (bắt buộc)'],
    ['--title <CHỨC VỤ>', 'chức vụ của lãnh đạo duyệt (bắt buộc)'],
    ...STORE_OPTIONS,
  ],
  examples: [
    [
      'mail release held.2018-05-07.so-noi-vu.alone.12 --name "Lê Văn Cường" --title "Phó Trưởng Ban"',
      'mã lấy từ "mail list"',
    ],
  ],
  run: (call, context) => {
    const options = readOptions(call, RELEASE_OPTIONS);
    if (!options.ok) return Promise.resolve(options.problem);
    const { name: personName, title: personTitle } = options.value;
    return withPlan(call, context, async ({ deps, baseUrl }, planId) => {
      const mail = await showMail(deps, planId, call.args[0] ?? '', { baseUrl });
      if (!mail.ok) return refused(mail.problem);
      const { id, status, subject } = mail.value;
      const words = `Thư "${id}" ${MAIL_STATUS[status]}; chỉ thư chờ duyệt mới duyệt gửi được.`;
      if (status !== 'held') return refused({ kind: 'not-held', words });
      const releasedAt = await deps.clock.now();
      const released = await releaseLetter(deps, { planId, mail: mail.value, personName, personTitle });
      if (!released.ok) return refused(released.problem);
      return answer({ id, released: released.value, releasedAt }, `Đã duyệt gửi: ${subject}.`);
    });
  },
};

const RELEASE_OPTIONS = z.object({
  name: wordsField('họ tên lãnh đạo duyệt'),
  title: wordsField('chức vụ của lãnh đạo duyệt'),
});

function mailWords(mail: MailView, release: ReportRow | null): string {
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
    ...(release === null
      ? []
      : [
          [
            'Người duyệt',
            `${release.personName}, ${release.personTitle}, ${formatInstant(release.at)}`,
          ] as const,
        ]),
  ]);
  return `${head}\n${text}`;
}
