import { formatInstant } from '../calendar/instant.ts';
import { headOf } from '../plan/directory.ts';
import { aboutTask } from './about-task.ts';
import type { Rows } from './about-task.ts';
import { paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import { documentWords, personWords } from './result-letters.ts';
import { sayOfTask } from './say-task.ts';
import type { Section, TaskItem } from './section.ts';
import { joinNames, quoted, sentence, shortened } from './words.ts';

/** To the head of a body: what a specialist has prepared, and the link of his own behind which he signs it or gives it back. */
export function composeSignatureRequest(item: TaskItem, context: LetterContext): Section {
  const texts = context.texts['signature-request'];
  const say = sayOfTask(item, context);
  const section = aboutTask(item, context, {
    ask: 'sign',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows: preparedRows(item, context),
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
  if (context.recipient.headMailbox != null) return section;
  const through = paragraph(say(texts.through));
  return {
    ...section,
    get blocks() {
      return [through, ...section.blocks];
    },
    get brief() {
      return [through, ...section.brief];
    },
  };
}

/** To the body: its head has not signed, and why. */
export function composeSignatureReturned(item: TaskItem, context: LetterContext): Section {
  const { report } = item;
  const texts = context.texts['signature-returned'];
  const say = sayOfTask(item, context);
  return aboutTask(item, context, {
    ask: 'complete',
    subject: say(texts.subject),
    opening: say(texts.opening),
    rows:
      report === null
        ? {}
        : {
            'Lý do': sentence(shortened(report.words, 1500)),
            'Người trả lại': sentence(personWords(report)),
          },
    request: say(texts.request),
    answer: say(texts.answer),
    why: say(texts.why),
    next: say(texts.next),
  });
}

function preparedRows({ report }: TaskItem, { detail }: LetterContext): Rows {
  if (report === null) return {};
  const words = report.words.trim();
  return {
    'Văn bản': documentWords(report.documentNumber, report.documentOn),
    'Tệp kèm theo':
      report.files.length === 0 ? null : sentence(joinNames(report.files.map(({ name }) => name))),
    'Nội dung báo cáo':
      words === '' ? null : sentence(quoted(shortened(words, detail === 'whole' ? 2000 : 300))),
    'Người chuẩn bị': sentence(personWords(report)),
    'Chuẩn bị lúc': sentence(formatInstant(report.at)),
  };
}

/**
 * In what a body is reminded of: its own draft is not its report, and the date runs on until its head has signed. Of others'
 * drafts nobody is told.
 */
export function waitsForHead(item: TaskItem, context: LetterContext): readonly Block[] {
  const draft = item.subject.task.prepared.find(({ body }) => context.actsFor(body));
  if (draft === undefined || item.copy) return [];
  const say = sayOfTask(item, context);
  const own = { lucChuanBi: formatInstant(draft.at), chucDanh: headOf(context.recipient) };
  return [paragraph(say(context.texts['signature-request'].waits, own))];
}
