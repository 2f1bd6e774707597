import { describe, expect, it } from 'vitest';
import type { CellCorrection } from '../../src/intake/corrections.ts';
import { readCorrections } from '../../src/intake/corrections-file.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { csvOf, first, foundIn, readTown, sheetRows, tableFile, townWith, xlsx } from '../support/tables.ts';

const HEAD = '文件,工作表,单元格,原来的内容,改为,原因,日期';
const WRONG = townWith('fund', { 结存: '一百万' });

async function corrections(...rows: string[]): Promise<{ found: CellCorrection[]; problems: ProblemLog }> {
  const problems = new ProblemLog();
  const found = await readCorrections(tableFile('corrections.csv', [HEAD, ...rows].join('\n')), problems);
  return { found, problems };
}

describe('a correction', () => {
  it('stands in the place of a cell of a CSV file, and is told', async () => {
    const { found } = await corrections('tables/维修资金.csv,,C2,一百万,1000000,电话核实,2026-11-09');
    const read = await readTown({ '维修资金.csv': csvOf('fund', WRONG) }, { corrections: found });
    expect(first(read, 'fund').balanceFen).toBe(100_000_000);
    expect(foundIn(read)).toEqual([['维修资金.csv', 2, null, 'correction-applied']]);
    expect(read.problems[0]?.message).toContain(
      '原来写的是「一百万」，按更正记录（corrections.csv）更正为「1000000」（2026-11-09，电话核实）',
    );
  });

  it('stands in the place of a cell of a workbook’s sheet, a formula without a value among them', async () => {
    const rows = sheetRows('fund', WRONG);
    const { found } = await corrections('维修资金.xlsx,维修资金,C2,一百万,1000000,电话核实,2026-11-09');
    const read = await readTown({ '维修资金.xlsx': await xlsx([{ name: '维修资金', rows }]) }, { corrections: found });
    expect(first(read, 'fund').balanceFen).toBe(100_000_000);
  });

  it('changes nothing where the cell says something else by now', async () => {
    const { found } = await corrections('维修资金.csv,,C2,两百万,2000000,电话核实,2026-11-09');
    const read = await readTown({ '维修资金.csv': csvOf('fund', WRONG) }, { corrections: found });
    expect(foundIn(read).map(([, , , code]) => code)).toEqual(['correction-stale', 'amount-not-numeric']);
  });

  it('that the file has taken over is no longer needed', async () => {
    const { found } = await corrections('维修资金.csv,,C2,一百万,1000000,电话核实,2026-11-09');
    const read = await readTown(
      { '维修资金.csv': csvOf('fund', townWith('fund', { 结存: '1000000' })) },
      { corrections: found },
    );
    expect(foundIn(read).map(([, , , code]) => code)).toEqual(['correction-done']);
    expect(first(read, 'fund').balanceFen).toBe(100_000_000);
  });

  it('of a file that is not there is told at its own row', async () => {
    const { found } = await corrections('电梯.csv,,C2,a,b,c,2026-11-09', '维修资金.csv,别的,C2,a,b,c,2026-11-09');
    const read = await readTown({ '维修资金.csv': csvOf('fund') }, { corrections: found });
    expect(read.problems.map(({ code, file, row }) => [code, file, row])).toEqual([
      ['correction-unused', 'corrections.csv', 2],
      ['correction-unused', 'corrections.csv', 3],
    ]);
  });

  it('may fill a blank cell and empty a full one', async () => {
    const { found } = await corrections('维修资金.csv,,D2,,12000,补报,2026-11-09');
    const blank = townWith('fund', { 交存: '' });
    const header = (csvOf('fund', blank).split('\n')[0] ?? '').split(',').indexOf('交存');
    const at = found.map((one) => ({ ...one, at: { row: 1, column: header } }));
    const read = await readTown({ '维修资金.csv': csvOf('fund', blank) }, { corrections: at });
    expect(first(read, 'fund').paidInFen).toBe(1_200_000);
  });

  it.each([
    ['without a reason', '维修资金.csv,,C2,a,b,,2026-11-09', 'required-blank'],
    ['of a place that is no cell', '维修资金.csv,,第二行,a,b,c,2026-11-09', 'correction-place'],
  ])('%s is refused with its row', async (_what, row, code) => {
    const { found, problems } = await corrections(row);
    expect(found).toEqual([]);
    expect(problems.all().map((one) => [one.code, one.row])).toEqual([[code, 2]]);
  });

  it('does not tell what must not be told', async () => {
    const { found } = await corrections('维修资金.csv,,C2,13912345678,1000000,业主电话 13912345678,2026-11-09');
    const rows = townWith('fund', { 结存: '13912345678' });
    const read = await readTown({ '维修资金.csv': csvOf('fund', rows) }, { corrections: found });
    expect(read.problems.map(({ message }) => message).join()).not.toContain('13912345678');
  });
});
