import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { MailKind } from '../../domain/task/order.ts';
import type { Adoption } from '../../usecases/adopt-plan.ts';
import { calendarOf } from '../../usecases/compose-message.ts';
import { choosePlan, loadPlan } from '../../usecases/deps.ts';
import type { MailView } from '../../usecases/list-mail.ts';
import { isMailKind, previewLetters } from '../../usecases/preview-letter.ts';
import type { Preview } from '../../usecases/preview-letter.ts';
import { MAIL_KINDS } from '../../usecases/preview-recipes.ts';
import { foundWords, readOptions, STORE_OPTIONS } from '../command.ts';
import type { Call, Command } from '../command.ts';
import type { CliContext, OpenedStore } from '../context.ts';
import { wordsField } from '../fields.ts';
import { list } from '../table.ts';
import { answer, badInput, refused } from '../outcome.ts';
import type { Outcome, Refused } from '../outcome.ts';
import { previewPage } from '../preview-page.ts';
import { problemLine } from './plan.ts';

export const mailPreviewCommand: Command = {
  name: 'mail preview',
  args: '[KIND]',
  summary: 'đọc trước từng loại thư với dữ liệu của kế hoạch; không ghi, không gửi gì',
  options: [
    ['--to <BODY>', 'thư gửi cơ quan này (mặc định: cơ quan sẽ nhận loại thư đó)'],
    ['--html', 'in bản HTML thay cho bản chữ thuần'],
    ['--eml', 'in nguyên bản thông điệp (RFC 5322); cần kho dữ liệu'],
    ['--texts <DIR>', 'lời văn của cơ quan trong thư mục này (mặc định: thư mục mail trong thư mục dữ liệu)'],
    ['--all <FILE>', 'ghi mọi loại thư thành một trang HTML'],
    ['--of <DIR>', 'thư mục kế hoạch (mặc định: kế hoạch trong kho, hoặc kế hoạch kèm chương trình)'],
    ...STORE_OPTIONS,
  ],
  examples: [
    ['mail preview reminder', 'thư nhắc trước thời hạn'],
    ['mail preview overdue-letter --to so-noi-vu --html > thu.html', 'mở bằng trình duyệt'],
    ['mail preview --all cac-thu.html', 'mọi loại thư trên một trang'],
    ['mail preview reminder --texts nhap/', 'thư nhắc theo lời văn đang soạn trong thư mục nhap/'],
  ],
  async run(call, context) {
    const asked = readAsked(call);
    if (!asked.ok) return asked.problem;
    const calendar = await context.loadCalendar(null);
    if (!calendar.ok) return badInput(calendar.problem.map(problemLine).join('').trimEnd());
    const texts = await context.readLetterTexts({
      data: textOf(call.options.data),
      folder: asked.value.texts ?? null,
    });
    if (!texts.ok) return refused(texts.problem);
    return withSource(call, context, asked.value.of ?? null, async (source) => {
      const input = {
        adoption: source.adoption,
        calendar: calendar.value,
        letterTexts: texts.value,
        to: asked.value.to ?? null,
      };
      const previews = await previewLetters(input, asked.value.kinds);
      if (!previews.ok) return badInput(`dondoc ${call.name} --to: ${previews.problem.words}`);
      return print(call, asked.value, previews.value, source);
    });
  },
};

const schema = z.object({
  to: wordsField('mã của một cơ quan').optional(),
  html: z.boolean().default(false),
  eml: z.boolean().default(false),
  all: wordsField('tên một tệp').optional(),
  of: wordsField('một thư mục kế hoạch').optional(),
  texts: wordsField('một thư mục có các tệp .yaml').optional(),
});

type Asked = z.output<typeof schema> & { readonly kinds: readonly MailKind[] };

function readAsked(call: Call): Result<Asked, Refused> {
  const options = readOptions(call, schema);
  if (!options.ok) return options;
  const kind = call.args[0];
  if (options.value.all !== undefined) return ok({ ...options.value, kinds: MAIL_KINDS });
  if (kind !== undefined && isMailKind(kind)) return ok({ ...options.value, kinds: [kind] });
  const allowed = `một trong: ${MAIL_KINDS.join(', ')}; hoặc --all TỆP để xem tất cả`;
  return fail(badInput(`dondoc ${call.name} KIND: gặp ${foundWords(kind)}; cần ${allowed}.`));
}

