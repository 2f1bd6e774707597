import { describe, expect, it } from 'vitest';
import { printExplanation, printReport } from '../../scripts/report.ts';
import { JSON_FIELDS, type Problem } from '../../src/domain/problem.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { problem } from '../../src/intake/problems.ts';
import { problemsPart } from '../../src/staff/problems.ts';
import { command } from '../support/commands.ts';

const cell = (row: number, column: string, value: string, code: 'amount-not-numeric' | 'date-not-readable') =>
  problem(code, { file: 'tables/维修资金.csv', row, columnIndex: 2, column }, value);

/** 3,266 cells of one word, 500 of a word each, and one slip elsewhere. */
function found(): Problem[] {
  const log = new ProblemLog();
  for (let row = 2; row < 3268; row++) log.push(cell(row, '结存', '暂缺', 'amount-not-numeric'));
  for (let row = 2; row < 502; row++) log.push(cell(row, '交存', `约${row}`, 'amount-not-numeric'));
  log.push(cell(9, '截止日期', '年底', 'date-not-readable'));
  return log.all();
}

describe('the report in a terminal', () => {
  const lines: string[] = [];
  printReport(found(), [], (line) => lines.push(line));
  const text = lines.join('\n');

  it('says what is equal once, with its count and first cells', () => {
    expect(lines.filter((line) => line.includes('「暂缺」'))).toHaveLength(1);
    expect(text).toContain('3,266 × 「暂缺」：C2、C3、C4 等');
  });
  it('shows every kind at once, with a few examples and what is not shown by its column', () => {
    expect(text).toContain('第 9 行「截止日期」');
    expect(lines.filter((line) => line.includes('「交存」（'))).toHaveLength(3);
    expect(text).toContain('「交存」同样的问题还有 497 处，写的是「约5」、「约6」、「约7」 等 497 种');
  });
  it('is short and counts every place', () => {
    expect(lines.length).toBeLessThan(15);
    expect(text).toContain('共 3767 处必须改正，0 处建议核对。');
  });
});

describe('the staff report', () => {
  it('says what is equal once and counts every place', () => {
    const { text } = problemsPart(found());
    expect(text.split('暂缺').length - 1).toBe(2);
    expect(text).toContain('3767 处');
    expect(text).toContain('同样的问题还有 450 处');
    expect(text).toContain('第 9 行「截止日期」');
  });
});

describe('--json', () => {
  it('holds what the contract names, with the count and every row', () => {
    const [first] = JSON.parse(JSON.stringify(found(), [...JSON_FIELDS]));
    expect(Object.keys(first)).toEqual([
      'code',
      'severity',
      'file',
      'sheet',
      'row',
      'column',
      'value',
      'message',
      'count',
      'rows',
    ]);
    expect(first.count).toBe(3266);
    expect(first.rows).toHaveLength(3266);
  });
});

describe('check --explain', () => {
  const explained = (code: string) => {
    const lines: string[] = [];
    printExplanation(code, (line) => lines.push(line));
    return lines;
  };

  it('says what a code is, how grave, why and what to do, with no content folder', async () => {
    const { code, output } = await command('check', ['--explain', 'amount-not-numeric']);
    expect(code, output).toBe(0);
    expect(output.trimEnd().split('\n')).toEqual(explained('amount-not-numeric'));
    expect(output).toMatch(
      /^金额不是数字 \[amount-not-numeric\]，必须改正.*\n为什么：.+。\n怎么办：只填数字，例如 2\.80。/,
    );
  });
  it('takes a code as a message ends with it, in brackets', () => {
    expect(explained('[blank-word]')).toEqual(explained('blank-word'));
    expect(explained('blank-word')[0]).toContain('可以发布');
  });
  it('names the nearest codes for one that does not exist, and was called wrongly', async () => {
    const { code, output } = await command('check', ['--explain', 'amount-not-numerc']);
    expect(code).toBe(2);
    expect(output).toMatch(/^没有「amount-not-numerc」这个问题编号。最接近的是「amount-not-numeric」/);
  });
  it('takes no inherited name for a code', () => {
    expect(() => explained('toString')).toThrow('没有「toString」这个问题编号。');
  });
  it('is the only call of check that needs no content folder', async () => {
    const { code, output } = await command('check', []);
    expect(code).toBe(2);
    expect(output).toContain('缺少必需的选项 --content');
  });
});
