/**
 * Mutation testing of the folders where a wrong sign is a wrong date, or a letter to the wrong office: `npm run
 * test:mutation`, not part of `npm test`. The runner of tests/mutation loads the tables once. What has been decided is kept in
 * reports/, so that only mutants of changed lines and of changed tests run again; one file alone is quick:
 * `npm run test:mutation -- --mutate src/domain/deadline/bounds.ts`.
 *
 * `MUTATE` says which folders: `language` (the default: deadlines and the calendar, some 12,000 mutants, an hour or more) or
 * `life` (tasks, rounds and the ladder, some 4,800, five minutes). Each is judged by its own tables.
 */
const FOLDERS = {
  language: [
    'src/domain/deadline/**/*.ts',
    'src/domain/calendar/**/*.ts',
    '!src/domain/deadline/vocabulary.ts',
  ],
  life: ['src/domain/task/**/*.ts', 'src/domain/report/**/*.ts', 'src/domain/escalation/**/*.ts'],
};

const chosen = process.env.MUTATE ?? 'language';
const mutate = FOLDERS[chosen];
if (mutate === undefined)
  throw new RangeError(`MUTATE is "${chosen}"; it may be ${Object.keys(FOLDERS).join(' or ')}`);

export default {
  testRunner: 'tables',
  plugins: ['./tests/mutation/table-runner.ts', '@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.config.ts' },
  mutate,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/stryker-incremental.json',
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress', 'html'],
  htmlReporter: { fileName: 'reports/mutation.html' },
  clearTextReporter: { allowColor: false, reportTests: false },
  concurrency: 2,
  // The first run of the tables counts and is ten times as slow as a mutant's.
  timeoutFactor: 0.5,
  timeoutMS: 8_000,
  thresholds: { high: 90, low: 85, break: 85 },
};
