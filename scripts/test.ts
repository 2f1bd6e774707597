/**
 * `npm test`: type check, lint, unit and browser tests. Ends with `N passed, N failed`.
 *
 * Tests that are tagged `long` are left to `npm run soak -- --of-tests`. With files, folders or options of Vitest
 * (`npm test -- tests/rules`) it runs these tests alone, long ones as well, without the checks of types and code style.
 */
import { ensureBrowser } from './browser.ts';
import { checkCode, conclude, runProgram, runTests } from './testing.ts';

const browser = ensureBrowser('quick', console.log);
if (browser === null) {
  console.error('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行 npm test。');
  process.exit(3);
}
const wanted = process.argv.slice(2);
// Both run at once, since each keeps one processor busy. If publishing fails, the tests that need it say so.
const [checks] =
  wanted.length > 0
    ? [null]
    : await Promise.all([checkCode(), runProgram('tests/support/publish-sample.ts', [], 'kept')]);
console.log('\n── 单元与浏览器测试');
if (wanted.length === 0) console.log('费时的另由 npm run soak -- --of-tests 运行，这里略去。');
const which = wanted.length === 0 ? ['--tags-filter=!long'] : wanted;
const tests = await runTests(['site', 'slow', 'unit'], which, { GONGSHILAN_BROWSER: browser });
conclude(checks === null ? [tests] : [checks, tests]);
