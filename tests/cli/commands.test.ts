import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { COMMANDS } from '../../src/cli/commands.ts';
import { cliPlace, PLAN_DIR } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';
import {
  clockShape,
  eventsShape,
  guidanceShape,
  mailShape,
  planCheckShape,
  readingShape,
  rebuildShape,
  rehearseShape,
  registeredShape,
  statusShape,
  verifyShape,
} from './contract-shapes.ts';

let place: CliPlace;
beforeAll(async () => (place = await cliPlace()));
afterAll(() => place.remove());

const GUIDANCE = '--events tw-huong-dan-hop-nhat-ba-van-phong --number 12-HD/TW --issued-on 2018-04-10';

/** In this order on one store: a document is undone after it was registered. */
const CALLS: readonly (readonly [call: string, shape: z.ZodType])[] = [
  ['status', statusShape],
  ['guidance events', eventsShape],
  [`guidance preview ${GUIDANCE}`, guidanceShape],
  [`guidance register ${GUIDANCE} --received-on 2018-04-10`, registeredShape],
  ['guidance undo 2018-04-10-12-hd-tw --reason nhap-nham', registeredShape],
  ['clock advance --next', clockShape],
  ['clock advance --days 3', clockShape],
  ['clock advance --to 2018-05-08T10:00+07:00', clockShape],
  ['mail list', mailShape.array().min(1)],
  ['mail show 2018-04-11.so-noi-vu.1', mailShape],
  ['deadline read trước ngày 05/5/2018', readingShape],
  [`plan check ${PLAN_DIR}`, planCheckShape],
  ['rehearse', rehearseShape],
  ['rebuild', rebuildShape],
  ['rebuild --terminate', rebuildShape],
  ['verify', verifyShape],
];

describe('every command of the contract prints one JSON document of its shape', () => {
  test.each(CALLS)('dondoc %s --json', async (call, shape) => {
    const ran = await place.run([...call.split(' '), '--json']);
    expect({ exit: ran.exit, stderr: ran.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(ran.stdout.trimEnd()).not.toContain('\n');
    expect(shape.safeParse(ran.json()).error).toBeUndefined();
  });

  test.each(['calendar check', 'calendar show 2018', 'calendar diff config/calendar'])(
    'dondoc %s --json',
    async (call) => {
      const ran = await place.run([...call.split(' '), '--json']);
      expect([ran.exit, typeof ran.json()]).toEqual([0, 'object']);
    },
  );

  test.each(CALLS.filter(([call]) => !/register|undo|--to/.test(call)))(
    'dondoc %s, for people',
    async (call) => {
      const ran = await place.run(call.split(' '));
      expect([ran.exit, ran.stdout.endsWith('\n'), ran.stderr]).toEqual([0, true, '']);
      expect(ran.stdout).not.toMatch(/undefined|\[object|\bnull\b/);
    },
  );
});

describe('every command explains itself', () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    'dondoc %s --help',
    async (name, command) => {
      const ran = await place.run([...name.split(' '), '--help']);
      expect([ran.exit, ran.stderr]).toEqual([0, '']);
      expect(ran.stdout).toContain(`Cách dùng: dondoc ${name}`);
      expect(ran.stdout).toContain('--json');
      for (const [call, words] of command.examples) {
        expect(ran.stdout).toContain(`dondoc ${call}`);
        expect(ran.stdout).toContain(words);
        expect(call.startsWith(name)).toBe(true);
      }
      expect(ran.stdout).not.toMatch(/\b(Usage|Options|Arguments|Commands|options|command)\b/);
    },
  );

  test('dondoc --version prints the version alone', async () => {
    const ran = await place.run(['--version']);
    expect([ran.exit, ran.stdout, ran.stderr]).toEqual([0, '1.2.3\n', '']);
  });

  test('dondoc --help names every command', async () => {
    const { exit, stdout } = await place.run(['--help']);
    const words = new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''));
    expect([exit, [...words].filter((word) => !stdout.includes(`  ${word} `))]).toEqual([0, []]);
  });

  test('nothing at all shows the help and is bad input', async () => {
    const ran = await place.run([]);
    expect([ran.exit, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('Cách dùng: dondoc');
  });
});
