import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '../../../src/domain/letter/clean-line.ts';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import { subjectLine } from '../../../src/domain/letter/words.ts';
import { anInput, anItem, REPORT, reminderOf, submittedTask, TASK_9 } from './builders.ts';
import { visible, wordsOf } from './reading.ts';
import { SAMPLES } from './samples.ts';

const letters = Object.entries(SAMPLES).map(([name, input]) => ({ name, ...composeLetter(input) }));

describe.each(letters)('$name', ({ subject, text, html }) => {
  test('plain text and HTML say the same, word by word', () => {
    expect(wordsOf(visible(html))).toEqual(wordsOf(text));
  });

  test('lines are at most 76 columns wide, but for links', () => {
    const long = text
      .split('\n')
      .filter((line) => Array.from(line).length > 76 && !line.startsWith('{{link:'));
    expect(long).toEqual([]);
    expect(text).not.toMatch(/[ \t]$/mu);
  });

  test('no exclamation mark, no "bạn", no word of the program', () => {
    const said = `${subject}\n${text}\n${visible(html)}`;
    expect(said).not.toContain('!');
    expect(said).not.toMatch(/(^|[^\p{L}])bạn([^\p{L}]|$)/iu);
    expect(said).not.toMatch(
      /\b(task|round|body|event|reminder|overdue|waiting|open|standing|submitted|due|null|undefined|NaN|object|lead|late|boundary|on-time)\b/iu,
    );
    expect(said).not.toMatch(/đôn đốc|không thực hiện|nghiệm thu|leo thang|mâu thuẫn/iu);
  });

  test('HTML fetches nothing, runs nothing, names its language and both colour schemes', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/u);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form|input|svg|style)\b/iu);
    expect(html).not.toMatch(/url\(|@import|javascript:|\son\w+=/iu);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024);
  });

  test('the subject stands in one line of at most 120 characters', () => {
    expect(subject).toMatch(/^\[KH 77-KH\/TU\] [^\r\n]+$/u);
    expect(Array.from(subject).length).toBeLessThanOrEqual(120);
  });
});

describe('what people and documents write', () => {
  const withTitle = (printed: string): ReturnType<typeof composeLetter> =>
    composeLetter(
      anInput([reminderOf({ definition: { ...TASK_9, title: { printed, checked: null, line: 1 } } })]),
    );

  test('marks that mean something in HTML are shown, not obeyed', () => {
    const { text, html } = withTitle('Xây dựng <b>kế hoạch</b> & "đề án" <script>alert(1)</script> \'A\'');
    expect(html).toContain('Xây dựng &lt;b&gt;kế hoạch&lt;/b&gt; &amp; &quot;đề án&quot; &lt;script&gt;');
    expect(html).not.toContain('<b>');
    expect(text).toContain('<b>kế hoạch</b> & "đề án"');
  });

  test('a placeholder that somebody typed does not become a link', () => {
    const report = { ...REPORT, words: 'Xem {{link:77-kh-tu.77-1.so-tai-chinh}}', personName: '{{link:x}}' };
    const letter = composeLetter(
      anInput([anItem('confirmation-request', { task: submittedTask(), report })]),
    );
    expect(letter.text.match(/\{\{link:/gu)).toHaveLength(1);
    expect(letter.html.match(/\{\{link:/gu)).toHaveLength(2);
    expect(letter.text).toContain('{ {link:77-kh-tu.77-1.so-tai-chinh}}');
  });

  test('line breaks, control characters and marks that turn the writing become spaces', () => {
    expect(cleanLine(' a\r\nBcc: x@y\u0000\u202eb\u2028c ')).toBe('a Bcc: x@y b c');
  });

  test('any text of the plan survives in both forms, which still say the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const { text, html, subject } = withTitle(title);
        const words = wordsOf(cleanLine(title).replace(/[\s./;]+$/u, ''));
        const flatText = wordsOf(text).join(' ');
        expect(wordsOf(visible(html)).join(' ')).toBe(flatText);
        expect(flatText).toContain(words.join(' ').replace(/^[=_-]{3,}$/u, ''));
        expect(subject).not.toMatch(/[\r\n]/u);
      }),
      { numRuns: 300 },
    );
  });

  test('any plan number and words make one subject line of at most 120 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (number, words) => {
          const line = subjectLine(number, words);
          expect(line).toMatch(/^\[KH /u);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          expect(Array.from(line).length).toBeLessThanOrEqual(120);
        },
      ),
    );
  });
});
