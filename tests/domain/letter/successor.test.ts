import { describe, expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import { bodyOf } from '../../../src/domain/plan/directory.ts';
import { at, definitionOf, liveOf, PLAN, POLICY } from '../task/real-plan.ts';
import { LETTER_TEXTS } from '../../support/letter-texts.ts';

/** What a body is told about a task on a day, as a copy or to be acted on. */
function letterTo(id: string, mail: 'reminder' | 'assignment', body: string, date: string): string {
  const recipient = bodyOf(PLAN, body);
  if (recipient === null) throw new Error(`no body ${body}`);
  const { task } = liveOf(id);
  const { text } = composeLetter({
    plan: PLAN,
    policy: POLICY,
    texts: LETTER_TEXTS,
    recipient,
    sendAt: at(date),
    practice: false,
    items: [
      {
        mail,
        copy: mail === 'reminder',
        about: {},
        subject: { kind: 'task', definition: definitionOf(id), task, next: null, nextWhy: null },
        guidance: null,
        report: null,
        link: null,
        version: 1,
        servedOn: [],
      },
    ],
  });
  return text.replaceAll(/\s+/g, ' ');
}

describe('Ngã Bảy became a city in 02/2020, inside the time of the plan', () => {
  test.each([
    ['ubnd-thi-xa-nga-bay', '2018-04-11'],
    ['ubnd-thanh-pho-nga-bay', '2020-03-02'],
  ])('%s is told its part in task 19 on %s', (body, date) => {
    expect(letterTo('77-19', 'assignment', body, date)).toContain('Vai trò: Cơ quan phối hợp');
  });

  test('a copy says that its reader coordinates, under the new name', () => {
    const text = letterTo('77-9', 'reminder', 'thanh-uy-nga-bay', '2020-03-02');
    expect(text).toContain('Thành ủy Ngã Bảy là cơ quan phối hợp');
  });

  test('before that day the city stands for nobody', () => {
    expect(letterTo('77-19', 'assignment', 'ubnd-thanh-pho-nga-bay', '2019-03-01')).not.toContain('Vai trò');
  });
});
