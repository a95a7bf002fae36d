import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many within so many seconds. */
interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/**
 * What is counted. `address`: every request for a reply page from one address, behind which a whole office may sit.
 * `unknown`: links that open nothing, from one address. `send`: forms sent through one link. `renewal`: links asked for
 * again from one address. `copy`: copies of receipts asked for through one link.
 */
export type RateKind = 'address' | 'unknown' | 'send' | 'renewal' | 'copy';

export type Rates = Readonly<Record<RateKind, Rate>>;

/** An office of some hundred people answers on one morning; nobody types in thirty wrong links in ten minutes. */
export const USUAL_RATES: Rates = {
  address: { points: 3_000, seconds: 60 },
  unknown: { points: 30, seconds: 600 },
  send: { points: 60, seconds: 600 },
  renewal: { points: 20, seconds: 3_600 },
  copy: { points: 10, seconds: 3_600 },
};

export interface RateLimits {
  /** Counts one; the seconds to wait where it is one too many, else null. */
  spend(kind: RateKind, key: string): Promise<number | null>;
}

/** Counted in the memory of this process: a new start begins anew, and nothing about anybody is stored. */
export function createRateLimits(rates: Rates): RateLimits {
  const limiterOf = ({ points, seconds }: Rate) => new RateLimiterMemory({ points, duration: seconds });
  const limiters = {
    address: limiterOf(rates.address),
    unknown: limiterOf(rates.unknown),
    send: limiterOf(rates.send),
    renewal: limiterOf(rates.renewal),
    copy: limiterOf(rates.copy),
  };
  return {
    async spend(kind, key) {
      try {
        await limiters[kind].consume(key);
        return null;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
  };
}
