import { inBraces, PLACEHOLDERS } from '../src/domain/letter/texts/placeholder.ts';
import type { Placeholder } from '../src/domain/letter/texts/placeholder.ts';
import { namesIn } from '../src/domain/letter/texts/template.ts';
import { LONGEST } from '../src/domain/letter/texts/text-rule.ts';
import type { TextRule } from '../src/domain/letter/texts/text-rule.ts';
import { nearestName } from './names.ts';
import type { ConfigProblem } from './problem.ts';

export type TextFault = Pick<ConfigProblem, 'found' | 'allowed'>;

/** Everything that is wrong with one text of an office; empty: it may stand in a letter. */
export function checkText(rule: TextRule, text: string): readonly TextFault[] {
  if (text.trim() === '')
    return [{ found: 'chữ để trống', allowed: 'một câu; bỏ cả khóa để dùng lời văn kèm chương trình' }];
  return [
    ...checkLength(rule, text),
    ...checkLine(text),
    ...checkMarkup(text),
    ...checkPlaceholders(rule, text),
  ];
}

function checkLength({ slot }: TextRule, text: string): readonly TextFault[] {
  const length = Array.from(text).length;
  const longest = LONGEST[slot];
  return length <= longest
    ? []
    : [{ found: `chữ dài ${length} ký tự`, allowed: `không quá ${longest} ký tự, tính cả chỗ điền` }];
}

/** Control characters, and marks that turn the direction of writing: a letter could look like another. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/u;

function checkLine(text: string): readonly TextFault[] {
  if (/[\r\n\u2028\u2029]/u.test(text))
    return [{ found: 'chữ có xuống dòng', allowed: 'một dòng; câu dài trong YAML viết sau ">-"' }];
  const unseen = UNSEEN.exec(text.toWellFormed())?.[0].codePointAt(0);
  if (unseen === undefined) return [];
  const code = `U+${unseen.toString(16).toUpperCase().padStart(4, '0')}`;
  return [{ found: `ký tự không nhìn thấy ${code}`, allowed: 'chữ, số và dấu câu nhìn thấy được' }];
}

/** What some program on the way might take for more than words; links are the letter's own. */
const MARKUP =
  /<\/?[a-z!?][^>]*>?|&(?:#\d+|#x[\da-f]+|[a-z]+);|\]\(|\*\*|(?:https?|ftp|mailto|javascript):|\bwww\./iu;

function checkMarkup(text: string): readonly TextFault[] {
  const found = MARKUP.exec(text)?.[0];
  if (found === undefined) return [];
  const allowed =
    'chữ thuần: không thẻ HTML, không mã ký tự, không Markdown, không địa chỉ web (liên kết do thư tự đặt)';
  return [{ found: `"${found.slice(0, 40)}"`, allowed }];
}

const EXAMPLE = 'chỗ điền viết liền trong một cặp ngoặc nhọn, ví dụ {nguoiNhan}';

function checkPlaceholders({ may, must }: TextRule, text: string): readonly TextFault[] {
  if (/[{}]/u.test(text.replace(/\{[^{}]*\}/gu, '')))
    return [{ found: 'ngoặc nhọn không thành cặp', allowed: EXAMPLE }];
  const names = namesIn(text);
  const unknown = [...new Set(names)].filter((name) => !may.some((known) => known === name));
  const missing = must.filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => ({ found: `chỗ điền ${inBraces(name)}`, allowed: allowedWords(name, may) })),
    ...missing.map((name) => ({
      found: `câu không có ${inBraces(name)}`,
      allowed: `chỗ điền ${inBraces(name)} (${PLACEHOLDERS[name][0]}) trong câu này`,
    })),
  ];
}

function allowedWords(name: string, may: readonly Placeholder[]): string {
  const nearest = nearestName(name, may);
  const hint = nearest === null ? '' : `; gần nhất: ${inBraces(nearest)}`;
  return `một trong các chỗ điền của câu này: ${may.map(inBraces).join(', ')}${hint}`;
}
