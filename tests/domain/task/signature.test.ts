import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/domain/policy.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import { partiesOf } from '../../../src/domain/task/lay-out-task.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { SignatureFact } from '../../../src/domain/task/signature-fact.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import {
  PLAN,
  POLICY,
  assignment,
  at,
  definitionOf,
  isMail,
  live,
  on,
  reached,
  result,
} from './real-plan.ts';
import type { Lived } from './real-plan.ts';

/* Task 9: Sở Nội vụ, to be finished by 31/12/2018; its result is signed by the head of the body. */

const SIGNED: Policy = { ...POLICY, secondSignature: ['77-9'] };
const BODY = 'so-noi-vu';

const evidence = { documentNumber: '12-KH/SNV', documentOn: on('2018-12-10'), files: [] };
const prepare = (date: string, reportId = 'cb-1', body = BODY): SignatureFact => ({
  kind: 'resultPrepared',
  ...{ at: at(date, '10:30'), body, reportId, evidence },
});
const giveBack = (date: string, reportId = 'cb-1'): SignatureFact => ({
  kind: 'preparedReturned',
  ...{ at: at(date, '14:00'), body: BODY, reportId, returnId: 'tl-1' },
});
const sign = (date: string, signs = 'cb-1'): TaskFact => ({ ...result(BODY, date, 'ky-1'), evidence, signs });

const assigned = (): TaskFact => ({
  ...assignment('77-9'),
  parties: partiesOf(PLAN, definitionOf('77-9'), SIGNED),
});
const lived = (...facts: readonly TaskFact[]): Lived => live(assigned(), ...facts);
const mailsOf = ({ orders }: { orders: Lived['orders'] }) =>
  orders.filter(isMail).map(({ mail, to }) => `${mail} ${to}`);
const withdrawnBy = ({ last }: Lived) =>
  last.orders.flatMap((order) => (order.kind === 'withdrawMail' ? order.mails : []));
const refusedAs = (task: Task, fact: TaskFact): string | null => refuseTaskFact(task, fact)?.kind ?? null;

describe('whose results wait for a head: what the policy says', () => {
  test.each<[Policy['secondSignature'], boolean]>([
    ['none', false],
    ['all', true],
    [['77-9', '77-12'], true],
    [['77-12'], false],
  ])('%j: task 9 %s', (secondSignature, waits) => {
    const parties = partiesOf(PLAN, definitionOf('77-9'), { ...POLICY, secondSignature });
    expect(parties.secondSignature ?? false).toBe(waits);
  });

  test('a task that was divided off is signed like the one it comes from', () => {
    const origin = {
      dividedFrom: '77-9',
      decisionId: 'qd-1',
      documentNumber: '1-QĐ',
      documentOn: on('2018-11-05'),
    };
    const part = { ...definitionOf('77-9'), id: '77-9a', origin };
    const ofPart = { ...part, id: '77-9aa', origin: { ...origin, dividedFrom: '77-9a' } };
    const plan = { ...PLAN, tasks: [...PLAN.tasks, part, ofPart] };
    expect(partiesOf(plan, ofPart, SIGNED).secondSignature).toBe(true);
    expect(
      partiesOf(plan, ofPart, { ...POLICY, secondSignature: ['77-12'] }).secondSignature,
    ).toBeUndefined();
  });
});

