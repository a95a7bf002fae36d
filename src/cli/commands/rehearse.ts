import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { addMs, atTime, endOfDay } from '../../domain/calendar/instant.ts';
import {
  addYears,
  formatDate,
  lastDayOfMonth,
  parseLocalDate,
  yearOf,
} from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Adoption } from '../../usecases/adopt-plan.ts';
import { compareMails } from '../../usecases/rehearse-difference.ts';
import { rehearse } from '../../usecases/rehearse-view.ts';
import type { Rehearsal } from '../../usecases/rehearse-view.ts';
import type { Assumption, RehearsalInput } from '../../usecases/rehearse.ts';
import { readOptions } from '../command.ts';
import type { Call, Command } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dateField, wordsField } from '../fields.ts';
import { answer, badInput, refused } from '../outcome.ts';
import type { Outcome, Refused } from '../outcome.ts';
import { createProgressBar } from '../progress-bar.ts';
import { differenceWords, rehearsalWords } from '../rehearsal-words.ts';
import { problemLine } from './plan.ts';

export const rehearseCommand: Command = {
  name: 'rehearse',
  summary:
    'tính trước cả kế hoạch trong bộ nhớ: mọi thư sẽ gửi, chỗ dồn việc, chỗ vướng; không ghi, không gửi gì',
  options: [
    ['--of <DIR>', 'thư mục kế hoạch (mặc định: Kế hoạch 77-KH/TU kèm chương trình)'],
    ['--from <D>', 'ngày tiếp nhận, lúc 08 giờ 00 (mặc định: ngày ký kế hoạch, như "start --practice")'],
    ['--to <D>', 'đến hết ngày này (mặc định: 31/12 của năm thứ ba sau năm tiếp nhận)'],
    [
      '--assume <EVENT=D...>',
      'cho rằng một sự kiện đang chờ xảy ra ngày D; được đăng ký vào giờ gửi thư của ngày đó hoặc ngày làm việc kế tiếp; dùng được nhiều lần',
    ],
    ['--policy <FILE>', 'tính theo chính sách nhắc việc này thay cho config/policy.yaml'],
    ['--against <FILE>', 'so với một chính sách khác: thư nào thêm, bớt, đổi ngày'],
    ['--html <FILE>', 'ghi thêm một trang HTML in được, mở được trên điện thoại'],
  ],
  examples: [
    ['rehearse', 'ba năm của kế hoạch: lịch thư, các điểm cần xem, tình trạng khi kết thúc'],
    [
      'rehearse --assume tw-huong-dan-hop-nhat-ba-van-phong=2018-09-17',
      'nếu văn bản ban hành ngày 17/9/2018',
    ],
    [
      'rehearse --against config/policy.yaml --policy thu.yaml',
      'thu.yaml khác chính sách hiện hành ở thư nào',
    ],
    ['rehearse --html tinh-truoc.html', 'cùng nội dung để in và chuyển cho người khác'],
  ],
  async run(call, context) {
    const options = readOptions(call, schema);
    if (!options.ok) return options.problem;
    const calendar = await context.loadCalendar(null);
    if (!calendar.ok) return badInput(calendar.problem.map(problemLine).join('').trimEnd());
    const texts = await context.readLetterTexts({ data: null, folder: null });
    if (!texts.ok) return refused(texts.problem);
    const given = { ...options.value, calendar: calendar.value, letterTexts: texts.value };
    const first = await rehearseBy(call, context, given);
    if (!first.ok) return first.problem;
    const { html, against } = options.value;
    if (html !== undefined) {
      const problem = await save(call, html, await context.rehearsalPage(first.value, calendar.value));
      if (problem !== null) return problem;
      context.stderr(`Đã ghi trang ${html}.\n`);
    }
    if (against === undefined) return answer(first.value, rehearsalWords(first.value));
    const second = await rehearseBy(call, context, { ...given, policy: against });
    return second.ok ? compared(first.value, second.value) : second.problem;
  },
};

const ASSUMPTION_WORDS =
  'SỰ_KIỆN=NGÀY với một ngày có thật, ví dụ tw-huong-dan-hop-nhat-ba-van-phong=2018-09-17';

const assumptionField = z.string().transform((text, context): Assumption => {
  const [, event = '', date = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  const on = parseLocalDate(date);
  if (on !== null) return { event, on };
  context.addIssue({ code: 'custom', message: ASSUMPTION_WORDS });
  return z.NEVER;
});

const schema = z.object({
  of: wordsField('một thư mục kế hoạch').optional(),
  from: dateField.optional(),
  to: dateField.optional(),
  assume: z.array(assumptionField).default([]),
  policy: wordsField('một tệp chính sách').optional(),
  against: wordsField('một tệp chính sách').optional(),
  html: wordsField('tên một tệp').optional(),
});

type Options = z.output<typeof schema> & Pick<RehearsalInput, 'calendar' | 'letterTexts'>;

async function rehearseBy(
  call: Call,
  context: CliContext,
  options: Options,
): Promise<Result<Rehearsal, Refused>> {
  const adoption = await context.readAdoption(options.of ?? null, options.policy ?? null);
  if (!adoption.ok) return fail(refused(adoption.problem));
  const input = inputOf(call, adoption.value, options);
  if (!input.ok) return input;
  const bar = createProgressBar(context, input.value.from, () => input.value.until);
  const rehearsal = await rehearse({ ...input.value, onStep: bar.step });
  bar.end();
  if (rehearsal.ok) return rehearsal;
  // What was assumed is the only thing that a good plan can still be refused for.
  return fail(badInput(`dondoc ${call.name} --assume: ${rehearsal.problem.words}`));
}

const OFFICE_OPENS = '08:00';
const YEARS = 3;

function inputOf(call: Call, adoption: Adoption, options: Options): Result<RehearsalInput, Refused> {
  const from = options.from ?? adoption.plan.documentOn;
  const to = options.to ?? lastDayOfMonth(yearOf(addYears(from, YEARS)), 12);
  if (to < from)
    return fail(
      badInput(
        `dondoc ${call.name} --to: gặp ngày ${formatDate(to)}; cần một ngày từ ${formatDate(from)} trở đi.`,
      ),
    );
  const { calendar, letterTexts, assume } = options;
  return ok({
    adoption,
    calendar,
    letterTexts,
    from: atTime(from, OFFICE_OPENS),
    until: lastMomentOf(to),
    assumptions: assume,
  });
}

const lastMomentOf = (on: LocalDate) => addMs(endOfDay(on), -1);

function compared(here: Rehearsal, there: Rehearsal): Outcome {
  const difference = compareMails(here.mails, there.mails);
  return answer({ ...here, against: difference }, differenceWords(difference));
}

/** Null: it is written. */
async function save(call: Call, file: string, text: string): Promise<Refused | null> {
  try {
    await writeFile(file, text);
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return badInput(
      `dondoc ${call.name} --html: gặp "${file}", không ghi được (${String(error.code)}); cần một tệp trong thư mục đã có và ghi được.`,
    );
  }
}
