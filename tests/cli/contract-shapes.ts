import { z } from 'zod';

/** The JSON of the contract, written from its words; more fields may be added, none may be missing or of another kind. */
const on = z.iso.date();
export const instantShape = z.iso.datetime({ offset: true });

const PROGRESS = [
  'waiting',
  'not-started',
  'open',
  'presented',
  'submitted',
  'done',
  'impossible',
  'standing',
  'suspended',
  'cancelled',
] as const;

const STATUS = [
  'awaiting-event',
  'not-yet',
  'in-time',
  'due-soon',
  'due-today',
  'overdue',
  'contested',
  'boundary',
  'no-deadline',
  'conflict',
  'to-confirm',
  'on-time',
  'late',
] as const;

export const deadlineShape = z.looseObject({
  status: z.enum(STATUS),
  dueOn: on.nullable(),
  lastWorkingOn: on.nullable(),
  ceilingOn: on.nullable(),
  feasibleUntil: on.nullable(),
  originalDueOn: on.nullable(),
  provisional: z.boolean(),
  counted: z.string(),
});

export const taskShape = z.looseObject({
  id: z.string().regex(/^77-\d+[ab]?$/),
  no: z.int(),
  title: z.string().min(1),
  phrase: z.string().min(1),
  progress: z.enum(PROGRESS),
  deadline: deadlineShape,
  awaits: z.array(z.looseObject({ event: z.string(), words: z.string() })),
  parts: z.array(
    z.looseObject({
      body: z.string(),
      role: z.enum(['lead', 'coordinating', 'implementing']),
      progress: z.enum(PROGRESS),
    }),
  ),
  next: z.looseObject({ at: instantShape, why: z.string() }).nullable(),
});

const count = z.int().min(0);

export const statusShape = z.looseObject({
  clock: z.looseObject({ now: instantShape, mode: z.enum(['practice', 'real']) }),
  plan: z.looseObject({ id: z.string(), number: z.string(), tasks: count, obligations: count }),
  counts: z.looseObject({
    progress: z.partialRecord(z.enum(PROGRESS), count),
    deadline: z.partialRecord(z.enum(STATUS), count),
  }),
  tasks: z.array(taskShape),
  mail: z.looseObject({
    queued: count,
    sent: count,
    captured: count,
    held: count,
    failed: count,
    withdrawn: count,
  }),
  alarms: z.array(z.looseObject({ kind: z.string(), task: z.string(), words: z.string() })),
});

export const clockShape = z.looseObject({
  from: instantShape,
  to: instantShape,
  wakeUps: count,
  mails: count,
});

export const eventsShape = z.array(
  z.looseObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/),
    words: z.string(),
    tasks: z.array(z.string()).min(1),
    registered: z.looseObject({ id: z.string(), issuedOn: on }).nullable(),
  }),
);

export const guidanceShape = z.looseObject({
  document: z.looseObject({ number: z.string(), issuedOn: on, receivedOn: on.nullable() }),
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      before: deadlineShape,
      after: deadlineShape,
      conflict: z.string().nullable(),
    }),
  ),
  mails: z.array(z.looseObject({ to: z.email(), subject: z.string(), sendAt: instantShape })),
  undoUntil: instantShape,
});

export const registeredShape = guidanceShape.extend({ id: z.string().min(1) });

export const mailShape = z.looseObject({
  id: z.string(),
  kind: z.string(),
  to: z.array(z.email()),
  cc: z.array(z.email()),
  subject: z.string(),
  sendAt: instantShape,
  status: z.enum(['queued', 'held', 'sent', 'captured', 'failed', 'withdrawn']),
  sentAt: instantShape.nullable(),
  messageId: z
    .string()
    .regex(/^<.+>$/)
    .nullable(),
  tasks: z.array(z.string()).min(1),
  text: z.string().min(1),
});

const dateOrMinute = z.union([on, z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d\+07:00$/)]);

const meaning = {
  start: dateOrMinute.nullable(),
  finish: dateOrMinute.nullable(),
  finishInclusive: z.boolean().nullable(),
  offset: z
    .looseObject({
      amount: z.number(),
      unit: z.enum(['day', 'working_day', 'month', 'year', 'hour']),
      direction: z.enum(['after', 'before']),
    })
    .nullable(),
  event: z.string().nullable(),
  recurrence: z.looseObject({ every: z.string(), due: z.unknown() }).nullable(),
  ongoing: z.boolean(),
};

export const readingShape = z.looseObject({
  id: z.unknown(),
  refused: z.looseObject({ words: z.string(), reason: z.string() }).nullable(),
  ...meaning,
  flags: z.array(z.string()),
  readings: z.array(z.looseObject(meaning)),
  counted: z.string(),
});

export const planCheckShape = z.looseObject({
  plan: z.string().nullable(),
  tasks: count,
  obligations: count,
  problems: z.array(
    z.looseObject({
      file: z.string(),
      line: z.int().min(1).nullable(),
      path: z.string(),
      found: z.string(),
      allowed: z.string(),
    }),
  ),
  readings: z.array(z.looseObject({ task: z.string(), phrase: z.string(), reading: readingShape })),
});

export const rebuildShape = z.looseObject({ open: count, started: count, alreadyRunning: count });

export const verifyShape = z.looseObject({
  ok: z.boolean(),
  problems: z.array(z.looseObject({ kind: z.string(), entity: z.string(), words: z.string() })),
});

export const problemShape = z.strictObject({
  problem: z.strictObject({ kind: z.string(), words: z.string() }),
});

export const rehearseShape = z.looseObject({
  mails: z
    .array(
      z.looseObject({
        at: instantShape,
        to: z.email(),
        kind: z.string(),
        tasks: z.array(z.string()).min(1),
        subject: z.string().min(1),
      }),
    )
    .min(1),
  tasks: z.array(taskShape),
  warnings: z.array(z.looseObject({ kind: z.string(), words: z.string().min(1) })),
});
