import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const nightly = (...args: string[]): { status: number | null; told: string } => {
  const program = path.join(REPOSITORY, 'guides/nightly.mjs');
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, told: stderr };
};

describe('the program for every night', () => {
  it('leaves what is published alone where a table has an error, and says so in its log', () => {
    const table = path.join(folder, 'content/tables/合同.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('2021/1/1', '二〇二一'));
    const log = path.join(folder, 'log.jsonl');
    const content = path.join(folder, 'content');
    const { status, told } = nightly('--content', content, '--out', path.join(folder, 'site'), '--log', log);
    expect(status).toBe(1);
    // Cron mails what stands there.
    expect(told).toContain('内容有 1 处必须改正，没有发布');
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ step: 'check', exit: 1, errors: 1, release: null });
  });

  it('asks for what it needs', () => {
    expect(nightly('--content', folder).status).toBe(2);
    const all = ['--content', folder, '--out', path.join(folder, 'site'), '--log', path.join(folder, 'log.jsonl')];
    expect(nightly(...all, '--stale', 'soon').status).toBe(2);
  });

  it('does nothing in a night that it could not tell of', () => {
    const [out, log] = ['site', 'nowhere/log.jsonl'].map((name) => path.join(folder, name)) as [string, string];
    const { status, told } = nightly('--content', path.join(folder, 'content'), '--out', out, '--log', log);
    expect([status, existsSync(out)]).toEqual([3, false]);
    expect(told).toContain('记录写不进');
  });
});
