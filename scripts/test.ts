/**
 * `npm test`: type check, lint, unit and browser tests. Ends with `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
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

/** Runs a program of node_modules with this Node.js: whether it ends well, and its words where they are kept. */
function run(program: string, args: string[], out: 'shown' | 'kept'): Promise<{ isWell: boolean; words: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(REPOSITORY, 'node_modules', program), ...args], {
      cwd: REPOSITORY,
      stdio: ['inherit', ...(out === 'shown' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
      env: {
        ...process.env,
        TZ: 'Asia/Shanghai',
        ASTRO_TELEMETRY_DISABLED: '1',
        GONGSHILAN_BROWSER: browser as string,
      },
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        words += piece;
      });
    child.on('close', (code) => resolve({ isWell: code === 0, words }));
  });
}

const CHECKS = [
  ['类型检查', 'typescript/bin/tsc', ['-p', '.']],
  ['页面的类型检查', 'astro/bin/astro.mjs', ['check', '--minimumSeverity', 'warning']],
  ['代码规范', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
] as const;

const reports = mkdtempSync(path.join(tmpdir(), 'gongshilan-test-'));
const report = path.join(reports, 'vitest.json');
const wanted = process.argv.slice(2);
// At once, since each keeps one processor busy; what they say is shown one after the other.
const underway = (wanted.length > 0 ? [] : CHECKS).map(([title, program, args]) => ({
  title,
  ended: run(program, [...args], 'kept'),
}));
const checks: boolean[] = [];
for (const { title, ended } of underway) {
  const { isWell, words } = await ended;
  console.log(`\n── ${title}\n${words.trimEnd()}`);
  checks.push(isWell);
}
console.log('\n── 单元与浏览器测试');
const { isWell: tested } = await run(
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
  'shown',
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
