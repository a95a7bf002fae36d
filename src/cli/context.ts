import type { Instant } from '../domain/calendar/instant.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Reading } from '../domain/deadline/reading.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { Result } from '../domain/result.ts';
import type { ReturnedMail } from '../ports/returned-mail.ts';
import type { Adoption } from '../usecases/adopt-plan.ts';
import type { Deps } from '../usecases/deps.ts';
import type { MailView } from '../usecases/list-mail.ts';
import type { Rehearsal } from '../usecases/rehearse-view.ts';
import type { ChainProblem } from '../usecases/verify-store.ts';

/** What the composition root hands to the commands; nothing in it is built before a command asks for it. */
export interface CliContext {
  /** Opens a store that exists. A problem: there is none, or it cannot be read; the command then ends with exit 2. */
  readonly openStore: (options: { readonly data: string | null }) => Promise<Result<OpenedStore>>;
  /** Starts everything and runs until it is stopped; the exit code. Prints what it has to say by itself. */
  readonly start: (options: StartOptions) => Promise<number>;
  readonly checkPlan: (dir: string) => Promise<PlanCheckView>;
  /** Reads a plan's folder and a policy; null: those that come with the program. Every fault at once. */
  readonly readAdoption: (dir: string | null, policyFile: string | null) => Promise<Result<Adoption>>;
  /** The published tables of a folder; null: the ones this program works by. */
  readonly loadCalendar: (dir: string | null) => Promise<Result<WorkingCalendar, readonly FileProblem[]>>;
  /** The words of letters as the office's files say now; every fault at once. */
  readonly readLetterTexts: (asked: LetterTextsAsked) => Promise<Result<LetterTexts>>;
  /** Reads a message as it lies in a mailbox: did something come back, and what? */
  readonly parseReturnedMail: (raw: string) => Promise<ReturnedMail>;
  /** The rehearsal as one HTML document. */
  readonly rehearsalPage: (rehearsal: Rehearsal, calendar: WorkingCalendar) => Promise<string>;
  /** Of the program, as its package names it. */
  readonly version: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Chunks of UTF-8 text, as they come. */
  readonly stdin: AsyncIterable<string>;
  /** A person sits at it: both stdin and stderr are a terminal. */
  readonly isTty: boolean;
}

export interface LetterTextsAsked {
  /** The data folder, in whose folder `mail` they are; null: as the settings say. */
  readonly data: string | null;
  /** A folder of the office's own in its place; null: none. */
  readonly folder: string | null;
}

export interface OpenedStore {
  /** Where nothing is running, its `workflows` may do nothing: a poke that is lost is made up for at the next start. */
  readonly deps: Deps;
  /** A "dondoc start" serves this store now. */
  readonly engineRunning: boolean;
  /** What links in mail begin with, without a slash at the end. */
  readonly baseUrl: string;
  /** The source (RFC 5322) of a message as it was sent, or as it would be; its texts already hold their addresses. */
  readonly source: (planId: PlanId, mail: MailView) => Promise<string>;
  readonly verifyChain: (planId: PlanId) => Promise<readonly ChainProblem[]>;
  readonly close: () => Promise<void>;
}

export interface StartOptions {
  /** Null: as the store was made; a new one in practice mode. */
  readonly mode: 'practice' | 'real' | null;
  /** Where the clock of a new practice store begins; null: nothing was said. */
  readonly practiceFrom: Instant | null;
  readonly adopt: string | null;
  readonly data: string | null;
  /** 0: any that is free. */
  readonly port: number | null;
  readonly json: boolean;
}

/** A fault of a file, in Vietnamese noun phrases. */
export interface FileProblem {
  readonly file: string;
  /** 1-based; null where the fault is the file itself. */
  readonly line: number | null;
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
}

/** What is known of a plan's folder; the plan is good when `problems` is empty. */
export interface PlanCheckView {
  readonly plan: string | null;
  readonly tasks: number;
  readonly obligations: number;
  readonly problems: readonly FileProblem[];
  readonly readings: readonly {
    readonly task: EntityId;
    readonly phrase: string;
    readonly reading: Reading;
  }[];
}
