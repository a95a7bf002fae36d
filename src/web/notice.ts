import { z } from 'zod';
import type { Seal } from './security/seal.ts';

/** What has just happened, shown once more on the page one is sent to. Marked, so that nobody can put words into our mouth. */
export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly words: string;
}

const NOTICE = z.object({ tone: z.enum(['done', 'problem']), words: z.string() });

export function withNotice(seal: Seal, path: string, notice: Notice): string {
  const text = Buffer.from(JSON.stringify(notice)).toString('base64url');
  return `${path}${path.includes('?') ? '&' : '?'}tin=${text}.${seal.mark('notice', text)}`;
}

export function readNotice(seal: Seal, given: string | undefined): Notice | null {
  const [text = '', mark = ''] = (given ?? '').split('.');
  if (!seal.isMark('notice', text, mark)) return null;
  const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
  return NOTICE.parse(found);
}
