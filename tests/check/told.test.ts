import { describe, expect, it } from 'vitest';
import { problemRows, toldOf } from '../../src/check/told.ts';
import { toldHtml } from '../../src/check/told-html.ts';
import { asAgreed } from '../../src/domain/problem.ts';
import type { FilesChecked } from '../../src/intake/check-files.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { problem } from '../../src/intake/problems.ts';

const FILE = 'tables/收费标准.xlsx';

function checked(...problems: ReturnType<typeof problem>[]): FilesChecked {
  const log = new ProblemLog();
  log.push(...problems);
  return {
    files: [FILE, 'tables/说明.csv'],
    sheets: [{ file: FILE, sheet: '10月', table: 'fee_item', records: 1234 }],
    problems: log.all(),
    copies: {},
    totals: [{ table: 'fee_item', files: 1, rows: 1240, records: 1233, out: 1, faulty: 5, notes: 1 }],
    records: {},
    places: [],
  };
}

const fault = (row: number, value = '暂无') =>
  problem('amount-not-numeric', { file: FILE, sheet: '10月', row, column: '收费标准', columnIndex: 2 }, value);

describe('a sender is told', () => {
  it('what each file was read as, and what has come of it', () => {
    const { summary, files, totals } = toldOf(checked());
    expect(summary).toBe('2 个文件：没有发现问题');
    expect(files).toEqual([
      {
        name: '收费标准.xlsx',
        verdict: '没有发现问题',
        state: 'right',
        sheets: [{ name: '10月', table: '收费标准', records: '1,234' }],
        must: [],
        may: [],
        agreed: [],
      },
      { name: '说明.csv', verdict: '里面没有要读的表', state: 'unread', sheets: [], must: [], may: [], agreed: [] },
    ]);
    expect(totals).toEqual([{ table: '收费标准', rows: '1,240', records: '1,233', out: '1', faulty: '5', notes: '1' }]);
  });

  it('each problem at its place, in the words of the command but for the name of the file', () => {
    const one = fault(7);
    const [told] = toldOf(checked(one)).files;
    expect(told?.verdict).toBe('必须改正 1 处');
    expect(told?.must).toHaveLength(1);
    const { place, words, rows } = told?.must[0] ?? { place: '', words: '', rows: '' };
    expect(place).toBe('「10月」工作表 第 7 行「收费标准」（C7）');
    expect(`${FILE}${place}${words}`.replaceAll(' ', '')).toBe(one.message.replaceAll(' ', ''));
    expect(rows).toBe(null);
  });

  it('all rows of what is wrong in many', () => {
    const [told] = toldOf(checked(...[4, 5, 6, 9].map((row) => fault(row)))).files;
    expect(told?.verdict).toBe('必须改正 4 处');
    expect(told?.must.map(({ rows }) => rows)).toEqual(['第 4—6、9 行']);
    expect(problemRows(checked(...[4, 5, 6, 9].map((row) => fault(row)))).slice(1)).toHaveLength(4);
  });

  it('what the office has agreed to as counted, not as something to look at', () => {
    const passed = asAgreed(
      problem('mapping-column-passed', { file: FILE, sheet: '10月', row: 1 }, null, { hint: '「经办」' }),
    );
    const { summary, files } = toldOf(checked(passed));
    expect([summary, files[0]?.state, files[0]?.may, files[0]?.agreed.length]).toEqual([
      '2 个文件：没有发现问题',
      'right',
      [],
      1,
    ]);
    expect(toldHtml(toldOf(checked(passed))).text).toContain('另有 1 项已说定的');
    expect(problemRows(checked(passed))[1]).toContain('已说定');
  });

  it('nothing that a browser would take for markup', () => {
    const text = toldHtml(toldOf(checked(fault(7, '<img src=x onerror=alert(1)>')))).text;
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img');
  });
});

it('the list to keep has a line for each row, with its cell', () => {
  expect(problemRows(checked(fault(7)))[1]?.slice(0, 7)).toEqual([
    '收费标准.xlsx',
    '10月',
    '7',
    'C7',
    '收费标准',
    '暂无',
    '必须改正',
  ]);
});
