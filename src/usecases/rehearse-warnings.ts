import { onOf } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { bodyName, isUndetermined } from '../domain/plan/directory.ts';
import type { EntityId, Plan } from '../domain/plan/plan.ts';
import { historyOf } from './rehearse-history.ts';
import type { History, OrderedLetter } from './rehearse-history.ts';
import type { Lived } from './rehearse.ts';
import { pileUps } from './rehearse-pile-ups.ts';
import { tetCollisions } from './rehearse-tet.ts';
import type { RehearsedDraft, RehearsedMail } from './rehearse-view.ts';
import type { TaskView } from './views.ts';

/** What a rehearsal can point at; the list is closed. */
export type WarningKind =
  | 'pile-up'
  | 'tet'
  | 'silent'
  | 'no-mailbox'
  | 'no-successor'
  | 'ceiling-reached'
  | 'conflict'
  | 'overdue-unserved'
  | 'standing-committee';

export interface Warning {
  readonly kind: WarningKind;
  /** One Vietnamese sentence. */
  readonly words: string;
  /** The tasks and duties it is about; empty where it is about a day or a body. */
  readonly tasks: readonly EntityId[];
}

export interface Rehearsed {
  readonly lived: Lived;
  readonly mails: readonly RehearsedMail[];
  readonly drafts: readonly RehearsedDraft[];
  readonly tasks: readonly TaskView[];
}

/** Everything that a person should look at before the plan runs, what concerns decisions first. */
export function warningsOf(rehearsed: Rehearsed): readonly Warning[] {
  const history = historyOf(rehearsed.lived);
  return [
    ...conflicts(history),
    ...ceilingsReached(rehearsed),
    ...standingCommittee(rehearsed, history),
    ...unserved(rehearsed),
    ...silent(rehearsed),
    ...undetermined(rehearsed.lived.rules.adopted.plan),
    ...withoutReceiver(rehearsed.lived.rules.adopted.plan, history),
    ...tetCollisions(rehearsed),
    ...pileUps(rehearsed),
  ];
}

const warn = (kind: WarningKind, tasks: readonly EntityId[], words: string): Warning => ({
  kind,
  words,
  tasks,
});

const conflicts = ({ conflicts }: History): readonly Warning[] =>
  conflicts.map(({ entityId, at, words }) =>
    warn(
      'conflict',
      [entityId],
      `Nhiệm vụ ${entityId} vướng về thời hạn từ ngày ${formatDate(onOf(at))}, chờ quyết định: ${words}`,
    ),
  );

function ceilingsReached({ lived }: Rehearsed): readonly Warning[] {
  return lived.rows.flatMap(({ entityId, state }) => {
    if (state?.kind !== 'task' || state.progress !== 'impossible') return [];
    const { ceilingOn } = state.schedule;
    const by = ceilingOn === null ? '' : ` trước mốc ${formatDate(ceilingOn)}`;
    return [
      warn(
        'ceiling-reached',
        [entityId],
        `Nhiệm vụ ${entityId} chưa thực hiện được do chưa có hướng dẫn${by}: nếu sự kiện đang chờ không đến, nhiệm vụ khép lại như vậy.`,
      ),
    ];
  });
}

/** Nothing may reach it unseen, so everything that would is said beforehand. */
function standingCommittee({ lived }: Rehearsed, { letters }: History): readonly Warning[] {
  const { plan } = lived.rules.adopted;
  const above = letters.filter(({ to, recipient }) => isAbove(recipient?.name ?? bodyName(plan, to)));
  return [...Map.groupBy(above, ({ to }) => to)].map(([to, own]) =>
    warn(
      'standing-committee',
      tasksOf(own),
      `${bodyName(plan, to)}: ${count(own.length)} thư hoặc dự thảo được soạn, sớm nhất ngày ${firstDay(own)}, về ${tasksOf(own).join(', ')}.`,
    ),
  );
}

const ABOVE = /^(ban thường vụ tỉnh ủy|thường trực tỉnh ủy|bộ phận thường trực)/u;
const isAbove = (name: string): boolean =>
  ABOVE.test(name.normalize('NFC').toLocaleLowerCase('vi').replaceAll('uỷ', 'ủy'));

