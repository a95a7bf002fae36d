import type { PlanId } from '../domain/plan/plan.ts';
import type { Settling } from '../usecases/advance-clock.ts';
import type { Deps } from '../usecases/deps.ts';
import type { MailView } from '../usecases/list-mail.ts';
import type { Rates } from './security/rate-limits.ts';
import type { UploadLimits } from './uploads/arriving-file.ts';

/** What the composition root hands to the web. */
export interface WebDeps {
  readonly deps: Deps;
  /** What links in mail begin with, without a slash at the end. */
  readonly baseUrl: string;
  /** `captured` or `smtp://host:port`. */
  readonly mailLabel: string;
  /** A message as a mail server was or would be given it (RFC 5322). */
  readonly mailSource: (planId: PlanId, mail: MailView) => Promise<string>;
  /** Address of Temporal's own screen, for operators; null where there is none. */
  readonly temporalUi: string | null;
  /** The secret of the sign-in link; whatever the web signs is signed with it. */
  readonly signInKey: string;
  readonly uploads: UploadLimits;
  readonly rates: Rates;
  /** Proxies of ours before the server: so many entries of `X-Forwarded-For` are believed. */
  readonly proxyHops: number;
  readonly settling: () => Settling;
  readonly readiness: () => Promise<Readonly<Record<'store' | 'temporal' | 'worker', boolean>>>;
  /** Never told a token, a typed word or a query string. */
  readonly log: (line: string) => void;
}
