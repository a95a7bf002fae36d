import type { Placeholder } from './placeholder.ts';

/** Where a text stands, which decides how long it may be. */
export type Slot = 'subject' | 'sentence' | 'label';

/** Characters of the text as written, placeholders included. A subject is cut at 120 when it is filled. */
export const LONGEST: Readonly<Record<Slot, number>> = { subject: 140, sentence: 900, label: 80 };

/** What an office may do with one text. */
export interface TextRule<P extends Placeholder = Placeholder> {
  readonly slot: Slot;
  /** Every placeholder that has a value where the text is used. */
  readonly may: readonly P[];
  /** What the letter would be of no use without. */
  readonly must: readonly P[];
  /** In Vietnamese: in which case it is used (`khi …`); null: it always is. */
  readonly when: string | null;
}

export type TextRules = Readonly<Record<string, TextRule>>;

interface More<B extends Placeholder, O extends Placeholder> {
  /** What this text may use beyond what every text of its family may. */
  readonly own?: readonly O[];
  readonly must?: readonly (B | O)[];
  readonly when?: string;
}

/** How rules of a family are written down: its shared placeholders, and which of them every subject must hold. */
export function rulesOver<B extends Placeholder>(base: readonly B[], inSubject: readonly B[]) {
  const ruleOf =
    (slot: Slot, always: readonly B[]) =>
    <const O extends Placeholder = never>({ own = [], must = [], when }: More<B, O> = {}): TextRule<
      B | O
    > => ({
      slot,
      may: [...base, ...own],
      must: [...always, ...must],
      when: when ?? null,
    });
  return {
    subject: ruleOf('subject', inSubject),
    sentence: ruleOf('sentence', []),
    label: ruleOf('label', []),
  };
}

/** Placeholders that every letter may use. */
const LETTER = [
  'nguoiNhan',
  'coQuan',
  'keHoach',
  'ngayKeHoach',
  'noiBanHanh',
  'deNghi',
  'deNghiGiuaCau',
  'lucGui',
  'ngayGui',
] as const satisfies readonly Placeholder[];
const TASK = [...LETTER, 'soNhiemVu', 'nhiemVu', 'nguyenVan', 'coQuanChuTri'] as const;
const ROUND = [...LETTER, 'noiDungGui', 'NoiDungGui', 'diem', 'noiDungMuc', 'daNhan'] as const;

export type LetterPlaceholder = (typeof LETTER)[number];
export type TaskPlaceholder = (typeof TASK)[number];
export type RoundPlaceholder = (typeof ROUND)[number];

export const ofLetter = rulesOver(LETTER, []);
export const ofTask = rulesOver(TASK, ['soNhiemVu']);
export const ofRound = rulesOver(ROUND, []);

/** The texts that every letter about one task has: its subject, its first sentence, why it came, what follows. */
export const toldOfTask = <const O extends Placeholder = never>(own: readonly O[] = []) => ({
  subject: ofTask.subject({ own }),
  opening: ofTask.sentence({ own }),
  why: ofTask.sentence({ own }),
  next: ofTask.sentence({ own }),
});

/** What it asks beyond that, and the words on its link. */
export const askedOfTask = <const O extends Placeholder = never>(own: readonly O[] = []) => ({
  ...toldOfTask(own),
  request: ofTask.sentence({ own, must: ['deNghi'] }),
  answer: ofTask.label({ own }),
});
