/** A piece of an answer: what its writer says, what he quotes, or how he signs. */
export interface AnswerPiece {
  readonly kind: 'said' | 'quoted' | 'signature';
  readonly text: string;
}

/** What mail programs write above the letter that they quote whole, in Vietnamese and English. */
const QUOTES_ALL: readonly RegExp[] = [
  /^-{2,}\s*(?:Original Message|Forwarded message|Thư gốc|Thư ban đầu|Tin nhắn gốc)\s*-{2,}$/iu,
  /^_{10,}$/u,
  /^(?:From|Từ|Người gửi)\s*:\s.*\S/iu,
];
/** `On … wrote:`, `Vào …, … đã viết:`; some programs break it into two lines. */
const WROTE = /^(?:On|Vào|Ngày|Lúc)\b.*(?:wrote|đã viết|viết)\s*:$/iu;
const HEADER_AFTER = /^(?:Sent|Date|To|Subject|Cc|Đã gửi|Ngày|Tới|Đến|Kính gửi|Chủ đề|Tiêu đề)\s*:/iu;

/**
 * Divides an answer into its pieces, in its own order and without losing a character but the line ends between pieces:
 * quotations and signature are folded on the screen, never thrown away, because people also answer between the lines.
 */
export function foldAnswer(text: string): readonly AnswerPiece[] {
  const lines = text.split('\n');
  const pieces: { kind: AnswerPiece['kind']; lines: string[] }[] = [];
  let rest: AnswerPiece['kind'] | null = null;
  for (const [index, line] of lines.entries()) {
    rest ??= line === '-- ' || line === '--' ? 'signature' : beginsQuotation(lines, index) ? 'quoted' : null;
    const kind = rest ?? (isQuoted(lines, index) ? 'quoted' : 'said');
    const last = pieces.at(-1);
    // Empty lines belong to whatever they stand behind.
    if (last !== undefined && (last.kind === kind || (line.trim() === '' && rest === null)))
      last.lines.push(line);
    else pieces.push({ kind, lines: [line] });
  }
  return pieces.map(({ kind, lines: own }) => ({ kind, text: own.join('\n') }));
}

/** From this line on everything is the letter that is answered. */
function beginsQuotation(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (!QUOTES_ALL.some((form) => form.test(line))) return false;
  if (/^-{2,}/u.test(line)) return true;
  // "Từ: …" may begin a sentence, and a rule may be a rule: only with the next heading line behind it is it a quotation.
  const next = lines.slice(index + 1, index + 4).map((after) => after.trim());
  return next.some(
    (after) => HEADER_AFTER.test(after) || (/^_/u.test(line) && /^(?:From|Từ)\s*:/iu.test(after)),
  );
}

/** A line marked with `>`, or the line of two that says whose words follow. */
function isQuoted(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (/^\s*>/u.test(line)) return true;
  const next = lines[index + 1] ?? '';
  const following = lines.slice(index + 1, index + 4).find((after) => after.trim() !== '') ?? '';
  if (WROTE.test(line.trim())) return /^\s*>/u.test(following);
  if (WROTE.test(`${line.trim()} ${next.trim()}`))
    return /^\s*>/u.test(lines.slice(index + 2).find((after) => after.trim() !== '') ?? '');
  return WROTE.test(`${(lines[index - 1] ?? '').trim()} ${line.trim()}`) && /^\s*>/u.test(following);
}
