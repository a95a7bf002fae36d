import { instant } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Round } from '../../src/domain/report/round.ts';
import { newLife } from '../../src/domain/task/task.ts';
import type { Task } from '../../src/domain/task/task.ts';
import type { ClockMode } from '../../src/ports/clock.ts';
import type {
  AdoptedPlan,
  EntityRow,
  GuidanceRow,
  LinkRow,
  MessageRow,
  OutboxRow,
  ReportRow,
  StoredFact,
} from '../../src/ports/store.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { LADDER_POLICY } from '../support/ladder-policy.ts';

/** A place where a store can live: what a database must offer so that the contract can be held against it. */
export interface StorePlace {
  /** Opens the store of the place once more: a connection of its own each time. */
  open(clockMode?: ClockMode): Promise<SqlStore>;
  /** Runs SQL past the store, as somebody with the file in his hands would. */
  tamper(sql: string): void;
  /** A process of its own that counts `rounds` times in setting "count" and appends a fact to `entityId` each time. */
  hammer(entityId: string, rounds: number): Promise<{ readonly done: number; readonly leases: number }>;
  /** As `hammer`, without end: `kill` ends it by SIGKILL and returns when it is gone. */
  hammerOn(entityId: string): { kill(): Promise<void> };
  remove(): void;
}

export const START: Instant = instant('2018-04-10T08:00:00+07:00');
export const at = (text: string): Instant => instant(`${text}+07:00`);

export const POLICY: Policy = {
  sending: {
    from: '08:00',
    until: '10:00',
    retryUntil: '17:00',
    prepareAt: '06:00',
    workingDaysOnly: true,
    usefulWorkingDays: 5,
  },
  reminders: { byLength: [{ longerThanWorkingDays: 0, workingDaysBefore: [3] }], quietAfterAssignment: 3 },
  overdue: { letterAfterWorkingDays: 1, reviewMonths: 12 },
  rounds: {
    askMonthsBeforeEnd: [2, 1, 0],
    requestWorkingDaysBefore: 20,
    remindWorkingDaysBefore: [3],
    closeAfterWorkingDays: 1,
    summaryWorkingDays: 10,
  },
  ladder: LADDER_POLICY,
  watchMonths: [1, 7],
  horizonYears: 3,
  standingReviewMonth: 12,
  dueSoonWorkingDays: 7,
  confirmers: ['ban-to-chuc'],
  superiors: ['ban-to-chuc'],
  completion: { implementing: 'counted' },
  secondSignature: 'none',
  decisions: {
    extensionWorkingDays: 5,
    counterReminderWorkingDays: 5,
    counterLapseWorkingDays: 10,
    contestWorkingDays: 10,
    opinionWorkingDays: 7,
    suspensionReviewWorkingDays: 60,
  },
  guidance: { undoMinutes: 30 },
  calendarEntries: 'publish',
  links: { validDays: 90 },
  contact: null,
};

export const aPlan = (more: Partial<Plan> = {}): Plan => ({
  id: '77',
  number: '77-KH/TU',
  title: 'Kế hoạch thực hiện Nghị quyết',
  issuedBy: 'Tỉnh ủy',
  signedBy: 'Phó Bí thư',
  documentOn: localDate('2018-04-10'),
  office: 'ban-to-chuc',
  tasks: [],
  obligations: [],
  events: [],
  unassigned: [],
  receivers: [],
  bodies: [],
  groups: [],
  ...more,
});

export const adopted = (id = '77', digest = 'a'.repeat(64)): AdoptedPlan => ({
  plan: aPlan({ id }),
  policy: POLICY,
  adoptedAt: START,
  digest,
});

const SCHEDULE: Task['schedule'] = {
  course: 'dated',
  startOn: null,
  dueOn: localDate('2018-12-31'),
  boundaryOn: null,
  lastWorkingOn: localDate('2018-12-28'),
  ceilingOn: null,
  feasibleUntil: null,
  toConfirm: false,
  provisional: false,
  conflict: null,
  counted: 'trong năm 2018: hết ngày 31/12/2018',
  points: [],
};

export const aTask = (): Task => ({
  ...newLife(
    {
      answeredBy: 'so-noi-vu',
      leads: ['so-noi-vu'],
      coordinating: [],
      implementing: [],
      watchedBy: null,
      confirmer: 'ban-to-chuc',
      superior: 'ban-to-chuc',
      membersRequired: false,
      office: 'ban-to-chuc',
    },
    SCHEDULE,
  ),
  progress: 'open',
});

