import { lastDayInTime } from './printed-dates.ts';
import { endWords } from './length-words.ts';
import { ruleWords } from './describe-rule.ts';
import type { Reading } from './reading.ts';

/** How the words were understood, in one sentence: the rule, and for a printed finish the last day in time. */
export function countedWords(reading: Reading): string {
  const rule = ruleWords(reading);
  const end = lastDayInTime(reading);
  const words = rule.charAt(0).toUpperCase() + rule.slice(1);
  return end === null || reading.offset !== null ? words : `${words}: ${endWords(end.dueOn, end.dueTime)}`;
}
