import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeLetter } from '../../src/domain/letter/compose-letter.ts';
import { SAMPLES } from '../domain/letter/samples.ts';

/** Writes one letter of every kind as it would be read: `tsx tests/support/print-letters.ts DIR`. */
const dir = process.argv[2];
if (dir === undefined)
  throw new Error('name the folder for the letters: tsx tests/support/print-letters.ts DIR');
mkdirSync(dir, { recursive: true });
for (const [name, input] of Object.entries(SAMPLES)) {
  const letter = composeLetter(input);
  writeFileSync(join(dir, `${name}.txt`), `Tiêu đề: ${letter.subject}\n\n${letter.text}`);
  writeFileSync(join(dir, `${name}.html`), letter.html);
}
process.stdout.write(`${String(Object.keys(SAMPLES).length)} letters in ${dir}\n`);
