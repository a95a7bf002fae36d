import { z } from 'zod';
import type { LadderPolicy } from '../src/domain/escalation/ladder-policy.ts';
import type { Directory } from './directory.ts';
import { slugField, textField } from './fields.ts';
import { bodyIdField } from './plan-fields.ts';
import { problemAt } from './problem.ts';
import type { ConfigPath, ConfigProblem, YamlSource } from './problem.ts';
import { isFields } from './raw-entries.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeField = z.string().regex(TIME, 'giờ viết trong dấu nháy, theo mẫu GIỜ:PHÚT, ví dụ "07:00"');

function count(most: number) {
  const words = `một số nguyên từ 1 đến ${most}`;
  return z.int(words).min(1, words).max(most, words);
}

/** The section `ladder` of a policy file. */
export function ladderSchema(directory: Directory | null): z.ZodType<LadderPolicy> {
  const body = bodyIdField(directory);
  const bodies = z.array(body).min(1, 'ít nhất một cơ quan');
  const officers = z
    .array(z.strictObject({ key: slugField, title: textField, name: textField.nullable(), body }))
    .min(1, 'ít nhất một người duyệt');
  return z.strictObject({
    talkAfterWorkingDays: count(260),
    packetAfterWorkingDays: count(260),
    packetAfterMissedReports: count(20),
    followUpWorkingDays: count(60),
    restAfterReturnWorkingDays: count(60),
    above: z.array(z.strictObject({ of: bodies, body })),
    standIns: bodies,
    informed: body,
    packet: z.strictObject({
      decidedBy: body,
      via: bodies,
      officers,
      officersOfOwnTasks: officers,
      answerWithinWorkingHours: count(400),
    }),
    directiveWithinWorkingDays: count(60),
    confirmationWithinWorkingDays: count(260),
    decisionWithinWorkingDays: count(260),
    decidersOffice: bodies,
    workingHours: z
      .array(z.strictObject({ from: timeField, until: timeField }))
      .min(1, 'ít nhất một buổi làm việc'),
  });
}

/** What no single field can show; on the raw data, so that a fault in a field hides none of these. */
export function checkLadder(source: YamlSource, ladder: unknown, overdue: unknown): readonly ConfigProblem[] {
  if (!isFields(ladder)) return [];
  return [
    ...checkOrder(source, ladder, isFields(overdue) ? overdue['letterAfterWorkingDays'] : undefined),
    ...checkDecider(source, ladder),
    ...checkStretches(source, ladder['workingHours']),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

/** A rung is never climbed before the one below it. */
function checkOrder(source: YamlSource, ladder: Fields, letterAfter: unknown): readonly ConfigProblem[] {
  const days = [
    ['overdue.letterAfterWorkingDays', letterAfter],
    ['ladder.talkAfterWorkingDays', ladder['talkAfterWorkingDays']],
    ['ladder.packetAfterWorkingDays', ladder['packetAfterWorkingDays']],
  ] as const;
  return days.flatMap(([path, value], index) => {
    const before = days[index - 1];
    if (before === undefined || typeof value !== 'number' || typeof before[1] !== 'number') return [];
    if (value > before[1]) return [];
    return [
      problemAt(source, path.split('.'), `số lớn hơn ${before[0]} (${before[1]}): bậc sau đến sau bậc trước`),
    ];
  });
}

/** Who decides is presented to and never asked, reminded or told on the way (plan, IV.1). */
function checkDecider(source: YamlSource, ladder: Fields): readonly ConfigProblem[] {
  const packet = isFields(ladder['packet']) ? ladder['packet'] : {};
  const decider = packet['decidedBy'];
  const lists: readonly (readonly [ConfigPath, unknown])[] = [
    [['ladder', 'standIns'], ladder['standIns']],
    [['ladder', 'decidersOffice'], ladder['decidersOffice']],
    [['ladder', 'packet', 'via'], packet['via']],
  ];
  const named = lists.flatMap(([path, list]) =>
    Array.isArray(list) ? list.map((body: unknown, at) => [[...path, at], body] as const) : [],
  );
  return [[['ladder', 'informed'], ladder['informed']] as const, ...named]
    .filter(([, body]) => typeof body === 'string' && body === decider)
    .map(([path]) =>
      problemAt(source, path, 'một cơ quan khác cấp quyết định: cấp quyết định không bị nhắc, hỏi'),
    );
}

/** Texts `HH:MM` compare as times. */
function checkStretches(source: YamlSource, list: unknown): readonly ConfigProblem[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((row: unknown, at) => {
    const { from, until } = isFields(row) ? row : {};
    const before: unknown = list[at - 1];
    const earlier = isFields(before) ? before['until'] : undefined;
    if (typeof from !== 'string' || typeof until !== 'string') return [];
    const problems: ConfigProblem[] = [];
    if (until <= from)
      problems.push(problemAt(source, ['ladder', 'workingHours', at, 'until'], `giờ sau from (${from})`));
    if (typeof earlier === 'string' && from < earlier)
      problems.push(problemAt(source, ['ladder', 'workingHours', at, 'from'], `giờ không trước ${earlier}`));
    return problems;
  });
}
