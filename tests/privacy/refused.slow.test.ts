/**
 * Content with private data stops every command, and none of them says what it was.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { caseFolder } from '../support/cases.ts';
import { command, commandHere } from '../support/commands.ts';

const AS_OF = '2026-11-10';
const ID = '110101199003071233';

describe('the case private-data', () => {
  const folder = caseFolder('private-data');
  const secrets = [ID, '110101 1990 0307 1233', '13812345678', '1381234 5678', '138**1234**5678', '晋D12345', '&#49;'];

  it('is refused by check with every place, and nothing of it is said', async () => {
    const out = await mkdtemp(path.join(tmpdir(), 'private-'));
    try {
      const json = path.join(out, 'problems.json');
      const report = path.join(out, 'report.html');
      const run = await commandHere('check', [
        '--content',
        folder,
        '--as-of',
        AS_OF,
        '--json',
        json,
        '--report',
        report,
      ]);
      expect(run.code).toBe(1);
      const written = await readFile(json, 'utf8');
      const problems = JSON.parse(written) as Problem[];
      expect(
        problems.filter(({ severity }) => severity === 'error').map((p) => [p.file, p.row, p.column, p.code]),
      ).toEqual([
        ['tables/设施维保.csv', 3, '结果', 'private-value'],
        ['tables/通报.csv', 3, '事由', 'private-value'],
        ['notices/wang-1************3.md', 12, null, 'private-value'],
        ['notices/wang-1************3.md', null, null, 'private-file-name'],
      ]);
      for (const secret of secrets)
        expect([run.output, written, await readFile(report, 'utf8')].join('\n')).not.toContain(secret);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
  it.each(['build', 'print', 'kiosk'])('stops %s, which says nothing of it either', async (name) => {
    const out = await mkdtemp(path.join(tmpdir(), 'private-'));
    try {
      const which = name === 'kiosk' ? ['--estate', 'JZ001'] : name === 'print' ? ['--all'] : [];
      const target = path.join(out, 'site');
      const run = await (name === 'build' ? command : commandHere)(name, [
        '--content',
        folder,
        '--out',
        target,
        '--as-of',
        AS_OF,
        ...which,
      ]);
      expect(run.code).toBe(1);
      for (const secret of secrets) expect(run.output).not.toContain(secret);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
});
