import { expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import type { LetterItem } from '../../../src/domain/letter/letter.ts';
import { anInput, anItem, aSchedule, aTask, at, GUIDANCE, on, WAITING } from './builders.ts';
import { SAMPLES } from './samples.ts';

const entriesOf = (items: readonly LetterItem[], more: Parameters<typeof anInput>[1] = {}) =>
  composeLetter(anInput(items, { sendAt: at('2018-04-11'), ...more })).calendar;

test('a dated task that is assigned stands on its last working day, with the due date in words', () => {
  expect(entriesOf([anItem('assignment', { version: 1 })])).toEqual([
    {
      entityId: '77-9',
      body: 'so-noi-vu',
      action: 'set',
      sequence: 1,
      on: '2018-12-28',
      summary: '[KH 77-KH/TU] Nhiệm vụ 9, ngày làm việc cuối cùng trong hạn (hạn 31/12/2018)',
      description: [
        'Xây dựng kế hoạch khắc phục tình trạng trưởng ấp, khu vực không phải là đảng viên.',
        'Thời gian ghi trong Kế hoạch: "Thực hiện và hoàn thành trong năm 2018".',
        'Thời hạn: chậm nhất hết ngày 31/12/2018 (thứ Hai).',
        'Cách tính: "trong năm 2018" tính đến hết ngày 31/12/2018; ngày này nghỉ hoán đổi, làm bù ngày 05/01/2019, nên ngày làm việc cuối là 28/12/2018.',
        'Trả lời tại liên kết trong thư của Ban Tổ chức Tỉnh ủy ngày 11/4/2018.',
      ].join('\n'),
    },
  ]);
});

test.each([
  ['a task that waits for a document', { task: aTask('waiting', { schedule: WAITING }) }],
  [
    'two dates that clash',
    { task: aTask('open', { schedule: aSchedule({ conflict: 'hai mốc trái nhau' }) }) },
  ],
  [
    'a date that is over',
    {
      task: aTask('open', {
        schedule: aSchedule({ dueOn: on('2018-04-01'), lastWorkingOn: on('2018-03-30') }),
      }),
    },
  ],
])('%s is not entered', (_, more) => {
  expect(entriesOf([anItem('assignment', more)])).toEqual([]);
});

test('a reminder moves no date, and neither does a result', () => {
  for (const kind of ['reminder', 'result-confirmed', 'overdue-letter', 'confirmation-request'] as const)
    expect(composeLetter(sample(kind)).calendar).toEqual([]);
});

test('a withdrawn document takes its day back where the task waits again, and sets the earlier one where it does not', () => {
  const withdrawn = { guidance: { ...GUIDANCE, undoneBecause: 'nhầm văn bản' }, version: 3 };
  const waits = aTask('waiting', { schedule: WAITING, originalDueOn: on('2018-12-17') });
  const [cancelled] = entriesOf([anItem('event-withdrawn', { ...withdrawn, task: waits })]);
  expect(cancelled).toMatchObject({ action: 'cancel', sequence: 3, on: '2018-12-17' });
  const [back] = entriesOf([anItem('event-withdrawn', withdrawn)]);
  expect(back).toMatchObject({ action: 'set', sequence: 3, on: '2018-12-28' });
});

test.each([
  ['granted', ['set']],
  ['refused', []],
  ['countered', []],
] as const)('an extension that is %s', (outcome, actions) => {
  const entries = entriesOf([anItem('extension-decision', { about: { outcome }, version: 5 })]);
  expect(entries.map(({ action }) => action)).toEqual(actions);
});

test('a task that is suspended loses its day, one that is amended gets the new one', () => {
  const suspended = {
    ...aTask('open'),
    progress: 'suspended',
    since: at('2018-06-01'),
    decisionId: 'd1',
  } as const;
  const [taken] = entriesOf([anItem('task-changed', { task: suspended, version: 6 })]);
  expect(taken).toMatchObject({ action: 'cancel', sequence: 6, on: '2018-12-31' });
  const [moved] = entriesOf([anItem('task-changed', { version: 7 })]);
  expect(moved).toMatchObject({ action: 'set', sequence: 7, on: '2018-12-28' });
});

test('a round that is opened is entered too, and a trial says that it is one', () => {
  const input = sample('round-request');
  const [entry] = composeLetter({ ...input, practice: true }).calendar;
  expect(entry?.summary).toMatch(/^\[KH 77-KH\/TU\] CHẠY THỬ: Gửi .* theo điểm 2, mục IV, hạn 04\/5\/2018$/u);
});

test('no entry of any letter holds a link', () => {
  const all = Object.values(SAMPLES).flatMap((input) => composeLetter(input).calendar);
  expect(all.length).toBeGreaterThan(2);
  expect(JSON.stringify(all)).not.toMatch(/\{\{|https?:/u);
});

function sample(name: string) {
  const input = SAMPLES[name];
  if (input === undefined) throw new Error(`no sample ${name}`);
  return input;
}
