/** Control characters, and marks that turn the direction of writing: they could make a letter look like another. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * A text of the plan or of a person as one line, its words unchanged. A placeholder inside it is broken up: only
 * the letter itself may say where a link stands, not the words that somebody typed into a form.
 */
export function cleanLine(text: string): string {
  const line = text.toWellFormed().replace(UNSAFE, ' ').replace(/ {2,}/gu, ' ').trim();
  return line.replaceAll('{{', '{ {');
}
