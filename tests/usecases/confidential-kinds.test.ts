import { expect, test } from 'vitest';
import { composeLetter } from '../../src/domain/letter/compose-letter.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { bodyOf } from '../../src/domain/plan/directory.ts';
import { MAIL_KINDS, RECIPES } from '../../src/usecases/preview-recipes.ts';
import { specimenItem } from '../../src/usecases/preview-specimen.ts';
import { liveThrough } from '../../src/usecases/rehearse.ts';
import { at, CALENDAR, on, PLAN, POLICY } from '../domain/task/real-plan.ts';
import { ADOPTION } from './place.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';

const MARK = 'zqx';
const marked = { printed: `Việc ${MARK}`, checked: `Việc ${MARK}`, line: 1 };
const tasks = PLAN.tasks.map((task) => ({
  ...task,
  confidential: true,
  title: marked,
  phrase: marked,
  phrasePart: MARK,
  scope: MARK,
  ambiguity: MARK,
  notes: [MARK],
}));
const plan = { ...PLAN, tasks, events: PLAN.events.map((event) => ({ ...event, words: MARK })) };
const guidance = {
  number: MARK,
  title: MARK,
  issuedBy: MARK,
  issuedOn: on('2018-09-17'),
  registeredOn: on('2018-09-18'),
  undoneBecause: MARK,
};

test('whatever kind of letter there is, a confidential task is told by its number and a link', async () => {
  const from = instant('2018-04-10T08:00:00+07:00');
  const lived = await liveThrough({
    adoption: ADOPTION,
    calendar: CALENDAR,
    letterTexts: LETTER_TEXTS,
    from,
    until: from,
    assumptions: [],
  });
  if (!lived.ok) throw new Error(lived.problem.words);
  const row = lived.value.rows.find(({ entityId }) => entityId === '77-9');
  const recipient = bodyOf(plan, 'so-noi-vu');
  if (row === undefined || recipient === null) throw new Error('no task 9');
  const kinds = MAIL_KINDS.filter(
    (kind) => !RECIPES[kind].state.startsWith('round') && RECIPES[kind].state !== 'duty',
  );
  expect(kinds.length).toBeGreaterThan(30);
  const sendAt = at('2018-12-19');
  for (const mail of kinds) {
    const item = specimenItem({ plan, guidance, mail, recipe: RECIPES[mail], row, sendAt });
    const report = item.report && { ...item.report, words: MARK, personName: MARK, documentNumber: MARK };
    const items = [{ ...item, report }];
    const letter = composeLetter({
      plan,
      policy: POLICY,
      texts: LETTER_TEXTS,
      recipient,
      sendAt,
      items,
      practice: false,
    });
    expect(`${mail} ${JSON.stringify(letter)}`).not.toContain(MARK);
    expect(letter.text).toContain('Nhiệm vụ 9 (mật), mã 77-9');
    expect(letter.calendar).toEqual([]);
  }
});
