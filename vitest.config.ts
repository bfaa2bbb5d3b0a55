// Two kinds of tests: those that need no server of their own (real PostgreSQL joins in when TEST_DATABASE_URL is
// set), and calls from end to end, one file at a time, since each brings up a whole line.
import { defineConfig } from 'vitest/config';

// No test times anything: the limits only end what hangs, on machines that are ten times slower too.
const common = { environment: 'node' as const, testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/flaky-reporter.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...common,
          name: 'end-to-end',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          // Speech in real time on a machine that others use: what was lost in the noise is said again.
          retry: 2,
        },
      },
    ],
  },
});
