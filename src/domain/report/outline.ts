/** The headings of "Báo cáo tình hình thực hiện" (domain, §6): what bodies are asked for, and what is drafted from it. */
export const OUTLINE = [
  { key: 'I', heading: 'I. Tình hình triển khai' },
  { key: 'II', heading: 'II. Kết quả thực hiện' },
  { key: 'III', heading: 'III. Tồn tại, hạn chế, nguyên nhân' },
  { key: 'IV', heading: 'IV. Khó khăn, vướng mắc' },
  { key: 'V', heading: 'V. Kiến nghị, đề xuất' },
  { key: 'VI', heading: 'VI. Nhiệm vụ thời gian tới' },
] as const;

export type OutlineKey = (typeof OUTLINE)[number]['key'];
export type OutlineParts = Readonly<Record<OutlineKey, string>>;

export const EMPTY_OUTLINE: OutlineParts = { I: '', II: '', III: '', IV: '', V: '', VI: '' };

/** What a body says that has nothing to report; the first line of its report. */
export const NIL_WORDS = 'Không phát sinh.';

/** One text under the plan's headings; a heading without words is left out. */
export const outlineText = (parts: OutlineParts): string =>
  OUTLINE.filter(({ key }) => parts[key].trim() !== '')
    .map(({ key, heading }) => `${heading}\n${parts[key].trim()}`)
    .join('\n\n');

/**
 * The same text taken apart again. Words before the first heading, of a report that was typed without them, belong to
 * the results. A line that people have typed like a heading begins a part only where it stands alone and whole.
 */
export function readOutline(text: string): OutlineParts {
  const parts: Record<OutlineKey, string[]> = { I: [], II: [], III: [], IV: [], V: [], VI: [] };
  let into: OutlineKey = 'II';
  for (const line of text.split('\n')) {
    const found = OUTLINE.find(({ heading }) => heading === line.trim());
    if (found === undefined) parts[into].push(line);
    else into = found.key;
  }
  const joined = OUTLINE.map(({ key }) => [key, parts[key].join('\n').trim()] as const);
  return { ...EMPTY_OUTLINE, ...Object.fromEntries(joined) };
}
