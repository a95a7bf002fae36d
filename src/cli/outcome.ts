import type { Problem } from '../domain/result.ts';

/** 0 done · 1 failed · 2 bad input · 3 nothing is running where something must be. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command has to say: one JSON document, or the same for people. */
export interface Answer {
  readonly kind: 'answer';
  readonly exit: 0 | 1 | 2;
  readonly json: unknown;
  /** With its line ends. */
  readonly text: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly exit: 1 | 2 | 3;
  readonly problem: Problem;
}

/** `said`: the command has written its lines itself, while it ran. */
export type Outcome = Answer | Refused | { readonly kind: 'said'; readonly exit: number };

export const answer = (json: unknown, text: string, exit: Answer['exit'] = 0): Answer => ({
  kind: 'answer',
  exit,
  json,
  text: text === '' || text.endsWith('\n') ? text : `${text}\n`,
});

export const badInput = (words: string): Refused => ({
  kind: 'refused',
  exit: 2,
  problem: { kind: 'bad-input', words },
});

/** What was asked was right, and still could not be done. All other problems of the use cases are about the input. */
const FAILURES: ReadonlySet<string> = new Set(['clock-busy', 'nothing-ahead', 'not-settled']);

export const refused = (problem: Problem): Refused => ({
  kind: 'refused',
  exit: problem.kind === 'nothing-running' ? 3 : FAILURES.has(problem.kind) ? 1 : 2,
  problem,
});

export const nothingRunning = (why: string): Refused =>
  refused({
    kind: 'nothing-running',
    words: `${why} Chưa có tiến trình nào chạy trên thư mục dữ liệu này: chạy "dondoc start" rồi gọi lại lệnh.`,
  });
