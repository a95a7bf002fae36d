import type { LetterContext } from './letter-context.ts';
import type { TaskItem } from './section.ts';
import { phraseWords, taskName, taskNumber } from './task-words.ts';
import { createSay } from './texts/template.ts';
import type { Say } from './texts/template.ts';
import type { TaskPlaceholder } from './texts/text-rule.ts';

/** Fills texts about one task. Its words are put together only where a text uses them: a rehearsal asks for subjects alone. */
export function sayOfTask(item: TaskItem, context: LetterContext): Say<TaskPlaceholder> {
  const { definition, task } = item.subject;
  return createSay({
    ...context.values,
    soNhiemVu: taskNumber(definition),
    get nhiemVu() {
      return taskName(definition, context);
    },
    get nguyenVan() {
      return phraseWords(definition, context);
    },
    get coQuanChuTri() {
      return context.nameOf(task.parties.answeredBy);
    },
  });
}