describe('a prepared result', () => {
  const prepared = lived(prepare('2018-12-10'));

  test('hands nothing in: the task stands as before, and the head is written to with a link of his own', () => {
    expect(prepared.task).toMatchObject({
      progress: 'open',
      reports: 0,
      prepared: [{ reportId: 'cb-1', body: BODY, at: at('2018-12-10', '10:30') }],
    });
    expect(prepared.last.orders.filter(isMail)).toMatchObject([
      {
        mail: 'signature-request',
        to: BODY,
        copy: false,
        held: false,
        about: { reportId: 'cb-1', link: 'sign' },
      },
    ]);
  });

  test('stops no reminder, no rung and no date: the next wake-up is the same', () => {
    expect(prepared.last.next).toEqual(lived().last.next);
    expect(withdrawnBy(prepared)).toEqual(['signature-request', 'signature-returned']);
    const after = decideTask(prepared.task, reached('2018-12-28'));
    expect(mailsOf(after)).toContain(`reminder ${BODY}`);
    expect(mailsOf(decideTask(after.state, reached('2019-01-02')))).toContain(`overdue-letter ${BODY}`);
  });

  test('answers no opinion, no extension: what the body has asked for goes on', () => {
    const asked: TaskFact = {
      kind: 'extensionRequested',
      ...{
        at: at('2018-12-09'),
        body: BODY,
        requestId: 'gh-1',
        proposedOn: on('2019-03-29'),
        reason: 'budget',
      },
      undecided: {
        key: 'k',
        kind: 'extension-undecided',
        at: at('2018-12-17'),
        sendAt: null,
        workingDaysLeft: null,
      },
    };
    const { task } = lived(asked, prepare('2018-12-10'));
    expect(task.extensions.open?.requestId).toBe('gh-1');
    expect(task.timers).toHaveLength(1);
  });

  test('a newer one takes its place, and of the older one nobody is asked any more', () => {
    const again = lived(prepare('2018-12-10'), prepare('2018-12-12', 'cb-2'));
    expect(again.task.prepared.map(({ reportId }) => reportId)).toEqual(['cb-2']);
    expect(withdrawnBy(again)).toContain('signature-request');
    expect(refusedAs(again.task, sign('2018-12-13', 'cb-1'))).toBe('nothing-to-sign');
    expect(refusedAs(again.task, sign('2018-12-13', 'cb-2'))).toBeNull();
  });

  test('of another body stays beside it', () => {
    const both = lived(prepare('2018-12-10'), prepare('2018-12-11', 'cb-2', 'ban-to-chuc-tinh-uy'));
    expect(both.task.prepared.map(({ body }) => body)).toEqual([BODY, 'ban-to-chuc-tinh-uy']);
    expect(refusedAs(both.task, sign('2018-12-13', 'cb-2'))).toBe('nothing-to-sign');
  });
});

describe('the head signs', () => {
  test('and the result is handed in: reminders and the letter for signing are taken back, the confirmer is asked', () => {
    const signed = lived(prepare('2018-12-10'), sign('2018-12-20'));
    expect(signed.task).toMatchObject({
      progress: 'submitted',
      prepared: [],
      reports: 1,
      submission: { reportId: 'ky-1', body: BODY, verdict: 'on-time', evidence },
    });
    expect(mailsOf(signed.last)).toEqual(['confirmation-request ban-to-chuc-tinh-uy']);
    expect(withdrawnBy(signed)).toEqual(expect.arrayContaining(['reminder', 'signature-request']));
  });

  test.each([
    ['prepared and signed in time', '2018-12-10', '2018-12-31', 'on-time'],
    ['prepared in time, signed after the date', '2018-12-10', '2019-01-02', 'late'],
    ['prepared and signed after the date', '2019-01-02', '2019-01-03', 'late'],
  ])('%s: judged by the day of the signature', (_, preparedOn, signedOn, verdict) => {
    expect(lived(prepare(preparedOn), sign(signedOn)).task).toMatchObject({ submission: { verdict } });
  });

  test('what has been presented in time stays in time, whenever it is signed', () => {
    const present: TaskFact = {
      kind: 'resultPresented',
      ...{
        at: at('2018-12-05'),
        body: BODY,
        reportId: 'tt-1',
        documentNumber: '45-TTr/SNV',
        documentOn: on('2018-12-05'),
      },
    };
    const { task } = lived(prepare('2018-12-04'), present, sign('2019-01-03'));
    expect(task).toMatchObject({ progress: 'submitted', submission: { verdict: 'on-time' } });
  });

  test('what the confirmer gives back is prepared anew', () => {
    const back: TaskFact = {
      kind: 'resultReturned',
      ...{ at: at('2018-12-21'), by: 'ban-to-chuc-tinh-uy', decisionId: 'qd-1' },
    };
    const { task } = lived(prepare('2018-12-10'), sign('2018-12-20'), back);
    expect(task).toMatchObject({ progress: 'open', prepared: [] });
    expect(refusedAs(task, sign('2018-12-22'))).toBe('nothing-to-sign');
    expect(refusedAs(task, prepare('2018-12-22', 'cb-2'))).toBeNull();
  });
});

