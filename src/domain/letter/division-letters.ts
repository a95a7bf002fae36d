import { membersOf, taskOf } from '../plan/directory.ts';
import type { TaskDefinition } from '../plan/plan.ts';
import { aboutTask, dateAbout, reportedRows } from './about-task.ts';
import { byEndOf } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { partnersUnder, phraseWords, taskNumber, titleOf } from './task-words.ts';
import { capitalised, joinWords, quoted, sentence } from './words.ts';

/** `9a`, `9b`: as people call the tasks of these ids; an id that is no task's is shown as it is. */
export const numbersOf = (ids: string, { plan }: LetterContext): readonly string[] =>
  ids
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => {
      const definition = taskOf(plan, id);
      return definition === undefined ? id : taskNumber(definition);
    });

/**
 * To every party of the divided task: what has taken its place, each new task with its words, time and bodies. Whoever has
 * a part in a new one finds its notice of assignment in the same message.
 */
export function composeTaskDivided(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['task-changed'];
  const say = sayOfTask(item, context);
  const ids = String(item.about['replacedBy'] ?? '');
  const definitions = ids.split(' ').flatMap((id) => taskOf(context.plan, id) ?? []);
  const numbers = { cacSo: joinWords(numbersOf(ids, context)) };
  const former = dateAbout(item, 'formerDueOn');
  const goesOn = definitions.filter((definition) => takesPart(definition, context)).map(taskNumber);
  return aboutTask(item, context, {
    ask: 'deadline-moved',
    subject: say(texts.subjectDivided, numbers),
    opening: say(texts.openingDivided, numbers),
    rows: {
      'Thời hạn trước khi chia': former === null ? null : sentence(byEndOf(former)),
      ...Object.fromEntries(definitions.map((definition) => newTaskRow(definition, context))),
      ...reportedRows(item, context, 'Nội dung quyết định'),
    },
    request: null,
    answer: null,
    why: say(texts.whyDivided),
    next:
      goesOn.length === 0 ? say(texts.nextDividedEnd) : say(texts.nextDivided, { cacSo: joinWords(goesOn) }),
  });
}

const takesPart = ({ parts }: TaskDefinition, { plan, recipient }: LetterContext): boolean =>
  parts.some((part) => membersOf(plan, part).includes(recipient.id));

function newTaskRow(definition: TaskDefinition, context: LetterContext): readonly [string, string] {
  const bodies = [
    ['tham mưu', partnersUnder(definition, 'lead', context)],
    ['phối hợp', partnersUnder(definition, 'coordinating', context)],
    ['thực hiện', partnersUnder(definition, 'implementing', context)],
  ] as const;
  const named = bodies.filter(([, names]) => names !== '').map(([role, names]) => `${role}: ${names}`);
  const words = [
    quoted(titleOf(definition, context)),
    `thời gian: ${phraseWords(definition, context)}`,
    ...named,
  ];
  return [`Nhiệm vụ ${taskNumber(definition)}`, sentence(capitalised(words.join('; ')))];
}
