/**
 * `npm test`: type check, lint, unit and browser tests. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';
import { ensureBrowser } from './browser.ts';

const browser = ensureBrowser(console.log);
if (browser === null) {
  console.error('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行 npm test。');
  process.exit(3);
}

/** Runs a program of node_modules with this Node.js; true where it ends well. */
function run(title: string, program: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${title}`);
  const done = spawnSync(process.execPath, [path.join(REPOSITORY, 'node_modules', program), ...args], {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Asia/Shanghai', ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return done.status === 0;
}

const reports = mkdtempSync(path.join(tmpdir(), 'gongshilan-test-'));
const report = path.join(reports, 'vitest.json');
const wanted = process.argv.slice(2);
const checks = [
  ...(wanted.length > 0
    ? []
    : [
        run('类型检查', 'typescript/bin/tsc', ['-p', '.']),
        run('页面的类型检查', 'astro/bin/astro.mjs', ['check', '--minimumSeverity', 'warning']),
        run('代码规范', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
      ]),
];
const tested = run(
  '单元与浏览器测试',
  'vitest/vitest.mjs',
  [
    'run',
    '--project=unit',
    '--project=site',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...wanted,
  ],
  {
    GONGSHILAN_BROWSER: browser,
  },
);
const counts = existsSync(report)
  ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 1 };
rmSync(reports, { recursive: true, force: true });

const passed = checks.filter(Boolean).length + counts.numPassedTests;
let failed = checks.filter((ok) => !ok).length + counts.numFailedTests;
// A file that can't be loaded fails without a failed test.
if (!tested && failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
