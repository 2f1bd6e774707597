import { defineConfig } from 'vitest/config';

/** Publishes, starts commands or browsers, draws, or reads the city many times: minutes, where the others take seconds. */
const SLOW = 'tests/**/*.slow.test.ts';
const SITE = 'tests/site/**/*.test.ts';
/** Files follow one another in the same process: loading what they test takes longer than many of them. */
const shared = { environment: 'node', isolate: false, testTimeout: 120_000, hookTimeout: 300_000 } as const;

// Projects run in order of their names, whatever their order here: the short files of `unit` come last and fill both
// processors to the end.
export default defineConfig({
  test: {
    // As many as a small machine has processors: a screen whose clock is turned by hand waits for its network in real time.
    maxWorkers: 2,
    // What takes more than a few seconds beside a shorter test of the same: `npm test` leaves it to
    // `npm run soak -- --of-tests`, which CI runs as well.
    tags: [{ name: 'long', description: 'left out by npm test, run by npm run soak -- --of-tests and by CI' }],
    projects: [
      // These look at the published sample city.
      { test: { ...shared, name: 'site', include: [SITE], globalSetup: ['tests/support/sample-site.ts'] } },
      { test: { ...shared, name: 'slow', include: [SLOW] } },
      { test: { ...shared, name: 'unit', include: ['tests/**/*.test.ts'], exclude: [SLOW, SITE] } },
      // `npm run soak` asks for these.
      {
        test: {
          ...shared,
          name: 'soak',
          include: ['tests/soak/**/*.soak.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
