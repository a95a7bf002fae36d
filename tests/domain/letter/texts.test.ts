import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkText } from '../../../config/text-check.ts';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import { createTemplate, createSay } from '../../../src/domain/letter/texts/template.ts';
import { ofTask } from '../../../src/domain/letter/texts/text-rule.ts';
import { LETTER_TEXTS } from '../../support/letter-texts.ts';
import { anInput, anItem, aTask, at, OFFICE, reminderOf, TASK_9 } from './builders.ts';
import { flat, sample } from './reading.ts';

const TEXTS = LETTER_TEXTS;
const rule = ofTask.sentence({ own: ['vaiTro', 'tinhTrang'] });

/** The reminder with its reason in other words. */
const worded = (why: string, more: Parameters<typeof reminderOf>[0] = {}) =>
  composeLetter(
    anInput([reminderOf(more)], {
      texts: { ...TEXTS, reminder: { ...TEXTS.reminder, why: createTemplate(why, rule.may) } },
    }),
  );

describe('an office words a text', () => {
  test('and every placeholder it may use says what it means', () => {
    const letter = worded(rule.may.map((name) => `{${name}}`).join(' | '));
    expect(flat(letter.text)).toContain(
      'Vì sao có thư này: Sở Nội vụ | Ban Tổ chức Tỉnh ủy | Kế hoạch số 77-KH/TU | 10/4/2018 | ',
    );
    expect(flat(letter.text)).toContain(
      '| Đề nghị | đề nghị | 08 giờ 00 ngày 19/12/2018 | 19/12/2018 | 9 | nhiệm vụ 9 "',
    );
  });

  test('and a word of the plan that looks like a placeholder stays a word', () => {
    const definition = { ...TASK_9, title: { ...TASK_9.title, checked: 'Việc {soNhiemVu} {{link:x}}' } };
    const { text, html } = worded('{nhiemVu}', { definition });
    expect(flat(text)).toContain('nhiệm vụ 9 "Việc {soNhiemVu} { {link:x}}"');
    expect(html).not.toContain('{{link:x}}');
  });

  test('its own subject is cut and never broken, upwards it is presented', () => {
    const subject = createTemplate(
      `{soNhiemVu} {hanCuoi} ${'dài '.repeat(30)}`,
      TEXTS.reminder.subject.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name])),
    );
    const texts = { ...TEXTS, reminder: { ...TEXTS.reminder, subject, subjectDayOff: subject } };
    const letter = composeLetter(anInput([reminderOf()], { texts }));
    expect(letter.subject).toMatch(/^\[KH 77-KH\/TU\] 9 31\/12\/2018 dài .*…$/u);
    expect(Array.from(letter.subject).length).toBeLessThanOrEqual(120);
  });

  test('the letter of a confidential task is worded by itself, whatever its kind', () => {
    const opening = createTemplate('Mã {maNhiemVu}, số {soNhiemVu}.', ['maNhiemVu', 'soNhiemVu']);
    const texts = { ...TEXTS, confidential: { ...TEXTS.confidential, opening } };
    const items = [
      anItem('result-confirmed', { definition: { ...TASK_9, confidential: true }, task: aTask('open') }),
    ];
    const { text } = composeLetter(anInput(items, { texts, recipient: OFFICE, sendAt: at('2018-12-24') }));
    expect(text).toContain('Mã 77-9, số 9.');
  });
});

test('whatever words pass the check, text and HTML say them alike, and nothing in them acts', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...rule.may.map((name) => `{${name}}`),
      '<',
      '>',
      '&',
      '"',
      "'",
      '{',
      '}',
      '{{link:',
      '<b>',
      '\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const why = pieces.join(' ');
      fc.pre(checkText(rule, why).length === 0);
      const { text, html, subject } = worded(why);
      const known = composeLetter(sample('reminder'));
      expect(subject).toBe(known.subject);
      expect(html.match(/<[a-z/!][^>]*>/giu)).toEqual(known.html.match(/<[a-z/!][^>]*>/giu));
      const unescaped = html
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      const [, said = ''] = /Vì sao có thư này: (.*?) ?Cách tính: /u.exec(flat(text)) ?? [];
      expect(unescaped.replaceAll(/\s+/gu, ' ')).toContain(said.trim());
      expect(text.match(/\{\{link:/gu)).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('a text with a name that its rule does not know cannot be made, and a value that is missing is no blank', () => {
  expect(() => createTemplate('{tieuDe}', ['soNhiemVu'])).toThrow('must not hold the placeholder {tieuDe}');
  const template = createTemplate('{soNhiemVu}', ['soNhiemVu']);
  // @ts-expect-error a value that the template needs is not given
  expect(() => createSay({ coQuan: 'Ban' })(template)).toThrow('nothing is known to stand for {soNhiemVu}');
});
