import { beforeEach, describe, expect, test } from 'vitest';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { adopted, aGuidance, aLink, aReport, at, POLICY, aPlan, START, withTasks } from './store-place.ts';

export function recordsContract(store: () => SqlStore): void {
  beforeEach(() => withTasks(store(), 2));

  describe('a plan', () => {
    test('is read as it was adopted', async () => {
      expect(await store().read((tx) => tx.planIds())).toEqual(['77']);
      expect(await store().read((tx) => tx.plan('77'))).toEqual({
        plan: aPlan(),
        policy: POLICY,
        adoptedAt: START,
        digest: 'a'.repeat(64),
      });
      expect(await store().read((tx) => tx.plan('other'))).toBeNull();
    });

    test('is adopted once: the same files change nothing, others are refused', async () => {
      await store().write((tx) => tx.adoptPlan(adopted()));
      await expect(store().write((tx) => tx.adoptPlan(adopted('77', 'b')))).rejects.toThrow(
        /plan 77 is already adopted from files with digest a{64}, not b/,
      );
    });

    test('lives beside another one', async () => {
      await store().write((tx) => tx.adoptPlan(adopted('78', 'b')));
      expect(await store().read((tx) => tx.planIds())).toEqual(['77', '78']);
      expect(await store().read((tx) => tx.entities('78'))).toEqual([]);
    });
  });

  describe('a link', () => {
    test('is found by the digest of its token', async () => {
      await store().write((tx) => tx.saveLinks([aLink('b'), aLink('a')]));
      expect(await store().read((tx) => tx.linkByDigest('digest of a'))).toEqual(aLink('a'));
      expect(await store().read((tx) => tx.linkByDigest('unknown'))).toBeNull();
      expect(await store().read((tx) => tx.links('77', '77-1'))).toEqual([aLink('a'), aLink('b')]);
    });

    test('that is saved again is prolonged, never shortened, never opened', async () => {
      await store().write((tx) => tx.saveLinks([aLink('a')]));
      await store().write((tx) => tx.setLinkStatus('77', '77-1', 'closed'));
      await store().write((tx) => tx.saveLinks([aLink('a', { expiresAt: at('2018-08-10T00:00') })]));
      await store().write((tx) => tx.saveLinks([aLink('a', { expiresAt: at('2018-06-10T00:00') })]));
      expect(await store().read((tx) => tx.links('77', '77-1'))).toEqual([
        aLink('a', { expiresAt: at('2018-08-10T00:00'), status: 'closed' }),
      ]);
    });

    test('is closed with its entity and opened with it; what is revoked stays revoked', async () => {
      const other = aLink('other', { entityId: '77-2' });
      await store().write((tx) => tx.saveLinks([aLink('a'), aLink('gone', { status: 'revoked' }), other]));
      const set = (status: 'open' | 'closed'): Promise<void> =>
        store().write((tx) => tx.setLinkStatus('77', '77-1', status));
      const statuses = async (): Promise<string[]> =>
        (await store().read((tx) => tx.links('77', '77-1'))).map((link) => link.status);
      await set('closed');
      expect(await statuses()).toEqual(['closed', 'revoked']);
      await set('open');
      expect(await statuses()).toEqual(['open', 'revoked']);
      expect(await store().read((tx) => tx.links('77', '77-2'))).toEqual([other]);
    });
  });

  test('one link is revoked, once, and no other; its drafts wait for the next one', async () => {
    const draft = { planId: '77', entityId: '77-1', body: 'so-noi-vu', form: 'result', id: 'd', revision: 1 };
    await store().write(async (tx) => {
      await tx.saveLinks([aLink('a', { body: 'so-noi-vu' }), aLink('b')]);
      await tx.saveDraft({ ...draft, texts: {}, files: [], savedAt: at('2018-05-10T08:00') });
    });
    const revoke = (planId: string, id: string) => store().write((tx) => tx.revokeLink(planId, id));
    expect([await revoke('77', 'a'), await revoke('77', 'a')]).toEqual([true, false]);
    expect([await revoke('77', 'none'), await revoke('78', 'b')]).toEqual([false, false]);
    await store().write((tx) => tx.saveLinks([aLink('a', { body: 'so-noi-vu' })]));
    const links = await store().read((tx) => tx.links('77', '77-1'));
    expect(links.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'revoked'],
      ['b', 'open'],
    ]);
    expect(await store().write((tx) => tx.dropUnreachableDrafts(at('2018-05-10T08:00')))).toBe(0);
  });

  test('a link that is renewed has another token; by the one before it is still known', async () => {
    const renewed = aLink('a', { digest: 'second', generation: 2, expiresAt: at('2019-01-01T00:00') });
    await store().write(async (tx) => {
      await tx.saveLinks([aLink('a', { status: 'revoked' }), aLink('b')]);
      await tx.renewLink(renewed);
    });
    const seen = await store().read(async (tx) => [
      await tx.linkByDigest('digest of a'),
      await tx.linkByFormerDigest('digest of a'),
      await tx.linkByDigest('second'),
      await tx.linkByFormerDigest('second'),
      [...(await tx.changedLinks('77'))],
      [...(await tx.changedLinks('77', ['b']))],
    ]);
    const changed = ['a', { generation: 2, revoked: false }];
    expect(seen).toEqual([null, renewed, renewed, null, [changed], []]);
    await store().write((tx) => tx.saveLinks([aLink('a', { expiresAt: at('2019-06-01T00:00') })]));
    expect(await store().read((tx) => tx.linkByDigest('second'))).toMatchObject({ generation: 2 });
  });

  describe('a report', () => {
    const file = (name: string) => ({ sha256: `sha of ${name}`, name, mime: 'application/pdf', size: 3 });

    test('comes back as it was saved, with its files in order', async () => {
      const report = aReport('r1', { files: [file('b.pdf'), file('a.pdf')] });
      const bare = aReport('r0', { at: at('2018-04-11T08:00'), documentNumber: null, documentOn: null });
      await store().write(async (tx) => {
        await tx.saveReport(bare);
        await tx.saveReport(report);
      });
      expect(await store().read((tx) => tx.report('77', 'r1'))).toEqual(report);
      expect(await store().read((tx) => tx.report('77', 'none'))).toBeNull();
      expect(await store().read((tx) => tx.reports('77', '77-1'))).toEqual([report, bare]);
    });

    test('is erased to ids, dates and numbers; a file goes with the last report that has it', async () => {
      const files = [file('shared.pdf'), file('own.pdf')];
      await store().write(async (tx) => {
        await tx.saveReport(aReport('r1', { files }));
        await tx.saveReport(aReport('r2', { files: [file('shared.pdf')] }));
        for (const { sha256, size } of files) {
          await tx.saveUploadRow(`upload of ${sha256}`, 0, Buffer.from('pdf'), 1);
          await tx.completeUpload(`upload of ${sha256}`, { sha256, size }, 1);
        }
      });
      const kept = async (): Promise<boolean[]> =>
        store().read(async (tx) => [
          (await tx.fileRow('sha of shared.pdf', 0)) !== null,
          (await tx.fileRow('sha of own.pdf', 0)) !== null,
        ]);
      expect(await store().eraseReportWords('77', 'r1')).toBe(true);
      expect(await store().read((tx) => tx.report('77', 'r1'))).toEqual(
        aReport('r1', {
          personName: '',
          personTitle: '',
          words: '',
          files: files.map((one) => ({ ...one, name: '' })),
        }),
      );
      expect(await kept()).toEqual([true, false]);
      await store().eraseReportWords('77', 'r2');
      expect(await kept()).toEqual([false, false]);
      expect(await store().eraseReportWords('77', 'none')).toBe(false);
    });
  });

  describe('a draft', () => {
    const file = { sha256: 'sha', name: 'a.pdf', mime: 'application/pdf', size: 3 };
    const aDraft = (form: string, more: object = {}) => ({
      planId: '77',
      entityId: '77-1',
      body: 'so-noi-vu',
      form,
      id: `id of ${form}`,
      revision: 1,
      texts: { noi_dung: 'Đã làm\nphần 1' },
      files: [file],
      savedAt: at('2018-05-10T08:00'),
      ...more,
    });
    const drafts = () => store().read((tx) => tx.drafts('77', '77-1', 'so-noi-vu'));

    test('comes back as it was saved, one a form, until it is sent or its link is gone', async () => {
      const second = aDraft('result', { revision: 2, texts: { ho_ten: 'Bình' }, files: [] });
      await store().write(async (tx) => {
        await tx.saveLinks([aLink('a', { body: 'so-noi-vu', expiresAt: at('2018-06-10T00:00') })]);
        for (const draft of [aDraft('result'), aDraft('progress'), second]) await tx.saveDraft(draft);
      });
      expect(await drafts()).toEqual([aDraft('progress'), second]);
      expect(await store().read((tx) => tx.drafts('77', '77-1', 'other'))).toEqual([]);
      await store().write((tx) => tx.dropDraft('77', '77-1', 'so-noi-vu', 'id of result'));
      const sweep = (now: string) => store().write((tx) => tx.dropUnreachableDrafts(at(now)));
      expect(await sweep('2018-06-09T23:59')).toBe(0);
      expect(await drafts()).toEqual([aDraft('progress')]);
      expect(await sweep('2018-06-10T00:00')).toBe(1);
      expect(await drafts()).toEqual([]);
    });

    test('keeps its files from being taken for lost', async () => {
      await store().write(async (tx) => {
        await tx.saveUploadRow('u1', 0, Buffer.from('pdf'), 1);
        await tx.completeUpload('u1', file, 1);
        await tx.saveDraft(aDraft('result'));
      });
      const lost = () => store().read((tx) => tx.lostUploads({ arrivingMs: 9, unnamedMs: 9 }, 10));
      expect(await lost()).toEqual([]);
      await store().write((tx) => tx.dropDraft('77', '77-1', 'so-noi-vu', 'id of result'));
      expect(await lost()).toEqual(['u1']);
    });
  });

  describe('a file', () => {
    const save = (id: string, index: number, bytes: Uint8Array, wallMs = 1): Promise<void> =>
      store().write((tx) => tx.saveUploadRow(id, index, bytes, wallMs));
    const complete = (id: string, sha256: string, size: number, wallMs = 1): Promise<void> =>
      store().write((tx) => tx.completeUpload(id, { sha256, size }, wallMs));
    const rowsOf = (sha256: string) =>
      store().read(async (tx) => [await tx.fileRow(sha256, 0), await tx.fileRow(sha256, 1)]);
    const lost = (arrivingMs: number, unnamedMs: number) =>
      store().read((tx) => tx.lostUploads({ arrivingMs, unnamedMs }, 10));

    test('arrives row by row and is found by its digest when it is whole', async () => {
      const whole = Buffer.alloc(1024 * 1024, 7);
      await save('u1', 0, whole);
      await save('u1', 1, Buffer.from('end'));
      expect(await rowsOf('sha')).toEqual([null, null]);
      expect(await store().read((tx) => tx.uploadRow('u1', 1))).toEqual(new Uint8Array(Buffer.from('end')));
      await complete('u1', 'sha', whole.length + 3);
      const [first, second] = await rowsOf('sha');
      expect(Buffer.compare(first ?? Buffer.alloc(0), whole)).toBe(0);
      expect(Buffer.from(second ?? []).toString()).toBe('end');
    });

    test('of the same content is stored once, whoever brings it', async () => {
      for (const id of ['u1', 'u2']) {
        await save(id, 0, Buffer.from('pdf'));
        await complete(id, 'sha', 3);
      }
      expect(await store().read((tx) => tx.uploadRow('u2', 0))).toBeNull();
      await store().write((tx) => tx.dropUpload('u2'));
      expect((await rowsOf('sha'))[0]).not.toBeNull();
    });

    test('is refused in rows too large or empty, and whole only with all its bytes', async () => {
      await expect(save('u1', 0, Buffer.alloc(1024 * 1024 + 1))).rejects.toThrow('1 to 1048576 are taken');
      await expect(save('u1', 0, Buffer.alloc(0))).rejects.toThrow('has 0 bytes');
      await save('u1', 0, Buffer.from('abc'));
      await expect(save('u1', 0, Buffer.from('abd'))).rejects.toThrow();
      await expect(complete('u1', 'sha', 4)).rejects.toThrow('does not hold the 4 bytes of sha');
    });

    test('is lost when it stopped arriving, or when nothing names it and nobody has touched it', async () => {
      for (const [id, wallMs] of [
        ['cut', 10],
        ['unnamed', 10],
        ['touched', 10],
        ['named', 10],
      ] as const)
        await save(id, 0, Buffer.from(id), wallMs);
      for (const id of ['unnamed', 'touched', 'named']) await complete(id, `sha of ${id}`, id.length, 10);
      const file = { sha256: 'sha of named', name: 'a.pdf', mime: 'application/pdf', size: 5 };
      await store().write((tx) => tx.saveReport(aReport('r9', { files: [file] })));
      expect(await store().write((tx) => tx.touchFile('sha of touched', 30))).toBe(true);
      expect(await store().write((tx) => tx.touchFile('sha of cut', 30))).toBe(false);
      expect(await lost(20, 5)).toEqual(['cut']);
      expect(await lost(5, 20)).toEqual(['unnamed']);
      expect(await lost(20, 40)).toEqual(['cut', 'unnamed', 'touched']);
      expect(await lost(10, 10)).toEqual([]);
    });
  });

  test('a central document is registered, and marked when it is taken back', async () => {
    const later = aGuidance('g2', {
      registeredAt: at('2018-04-11T08:00'),
      receivedOn: null,
      events: ['a', 'b'],
    });
    const undone = { at: at('2018-04-10T08:10'), reason: 'Nhầm số' };
    await store().write(async (tx) => {
      await tx.saveGuidance(later);
      await tx.saveGuidance(aGuidance('g1'));
      await tx.saveGuidance(aGuidance('g1', { undone }));
    });
    expect(await store().read((tx) => tx.guidances('77'))).toEqual([aGuidance('g1', { undone }), later]);
    expect(await store().read((tx) => tx.guidances('78'))).toEqual([]);
  });

  test('a setting is the last that was set', async () => {
    expect(await store().read((tx) => tx.setting('mail'))).toBeNull();
    await store().write((tx) => tx.setSetting('mail', 'held'));
    await store().write((tx) => tx.setSetting('mail', 'open'));
    expect(await store().read((tx) => tx.setting('mail'))).toBe('open');
  });

  test('a practice clock moves forward only', async () => {
    const set = (now: string): Promise<void> => store().write((tx) => tx.setPracticeNow(at(now)));
    await set('2018-05-02T06:00');
    await set('2018-05-02T06:00');
    expect(await store().read((tx) => tx.clock())).toEqual({
      mode: 'practice',
      practiceNow: at('2018-05-02T06:00'),
    });
    await expect(set('2018-05-02T05:59')).rejects.toThrow(
      'the practice clock stands at 2018-05-01T23:00:00.000Z and cannot go back to 2018-05-01T22:59:00.000Z',
    );
  });
}
