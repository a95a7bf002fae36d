/** The five tone marks of Vietnamese, as they stand after Unicode decomposition. */
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * Folds what documents spell in several ways: case, Unicode form, blanks, and where the tone mark stands
 * ("Tỉnh uỷ", "Tỉnh ủy" → one form). The tone itself stays: "Long Mỹ" is not "Long My".
 */
export function foldName(name: string): string {
  const words = name.normalize('NFD').toLowerCase().trim().replace(/\s+/g, ' ');
  return words.replace(/[\p{L}\p{M}]+/gu, toneLast).normalize('NFC');
}

/** Puts the tone of a syllable behind its letters, so that its place within the syllable no longer matters. */
function toneLast(word: string): string {
  return word.replace(TONE_MARKS, '') + (word.match(TONE_MARKS) ?? []).join('');
}

/** The known name that was probably meant; null where none is near (more than a third of the letters differ). */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const wanted = foldName(name);
  let nearest: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const candidate of known) {
    const steps = editDistance(wanted, foldName(candidate));
    if (steps >= least) continue;
    nearest = candidate;
    least = steps;
  }
  return nearest;
}

/** Letters to insert, delete or replace until `a` is `b` (Levenshtein). */
function editDistance(a: string, b: string): number {
  const letters = Array.from(b);
  let above = [0, ...letters.map((_, column) => column + 1)];
  for (const [row, letter] of Array.from(a).entries()) {
    const current = [row + 1];
    for (const [column, other] of letters.entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
