import { expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';

const CONTEXT = { documentOn: null };

test.each([
  ['Hoàn thành sau 03 thág kể từ khi Trung ương ban hành văn bản', '03 thág'],
  ['trong vòng 15 ngàyy kể từ ngày nhận', '15 ngàyy'],
])('a unit that no spelling explains is refused, not dropped: %s', (text, words) => {
  const { refused, offset } = parseDeadline(text, CONTEXT);
  expect(refused?.code).toBe('unit-missing');
  expect(refused?.words).toContain(words);
  expect(offset).toBeNull();
});

test('a count of places before "từ năm" is no length', () => {
  expect(parseDeadline('Thực hiện tại 03 xã từ năm 2018', CONTEXT)).toMatchObject({
    refused: null,
    start: '2018-01-01',
  });
});
