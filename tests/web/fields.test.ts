import { describe, expect, test } from 'vitest';
import { dateFault, readDate } from '../../src/web/forms/fields.ts';
import { sizeWords } from '../../src/domain/letter/words.ts';
import { attachment, safeName } from '../../src/web/forms/file-names.ts';

describe('dates as people type them', () => {
  test.each([
    ['17/9/2018', '2018-09-17'],
    ['05/05/2018', '2018-05-05'],
    ['5/5/2018', '2018-05-05'],
    ['17-9-2018', '2018-09-17'],
    ['17.9.2018', '2018-09-17'],
    ['2018-09-17', '2018-09-17'],
    ['29/02/2020', '2020-02-29'],
    ['29/02/2019', null],
    ['31/4/2018', null],
    ['13/13/2018', null],
    ['17/9/18', null],
    ['2018/9/17', null],
    ['17 tháng 9', null],
    ['31/12/1899', null],
    ['01/01/1900', '1900-01-01'],
    ['31/12/2199', '2199-12-31'],
    ['2200-01-01', null],
    ['01/01/9999', null],
    ['', null],
  ])('"%s" → %s', (typed, on) => {
    expect(readDate(typed)).toBe(on);
  });
});

test.each([
  ['31/4/2018', '"31/4/2018" không phải một ngày có thật. Ghi ngày/tháng/năm, ví dụ 17/9/2018.'],
  ['01/01/9999', '"01/01/9999" nằm ngoài các năm 1900 đến 2199.'],
])('%s: what is wrong is told', (typed, words) => {
  expect(dateFault(typed)).toBe(words);
});

describe('names of files', () => {
  test.each([
    ['Kế hoạch số 15.pdf', 'Kế hoạch số 15.pdf'],
    ['C:\\Users\\An\\bao cao.docx', 'bao cao.docx'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'tep'],
    ['a\u202efdp.exe', 'a fdp.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie x.pdf'],
    ['"<b>".pdf', 'b.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });
  test.each(['😀', 'a😀', 'ab😀', 'abc😀'])(
    'one of many %s is cut between characters, and can be sent',
    (start) => {
      const kept = safeName(`${start}${'😀'.repeat(80)}.pdf`);
      expect(kept.isWellFormed()).toBe(true);
      expect(attachment(kept)).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w%.-]+$/);
    },
  );
  test('a long one keeps its ending', () => {
    const kept = safeName(`${'dài '.repeat(100)}.pdf`);
    expect(kept.length).toBeLessThanOrEqual(120);
    expect(kept).toMatch(/\.pdf$/);
  });
  test('in a header a name is plain for old programs and exact for new ones', () => {
    expect(attachment('Đề án.pdf')).toBe(
      `attachment; filename="De an.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n.pdf`,
    );
  });
  test.each([
    [0, '0 byte'],
    [1500, '2 KB'],
    [1_300_000, '1,2 MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
