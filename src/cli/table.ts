const GAP = '  ';

/** Columns under their heads, aligned for a terminal; without rows only `none` is said. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  none = 'Không có.',
): string {
  if (rows.length === 0) return `${none}\n`;
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => pad(row[column] ?? '', width))
      .join(GAP)
      .trimEnd();
  return `${[line(heads), widths.map((width) => '─'.repeat(width)).join(GAP), ...rows.map(line)].join('\n')}\n`;
}

/** `label  words`, the words of one column under each other. */
export function list(pairs: readonly (readonly [label: string, words: string])[]): string {
  const width = Math.max(0, ...pairs.map(([label]) => widthOf(label)));
  return pairs.map(([label, words]) => `${pad(label, width)}${GAP}${words}\n`).join('');
}

export function shorten(text: string, width: number): string {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  return letters.length <= width
    ? text
    : `${letters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`;
}

// A scan may hold letters whose tone mark is a character of its own: the terminal shows one place, not two.
const graphemes = new Intl.Segmenter('vi');
const widthOf = (text: string): number => [...graphemes.segment(text)].length;
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