/** The plan that the letters are about; with a store also what makes them messages. */
interface Source {
  readonly adoption: Adoption;
  readonly opened: OpenedStore | null;
}

/** Without a store, or of a folder that is named, nothing is opened: an office words its texts before it begins. */
async function withSource(
  call: Call,
  context: CliContext,
  dir: string | null,
  work: (source: Source) => Promise<Outcome>,
): Promise<Outcome> {
  const { data, plan } = call.options;
  const store = dir === null ? await context.openStore({ data: textOf(data) }) : null;
  if (store === null || (!store.ok && store.problem.kind === 'no-store' && textOf(data) === null)) {
    const adoption = await context.readAdoption(dir, null);
    return adoption.ok ? work({ adoption: adoption.value, opened: null }) : refused(adoption.problem);
  }
  if (!store.ok) return refused(store.problem);
  const opened = store.value;
  try {
    const planId = await choosePlan(opened.deps.store, textOf(plan));
    if (!planId.ok) return refused(planId.problem);
    const adoption = await opened.deps.store.read((tx) => loadPlan(tx, planId.value));
    return await work({ adoption, opened });
  } finally {
    await opened.close();
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function print(
  call: Call,
  { html, eml, all }: Asked,
  previews: readonly Preview[],
  { adoption, opened }: Source,
): Promise<Outcome> {
  const mails = previews.map((preview) => mailOf(preview, adoption, opened));
  const json = mails.map(({ kind, to, subject, sendAt, text, html: page }) => ({
    kind,
    to,
    subject,
    sendAt,
    text,
    html: page,
  }));
  if (all !== undefined) return save(call, all, previewPage(adoption.plan.number, mails), json);
  const [mail] = mails;
  if (mail === undefined)
    return answer(
      json,
      'Kế hoạch không có nhiệm vụ nào có thể nhận loại thư này, nên không có gì để xem trước.',
    );
  if (html) return answer(json, mail.html);
  if (!eml) return answer(json, `${headOf(mail)}\n${mail.text}`);
  if (opened === null)
    return badInput(
      `dondoc ${call.name} --eml: gặp không có kho dữ liệu; cần một kho (--data), vì địa chỉ gửi nằm ở đó.`,
    );
  const source = await opened.source(adoption.plan.id, mail);
  return answer([{ ...json[0], eml: source }], source);
}

const headOf = ({ to, subject, sendAt }: MailView): string =>
  list([
    ['Gửi', formatInstant(sendAt)],
    ['Đến', to.join(', ')],
    ['Tiêu đề', subject],
  ]);

/** Where a real message has its own secret link, a specimen leads nowhere. */
const SPECIMEN_LINK = 'https://dondoc.invalid/r/duong-dan-mau';

function mailOf(
  { kind, to, sendAt, letter }: Preview,
  adoption: Adoption,
  opened: OpenedStore | null,
): MailView {
  const adopted = { ...adoption, adoptedAt: sendAt };
  const addressed = (text: string): string => text.replaceAll(/\{\{link:[^}]+\}\}/gu, SPECIMEN_LINK);
  return {
    id: `xem-truoc.${kind}`,
    kind,
    to: to.mailbox === null ? [] : [to.mailbox],
    cc: [],
    recipient: to.id,
    subject: letter.subject,
    sendAt,
    status: 'queued',
    sentAt: null,
    messageId: null,
    references: [],
    tasks: [],
    text: addressed(letter.text),
    html: addressed(letter.html),
    blocks: [],
    calendar: opened === null ? null : calendarOf(letter.calendar, adopted, opened.deps.store.id, sendAt),
    response: null,
    letters: [],
  };
}

async function save(call: Call, file: string, page: string, json: unknown): Promise<Outcome> {
  try {
    await writeFile(file, page);
    return answer(json, `Đã ghi ${String(MAIL_KINDS.length)} loại thư vào ${file}.`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return badInput(
      `dondoc ${call.name} --all: gặp "${file}", không ghi được (${String(error.code)}); cần một tệp trong thư mục đã có và ghi được.`,
    );
  }
}
