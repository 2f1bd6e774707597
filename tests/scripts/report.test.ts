import { expect, it } from 'vitest';
import { printReport } from '../../scripts/report.ts';
import { asAgreed } from '../../src/domain/problem.ts';
import { problem } from '../../src/intake/problems.ts';

it('what is agreed is one line of the report, by kind, and no place to look at', () => {
  const at = { file: 'tables/总表.xlsx', sheet: null };
  const passed = (row: number) =>
    asAgreed(problem('mapping-column-passed', { ...at, row }, null, { hint: '「经办」' }));
  const lines: string[] = [];
  const other = problem('month-to-its-end', { ...at, row: 4 }, '2027-05', { hint: '2027-05-31' });
  printReport([passed(1), passed(2), other], [], (line) => lines.push(line));
  expect(lines.join('\n')).not.toContain('经办');
  expect(lines).toContain('另有 2 项已说定的，不用再看：记下的读法里写明不公布的列 2；用 --json 可以全部列出。');
  expect(lines.at(-1)).toBe('共 0 处必须改正，1 处建议核对。');
});
