import { describeReading, describeResolved } from '../domain/deadline/describe-deadline.ts';
import { FLAGS } from '../domain/deadline/flags.ts';
import type { Reading, Span } from '../domain/deadline/reading.ts';
import type { ResolvedDeadline } from '../domain/deadline/resolved.ts';
import { formatDate, formatWeekday } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { list } from './table.ts';

/** A phrase as a person reads it back: what was understood, the reading, the dates, the working, what is asked. */
export function readingWords(
  text: string,
  reading: Reading,
  resolved: ResolvedDeadline | null,
  isTty: boolean,
): string {
  if (reading.refused !== null) {
    const { words, reason } = reading.refused;
    return `${text}\n  Không đọc được "${words}": ${reason}\n`;
  }
  return [
    `${marked(text, reading.spans, isTty)}\n`,
    indented(list(spanRows(text, reading.spans))),
    indented(list([['Hiểu là', describeReading(reading, 'short')], ...dateRows(resolved)])),
    workingWords(reading, resolved),
    flagWords(reading, resolved),
  ].join('');
}

const UNDERLINE = ['\u001b[4m', '\u001b[24m'] as const;

/** The understood words in brackets, at a terminal also underlined. Spans that overlap are marked as one. */
function marked(text: string, spans: readonly Span[], isTty: boolean): string {
  const [on, off] = isTty ? UNDERLINE : ['', ''];
  let words = '';
  let at = 0;
  for (const { from, to } of merged(spans)) {
    words += `${text.slice(at, from)}[${on}${text.slice(from, to)}${off}]`;
    at = to;
  }
  return words + text.slice(at);
}

function merged(spans: readonly Span[]): readonly Pick<Span, 'from' | 'to'>[] {
  const found: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

const SPAN_LABELS: Readonly<Record<Span['as'], string>> = {
  start: 'bắt đầu',
  finish: 'thời hạn',
  range: 'từ … đến …',
  period: 'khoảng thời gian',
  event: 'sự kiện',
  recurrence: 'định kỳ',
  ongoing: 'thường xuyên',
  scope: 'phạm vi',
  condition: 'điều kiện',
  note: 'ghi chú',
};

const spanRows = (text: string, spans: readonly Span[]) =>
  spans.map(({ from, to, as }) => [`[${text.slice(from, to)}]`, SPAN_LABELS[as]] as const);

function dateRows(resolved: ResolvedDeadline | null): readonly (readonly [string, string])[] {
  if (resolved === null) return [];
  const { startOn, dueOn, lastWorkingOn, boundaryOn, ceilingOn, feasibleUntil } = resolved;
  const row = (label: string, on: LocalDate | null) =>
    on === null ? [] : [[label, `${formatDate(on)}, ${formatWeekday(on)}`] as const];
  return [
    ...row('Bắt đầu', startOn),
    ...(dueOn === null ? [] : [['Thời hạn', describeResolved(resolved, 'short')] as const]),
    ...(lastWorkingOn === dueOn ? [] : row('Ngày làm việc cuối', lastWorkingOn)),
    ...row('Nhận đúng ngày này thì chờ kết luận', boundaryOn),
    ...(ceilingOn === dueOn ? [] : row('Mốc phải hoàn thành', ceilingOn)),
    ...row('Văn bản còn kịp đến hết', feasibleUntil),
  ];
}

function workingWords(reading: Reading, resolved: ResolvedDeadline | null): string {
  if (resolved === null)
    return indented('Cần ngày ký của văn bản để tính ra ngày: thêm --document-on NĂM-THÁNG-NGÀY.\n');
  const { working, conflict, counted, class: kind } = resolved;
  const steps = working.map(({ words, source }) => `${words} (${source})`);
  const lines =
    steps.length === 0 && counted !== reading.counted ? [`${counted.replace(/\.$/, '')}.`] : steps;
  const asked =
    kind === 'awaiting-event' ? ['Khi biết ngày của sự kiện, thêm --event-on NĂM-THÁNG-NGÀY để tính.'] : [];
  const all = [...lines, ...(conflict === null ? [] : [conflict]), ...asked];
  return indented(all.map((line) => `${line}\n`).join(''));
}

function flagWords({ flags }: Reading, resolved: ResolvedDeadline | null): string {
  // The day of the event was given: what the words alone do not tell is known here.
  const known = resolved !== null && !resolved.awaitsEvent;
  const lines = flags
    .filter((flag) => !(known && flag === 'event-date-unknown'))
    .map((flag) => {
      const { kind, words } = FLAGS[flag];
      return `${kind === 'ask' ? 'Cần xác nhận' : 'Lưu ý'} (${flag}): ${words}\n`;
    });
  return indented(lines.join(''));
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
