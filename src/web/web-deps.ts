import type { Settling } from '../usecases/advance-clock.ts';
import type { Deps } from '../usecases/deps.ts';

/** What the composition root hands to the web. */
export interface WebDeps {
  readonly deps: Deps;
  /** What links in mail begin with, without a slash at the end. */
  readonly baseUrl: string;
  /** `captured` or `smtp://host:port`. */
  readonly mailLabel: string;
  /** Address of Temporal's own screen, for operators; null where there is none. */
  readonly temporalUi: string | null;
  /** The secret of the sign-in link; whatever the web signs is signed with it. */
  readonly signInKey: string;
  readonly settling: () => Settling;
  readonly readiness: () => Promise<Readonly<Record<'store' | 'temporal' | 'worker', boolean>>>;
  /** Never told a token, a typed word or a query string. */
  readonly log: (line: string) => void;
}
