import { defineConfig } from 'vitest/config';

/** Beside the suite: it wants a mail server of the system, and installs one where it may. */
export default defineConfig({
  test: {
    include: ['tests/mta/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
