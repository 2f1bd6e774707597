/**
 * What `npm test` and `npm run quick` share: the checks of types and code style, Vitest, and the line with both counts.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';

export interface Counts {
  passed: number;
  failed: number;
}

interface Ended {
  isWell: boolean;
  /** The output; empty where it was shown while the program ran. */
  words: string;
}

/** Runs a program of the repository with this Node.js, at the time of day of the tests. */
export function runProgram(
  program: string,
  args: readonly string[],
  out: 'shown' | 'kept',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(REPOSITORY, program), ...args], {
      cwd: REPOSITORY,
      stdio: ['inherit', ...(out === 'shown' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
      env: { ...process.env, TZ: 'Asia/Shanghai', ASTRO_TELEMETRY_DISABLED: '1', ...env },
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
  ['代码规范', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  [
    '页面的代码格式',
    'prettier/bin/prettier.cjs',
    ['--check', 'src/**/*.astro', '--cache', '--cache-strategy=content', '--cache-location=.cache/prettier.json'],
  ],
  // TypeScript's own program in machine code, which takes a third of the time and knows nothing of pages. It keeps what it
  // knows of files that have not changed.
  ['类型检查', 'typescript-native/bin/tsc', ['-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types.json']],
  [
    '页面的类型检查',
    'astro/bin/astro.mjs',
    ['check', '--minimumSeverity', 'warning', '--tsconfig', './tsconfig.pages.json'],
  ],
] as const;

/** Checks types and code style one after the other, so that one processor is left for something else. */
export async function checkCode(): Promise<Counts> {
  let passed = 0;
  for (const [title, program, args] of CHECKS) {
    const { isWell, words } = await runProgram(path.join('node_modules', program), args, 'kept');
    console.log(`\n── ${title}\n${words.trimEnd()}`);
    if (isWell) passed += 1;
  }
  return { passed, failed: CHECKS.length - passed };
}

/** Runs Vitest on some projects; whatever else is given are files, folders and options of Vitest. */
export async function runTests(
  projects: readonly string[],
  given: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshilan-test-'));
  const report = path.join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', ...projects.map((name) => `--project=${name}`), ...reporters, ...given];
  const { isWell } = await runProgram('node_modules/vitest/vitest.mjs', args, 'shown', env);
  const counts = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
    : { numPassedTests: 0, numFailedTests: 1 };
  rmSync(folder, { recursive: true, force: true });
  // A file that can't be loaded fails without a failed test.
  return { passed: counts.numPassedTests, failed: isWell ? 0 : Math.max(1, counts.numFailedTests) };
}

/** Prints the counts of all checks together, and sets the exit code. */
export function conclude(all: readonly Counts[]): void {
  const sum = (of: keyof Counts): number => all.reduce((total, counts) => total + counts[of], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
