import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** One project a kind of test, so that `npx vitest run --project domain` answers in seconds. */
const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // Only for what hangs: a machine that is busy makes nothing wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    // One more than there are cores: the longest files spend half of their time waiting for what they have started.
    maxWorkers: availableParallelism() + 1,
    projects: [
      project('domain', ['tests/domain/**/*.test.ts']),
      project('config', ['tests/config/**/*.test.ts']),
      project('contract', ['tests/contract/**/*.test.ts']),
      project('activities', ['tests/activities/**/*.test.ts']),
      project('usecases', ['tests/usecases/**/*.test.ts']),
      project('web', ['tests/web/**/*.test.ts?(x)']),
      project('cli', ['tests/cli/**/*.test.ts']),
      project('temporal', ['tests/temporal/**/*.test.ts']),
      project('workflows', ['tests/workflows/**/*.test.ts'], {
        testTimeout: 180_000,
        globalSetup: ['tests/support/temporal-global-setup.ts'],
      }),
      project('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 300_000 }),
      project('faults', ['tests/faults/**/*.test.ts'], { testTimeout: 900_000 }),
    ],
  },
});
