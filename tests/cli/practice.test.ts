import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/calendar/instant.ts';
import type { MailView } from '../../src/usecases/list-mail.ts';
import type { StatusView } from '../../src/usecases/show-status.ts';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';

let fresh: CliPlace;
let place: CliPlace;
beforeAll(async () => (fresh = await cliPlace()));
afterAll(() => fresh.remove());
beforeEach(async () => (place = await cliPlace({ copyOf: fresh })));
afterEach(() => place.remove());

const run = (call: string) => place.run(call.split(' '));
const json = async <T>(call: string): Promise<T> => (await run(`${call} --json`)).json() as T;
const EVENT = 'tw-huong-dan-hop-nhat-ba-van-phong';
const DOCUMENT = `--events ${EVENT} --number 12-HD/TW --issued-on 2018-09-17`;

describe('the clock', () => {
  test('to the next instant: the notices of assignment leave at 08:00 on the first working day', async () => {
    const moved = await json<{ from: string; to: string; mails: number }>('clock advance --next');
    expect(moved.from).toBe('2018-04-10T08:00:00.000+07:00');
    expect(moved.to).toBe('2018-04-11T08:00:00.000+07:00');
    const { mail } = await json<StatusView>('status');
    expect([mail.captured, mail.queued]).toEqual([moved.mails, 0]);
    expect(mail.captured).toBeGreaterThan(0);
  });

  test('a day without an hour is its 08 giờ 00', async () => {
    expect((await json<{ to: string }>('clock advance --to 2018-04-20')).to).toBe(
      '2018-04-20T08:00:00.000+07:00',
    );
  });

  test('where nothing runs it does not move: exit 3', async () => {
    place.engineRunning = false;
    const ran = await run('clock advance --next');
    expect([ran.exit, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toContain('dondoc start');
    expect((await json<StatusView>('status')).clock.now).toBe('2018-04-10T08:00:00.000+07:00');
  });

  test('the clock of a real store is refused, running or not: exit 2', async () => {
    const real = await cliPlace({ clockMode: 'real' });
    real.engineRunning = false;
    const ran = await real.run(['clock', 'advance', '--next']);
    real.remove();
    expect([ran.exit, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('đồng hồ thật');
  });

  test('a bar grows on stderr at a terminal, and nowhere else', async () => {
    expect((await run('clock advance --days 10')).stderr).toBe('');
    place.isTty = true;
    const { stderr, stdout } = await run('clock advance --to 2018-06-01');
    expect(stderr).toMatch(/^\r[█░]{24} .* 1 mốc\r[█░]{24} .* 2 mốc/);
    expect(stderr.endsWith('\n')).toBe(true);
    expect(stdout).not.toContain('█');
  });
});

describe('guidance', () => {
  beforeEach(async () => {
    await run('clock advance --to 2018-10-01');
  });

  test('a preview shows 17/12/2018 and the letters, and changes nothing', async () => {
    const before = await json<StatusView>('status');
    const ran = await run(`guidance preview ${DOCUMENT}`);
    for (const words of ['17/12/2018', 'so-noi-vu@haugiang.example', '08 giờ 30 ngày 01/10/2018'])
      expect(ran.stdout).toContain(words);
    expect(await json<StatusView>('status')).toEqual(before);
  });

  test('registered, the deadline holds; taken back before its letters left, nobody hears of it', async () => {
    const registered = await json<{ id: string; mails: { text: string }[] }>(`guidance register ${DOCUMENT}`);
    expect(registered.id).toBe('2018-09-17-12-hd-tw');
    expect(registered.mails.some(({ text }) => text.includes('{{link'))).toBe(false);
    const due = async () =>
      (await json<StatusView>('status')).tasks.find(({ id }) => id === '77-12')?.deadline.dueOn;
    expect(await due()).toBe('2018-12-17');
    const events = await json<{ key: string; registered: unknown }[]>('guidance events');
    expect(events.find(({ key }) => key === EVENT)?.registered).toEqual({
      id: registered.id,
      issuedOn: '2018-09-17',
    });
    const undone = await json<{ mails: unknown[] }>(`guidance undo ${registered.id} --reason nham`);
    expect([undone.mails, await due()]).toEqual([[], '2019-12-31']);
  });

  test('it is registered also while nothing runs, and says when the letters leave', async () => {
    place.engineRunning = false;
    const ran = await run(`guidance register ${DOCUMENT}`);
    expect([ran.exit, ran.stderr.includes('dondoc start')]).toEqual([0, true]);
  });
});

describe('mail', () => {
  test('a captured message is shown as its receiver sees it, with its link, and as its source', async () => {
    await run('clock advance --next');
    const id = '2018-04-11.so-noi-vu.1';
    const shown = await run(`mail show ${id}`);
    expect(shown.stdout).toMatch(/http:\/\/127\.0\.0\.1:8077\/r\/[\w-]{43}/);
    const { stdout } = await run(`mail show ${id} --eml`);
    const parsed = await simpleParser(stdout);
    const mail = await json<MailView & { eml: string }>(`mail show ${id} --eml`);
    expect([parsed.subject, parsed.messageId]).toEqual([mail.subject, mail.messageId]);
    expect(mail.eml.length).toBeGreaterThan(1000);
  });

  test('a letter that has not left is there as it will leave', async () => {
    const mails = await json<MailView[]>('mail list');
    expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['queued']));
    const [first] = mails;
    expect((await run(`mail show ${first?.id ?? ''} --eml`)).stdout).toContain('Subject:');
  });

  test('a draft to a head waits until it is released, then leaves in the sending hours', async () => {
    await run('clock advance --to 2019-01-08');
    const held = (await json<MailView[]>('mail list')).filter(({ status }) => status === 'held');
    expect(held.length).toBeGreaterThan(0);
    const [draft] = held;
    const released = await json<{ id: string; released: number }>(
      `mail release ${draft?.id ?? ''} --name Cường --title Trưởng-ban`,
    );
    expect(released).toMatchObject({ id: draft?.id, released: 1 });
    await run('clock advance --days 1');
    const left = (await json<MailView[]>('mail list')).filter(
      ({ kind, to, tasks }) =>
        kind === draft?.kind && to.join() === draft.to.join() && tasks.join() === draft.tasks.join(),
    );
    const gone = left.filter(({ status }) => status === 'captured');
    expect(gone).toHaveLength(1);
    expect((await run(`mail show ${gone[0]?.id ?? ''}`)).stdout).toMatch(/Người duyệt +Cường, Trưởng-ban, /);
    expect((await json<{ ok: boolean }>('verify')).ok).toBe(true);
  });
});

describe('start', () => {
  const DEFAULTS = { mode: null, practiceFrom: null, adopt: null, data: null, port: null, json: false };

  test.each([
    ['start', {}],
    ['start --practice', { mode: 'practice' }],
    ['start --practice 2018-12-01', { mode: 'practice', practiceFrom: instant('2018-12-01T08:00+07:00') }],
    [
      'start --practice 2018-12-01T06:30+07:00',
      { mode: 'practice', practiceFrom: instant('2018-12-01T06:30+07:00') },
    ],
    ['start --real --port 0 --json', { mode: 'real', port: 0, json: true }],
    ['start --adopt config/plans/77-kh-tu --data /tmp/x', { adopt: 'config/plans/77-kh-tu', data: '/tmp/x' }],
  ])('dondoc %s', async (call, options) => {
    const ran = await run(call);
    expect([ran.exit, ran.stdout]).toEqual([0, '']);
    expect(place.started).toEqual([{ ...DEFAULTS, ...options }]);
  });
});

describe('rebuild', () => {
  test('needs the engine: exit 3', async () => {
    place.engineRunning = false;
    expect((await run('rebuild')).exit).toBe(3);
  });

  test('counts what is open, what it started, what ran', async () => {
    const all = await json<{ open: number; started: number }>('rebuild');
    place.running = [];
    const none = await json<{ open: number; started: number; alreadyRunning: number }>('rebuild');
    expect([all.started, none]).toEqual([0, { open: all.open, started: all.open, alreadyRunning: 0 }]);
  });
});
