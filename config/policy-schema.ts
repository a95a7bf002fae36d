import { z } from 'zod';
import type { Policy } from '../src/domain/policy.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { inspectAgencies } from './agencies-schema.ts';
import type { Directory } from './directory.ts';
import { textField } from './fields.ts';
import { checkLadder, ladderSchema } from './ladder-schema.ts';
import { bodyIdField, entityIdField } from './plan-fields.ts';
import { checkShape, problemAt } from './problem.ts';
import type { ConfigProblem, YamlSource } from './problem.ts';
import { isFields } from './raw-entries.ts';
import { loadYaml } from './yaml-source.ts';

export interface PolicyOptions {
  /** Where the confirmers are looked up; without it their ids are taken as written. */
  readonly agenciesFile?: string;
}

/**
 * Reads and checks a policy file; every fault at once. No key may be left out: a silent default would be a rule that
 * nobody has decided.
 */
export async function readPolicy(
  file: string,
  options: PolicyOptions = {},
): Promise<Result<Policy, readonly ConfigProblem[]>> {
  const source = await loadYaml(file);
  if (!source.ok) return source;
  const agencies = options.agenciesFile === undefined ? null : await inspectAgencies(options.agenciesFile);
  const shape = checkShape<Policy>(source.value, policySchema(agencies?.directory ?? null));
  const problems = [
    ...(shape.ok ? [] : shape.problem),
    ...checkAcross(source.value),
    // Agencies whose file cannot be read at all would make the look-up of the confirmers a pretence.
    ...(agencies !== null && agencies.directory === null ? agencies.problems : []),
  ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return shape.ok && problems.length === 0 ? ok(shape.value) : fail(problems);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeField = z.string().regex(TIME, 'giờ viết trong dấu nháy, theo mẫu GIỜ:PHÚT, ví dụ "08:00"');
/** Exclusive, so that the end of the day may stand here. */
const untilField = z
  .string()
  .refine(
    (text) => TIME.test(text) || text === '24:00',
    'giờ viết trong dấu nháy, ví dụ "10:00", muộn nhất "24:00"',
  );

const wholeNumber = (min: number, max: number) => {
  const words = `một số nguyên từ ${min} đến ${max}`;
  return z.int(words).min(min, words).max(max, words);
};
const month = wholeNumber(1, 12);

/** Ten years of working days: more is a slip of the pen. */
const LONGEST = 2600;

function policySchema(directory: Directory | null) {
  return z.strictObject({
    sending: z.strictObject({
      from: timeField,
      until: untilField,
      retryUntil: untilField,
      prepareAt: timeField,
      workingDaysOnly: z.boolean(),
      usefulWorkingDays: wholeNumber(1, 60),
    }),
    reminders: z.strictObject({
      byLength: z
        .array(
          z.strictObject({
            longerThanWorkingDays: wholeNumber(0, LONGEST),
            workingDaysBefore: z.array(wholeNumber(0, LONGEST)).min(1, 'ít nhất một lần nhắc'),
          }),
        )
        .min(1, 'ít nhất một dòng'),
      quietAfterAssignment: wholeNumber(0, 60),
    }),
    overdue: z.strictObject({
      letterAfterWorkingDays: wholeNumber(1, 60),
      reviewMonths: wholeNumber(0, 120),
    }),
    rounds: z.strictObject({
      askMonthsBeforeEnd: z.array(wholeNumber(0, 11)).min(1, 'ít nhất một tháng'),
      requestWorkingDaysBefore: wholeNumber(0, 250),
      remindWorkingDaysBefore: z.array(wholeNumber(0, 250)),
      closeAfterWorkingDays: wholeNumber(1, 60),
      summaryWorkingDays: wholeNumber(1, 250),
    }),
    ladder: ladderSchema(directory),
    watchMonths: z.array(month).min(1, 'ít nhất một tháng'),
    horizonYears: wholeNumber(1, 20),
    standingReviewMonth: month,
    dueSoonWorkingDays: wholeNumber(0, 60),
    confirmers: z.array(bodyIdField(directory)).min(1, 'ít nhất một cơ quan xác nhận kết quả'),
    superiors: z.array(bodyIdField(directory)).min(1, 'ít nhất một cơ quan cấp trên'),
    completion: z.strictObject({ implementing: z.enum(['counted', 'required']) }),
    secondSignature: z.union(
      [z.enum(['none', 'all']), z.array(entityIdField).min(1, 'ít nhất một mã nhiệm vụ, hoặc none')],
      'none (không nhiệm vụ nào), all (mọi nhiệm vụ), hoặc danh sách mã nhiệm vụ, ví dụ [77-9, 77-12]',
    ),
    decisions: z.strictObject({
      extensionWorkingDays: wholeNumber(1, 60),
      counterReminderWorkingDays: wholeNumber(1, 60),
      counterLapseWorkingDays: wholeNumber(2, 120),
      contestWorkingDays: wholeNumber(1, 60),
      opinionWorkingDays: wholeNumber(1, 60),
      suspensionReviewWorkingDays: wholeNumber(1, 250),
    }),
    guidance: z.strictObject({ undoMinutes: wholeNumber(0, 1440) }),
    calendarEntries: z.enum(['publish', 'request']),
    links: z.strictObject({ validDays: wholeNumber(1, 3660) }),
    contact: z.strictObject({ name: textField, room: textField, phone: textField }).nullable(),
  });
}

/** What no single field can show. Works on the raw data, so that a fault in a field hides none of these. */
function checkAcross(source: YamlSource): readonly ConfigProblem[] {
  const data = isFields(source.data) ? source.data : {};
  return [
    ...checkHours(source, data['sending']),
    ...checkLengths(source, data['reminders']),
    ...checkLadder(source, data['ladder'], data['overdue']),
    ...checkCounter(source, data['decisions']),
    ...checkOnce(source, 'watchMonths', data['watchMonths']),
    ...checkOnce(source, 'confirmers', data['confirmers']),
    ...checkOnce(source, 'superiors', data['superiors']),
    ...checkOnce(source, 'secondSignature', data['secondSignature']),
    ...checkUnasked(source, data),
  ];
}

/** Texts `HH:MM` compare as times. */
function checkHours(source: YamlSource, sending: unknown): readonly ConfigProblem[] {
  const { from, until, retryUntil, prepareAt } = isFields(sending) ? sending : {};
  if (typeof from !== 'string' || !TIME.test(from)) return [];
  const problems: ConfigProblem[] = [];
  if (typeof until === 'string' && until <= from)
    problems.push(problemAt(source, ['sending', 'until'], `giờ sau sending.from (${from})`));
  if (typeof until === 'string' && typeof retryUntil === 'string' && retryUntil < until)
    problems.push(problemAt(source, ['sending', 'retryUntil'], `giờ không trước sending.until (${until})`));
  if (typeof prepareAt === 'string' && prepareAt > from)
    problems.push(problemAt(source, ['sending', 'prepareAt'], `giờ không sau sending.from (${from})`));
  return problems;
}

/** The first row that fits applies, so longer must stand before shorter, and the last must take what remains. */
function checkLengths(source: YamlSource, reminders: unknown): readonly ConfigProblem[] {
  const rows = isFields(reminders) && Array.isArray(reminders['byLength']) ? reminders['byLength'] : [];
  const lengths = rows.map((row: unknown) => (isFields(row) ? row['longerThanWorkingDays'] : null));
  return lengths
    .flatMap((length, index) => {
      const path = ['reminders', 'byLength', index, 'longerThanWorkingDays'];
      const before: unknown = lengths[index - 1];
      if (typeof length !== 'number') return [];
      if (typeof before === 'number' && length >= before)
        return [problemAt(source, path, `số nhỏ hơn dòng trên (${before}): việc dài đứng trước việc ngắn`)];
      if (index === lengths.length - 1 && length !== 0)
        return [problemAt(source, path, '0 ở dòng cuối, để việc ngắn nào cũng có dòng của nó')];
      return [];
    })
    .concat(rows.flatMap((row: unknown, index) => checkOffsets(source, row, index)));
}

function checkOffsets(source: YamlSource, row: unknown, index: number): readonly ConfigProblem[] {
  const offsets = isFields(row) && Array.isArray(row['workingDaysBefore']) ? row['workingDaysBefore'] : [];
  return offsets.flatMap((offset: unknown, at) => {
    const before: unknown = offsets[at - 1];
    if (typeof offset !== 'number' || typeof before !== 'number' || offset < before) return [];
    const path = ['reminders', 'byLength', index, 'workingDaysBefore', at];
    return [problemAt(source, path, `số nhỏ hơn số đứng trước (${before}): nhắc xa trước, nhắc gần sau`)];
  });
}

/** Nobody is reminded of an answer that nobody waits for any more. */
function checkCounter(source: YamlSource, decisions: unknown): readonly ConfigProblem[] {
  const { counterReminderWorkingDays: reminder, counterLapseWorkingDays: lapse } = isFields(decisions)
    ? decisions
    : {};
  if (typeof reminder !== 'number' || typeof lapse !== 'number' || lapse > reminder) return [];
  const words = `số lớn hơn decisions.counterReminderWorkingDays (${reminder}): nhắc trước, hết hiệu lực sau`;
  return [problemAt(source, ['decisions', 'counterLapseWorkingDays'], words)];
}

/** Who decides is presented to: neither asked to confirm nor told that somebody is silent (plan, IV.1). */
function checkUnasked(source: YamlSource, data: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  const ladder = isFields(data['ladder']) ? data['ladder'] : {};
  const decider = isFields(ladder['packet']) ? ladder['packet']['decidedBy'] : undefined;
  return ['confirmers', 'superiors'].flatMap((key) => {
    const list = data[key];
    const at = Array.isArray(list) && decider !== undefined ? list.indexOf(decider) : -1;
    const words =
      'một cơ quan khác cấp quyết định (ladder.packet.decidedBy): cấp quyết định không bị nhắc, hỏi';
    return at < 0 ? [] : [problemAt(source, [key, at], words)];
  });
}

function checkOnce(source: YamlSource, key: string, list: unknown): readonly ConfigProblem[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, at) =>
    list.indexOf(item) === at ? [] : [problemAt(source, [key, at], 'mỗi mục một lần')],
  );
}
