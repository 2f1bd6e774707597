import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/wt-t', test: { maxWorkers: 2, isolate: process.env.ISO !== '0', testTimeout: 120000, hookTimeout: 300000,
 include: ['tests/**/*.test.ts'], exclude: ['tests/site/**', 'tests/publish/{build,print,refusals,pictures,screens}.test.ts','tests/kiosk/{offline,browser-time,old-browser,hands,truthful,screens}.test.ts','tests/scripts/sheet-html.test.ts','tests/privacy/gate.test.ts','tests/media/notice-pictures.test.ts'] } });
