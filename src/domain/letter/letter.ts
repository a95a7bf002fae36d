import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Body, BodyId, Obligation, Plan, TaskDefinition } from '../plan/plan.ts';
import type { Policy } from '../policy.ts';
import type { Round } from '../report/round.ts';
import type { MailKind } from '../task/order.ts';
import type { Task } from '../task/task.ts';
import type { Block } from './blocks.ts';
import type { CalendarEntry } from './calendar-entries.ts';
import type { ReportKind } from './report-words.ts';
import type { LetterTexts } from './texts/letter-texts.ts';

/** The central document behind an event letter. */
export interface GuidanceMention {
  readonly number: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly issuedOn: LocalDate;
  readonly registeredOn: LocalDate;
  /** Why it was taken back; null: it stands. */
  readonly undoneBecause: string | null;
}

/** A file of a report: letters name it and never carry it. */
export interface FileMention {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What a body has handed in, as the letter may quote it. */
export interface ReportMention {
  readonly id: string;
  readonly kind: ReportKind;
  /** What it is about, where it is more than its kind says: `extension` …; null: nothing. */
  readonly purpose: string | null;
  readonly body: BodyId;
  readonly at: Instant;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  readonly files: readonly FileMention[];
  /** Where it came on paper: both days; the day of receipt judges. */
  readonly paper: { readonly sentOn: LocalDate; readonly receivedOn: LocalDate } | null;
}

/** One reason to write: an outbox row with what it is about. */
export interface LetterItem {
  readonly mail: MailKind;
  readonly copy: boolean;
  readonly about: Readonly<Record<string, string | number | boolean | null>>;
  readonly subject:
    | {
        readonly kind: 'task';
        readonly definition: TaskDefinition;
        readonly task: Task;
        readonly next: Instant | null;
        readonly nextWhy: string | null;
      }
    | {
        readonly kind: 'round';
        readonly obligation: Obligation;
        readonly round: Round;
        readonly next: Instant | null;
        readonly nextWhy: string | null;
      };
  readonly guidance: GuidanceMention | null;
  /** The report or decision the letter answers or asks to confirm. */
  readonly report: ReportMention | null;
  /** Where the recipient answers: a placeholder `{{link:ID}}` that becomes an address when the message leaves; null: the office has taken it back. */
  readonly link: string | null;
  /** How many facts stand behind what is told: it rises with every change of a date. */
  readonly version: number;
  /** Earlier notices of this task that were served, by date, for the letter that names them. */
  readonly servedOn: readonly LocalDate[];
}

/** Everything a message is made of: pure data, so that preview, console and relay show the same. */
export interface LetterInput {
  readonly plan: Plan;
  readonly policy: Policy;
  /** How this office words its letters. */
  readonly texts: LetterTexts;
  readonly recipient: Body;
  /** When the message leaves. */
  readonly sendAt: Instant;
  /** In the order in which they are to be read; at least one. All by one recipient. */
  readonly items: readonly LetterItem[];
  /** True in practice mode: the message says that it is a trial (chạy thử). */
  readonly practice: boolean;
}

/** A composed message. Text and HTML say the same; links are still placeholders. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What text and HTML were rendered from; the paper twin is rendered from the same. */
  readonly blocks: readonly Block[];
  /** Days that the letter sets or takes back; empty where it moves no date. */
  readonly calendar: readonly CalendarEntry[];
}
