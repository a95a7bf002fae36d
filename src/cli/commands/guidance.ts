import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import type { Result } from '../../domain/result.ts';
import type { GuidanceEffect, GuidanceForm, RegisteredGuidance } from '../../usecases/guidance-effect.ts';
import { withAddresses } from '../../usecases/links.ts';
import { listEvents } from '../../usecases/list-events.ts';
import { previewGuidance, registerGuidance } from '../../usecases/register-guidance.ts';
import { undoGuidance } from '../../usecases/undo-guidance.ts';
import { readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Call, Command, OptionRow } from '../command.ts';
import type { CliContext, OpenedStore } from '../context.ts';
import { dateField, keysField, wordsField } from '../fields.ts';
import { answer, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { list, shorten, table } from '../table.ts';
import { deadlineWords } from './status.ts';

export const guidanceEventsCommand: Command = {
  name: 'guidance events',
  summary: 'các văn bản, điều kiện mà kế hoạch đang chờ, và văn bản đã đăng ký',
  options: STORE_OPTIONS,
  examples: [['guidance events', 'mã sự kiện để dùng với --events']],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }, planId) => {
      const events = await listEvents(deps, planId);
      const rows = events.map(({ key, words, tasks, registered }) => [
        key,
        tasks.join(', '),
        registered === null ? 'chưa có' : `${registered.id}, ngày ${formatDate(registered.issuedOn)}`,
        shorten(words, 90),
      ]);
      return answer(events, table(['Sự kiện', 'Nhiệm vụ', 'Đã đăng ký', 'Nội dung'], rows));
    }),
};

const FORM_OPTIONS: readonly OptionRow[] = [
  ['--events <K1,K2>', 'mã sự kiện (xem "guidance events"), cách nhau bằng dấu phẩy (bắt buộc)'],
  ['--number <N>', 'số, ký hiệu văn bản, ví dụ 12-HD/TW (bắt buộc)'],
  ['--issued-on <D>', 'ngày ban hành, NĂM-THÁNG-NGÀY (bắt buộc)'],
  ['--received-on <D>', 'ngày nhận được'],
  ['--title <T>', 'trích yếu; không ghi thì thư chỉ nêu số và ngày'],
  ['--issued-by <T>', 'cơ quan ban hành; không ghi thì thư nêu "cơ quan có thẩm quyền"'],
  ...STORE_OPTIONS,
];

const EXAMPLE = '--events tw-huong-dan-hop-nhat-ba-van-phong --number 12-HD/TW --issued-on 2018-09-17';

export const guidancePreviewCommand: Command = {
  name: 'guidance preview',
  summary: 'xem trước một văn bản làm thay đổi thời hạn nào, gửi thư nào; không ghi gì',
  options: FORM_OPTIONS,
  examples: [[`guidance preview ${EXAMPLE}`, 'thời hạn trước và sau, các thư sẽ gửi']],
  run: (call, context) => withForm(call, context, previewGuidance),
};

export const guidanceRegisterCommand: Command = {
  name: 'guidance register',
  summary: 'đăng ký văn bản: thời hạn bắt đầu tính, thư gửi sau thời gian được rút lại',
  options: FORM_OPTIONS,
  examples: [[`guidance register ${EXAMPLE}`, 'ghi vào sổ và báo các cơ quan']],
  run: (call, context) => withForm(call, context, registerGuidance),
};

export const guidanceUndoCommand: Command = {
  name: 'guidance undo',
  args: '<ID>',
  summary: 'rút một văn bản đã đăng ký: thời hạn trở lại như cũ, thư chưa gửi được rút',
  options: [['--reason <R>', 'lý do, ghi vào thư báo lại (bắt buộc)'], ...STORE_OPTIONS],
  examples: [['guidance undo 2018-09-17-12-hd-tw --reason "Nhập nhầm ngày ban hành"', 'rút lại']],
  run: (call, context) => {
    const options = readOptions(call, z.object({ reason: wordsField('lý do rút văn bản, không để trống') }));
    if (!options.ok) return Promise.resolve(options.problem);
    const [id = ''] = call.args;
    return withPlan(call, context, async (opened, planId) =>
      report(context, opened, await undoGuidance(opened.deps, { planId, id, reason: options.value.reason })),
    );
  },
};

const formSchema = z.object({
  events: keysField('một hay nhiều mã sự kiện cách nhau bằng dấu phẩy; xem "dondoc guidance events"'),
  number: wordsField('số, ký hiệu của văn bản, ví dụ 12-HD/TW'),
  issuedOn: dateField,
  receivedOn: dateField.nullable().default(null),
  title: z.string().default(''),
  // Words that are always true: they stand in the letter after "do … ban hành".
  issuedBy: wordsField('tên cơ quan ban hành').default('cơ quan có thẩm quyền'),
});

type Work = (
  deps: OpenedStore['deps'],
  form: GuidanceForm,
) => Promise<Result<GuidanceEffect | RegisteredGuidance>>;

async function withForm(call: Call, context: CliContext, work: Work): Promise<Outcome> {
  const form = readOptions(call, formSchema);
  if (!form.ok) return form.problem;
  return withPlan(call, context, async (opened, planId: PlanId) =>
    report(context, opened, await work(opened.deps, { planId, ...form.value })),
  );
}

function report(
  context: CliContext,
  opened: OpenedStore,
  result: Result<GuidanceEffect | RegisteredGuidance>,
): Outcome {
  if (!result.ok) return refused(result.problem);
  const { deps, baseUrl } = opened;
  const effect = {
    ...result.value,
    mails: result.value.mails.map((mail) => ({
      ...mail,
      text: withAddresses(mail.text, deps.tokens, baseUrl),
    })),
  };
  if ('id' in effect && !opened.engineRunning)
    context.stderr('Đã ghi vào sổ. Hệ thống chưa chạy: thư sẽ đi sau khi chạy "dondoc start".\n');
  return answer(effect, effectWords(effect));
}

function effectWords(effect: GuidanceEffect | RegisteredGuidance): string {
  const { document, tasks, mails, undoUntil } = effect;
  const due = (deadline: GuidanceEffect['tasks'][number]['after']): string =>
    `${deadline.dueOn === null ? '' : `${formatDate(deadline.dueOn)}, `}${deadlineWords(deadline)}`;
  return [
    list([
      ['Văn bản', `${document.number}, ngày ${formatDate(document.issuedOn)}`],
      ...('id' in effect ? [['Mã', effect.id] as const] : []),
      ['Rút được đến', formatInstant(undoUntil)],
    ]),
    table(
      ['Nhiệm vụ', 'Trước', 'Sau', 'Cách tính'],
      tasks.map(({ id, before, after, conflict }) => [
        id,
        due(before),
        due(after),
        conflict ?? after.counted,
      ]),
      'Không có nhiệm vụ nào thay đổi.',
    ),
    table(
      ['Gửi lúc', 'Đến', 'Tiêu đề'],
      mails.map(({ to, subject, sendAt }) => [formatInstant(sendAt), to, subject]),
      'Không có thư nào.',
    ),
  ].join('\n');
}
