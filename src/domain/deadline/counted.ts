import { lastDayInTime } from './printed-dates.ts';
import { dayAndWeekday } from './length-words.ts';
import { ruleWords } from './describe-rule.ts';
import type { Reading } from './reading.ts';

/** How the words were understood, in one sentence: the rule, and for a printed finish the last day in time. */
export function countedWords(reading: Reading): string {
  const rule = ruleWords(reading);
  const { dueOn, dueTime } = lastDayInTime(reading);
  const words = rule.charAt(0).toUpperCase() + rule.slice(1);
  if (dueOn === null || reading.offset !== null) return words;
  return `${words}: ${dueTime === null ? 'hết' : `${dueTime.slice(0, 2)} giờ ${dueTime.slice(3)}`} ${dayAndWeekday(dueOn)}`;
}
