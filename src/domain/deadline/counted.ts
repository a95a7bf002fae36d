import { formatDate, formatWeekday } from '../calendar/local-date.ts';
import { lastDayInTime } from './printed-dates.ts';
import { endWords } from './length-words.ts';
import { ruleWords } from './describe-rule.ts';
import type { Reading } from './reading.ts';

/** How the words were understood, in one sentence: the rule, and for a printed finish the last day in time. */
export function countedWords(reading: Reading): string {
  const rule = ruleWords(reading);
  const end = lastDayInTime(reading);
  const words = rule.charAt(0).toUpperCase() + rule.slice(1);
  if (end === null || reading.offset !== null) return words;
  const day = `ngày ${formatDate(end.dueOn)}`;
  const at = words.lastIndexOf(day);
  // "Trước ngày 05/5/2018" names another day than the last one; where the rule names it, it is not said twice.
  if (at < 0) return `${words}: ${endWords(end.dueOn, end.dueTime)}`;
  const before = words.slice(0, at).replace(/(^|\s)(chậm nhất) $/iu, '$1$2 hết ');
  return `${before}${day}, ${formatWeekday(end.dueOn)}${words.slice(at + day.length)}`;
}
