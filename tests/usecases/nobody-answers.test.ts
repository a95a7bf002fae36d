import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTask } from '../../src/usecases/answer-task.ts';
import { decideOnTask } from '../../src/usecases/decide-task.ts';
import type { DecisionWords } from '../../src/usecases/decide-task.ts';
import { judgeResult } from '../../src/usecases/judge-result.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

/* One store and one time line: each test goes on where the one before it stopped. */

let here: Place;
beforeAll(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-12-03', '09:00'));
});
afterAll(() => here.remove());

const person = { personName: 'Nguyễn Văn An', personTitle: 'Phó Giám đốc' };
const paper = { documentNumber: '12-CV', documentOn: on('2018-12-03') };
const said = (id: string) => ({ id, ...person, ...paper, words: 'Lý do.', files: [] });
const decided = (id: string, entityId: string): DecisionWords => ({
  id,
  planId: PLAN_ID,
  entityId,
  by: 'ban-to-chuc-tinh-uy',
  ...person,
  ...paper,
  words: 'Ý kiến.',
});

async function linkOf(entityId: string, body: string) {
  const opened = await openLink(here.deps, here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, entityId, body)));
  if (opened === null) throw new Error(`no link for ${body} to ${entityId}`);
  return opened;
}

const lettersOf = async (entityId: string, mail: string): Promise<readonly string[]> =>
  (await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId })))
    .filter((row) => row.mail === mail && row.status !== 'withdrawn')
    .map((row) => `${row.sendAt.slice(0, 10)} ${row.to}`)
    .toSorted();

const textOf = async (mail: string): Promise<string> => {
  const rows = await here.store.read((tx) => tx.outbox(PLAN_ID, { entityId: '77-9', status: 'taken' }));
  const ids = rows.filter((row) => row.mail === mail).flatMap((row) => row.messageId ?? []);
  const [message] = await here.store.read((tx) => tx.messages(PLAN_ID, ids));
  return message?.text ?? '';
};

describe('task 9: another date is offered, and the body does not answer', () => {
  beforeAll(async () => {
    const asked = { kind: 'extension', proposedOn: on('2019-06-28'), reason: 'budget' } as const;
    await answerTask(here.deps, await linkOf('77-9', 'so-noi-vu'), asked, said('gh-1'));
    const offer = { kind: 'extension-countered', until: on('2019-03-29') } as const;
    const done = await decideOnTask(here.deps, offer, decided('qd-1', '77-9'));
    if (!done.ok) throw new Error(done.problem.words);
  });

  test('the offer says until when it holds: the tenth working day, 17/12/2018', async () => {
    await here.liveUntil(at('2018-12-04', '09:00'));
    expect(await textOf('extension-decision')).toContain('Trả lời: chậm nhất hết ngày 17/12/2018 (thứ Hai).');
  });

  test('reminded on the fifth working day; lapsed after the tenth, both sides told on the morning after', async () => {
    await here.liveUntil(at('2018-12-18', '10:30'));
    expect(await lettersOf('77-9', 'counter-reminder')).toEqual(['2018-12-10 so-noi-vu']);
    expect(await lettersOf('77-9', 'counter-lapsed')).toEqual([
      '2018-12-18 ban-to-chuc-tinh-uy',
      '2018-12-18 so-noi-vu',
    ]);
    expect((await here.row('77-9')).state).toMatchObject({
      schedule: { dueOn: '2018-12-31' },
      extensions: { open: null, lapsed: [{ until: '2019-03-29' }] },
    });
  });

  test('the result comes late, is confirmed, and the late mark is contested', async () => {
    await here.liveUntil(at('2019-01-10', '09:00'));
    const result = { kind: 'result' as const, ...said('kq-1') };
    await submitReport(here.deps, await linkOf('77-9', 'so-noi-vu'), result);
    const confirmed = await judgeResult(here.deps, { ...decided('xn-1', '77-9'), verdict: 'confirm' });
    expect(confirmed.ok).toBe(true);
    const contested = await answerTask(
      here.deps,
      await linkOf('77-9', 'so-noi-vu'),
      { kind: 'contest' },
      said('yk-1'),
    );
    expect(contested.ok).toBe(true);
  });

  test('nobody concludes: reported on the tenth working day and every two weeks, until somebody does', async () => {
    await here.liveUntil(at('2019-03-01', '10:30'));
    expect(await lettersOf('77-9', 'contest-undecided')).toEqual([
      '2019-01-24 bo-phan-thuong-truc',
      // Thursday 07/02 is Tết: the first working day after it.
      '2019-02-11 bo-phan-thuong-truc',
      '2019-02-21 bo-phan-thuong-truc',
    ]);
    expect(await here.row('77-9')).toMatchObject({ finished: false, state: { progress: 'done' } });
    const kept = { kind: 'mark-concluded', verdict: 'late', until: null } as const;
    await decideOnTask(here.deps, kept, decided('kl-1', '77-9'));
    expect(await here.row('77-9')).toMatchObject({ finished: true, nextAt: null });
  });
});

test('task 2: suspended when late, resumed under its date; the resting days hold, then the ladder goes on', async () => {
  const { state } = await here.row('77-2');
  expect(state).toMatchObject({ kind: 'task', progress: 'open' });
  const before = state?.kind === 'task' ? state.ladder.climbed.length : 0;
  await decideOnTask(here.deps, { kind: 'suspended' }, decided('td-1', '77-2'));
  await here.liveUntil(at('2019-03-11', '10:30'));
  await decideOnTask(here.deps, { kind: 'resumed', until: null }, decided('tt-1', '77-2'));
  await here.liveUntil(at('2019-03-14', '10:30'));
  const rests = await here.row('77-2');
  expect(rests.state).toMatchObject({ progress: 'open', ladder: { resting: true } });
  await here.liveUntil(at('2019-03-15', '10:30'));
  const goesOn = await here.row('77-2');
  if (goesOn.state?.kind !== 'task') throw new Error('77-2 is a task');
  expect(goesOn.state.ladder.resting).toBe(false);
  expect(goesOn.state.ladder.climbed.length).toBeGreaterThanOrEqual(before);
  expect((await verifyStore(here.deps, PLAN_ID, [], false)).problems).toEqual([]);
});
