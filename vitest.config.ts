import { defineConfig } from 'vitest/config';

// Long tests are files named *.soak.ts, which `npm run soak` asks for.
const shared = { environment: 'node', testTimeout: 120_000, hookTimeout: 300_000 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/site/**'] } },
      // These look at the published sample city, which is built once before them.
      {
        test: {
          ...shared,
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/support/sample-site.ts'],
        },
      },
      { test: { ...shared, name: 'soak', include: ['tests/soak/**/*.soak.ts'], testTimeout: 3_600_000 } },
    ],
  },
});
