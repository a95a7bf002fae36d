import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { EntityId } from '../../domain/plan/plan.ts';
import { wasReplaced } from '../../usecases/link-record.ts';
import { listLinks } from '../../usecases/list-links.ts';
import type { LinkView } from '../../usecases/list-links.ts';
import { withdrawLink } from '../../usecases/withdraw-link.ts';
import { foundWords, readOptions, STORE_OPTIONS, withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { wordsField } from '../fields.ts';
import { answer, badInput, refused } from '../outcome.ts';
import type { Refused } from '../outcome.ts';
import { table } from '../table.ts';

const STATE_WORDS: Readonly<Record<LinkView['state'], string>> = {
  open: 'đang mở',
  closed: 'chỉ xem, không nhận trả lời',
  revoked: 'đã thu hồi',
  expired: 'đã hết thời gian dùng',
};

export const linkListCommand: Command = {
  name: 'link list',
  args: '<ID>',
  summary:
    'liên kết trả lời của từng cơ quan về một nhiệm vụ hoặc một đợt báo cáo: tình trạng, ai đã thu hồi',
  options: STORE_OPTIONS,
  examples: [['link list 77-9', 'mã cơ quan ở cột đầu dùng cho "link withdraw"']],
  run: (call, context) =>
    withPlan(call, context, async ({ deps }, planId) => {
      const [id = ''] = call.args;
      const links = await listLinks(deps, planId, id);
      return answer(links.map(shapeOf), listWords(id, links));
    }),
};

export const linkWithdrawCommand: Command = {
  name: 'link withdraw',
  args: '<ID>',
  summary: 'thu hồi liên kết trả lời của một cơ quan về một nhiệm vụ hoặc một đợt báo cáo',
  options: [
    ['--body <KEY>', 'mã cơ quan, lấy từ "link list" (bắt buộc)'],
    ['--name <N>', 'họ tên người thu hồi (bắt buộc)'],
    ['--reason <R>', 'lý do thu hồi (bắt buộc)'],
    ['--sign', 'liên kết ký của thủ trưởng, không phải liên kết trả lời của cơ quan'],
    ['--fresh', 'gửi liên kết mới đến hộp thư đã đăng ký của cơ quan'],
    ...STORE_OPTIONS,
  ],
  examples: [
    [
      'link withdraw 77-9 --body so-noi-vu --name "Lê Thị Mai" --reason "Người giữ liên kết đã chuyển công tác" --fresh',
      'liên kết cũ không mở được nữa; liên kết mới đi trong giờ gửi gần nhất',
    ],
  ],
  run: (call, context) => {
    const form = readOptions(call, withdrawSchema);
    if (!form.ok) return Promise.resolve(form.problem);
    const { body, name: by, reason: because, fresh, sign } = form.value;
    const purpose = sign ? 'sign' : 'answer';
    return withPlan(call, context, async ({ deps, engineRunning }, planId) => {
      const [entityId = ''] = call.args;
      const links = (await listLinks(deps, planId, entityId)).filter((link) => link.purpose === purpose);
      const link = links.find((known) => known.body === body);
      if (link === undefined) return noLink(entityId, body, links);
      const said = { id: randomUUID(), by, because, fresh, purpose, shown: link.shown } as const;
      const done = await withdrawLink(deps, planId, entityId, body, said);
      if (!done.ok) return refused(done.problem);
      if (fresh && !engineRunning)
        context.stderr('Đã ghi vào sổ. Hệ thống chưa chạy: thư sẽ đi sau khi chạy "dondoc start".\n');
      const { id, at } = done.value.record;
      return answer({ id, entity: entityId, body, purpose, at, fresh }, doneWords(link.name, fresh));
    });
  },
};

const withdrawSchema = z.object({
  body: wordsField('mã cơ quan, xem "dondoc link list"'),
  name: wordsField('họ tên người thu hồi, không để trống'),
  reason: wordsField('lý do thu hồi, không để trống'),
  fresh: z.boolean().default(false),
  sign: z.boolean().default(false),
});

function noLink(entityId: EntityId, body: string, links: readonly LinkView[]): Refused {
  const allowed =
    links.length === 0
      ? `mã nhiệm vụ hoặc đợt đã có thư gửi đi, vì "${entityId}" chưa có liên kết nào`
      : `một trong: ${links.map((link) => link.body).join(', ')}`;
  return badInput(`dondoc link withdraw --body: gặp ${foundWords(body)}; cần ${allowed}.`);
}

const doneWords = (name: string, fresh: boolean): string =>
  fresh
    ? `Đã thu hồi liên kết của ${name}; liên kết mới được gửi đến hộp thư đã đăng ký.`
    : `Đã thu hồi liên kết của ${name}.`;

const shapeOf = ({ body, name, purpose, state, expiresAt, withdrawals }: LinkView) => ({
  body,
  name,
  purpose,
  state,
  expiresAt,
  withdrawals: withdrawals.map((record) => ({
    at: record.at,
    by: record.personName,
    reason: record.words,
    fresh: wasReplaced(record),
  })),
});

const listWords = (id: string, links: readonly LinkView[]): string =>
  table(
    ['Mã cơ quan', 'Cơ quan', 'Tình trạng', 'Thu hồi gần nhất'],
    links.map(({ body, name, purpose, state, withdrawals: [last] }) => [
      body,
      purpose === 'sign' ? `${name}, liên kết ký của thủ trưởng` : name,
      STATE_WORDS[state],
      last === undefined ? '' : `${formatInstant(last.at)}, đồng chí ${last.personName}`,
    ]),
    `Chưa có liên kết nào về "${id}".`,
  );
