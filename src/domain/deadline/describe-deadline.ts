import { formatDate } from '../calendar/local-date.ts';
import { countedWords } from './counted.ts';
import { ruleWords } from './describe-rule.ts';
import { FLAGS } from './flags.ts';
import { endWords } from './length-words.ts';
import type { Reading } from './reading.ts';
import type { ResolvedDeadline } from './resolved.ts';

/**
 * The rule in words for mail and screen. `short`: the rule alone, in words that read back as the same rule;
 * `long`: with the last day in time, scope, condition and what a person is asked.
 */
export function describeReading(reading: Reading, form: 'short' | 'long'): string {
  if (reading.refused !== null)
    return form === 'short'
      ? reading.refused.reason
      : `"${reading.refused.words}": ${reading.refused.reason}`;
  if (form === 'short') return ruleWords(reading);
  const { scope, condition, flags } = reading;
  const lines = [
    `${countedWords(reading)}.`,
    scope === null ? null : `Phạm vi: ${scope}.`,
    condition === null ? null : `Điều kiện: ${condition}.`,
    ...flags.map((flag) => FLAGS[flag].words),
  ];
  return lines.filter((line) => line !== null).join(' ');
}

/** The computed deadline in words. `short`: the day alone; `long`: how it was counted, step by step. */
export function describeResolved(resolved: ResolvedDeadline, form: 'short' | 'long'): string {
  const { dueOn, dueTime, lastWorkingOn, working, conflict, counted, provisional } = resolved;
  if (form === 'short')
    return dueOn === null
      ? withoutDate(resolved)
      : `${endWords(dueOn, dueTime)}${provisional ? ' (tạm tính)' : ''}`;
  const lines = [
    `${counted}.`,
    ...working
      // What the first sentence has said already.
      .filter(({ rule }) => rule !== 'printed' && rule !== 'last-working-day')
      .map((step) => step.words)
      .filter((words) => words !== conflict),
    conflict,
    lastWorkingOn === null || lastWorkingOn === dueOn
      ? null
      : `Nhắc theo ngày làm việc cuối cùng ${formatDate(lastWorkingOn)}.`,
  ];
  return lines.filter((line) => line !== null).join(' ');
}

function withoutDate({ class: kind, startOn, counted }: ResolvedDeadline): string {
  switch (kind) {
    case 'ongoing':
      return startOn === null ? 'thường xuyên' : `từ ngày ${formatDate(startOn)}`;
    case 'awaiting-event':
      return 'chưa có thời hạn: chờ sự kiện';
    case 'recurring':
      return counted;
    case 'dated':
    case 'none':
      return 'không ấn định thời hạn';
  }
}
