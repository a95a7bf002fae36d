import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowance, doneAt, freeAt, NOTHING_SPENT, spend } from '../../../src/domain/mail/relay-rate.ts';
import type { RelayRate, Spent } from '../../../src/domain/mail/relay-rate.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What Microsoft 365 takes from one mailbox. */
const M365: RelayRate = { perMinute: 30, perDay: 10_000 };
const START = 1_000 * DAY;

describe('30 a minute, 10,000 a day', () => {
  test('thirty may go at once, the next thirty a minute later', () => {
    const spent = spend(M365, NOTHING_SPENT, START, 30);
    expect(allowance(M365, NOTHING_SPENT, START)).toBe(30);
    expect(allowance(M365, spent, START + MINUTE - 1)).toBe(0);
    expect(freeAt(M365, spent, START + 1)).toBe(START + MINUTE);
    expect(allowance(M365, spent, START + MINUTE)).toBe(30);
  });

  test('2,000 letters of eight in the morning are gone after 66 minutes', () => {
    expect(doneAt(M365, NOTHING_SPENT, START, 2_000)).toBe(START + 66 * MINUTE);
  });

  test('10,001 letters: the last one leaves the next day', () => {
    const done = doneAt(M365, NOTHING_SPENT, START, 10_001) ?? 0;
    expect(done - START).toBeGreaterThanOrEqual(DAY);
    expect(done - START).toBeLessThan(DAY + HOUR);
  });
});

test('without a limit everything may go, and no end is foretold', () => {
  const none: RelayRate = { perMinute: null, perDay: null };
  expect(allowance(none, spend(none, NOTHING_SPENT, START, 1e6), START)).toBe(Infinity);
  expect(doneAt(none, NOTHING_SPENT, START, 5)).toBeNull();
});

test('whoever takes what is allowed whenever it is allowed never exceeds minute or day', () => {
  const rates = fc.record({
    perMinute: fc.integer({ min: 1, max: 40 }),
    perDay: fc.integer({ min: 1, max: 400 }),
  });
  const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: HOUR }), fc.integer({ min: 1, max: 50 })), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(rates, asks, (rate, steps) => {
      const taken: number[] = [];
      let spent: Spent = NOTHING_SPENT;
      let atMs = START;
      for (const [waitMs, wanted] of steps) {
        atMs += waitMs;
        const count = Math.min(wanted, allowance(rate, spent, atMs));
        spent = spend(rate, spent, atMs, count);
        for (let n = 0; n < count; n += 1) taken.push(atMs);
      }
      const most = (windowMs: number): number =>
        Math.max(0, ...taken.map((end) => taken.filter((t) => t > end - windowMs && t <= end).length));
      expect(most(MINUTE)).toBeLessThanOrEqual(rate.perMinute);
      expect(most(DAY)).toBeLessThanOrEqual(rate.perDay);
    }),
    { numRuns: 60 },
  );
});

test('the moment that is named as free is free, and nothing before it is', () => {
  const spents = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(spents, (steps) => {
      const rate: RelayRate = { perMinute: 10, perDay: 60 };
      let spent: Spent = NOTHING_SPENT;
      let atMs = START;
      for (const [waitMs, count] of steps) spent = spend(rate, spent, (atMs += waitMs), count);
      const free = freeAt(rate, spent, atMs);
      expect(allowance(rate, spent, free)).toBeGreaterThan(0);
      if (free > atMs) expect(allowance(rate, spent, free - 1)).toBe(0);
    }),
  );
});
