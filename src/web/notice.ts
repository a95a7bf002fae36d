import { z } from 'zod';
import type { Seal } from './security/seal.ts';

/** What has just happened, shown once more on the page one is sent to. Marked, so that nobody can put words into our mouth. */
export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly words: string;
}

const NOTICE = z.object({ tone: z.enum(['done', 'problem']), words: z.string() });

export function withNotice(seal: Seal, path: string, { tone, words }: Notice): string {
  const text = Buffer.from(JSON.stringify({ tone, words: shortened(words) })).toString('base64url');
  return `${path}${path.includes('?') ? '&' : '?'}tin=${text}.${seal.mark('notice', text)}`;
}

/** What is said travels in an address, and a server takes only so long a one: whole lines, then how many more there are. */
const MAX_LENGTH = 1_500;

function shortened(words: string): string {
  const lines = words.split('\n').map((line) => line.slice(0, MAX_LENGTH).toWellFormed());
  let length = 0;
  const fitting = lines.filter((line) => (length += line.length + 1) <= MAX_LENGTH + 1);
  const left = lines.length - fitting.length;
  return left === 0 ? fitting.join('\n') : [...fitting, `Và ${left} dòng khác.`].join('\n');
}

export function readNotice(seal: Seal, given: string | undefined): Notice | null {
  const [text = '', mark = ''] = (given ?? '').split('.');
  if (!seal.isMark('notice', text, mark)) return null;
  const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
  return NOTICE.parse(found);
}