/** An overdue mark counts against a body: it must have been told after the day, not only before it. */
function unserved({ lived, mails, drafts, tasks }: Rehearsed): readonly Warning[] {
  const overdue = tasks.filter(({ deadline }) => deadline.status === 'overdue');
  const states = new Map(lived.rows.map((row) => [row.entityId, row.state]));
  const told = new Map<EntityId, RehearsedMail[]>();
  for (const mail of mails) for (const id of mail.tasks) told.set(id, [...(told.get(id) ?? []), mail]);
  const untold = overdue.filter(({ id, deadline }) => {
    const state = states.get(id);
    const answers = state?.kind === 'task' ? state.parties.answeredBy : null;
    const after = (told.get(id) ?? []).filter(
      ({ at, body }) => body === answers && deadline.dueOn !== null && onOf(at) > deadline.dueOn,
    );
    return after.length === 0;
  });
  const drafted = new Set(drafts.flatMap((draft) => draft.tasks));
  const groups = [
    [untold.filter(({ id }) => drafted.has(id)), 'thư còn là dự thảo chờ lãnh đạo duyệt'],
    [untold.filter(({ id }) => !drafted.has(id)), 'không có thư nào được soạn'],
  ] as const;
  return groups.flatMap(([some, why]) => {
    const ids = some.map(({ id }) => id);
    if (ids.length === 0) return [];
    const words = `Sau ngày hết hạn, chưa có thư nào chuyển đến cơ quan chịu trách nhiệm của ${count(ids.length)} nhiệm vụ quá hạn (${why}): ${ids.join(', ')}.`;
    return [warn('overdue-unserved', ids, words)];
  });
}

/** An open task that nothing will ever wake, or that nobody has ever been written to about. */
function silent({ lived, mails }: Rehearsed): readonly Warning[] {
  const { plan } = lived.rules.adopted;
  const lastOn = new Map(mails.flatMap(({ tasks, at }) => tasks.map((id) => [id, onOf(at)] as const)));
  const open = lived.rows.filter((row) => !row.finished);
  return open.flatMap(({ entityId, nextAt }) => {
    const on = lastOn.get(entityId);
    const name = entityName(plan, entityId);
    if (on === undefined)
      return [warn('silent', [entityId], `Không có thư nào về ${name} trong suốt thời gian này.`)];
    if (nextAt !== null) return [];
    const words = `Sau ngày ${formatDate(on)}, ${name} còn dở mà không còn mốc nào ở phía trước: sẽ không ai được nhắc nữa.`;
    return [warn('silent', [entityId], words)];
  });
}

/** `nhiệm vụ 77-9`, `mục IV.2a` */
function entityName({ obligations }: Plan, id: EntityId): string {
  const duty = obligations.find((obligation) => obligation.id === id);
  return duty === undefined ? `nhiệm vụ ${id}` : `mục ${duty.no}`;
}

function undetermined(plan: Plan): readonly Warning[] {
  const parts = [...plan.tasks, ...plan.obligations].flatMap((item) =>
    ('parts' in item ? item.parts : [...item.owners, ...item.coordinating])
      .filter((part) => isUndetermined(plan, part))
      .map((part) => ({ printed: part.printed, id: item.id })),
  );
  return [...Map.groupBy(parts, ({ printed }) => printed)].map(([printed, own]) => {
    const ids = [...new Set(own.map(({ id }) => id))];
    return warn(
      'no-mailbox',
      ids,
      `"${printed}" (${ids.join(', ')}) chưa xác định gồm những cơ quan nào: không gửi thư cho nhóm này.`,
    );
  });
}

/** Letters that were ordered and that nobody could get: without a mailbox, or without one successor on the day. */
function withoutReceiver(plan: Plan, { letters }: History): readonly Warning[] {
  const lost = letters.filter(({ recipient }) => recipient?.mailbox == null);
  return [...Map.groupBy(lost, ({ to, recipient }) => `${to} ${recipient?.id ?? ''}`).values()].flatMap(
    (own) => {
      const [first] = own;
      if (first === undefined) return [];
      const name = bodyName(plan, first.to);
      const what = `${count(own.length)} thư không có nơi nhận, thư đầu tiên ngày ${firstDay(own)} (${tasksOf(own).join(', ')})`;
      if (first.recipient === null)
        return [
          warn(
            'no-successor',
            tasksOf(own),
            `${name} không còn vào ngày gửi và chưa có một cơ quan kế thừa duy nhất: ${what}.`,
          ),
        ];
      const now = first.recipient.id === first.to ? name : `${first.recipient.name} (kế thừa ${name})`;
      return [warn('no-mailbox', tasksOf(own), `${now} chưa có hộp thư: ${what}.`)];
    },
  );
}

const tasksOf = (letters: readonly OrderedLetter[]): readonly EntityId[] => [
  ...new Set(letters.map(({ entityId }) => entityId)),
];

function firstDay(letters: readonly OrderedLetter[]): string {
  const days = letters.map(({ sendAt }): LocalDate => onOf(sendAt)).toSorted();
  return days[0] === undefined ? '' : formatDate(days[0]);
}

/** Offices write counts below ten with a zero. */
const count = (n: number): string => String(n).padStart(2, '0');
