/**
 * What a command prints is text: whatever stands in names of files, cells, settings and arguments, no character reaches
 * the terminal that does something there, and nothing but a command begins a line.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';
import { commandHere } from '../support/commands.ts';
import { csvOf, GROUND, townWith } from '../support/tables.ts';

/** Clears a screen, sets its title, rings, colours, turns the text, hides, and forges a line. */
const HOSTILE = '\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u2066\u200b\u2028\r\n没有发现问题。\n';
/** The same as the name of a file may have it: no slash, no NUL. */
const NAME = HOSTILE;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-terminal-'));
  const content = path.join(folder, `城${NAME}`);
  await mkdir(path.join(content, 'tables'), { recursive: true });
  await mkdir(path.join(content, 'notices'));
  const hostile = JSON.stringify(`甲${HOSTILE}`);
  const files: Readonly<Record<string, string>> = {
    'portal.yaml': `name: ${hostile}\nbase: ${hostile}\npublisher: 乙\ndemo: true\ndivisions: ["000100"]\n${hostile}: 1\ncomplaint: {url: ${hostile}, hosts: [${hostile}]}\n`,
    [`tables/电梯${NAME}.csv`]: csvOf('lift'),
    [`tables/${NAME}.csv`]: 'a\n',
    [`notices/${NAME}.md`]: `---\ntitle: ${HOSTILE}\n---\n${HOSTILE}`,
    'tables/投诉渠道.csv': csvOf('channel', townWith('channel', { 值: HOSTILE, 名称: HOSTILE, 适用代码: HOSTILE })),
    'tables/事件.csv': csvOf('event', townWith('event', { 类型: HOSTILE, 结果: HOSTILE, 日期: HOSTILE })),
    'tables/收费标准.csv': `${HOSTILE.trim()},小区编码\n${HOSTILE.trim()},JZ001\n`,
  };
  for (const [name, text] of [
    ...Object.entries(files),
    ...Object.entries(GROUND).map(([name, text]) => [`tables/${name}`, text] as const),
  ])
    await writeFile(path.join(content, name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const CONTENT = ['--content', `城${NAME}`];
const CALLS: readonly (readonly [name: string, ...args: string[]])[] = [
  ['check', ...CONTENT],
  ['check', ...CONTENT, '--as-of', HOSTILE],
  ['check', '--content', HOSTILE],
  ['check', `--${HOSTILE}`],
  ['check', '--explain', HOSTILE],
  ['compare', ...CONTENT, '--with', HOSTILE],
  ['build', ...CONTENT, '--out', `out${HOSTILE}`],
  ['build', ...CONTENT, '--out', 'out', '--base', HOSTILE],
  ['build', ...CONTENT, '--out', 'out', '--only', HOSTILE],
  ['print', ...CONTENT, '--out', HOSTILE, '--sheet', HOSTILE],
  ['kiosk', ...CONTENT, '--out', HOSTILE, '--estate', HOSTILE],
  ['changes', '--from', HOSTILE, '--to', HOSTILE],
  ['changes', '--from', 'a', '--to', 'b', '--format', HOSTILE],
  ['rollback', '--out', HOSTILE],
  ['serve', HOSTILE],
  ['serve', '.', '--port', HOSTILE],
  ['new', HOSTILE, '--division', HOSTILE],
  ['new', '.', '--name', HOSTILE, '--base', HOSTILE],
  ['sample', '--out', HOSTILE, '--estates', HOSTILE],
];

const expectText = (output: string): void => {
  expect(output).not.toMatch(/[^\P{Cc}\n]|[\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
  expect(output.split('\n')).not.toContain('没有发现问题。');
};

it.each(CALLS)('%s prints text alone: %j %j %j', async (name, ...args) => {
  const { code, output } = await commandHere(name, args, folder);
  expect(code).toBeGreaterThan(0);
  expect(output).not.toBe('');
  expectText(output);
});

it('so does a command that is none', () => {
  const run = path.join(REPOSITORY, 'scripts', 'run.mjs');
  const { stderr, status } = spawnSync(process.execPath, [run, HOSTILE], { encoding: 'utf8' });
  expect(status).toBe(2);
  expectText(stderr);
});

it('every command of an office prints in that one way', async () => {
  /** For makers: they print what their own tests and measurements say. */
  const makers = ['browser.ts', 'quick.ts', 'saying.ts', 'soak.ts', 'test.ts', 'testing.ts', 'run.mjs', 'bench.ts'];
  const others = (await readdir(path.join(REPOSITORY, 'scripts'))).filter(
    (name) => /\.(?:ts|mjs)$/.test(name) && !makers.includes(name),
  );
  const texts = await Promise.all(others.map((name) => readFile(path.join(REPOSITORY, 'scripts', name), 'utf8')));
  expect(
    others.filter((_, at) => /console\.|stdout\.write|stderr\.write\((?!`?'?\\r\\x1b)/.test(texts[at] ?? '')),
  ).toEqual([]);
});
