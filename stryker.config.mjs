/**
 * Mutation testing of the two folders where a wrong sign is a wrong date: `npm run test:mutation`, not part of
 * `npm test`. Some 12,000 mutants: the runner of tests/mutation loads the tables once. What has been decided is kept
 * in reports/, so that only mutants of changed lines and of changed tests run again; one file alone is quick:
 * `npm run test:mutation -- --mutate src/domain/deadline/bounds.ts`.
 */
export default {
  testRunner: 'tables',
  plugins: ['./tests/mutation/table-runner.ts', '@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.config.ts' },
  mutate: [
    'src/domain/deadline/**/*.ts',
    'src/domain/calendar/**/*.ts',
    '!src/domain/deadline/vocabulary.ts',
  ],
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
