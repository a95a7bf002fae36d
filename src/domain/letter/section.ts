import type { LocalDate } from '../calendar/local-date.ts';
import type { Block } from './blocks.ts';
import type { LetterItem } from './letter.ts';

/** What a letter wants of its recipient; items that want the same stand together. */
export type Ask =
  | 'assignment'
  | 'overdue'
  | 'report'
  | 'round'
  | 'sign'
  | 'confirm'
  | 'complete'
  | 'watch'
  | 'standing'
  | 'office'
  | 'deadline-moved'
  | 'accepted'
  | 'decide'
  | 'inform'
  | 'talk'
  | 'directive'
  | 'confidential'
  | 'copy';

/**
 * What one item (or several assignments together) has to say, before it is known whether it stands alone. Blocks may be
 * getters: a rehearsal asks a hundred thousand sections for their subject, and none for its words.
 */
export interface Section {
  readonly ask: Ask;
  /** Of a confidential task: what it would have asked, which decides whom the letter addresses. */
  readonly hides?: Ask;
  /** What the subject says after the plan's number; stands alone. */
  readonly headline: string;
  /** The nearest date that matters to the recipient; null where there is none. */
  readonly nearestOn: LocalDate | null;
  /** How many tasks or rounds it is about. */
  readonly count: number;
  /** "(Đồng gửi …)": who gets the same as a copy. */
  readonly copiedTo: readonly string[];
  readonly blocks: readonly Block[];
  /** The same in two or three lines, for a letter that would grow too long. */
  readonly brief: readonly Block[];
}

export type TaskItem = LetterItem & { readonly subject: Extract<LetterItem['subject'], { kind: 'task' }> };
export type RoundItem = LetterItem & { readonly subject: Extract<LetterItem['subject'], { kind: 'round' }> };

export const isTaskItem = (item: LetterItem): item is TaskItem => item.subject.kind === 'task';
export const isRoundItem = (item: LetterItem): item is RoundItem => item.subject.kind === 'round';

/** Whether the recipient has something to do. */
export const wantsAnswer = (ask: Ask): boolean =>
  ask !== 'copy' && ask !== 'accepted' && ask !== 'deadline-moved' && ask !== 'inform';
