/**
 * Commands that are pointed at what is somebody else's, and one that is told to stop; tests/soak/places.soak.ts has every
 * command that writes, at many moments and on bad disks.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandHere, ended, startCommand } from '../support/commands.ts';
import { hasStack, leftIn } from '../support/places.ts';

let work: string;
let content: string;
const asOf = ['--as-of', '2026-11-10'];

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-places-'));
  content = path.join(work, 'office');
  expect((await commandHere('new', [content])).code).toBe(0);
});
afterAll(() => rm(work, { recursive: true, force: true }));

it('no command touches a folder, a link or a file that it didn’t make', async () => {
  const theirs = ['docs', 'docs.old', 'docs.new', 'docs.releases', 'paper/print', 'paper/print.old', 'paper/pictures'];
  for (const name of theirs) {
    await mkdir(path.join(work, name), { recursive: true });
    await writeFile(path.join(work, name, 'thesis.txt'), 'years of work');
  }
  const [docs, thesis] = [path.join(work, 'docs'), path.join(work, 'docs', 'thesis.txt')];
  const of = ['--content', content, ...asOf];
  const calls: [string, string[]][] = [
    ['kiosk', [...of, '--out', docs, '--estate', 'JZ003']],
    ['print', [...of, '--out', path.join(work, 'paper'), '--estate', 'JZ003']],
    ['print', [...of, '--out', path.join(work, 'paper'), '--estate', 'JZ003', '--png', 'a4']],
    ['sample', ['--out', docs, '--estates', '1']],
    ['new', [docs]],
    ['build', [...of, '--out', docs, '--only', 'kiosk']],
    ['check', [...of, '--json', thesis]],
    ['check', [...of, '--findings', thesis]],
    ['check', [...of, '--report', thesis]],
    ['check', [...of, '--return', docs]],
    ['check', [...of, '--return', thesis]],
    ['check', [...of, '--return', path.join(content, 'tables')]],
    ['check', [...of, '--json', path.join(work, 'none', 'x.json')]],
    ['check', [...of, '--report', docs]],
    ['check', [...of, '--json', '']],
    ['rollback', ['--out', thesis]],
    ['compare', ['--content', content, '--with', thesis]],
  ];
  for (const [name, args] of calls) {
    const { code, output } = await commandHere(name, args);
    expect([name, code, hasStack(output)], output).toEqual([name, 2, false]);
    expect(output.trim(), name).not.toBe('');
  }
  for (const name of theirs)
    expect(await readFile(path.join(work, name, 'thesis.txt'), 'utf8'), name).toBe('years of work');
  expect((await readdir(work)).sort()).toEqual(['docs', 'docs.new', 'docs.old', 'docs.releases', 'office', 'paper']);
});

it('a build that is told to stop clears up what it began, with the exit code that shells expect', {
  tags: 'long',
}, async () => {
  const out = path.join(work, 'stopped');
  const child = startCommand('build', ['--content', content, '--out', out, '--only', 'print', ...asOf]);
  const end = ended(child);
  const releases = `${out}.releases`;
  const isAtWork = () => existsSync(releases) && readdirSync(releases).some((name) => name.startsWith('.making-'));
  while (child.exitCode === null && !isAtWork()) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGTERM');
  const { code, output } = await end;
  expect([code, hasStack(output)], output).toEqual([143, false]);
  expect(output).toContain('已中断');
  expect(leftIn(releases)).toEqual([]);
  expect(existsSync(out)).toBe(false);
});
