import type { Block } from './blocks.ts';
import { cleanLine } from './clean-line.ts';

/** Columns; a line without a space to break at (a link) may be longer. */
const WIDTH = 76;

/** The letter as plain text: blocks apart by one empty line, no trailing spaces, `\n` between lines. */
export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const lines = wrap(block.text);
      const rule = block.level === 1 ? '=' : '-';
      return `${lines}\n${rule.repeat(Math.max(...lines.split('\n').map(widthOf)))}`;
    }
    case 'paragraph':
    case 'strong':
      return wrap(block.text);
    case 'list':
      return block.items.map((item) => wrap(item, '- ', '  ')).join('\n');
    case 'facts':
      return block.rows.map((row) => wrap(`${row.label}: ${row.value}`)).join('\n');
    case 'link':
      return `${wrap(`${block.label}:`)}\n${block.href}`;
    case 'fine':
      // Not the signature mark "-- ": programs hide or cut what follows it, and here stands whom to call.
      return `${'_'.repeat(24)}\n${wrap(block.text)}`;
  }
}

/** Breaks at spaces only; a word longer than the line stands alone on its own. */
function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of cleanLine(text).split(' ')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Characters as seen: a vowel with its marks is one, whether composed or not. */
const widthOf = (text: string): number => Array.from(text.normalize('NFC')).length;
