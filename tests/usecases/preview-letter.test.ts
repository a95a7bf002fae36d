import { expect, test } from 'vitest';
import { previewLetters } from '../../src/usecases/preview-letter.ts';
import { MAIL_KINDS } from '../../src/usecases/preview-recipes.ts';
import { CALENDAR, PLAN } from '../domain/task/real-plan.ts';
import { ADOPTION } from './place.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';

const input = { adoption: ADOPTION, calendar: CALENDAR, letterTexts: LETTER_TEXTS, to: null };

test('every kind can be read before anything has happened, about a task of the plan itself', async () => {
  const previews = await previewLetters(input, MAIL_KINDS);
  if (!previews.ok) throw new Error(previews.problem.words);
  expect(previews.value.map(({ kind }) => kind)).toEqual(MAIL_KINDS);
  for (const { kind, letter, sendAt } of previews.value) {
    const text = `${kind}: ${letter.subject}\n${letter.text}`;
    expect(text).toMatch(/\[KH 77-KH\/TU\] /u);
    expect(text).toMatch(/Kính (gửi|trình): /u);
    expect(text).toMatch(/Vì sao (có thư này|trình)/u);
    expect(text).not.toMatch(/undefined|NaN|\[object|null/u);
    expect(letter.subject).not.toMatch(/kính trình.*kính trình/iu);
    expect(sendAt > '2018-04-10').toBe(true);
  }
});

test('a body that is asked for is written to about its own task where it has one', async () => {
  const previews = await previewLetters({ ...input, to: 'so-tai-chinh' }, ['reminder']);
  if (!previews.ok) throw new Error(previews.problem.words);
  expect(previews.value[0]?.to.name).toBe('Sở Tài chính');
  expect(previews.value[0]?.letter.text).toContain('Kính gửi: Sở Tài chính');
});

test('an unknown body is answered with all that are known', async () => {
  const refused = await previewLetters({ ...input, to: 'so-la' }, ['reminder']);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'unknown-body' } });
  expect(refused.ok ? '' : refused.problem.words).toContain(PLAN.bodies[0]?.id);
});