export const aRound = (): Round => ({
  kind: 'round',
  progress: 'open',
  asked: { kind: 'document' },
  collector: 'ban-to-chuc',
  keeper: 'ban-to-chuc',
  expected: ['so-noi-vu'],
  received: [],
  schedule: SCHEDULE,
  passed: [],
});

export const anEntity = (entityId: string, more: Partial<EntityRow> = {}): EntityRow => ({
  planId: '77',
  entityId,
  kind: 'task',
  state: null,
  version: 0,
  seenVersion: 0,
  nextAt: null,
  nextWhy: null,
  finished: false,
  chain: '',
  ...more,
});

export const aFact = (
  entityId: string,
  seq: number,
  more: Partial<StoredFact> & { readonly previousChain?: string } = {},
) => ({
  planId: '77',
  entityId,
  seq,
  key: `instant/${seq}`,
  fact: { kind: 'instantReached', at: START } as const,
  previousChain: '',
  ...more,
});

type NewLetter = Omit<OutboxRow, 'id' | 'messageId'>;

export const aLetter = (orderKey: string, more: Partial<NewLetter> = {}): NewLetter => ({
  planId: '77',
  entityId: '77-1',
  orderKey,
  mail: 'reminder',
  to: 'so-noi-vu',
  copy: false,
  sendAt: START,
  status: 'queued',
  about: { point: 'reminder/2018-12-19', workingDaysLeft: 7, last: false, dueOn: null },
  ...more,
});

export const aMessage = (id: string, more: Partial<MessageRow> = {}): MessageRow => ({
  planId: '77',
  id,
  kind: 'reminder',
  recipient: 'so-noi-vu',
  to: ['sonoivu@haugiang.example'],
  subject: 'Nhắc thời hạn: nhiệm vụ 1',
  text: 'Kính gửi {{link:77/77-1/so-noi-vu}}',
  html: '<p>Kính gửi</p>',
  blocks: [{ kind: 'link', label: 'Trả lời', href: '{{link:77/77-1/so-noi-vu}}', compact: false }],
  calendar: null,
  messageId: `<${id}@haugiang.example>`,
  references: ['<77-1@haugiang.example>'],
  tasks: ['77-1'],
  sendAt: START,
  priority: 1,
  composedAt: START,
  usefulUntil: at('2018-04-17T00:00'),
  status: 'queued',
  sentAt: null,
  response: null,
  tries: 0,
  leaseUntil: 0,
  fence: 0,
  retryAt: 0,
  ...more,
});

export const aLink = (id: string, more: Partial<LinkRow> = {}): LinkRow => ({
  planId: '77',
  id,
  entityId: '77-1',
  body: 'so-noi-vu',
  purpose: 'answer',
  digest: `digest of ${id}`,
  generation: 1,
  expiresAt: at('2018-07-10T00:00'),
  status: 'open',
  ...more,
});

export const aReport = (id: string, more: Partial<ReportRow> = {}): ReportRow => ({
  planId: '77',
  id,
  entityId: '77-1',
  body: 'so-noi-vu',
  kind: 'result',
  at: START,
  personName: 'Nguyễn Văn A',
  personTitle: 'Chuyên viên',
  words: 'Đã hoàn thành đề án',
  documentNumber: '12-BC/SNV',
  documentOn: localDate('2018-04-09'),
  files: [],
  purpose: null,
  paper: null,
  ...more,
});

export const aGuidance = (id: string, more: Partial<GuidanceRow> = {}): GuidanceRow => ({
  planId: '77',
  id,
  number: '10-HD/BTCTW',
  title: 'Hướng dẫn thực hiện',
  issuedBy: 'Ban Tổ chức Trung ương',
  issuedOn: localDate('2018-09-17'),
  receivedOn: null,
  events: ['tw-huong-dan-cong-dong'],
  registeredAt: START,
  undoUntil: at('2018-04-10T08:30'),
  undone: null,
  ...more,
});

/** A store with the plan and tasks 77-1 … 77-n, nothing applied yet. */
export async function withTasks(store: SqlStore, count = 1): Promise<SqlStore> {
  const rows = Array.from({ length: count }, (_, index) => anEntity(`77-${index + 1}`));
  await store.write(async (tx) => {
    await tx.adoptPlan(adopted());
    await tx.saveEntities(rows);
  });
  return store;
}
