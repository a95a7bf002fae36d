import { describe, expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import type { LetterInput, LetterItem } from '../../../src/domain/letter/letter.ts';
import { phraseWords, taskName, titleOf } from '../../../src/domain/letter/task-words.ts';
import { contextOf } from '../../../src/domain/letter/letter-context.ts';
import { at, LONG_MY, on } from './plan-builders.ts';
import { anInput, anItem, aRoundItem } from './builders.ts';
import { flat, sample } from './reading.ts';
import { SAMPLES } from './samples.ts';

/** Stands in everything that belongs to the task and must not travel. */
const MARK = 'zqx';
const marked = (text: string | null): string | null => (text === null ? null : `${text} ${MARK}`);

/** The same letter about a confidential task, with the mark in every word of the plan, of people and of documents. */
function confidential(input: LetterInput): LetterInput {
  const events = input.plan.events.map((event) => ({ ...event, words: `${event.words} ${MARK}` }));
  return { ...input, plan: { ...input.plan, events }, items: input.items.map(hideItem) };
}

function hideItem(item: LetterItem): LetterItem {
  const { subject, guidance, report } = item;
  if (subject.kind !== 'task') return item;
  const { definition, task } = subject;
  const text = { printed: `Việc ${MARK}`, checked: `Việc đã đối chiếu ${MARK}`, line: 1 };
  const schedule = {
    ...task.schedule,
    counted: `${task.schedule.counted} ${MARK}`,
    conflict: marked(task.schedule.conflict),
  };
  return {
    ...item,
    guidance: guidance && {
      ...guidance,
      number: MARK,
      title: MARK,
      undoneBecause: marked(guidance.undoneBecause),
    },
    report: report && {
      ...report,
      words: MARK,
      documentNumber: MARK,
      files: [{ name: `${MARK}.pdf`, size: 1024, sha256: MARK }],
      personName: MARK,
      personTitle: MARK,
    },
    subject: {
      ...subject,
      definition: {
        ...definition,
        confidential: true,
        title: text,
        phrase: text,
        phrasePart: MARK,
        scope: MARK,
        ambiguity: MARK,
        notes: [MARK],
        parts: definition.parts.map((part) => ({ ...part, condition: MARK })),
      },
      task: { ...task, schedule } as typeof task,
    },
  };
}

const ofTasks = Object.entries(SAMPLES).filter(([, input]) =>
  input.items.some(({ subject }) => subject.kind === 'task'),
);

describe('a confidential task', () => {
  test.each(ofTasks)('%s: the number and the link, and not one word of it', (_, input) => {
    const letter = composeLetter(confidential(input));
    expect(JSON.stringify(letter)).not.toContain(MARK);
    expect(letter.calendar).toEqual([]);
    for (const { subject } of input.items) {
      if (subject.kind === 'task') expect(letter.text).toContain(`mã ${subject.definition.id}`);
    }
    expect(letter.text).toContain('{{link:');
    expect(letter.text).not.toMatch(/Thời hạn|Cách tính|Thời gian ghi/u);
  });

  test('the kinds of the letters are not told apart by what they say', () => {
    const textOf = (input: LetterInput): string => {
      const items = input.items.map((item) => ({ ...item, copy: false }));
      const alone = anInput(items.slice(0, 1), { sendAt: at('2018-12-19') });
      return composeLetter(confidential(alone)).text.replace(/Kính gửi: .*/u, '');
    };
    // A receipt tells its code: a person of the body has asked for it on the page that says so.
    const ofTask9 = ofTasks.filter(
      ([name, input]) => input.items.length === 1 && idOf(input) === '77-9' && !name.startsWith('receipt'),
    );
    expect(ofTask9.length).toBeGreaterThan(5);
    expect(new Set(ofTask9.map(([, input]) => textOf(input))).size).toBe(1);
  });

  test('of a receipt its code and time are told besides, and neither words, persons nor files', () => {
    const letter = composeLetter(confidential(sample('receipt')));
    expect(letter.subject).toBe('[KH 77-KH/TU] Nhiệm vụ 9 (mật): biên nhận 3F2A9C01B7');
    expect(flat(letter.text)).toContain(
      'nội dung do Sở Nội vụ gửi đã được lưu lúc 09 giờ 15 ngày 20/12/2018, mã biên nhận 3F2A9C01B7. Nội dung, người gửi và tệp không ghi trong thư.',
    );
  });

  test('in a digest it stands by itself; the other tasks keep their details', () => {
    const [secret] = confidential(anInput([anItem('reminder')])).items;
    const other = anItem('reminder', {
      definition: { ...anItem('reminder').subject.definition, id: '77-2', no: 2 },
    });
    if (secret === undefined) throw new Error('no item');
    const letter = composeLetter(anInput([secret, other]));
    expect(letter.text).not.toContain(MARK);
    expect(letter.text).toContain('Nhiệm vụ mật, đề nghị xem tại liên kết');
    expect(letter.text).toContain('"Thực hiện và hoàn thành trong năm 2018"');
  });

  test('among several assignments only the open ones are described', () => {
    const [secret] = confidential(anInput([anItem('assignment')])).items;
    const round = aRoundItem('round-request');
    if (secret === undefined) throw new Error('no item');
    const letter = composeLetter(anInput([secret, round], { recipient: LONG_MY, sendAt: at('2018-04-11') }));
    expect(letter.text).not.toContain(MARK);
    expect(letter.calendar.map(({ entityId }) => entityId)).toEqual(['77-IV.2a']);
  });

  test('the overdue letter still addresses the head of the body', () => {
    const input = SAMPLES['overdue-letter'];
    if (input === undefined) throw new Error('no sample');
    expect(composeLetter(confidential(input)).text).toContain('Kính gửi: Đồng chí Giám đốc Sở Nội vụ');
  });

  test('a letter that lists tasks shows its number alone', () => {
    const [item] = confidential(anInput([anItem('reminder')])).items;
    if (item?.subject.kind !== 'task') throw new Error('no task');
    const context = contextOf(anInput([item], { sendAt: at(on('2018-12-19')) }), 'whole');
    const { definition } = item.subject;
    expect([taskName, titleOf, phraseWords].map((words) => words(definition, context)).join()).not.toContain(
      MARK,
    );
  });
});

const idOf = ({ items: [first] }: LetterInput): string | null =>
  first?.subject.kind === 'task' ? first.subject.definition.id : null;
