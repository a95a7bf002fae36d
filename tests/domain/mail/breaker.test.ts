import { describe, expect, test } from 'vitest';
import { CLOSED, mayTry, noteAsking, noteTrouble, restsUntil } from '../../../src/domain/mail/breaker.ts';

const SECOND = 1_000;
const after = (troubles: number, atMs = 0) => {
  let breaker = CLOSED;
  for (let n = 0; n < troubles; n += 1) breaker = noteTrouble(breaker, atMs, `trouble ${n + 1}`);
  return breaker;
};

describe('trouble with the connection', () => {
  test('once or twice is an accident: everybody goes on', () => {
    expect(mayTry(after(0), 0)).toBe(Infinity);
    expect(mayTry(after(2), 0)).toBe(Infinity);
    expect(restsUntil(after(2), 0)).toBeNull();
  });

  test('three times in a row: nobody tries for 15 s, then one', () => {
    const open = after(3);
    expect(restsUntil(open, 0)).toBe(15 * SECOND);
    expect(mayTry(open, 15 * SECOND - 1)).toBe(0);
    expect(mayTry(open, 15 * SECOND)).toBe(1);
    expect(open.words).toBe('trouble 3');
  });

  test('of messages that were already under way prolongs nothing', () => {
    expect(restsUntil(after(8), 0)).toBe(15 * SECOND);
  });

  test('met again by the one that asks: the rest doubles, up to five minutes', () => {
    let breaker = after(3);
    const rests: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const wallMs = restsUntil(breaker, 0) ?? 0;
      breaker = noteTrouble(breaker, wallMs, 'still');
      rests.push(((restsUntil(breaker, 0) ?? 0) - wallMs) / SECOND);
    }
    expect(rests).toEqual([30, 60, 120, 240, 300, 300]);
  });
});

test('while one message asks, no other does; if its sender dies, another may ask when its lease has ended', () => {
  const asking = noteAsking(after(3), 25 * SECOND);
  expect(mayTry(asking, 16 * SECOND)).toBe(0);
  expect(restsUntil(asking, 16 * SECOND)).toBe(25 * SECOND);
  expect(mayTry(asking, 25 * SECOND)).toBe(1);
  expect(noteAsking(CLOSED, 25 * SECOND)).toEqual(CLOSED);
});