describe('the head gives back', () => {
  const back = lived(prepare('2018-12-10'), giveBack('2018-12-11'));
  test('nothing waits any more, the body is told, the date runs on', () => {
    expect(back.task).toMatchObject({ progress: 'open', prepared: [], returned: 0 });
    expect(back.last.orders.filter(isMail)).toMatchObject([
      { mail: 'signature-returned', to: BODY, about: { decisionId: 'tl-1' } },
    ]);
    expect(back.last.next).toEqual(lived().last.next);
  });
  test('a second word about it finds nothing', () => {
    expect(refusedAs(back.task, giveBack('2018-12-12'))).toBe('nothing-to-sign');
    expect(refusedAs(back.task, sign('2018-12-12'))).toBe('nothing-to-sign');
  });
});

describe('what cannot be', () => {
  const open = lived().task;
  const oneSignature = live(assignment('77-9')).task;
  const paper: TaskFact = { ...result(BODY, '2018-12-20'), receivedOn: on('2018-12-19') };
  test.each<[string, Task, TaskFact, string | null]>([
    ['a result through the link of the body, unsigned', open, result(BODY, '2018-12-20'), 'unsigned'],
    ['a result on paper, which is signed', open, paper, null],
    [
      'a draft without evidence',
      open,
      { ...prepare('2018-12-10'), evidence: { ...evidence, documentNumber: null } } as TaskFact,
      'no-evidence',
    ],
    ['a draft where one signature is enough', oneSignature, prepare('2018-12-10'), 'one-signature'],
    ['a result where one signature is enough', oneSignature, result(BODY, '2018-12-20'), null],
    ['a signature under nothing', open, sign('2018-12-20'), 'nothing-to-sign'],
    [
      'a draft after the result',
      lived(prepare('2018-12-10'), sign('2018-12-20')).task,
      prepare('2018-12-21', 'cb-2'),
      'moved-on',
    ],
  ])('%s', (_, task, fact, kind) => {
    expect(refusedAs(task, fact)).toBe(kind);
  });
});

describe('a decision about the task meanwhile', () => {
  const review = {
    key: 'r',
    kind: 'suspension-review',
    at: at('2019-03-01'),
    sendAt: null,
    workingDaysLeft: null,
  } as const;
  const decided = { decisionId: 'qd-9', noticeSendAt: null };
  const suspend: TaskFact = { kind: 'taskSuspended', at: at('2018-12-11'), review, ...decided };
  const cancel: TaskFact = { kind: 'taskCancelled', at: at('2018-12-11'), replacedBy: [], ...decided };
  const divide: TaskFact = {
    kind: 'taskDivided',
    ...{ at: at('2018-12-11'), into: ['77-9a'], undoUntil: at('2018-12-11', '08:30'), ...decided },
    noticeSendAt: at('2018-12-11', '08:30'),
  };

  test('suspended: it waits, cannot be signed, and can be once the work goes on', () => {
    const asleep = lived(prepare('2018-12-10'), suspend);
    expect(refusedAs(asleep.task, sign('2018-12-12'))).toBe('moved-on');
    const resume: TaskFact = {
      kind: 'taskResumed',
      at: at('2018-12-13'),
      schedule: asleep.task.schedule,
      ...decided,
    };
    expect(refusedAs(decideTask(asleep.task, resume).state, sign('2018-12-14'))).toBeNull();
  });

  test('dropped: nothing waits, and the letter to the head is taken back', () => {
    const dropped = lived(prepare('2018-12-10'), cancel);
    expect(dropped.task.prepared).toEqual([]);
    expect(withdrawnBy(dropped)).toEqual(expect.arrayContaining(['signature-request', 'signature-returned']));
  });

  test('divided and taken back within the window: it waits again, and the head is asked once more', () => {
    const undo: TaskFact = { kind: 'divisionUndone', at: at('2018-12-11', '08:10'), decisionId: 'qd-9' };
    const back = lived(prepare('2018-12-10'), divide, undo);
    expect(back.task.prepared.map(({ reportId }) => reportId)).toEqual(['cb-1']);
    expect(back.last.orders.filter(isMail).map(({ key }) => key)).toContain(
      `signature-request/cb-1/qd-9/${BODY}`,
    );
  });
});
