import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readCalendar } from '../config/calendar-schema.ts';
import { addDays, localDate } from '../src/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../src/domain/calendar/working-calendar.ts';
import { parseDeadline } from '../src/domain/deadline/parse-deadline.ts';
import type { Reading } from '../src/domain/deadline/reading.ts';
import { resolveDeadline } from '../src/domain/deadline/resolve-deadline.ts';

/** The bounds that the language promises (docs/deadline-language.md). */
const BOUNDS = { readingsPerSecond: 20_000, longestPhraseMs: 50, tenThousandRulesMs: 1_000 } as const;

const texts = readFileSync(new URL('../tests/fixtures/deadlines-dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const context = { documentOn: localDate('2025-11-17') };

/** The fastest of many rounds: what one core does when the machine leaves it alone. */
function readingsPerSecond(): number {
  let best = Number.POSITIVE_INFINITY;
  const until = performance.now() + 4_000;
  while (performance.now() < until) {
    const begun = performance.now();
    for (const text of texts) parseDeadline(text, context);
    best = Math.min(best, performance.now() - begun);
  }
  return (texts.length * 1_000) / best;
}

/** Phrases of 10,000 characters that repeat what could make a reader look back or ahead again and again. */
function longestPhraseMs(): number {
  const seeds = [
    '(tại ',
    'trước ngày ',
    'từ ngày 1/1 đến ',
    'khi ',
    '1, ',
    'tháng 1, ',
    'trong vòng ',
    'kể từ ngày ',
    'hằng năm, ',
    '- ',
    '((',
    '1/',
    '/4/2019 ',
    '12/ ',
    'theo ',
    'quý I, ',
    'chậm nhất ',
    'và ',
    '… ',
    '06 (sáu) ',
    'định kỳ 6 tháng, ',
    texts.join(' '),
  ];
  return Math.max(
    ...seeds.map((seed) => {
      const text = seed.repeat(Math.ceil(10_000 / seed.length)).slice(0, 10_000);
      const times = Array.from({ length: 5 }, () => {
        const begun = performance.now();
        parseDeadline(text, context);
        return performance.now() - begun;
      });
      return Math.min(...times);
    }),
  );
}

function tenThousandRulesMs(calendar: WorkingCalendar): number {
  const readings: Reading[] = texts.map((text) => parseDeadline(text, context));
  const begun = performance.now();
  for (let n = 0; n < 10_000; n++) {
    const reading = readings[n % readings.length];
    if (reading === undefined) continue;
    const event = { issuedOn: addDays(localDate('2025-11-20'), n % 300), receivedOn: null, words: '' };
    resolveDeadline(reading, { documentOn: context.documentOn, event }, calendar);
  }
  return performance.now() - begun;
}

const calendar = await readCalendar(new URL('../config/calendar', import.meta.url).pathname);
if (!calendar.ok) throw new Error(`the calendar cannot be read: ${JSON.stringify(calendar.problem)}`);
const rate = readingsPerSecond();
const worst = longestPhraseMs();
const rules = tenThousandRulesMs(calendar.value);
console.log(`readings/s ${Math.round(rate)} (bound ${BOUNDS.readingsPerSecond})`);
console.log(`worst phrase of 10,000 characters ${worst.toFixed(1)} ms (bound ${BOUNDS.longestPhraseMs})`);
console.log(`10,000 rules resolved in ${Math.round(rules)} ms (bound ${BOUNDS.tenThousandRulesMs})`);
process.exitCode =
  rate >= BOUNDS.readingsPerSecond && worst < BOUNDS.longestPhraseMs && rules < BOUNDS.tenThousandRulesMs
    ? 0
    : 1;
