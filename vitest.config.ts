import { defineConfig } from 'vitest/config';

// Long tests are files named *.soak.ts, which `npm run soak` names itself.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
