import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { loadContent, REPOSITORY } from '../../src/site.ts';

let folder: string;
let shipped: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-profile-'));
  await cp(path.join(REPOSITORY, 'content', 'portal.yaml'), path.join(folder, 'portal.yaml'));
  await cp(path.join(REPOSITORY, 'content', 'tables'), path.join(folder, 'tables'), { recursive: true });
  await mkdir(path.join(folder, 'jurisdictions'));
  shipped = await readFile(path.join(REPOSITORY, 'content', 'jurisdictions', '140400.yaml'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Problems of the folder whose 长治 profile is changed, and the line on which a rule begins there. */
async function problemsWith(before: string, after: string, rule: string) {
  const text = shipped.replace(before, after);
  expect(text).not.toBe(shipped);
  await writeFile(path.join(folder, 'jurisdictions', '140400.yaml'), text);
  const line = text.split('\n').indexOf(`  - id: ${rule}`) + 1;
  const { problems } = await loadContent(folder, { asOf: '2026-11-10' as IsoDate });
  return { line, errors: problems.filter((problem) => problem.severity === 'error') };
}

describe('a profile that a judge can not use', () => {
  it('is an error with its file, the line of the rule and the parameter', async () => {
    const { line, errors } = await problemsWith(
      '{level: 县, event: 联席会议, count: 1,',
      '{level: 县, event: 联席会议, count: 一次,',
      'CZ-03',
    );
    expect(errors.map((problem) => [problem.file, problem.row, problem.code])).toEqual([
      ['jurisdictions/140400.yaml', line, 'setting-wrong'],
    ]);
    expect(errors[0]?.message).toContain('CZ-03');
    expect(errors[0]?.message).toContain('count：写成数字');
  });

  it('names the judges that there are where it asks for one that is not', async () => {
    const { line, errors } = await problemsWith('judge: list-published', 'judge: lists-published', 'CZ-15');
    expect(errors.map((problem) => [problem.file, problem.row])).toEqual([['jurisdictions/140400.yaml', line]]);
    expect(errors[0]?.message).toContain('「lists-published」');
    expect(errors[0]?.message).toContain('list-published');
  });
});
