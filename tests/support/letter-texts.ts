import { readLetterTexts } from '../../config/letter-texts.ts';
import { formatProblem } from '../../config/problem.ts';

const read = await readLetterTexts({ own: 'config/mail', office: null });
if (!read.ok) throw new Error(read.problem.map(formatProblem).join('\n'));

/** The words that come with the program. */
export const LETTER_TEXTS = read.value;
