import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { parseDeadline } from '../deadline/parse-deadline.ts';
import { recipientOn } from './directory.ts';
import type { BodyId, EntityId, Part, PartRole, Plan, TaskDefinition } from './plan.ts';

/** A new task as the decision words it. */
export interface NewTask {
  readonly title: string;
  /** The words of the decision that hold its time; read by the deadline language like those of the plan. */
  readonly phrase: string;
  /** Null: it is limited to nothing. */
  readonly scope: string | null;
  /** Who answers. */
  readonly lead: BodyId;
  readonly coordinating: readonly Part['refersTo'][];
  readonly implementing: readonly Part['refersTo'][];
}

export type NewTaskField = 'title' | 'phrase' | 'lead' | 'coordinating' | 'implementing';

/** What is wrong with which of the new tasks (0, 1 …), in a sentence for its field. */
export interface NewTaskFault {
  readonly index: number;
  readonly field: NewTaskField;
  readonly words: string;
}

/** The decision by which the plan is amended. */
export interface DividingDecision {
  readonly id: string;
  readonly documentNumber: string;
  readonly documentOn: LocalDate;
}

/** Every fault at once; the dates that follow are looked at by whoever lays them out. */
export function findFaults(
  plan: Plan,
  divided: TaskDefinition,
  drafts: readonly NewTask[],
  { documentOn }: DividingDecision,
  today: LocalDate,
): readonly NewTaskFault[] {
  return drafts.flatMap((draft, index): readonly NewTaskFault[] => {
    const fault = (field: NewTaskField, words: string | null): readonly NewTaskFault[] =>
      words === null ? [] : [{ index, field, words }];
    return [
      ...fault('title', draft.title.trim() === '' ? 'Chưa ghi nội dung của nhiệm vụ mới.' : null),
      ...fault('phrase', phraseFault(divided, draft.phrase, documentOn)),
      ...fault('lead', leadFault(plan, draft.lead, today)),
      ...fault('coordinating', unknownFault(plan, draft.coordinating)),
      ...fault('implementing', unknownFault(plan, draft.implementing)),
    ];
  });
}

function phraseFault(divided: TaskDefinition, phrase: string, documentOn: LocalDate): string | null {
  if (phrase.trim() === '')
    return 'Chưa ghi thời gian thực hiện; ghi như trong quyết định, ví dụ: hoàn thành trong quý II/2019.';
  const reading = parseDeadline(phrase, { documentOn });
  const { refused } = reading;
  if (refused !== null) return `Không đọc được "${refused.words}": ${refused.reason}`;
  if (reading.recurrence !== null)
    return 'Một nhiệm vụ có một thời hạn hoặc thường xuyên; thời gian lặp lại theo kỳ thuộc về chế độ báo cáo.';
  if (reading.event === null || divided.awaits.length > 0) return null;
  return `Thời gian này tính từ "${reading.event}", mà nhiệm vụ được chia không chờ văn bản hay điều kiện nào. Ghi một mốc thời gian.`;
}

function leadFault(plan: Plan, lead: BodyId, today: LocalDate): string | null {
  if (lead === '') return 'Chọn cơ quan tham mưu, là cơ quan chịu trách nhiệm chính.';
  const body = plan.bodies.find(({ id }) => id === lead);
  if (body === undefined) return `Không có cơ quan "${lead}" trong danh mục của Kế hoạch.`;
  return recipientOn(plan, lead, today) === null
    ? `${body.name} không còn, và chưa xác định cơ quan kế thừa. Chọn một cơ quan đang hoạt động.`
    : null;
}

function unknownFault(plan: Plan, refs: readonly Part['refersTo'][]): string | null {
  const unknown = refs.find((ref) => nameOf(plan, ref) === null);
  if (unknown === undefined) return null;
  return `Không có "${'body' in unknown ? unknown.body : unknown.group}" trong danh mục của Kế hoạch.`;
}

const nameOf = (plan: Plan, ref: Part['refersTo']): string | null =>
  ('body' in ref
    ? plan.bodies.find(({ id }) => id === ref.body)
    : plan.groups.find(({ id }) => id === ref.group)
  )?.name ?? null;

/**
 * The definitions of the new tasks. They carry the number of the divided task and its secrecy; their words, time and
 * bodies are their own, and nobody has confirmed how their time is read. A new task waits for what the divided one waits
 * for where its own words wait for something.
 */
export function defineNewTasks(
  plan: Plan,
  divided: TaskDefinition,
  drafts: readonly NewTask[],
  ids: readonly EntityId[],
  decision: DividingDecision,
): readonly TaskDefinition[] {
  const { documentNumber, documentOn, id: decisionId } = decision;
  const origin = { dividedFrom: divided.id, decisionId, documentNumber, documentOn };
  return drafts.map((draft, index): TaskDefinition => {
    const { title, phrase, scope, lead } = draft;
    const reading = parseDeadline(phrase, { documentOn });
    const several = reading.readings.length;
    return {
      id: ids[index] ?? divided.id,
      no: divided.no,
      title: { printed: title, checked: null, line: divided.title.line },
      phrase: { printed: phrase, checked: null, line: divided.phrase.line },
      phrasePart: null,
      confidential: divided.confidential,
      scope,
      parts: [
        ...partsOf(plan, 'lead', [{ body: lead }]),
        ...partsOf(plan, 'coordinating', draft.coordinating),
        ...partsOf(plan, 'implementing', draft.implementing),
      ],
      answeredBy: lead,
      awaits: reading.event === null ? [] : divided.awaits,
      readingConfirmedBy: null,
      ambiguity:
        several === 0
          ? null
          : `"${phrase}" có ${String(several + 1).padStart(2, '0')} cách hiểu; thời hạn đang tính theo cách thứ nhất.`,
      notes: [`Chia từ nhiệm vụ ${divided.id} theo số ${documentNumber} ngày ${formatDate(documentOn)}.`],
      origin,
    };
  });
}

const partsOf = (plan: Plan, role: PartRole, refs: readonly Part['refersTo'][]): readonly Part[] =>
  refs.map((refersTo) => ({ role, printed: nameOf(plan, refersTo) ?? '', refersTo, condition: null }));
