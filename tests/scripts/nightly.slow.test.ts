import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nightly-'));
  cpSync(path.join(REPOSITORY, 'content'), path.join(folder, 'content'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nightly = (...args: string[]): number | null =>
  spawnSync(process.execPath, [path.join(REPOSITORY, 'guides/nightly.mjs'), ...args], { stdio: 'ignore' }).status;

describe('the program for every night', () => {
  it('leaves what is published alone where a table has an error, and says so in its log', () => {
    const table = path.join(folder, 'content/tables/合同.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('2021/1/1', '二〇二一'));
    const log = path.join(folder, 'log.jsonl');
    const content = path.join(folder, 'content');
    expect(nightly('--content', content, '--out', path.join(folder, 'site'), '--log', log)).toBe(1);
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ step: 'check', exit: 1, errors: 1, release: null });
  });

  it('asks for what it needs', () => {
    expect(nightly('--content', folder)).toBe(2);
  });
});
