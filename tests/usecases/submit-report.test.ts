import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { judgeResult } from '../../src/usecases/judge-result.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { openLink, submitReport } from '../../src/usecases/submit-report.ts';
import type { OpenedLink, ReportForm } from '../../src/usecases/submit-report.ts';
import { at, on } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

let here: Place;
beforeEach(async () => {
  here = await place();
  await here.adopt();
  await here.liveUntil(at('2018-04-11', '09:00'));
});
afterEach(() => here.remove());

const form = (id: string, more: Partial<ReportForm> = {}): ReportForm => ({
  id,
  kind: 'result',
  personName: 'Nguyễn Văn A',
  personTitle: 'Phó Giám đốc',
  words: 'Đã ban hành kế hoạch.',
  documentNumber: '12-KH/SNV',
  documentOn: on('2018-04-11'),
  files: [],
  ...more,
});

async function linkOf(entityId: string, body: string): Promise<OpenedLink> {
  const token = here.deps.tokens.tokenOf(linkIdOf(PLAN_ID, entityId, body));
  const opened = await openLink(here.deps, token);
  if (opened === null) throw new Error(`no link for ${body} to ${entityId}`);
  return opened;
}
const kindOf = (result: { ok: boolean; problem?: { kind: string } }): string | null =>
  result.ok ? null : (result.problem?.kind ?? null);

describe('the answer through a link', () => {
  test('sent twice it is stored once, and the second time says so', async () => {
    const link = await linkOf('77-9', 'so-noi-vu');
    const first = await submitReport(here.deps, link, form('mau-1'));
    expect(first).toMatchObject({ ok: true, value: { again: false } });
    const stored = await here.everything();
    const again = await submitReport(here.deps, link, form('mau-1', { words: 'khác' }));
    expect(again).toMatchObject({
      ok: true,
      value: { again: true, report: { words: 'Đã ban hành kế hoạch.' } },
    });
    expect(await here.everything()).toEqual(stored);
  });

  test('a form is good for one task and one body', async () => {
    await submitReport(here.deps, await linkOf('77-9', 'so-noi-vu'), form('mau-1'));
    const elsewhere = await submitReport(here.deps, await linkOf('77-1', 'so-noi-vu'), form('mau-1'));
    expect(kindOf(elsewhere)).toBe('form-reused');
  });

  test('what is refused leaves neither words nor fact', async () => {
    const bare = form('mau-1', { documentNumber: null, documentOn: null });
    expect(kindOf(await submitReport(here.deps, await linkOf('77-9', 'so-noi-vu'), bare))).toBe(
      'no-evidence',
    );
    expect(await here.store.read((tx) => tx.report(PLAN_ID, 'mau-1'))).toBeNull();
    expect((await here.row('77-9')).version).toBe(1);
  });

  test('confirmed by another body the task is done, its link shows and takes nothing more', async () => {
    await submitReport(here.deps, await linkOf('77-9', 'so-noi-vu'), form('mau-1'));
    const word = {
      id: 'qd-1',
      planId: PLAN_ID,
      entityId: '77-9',
      verdict: 'confirm' as const,
      personName: 'Trần Thị B',
      personTitle: 'Phó Trưởng ban',
      words: '',
    };
    expect(kindOf(await judgeResult(here.deps, { ...word, by: 'so-noi-vu' }))).toBe('judges-himself');
    const done = await judgeResult(here.deps, { ...word, by: 'ban-to-chuc-tinh-uy' });
    expect(done).toMatchObject({ ok: true, value: { finished: true, nextAt: null } });
    expect(here.workflows.nudged.map(({ entityId }) => entityId)).toEqual(['77-9']);
    // The same click again changes nothing.
    const before = await here.everything();
    expect(kindOf(await judgeResult(here.deps, { ...word, by: 'ban-to-chuc-tinh-uy' }))).toBeNull();
    expect(await here.everything()).toEqual(before);
    const link = await linkOf('77-9', 'so-noi-vu');
    expect(link.link.status).toBe('closed');
    expect(kindOf(await submitReport(here.deps, link, form('mau-2')))).toBe('moved-on');
  });

  test('given back without a reason: refused', async () => {
    await submitReport(here.deps, await linkOf('77-9', 'so-noi-vu'), form('mau-1'));
    const back = await judgeResult(here.deps, {
      id: 'tl-1',
      planId: PLAN_ID,
      entityId: '77-9',
      verdict: 'return',
      by: 'ban-to-chuc-tinh-uy',
      personName: '',
      personTitle: '',
      words: ' ',
    });
    expect(kindOf(back)).toBe('no-reason');
  });

  test('an unknown token opens nothing', async () => {
    expect(await openLink(here.deps, 'khong-co')).toBeNull();
  });
});
