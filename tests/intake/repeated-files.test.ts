/** A copy of an office's own layout under another name: told which file stands for it, and not sent back to be mended. */
import { describe, expect, it } from 'vitest';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { filesThatGaveWay } from '../../src/returns/gave-way.ts';
import { readTown, tableFile } from '../support/tables.ts';

const MAPPING = `files: ["*收费情况*"]
headers: [小区, 项目, 标准, 单位]
tables:
  - table: 收费标准
    columns:
      小区名称: 小区
      收费项目: 项目
      收费标准: 标准
      单位: 单位
`;
const HEAD = '小区,项目,标准,单位\n';
const ROWS = '丁香苑,物业服务费,1.10,元/㎡·月\n丁香苑,电梯费,20,元/户·月\n';

/** By file, which one stands in its place and whether that is settled. */
async function gaveWay(
  files: Readonly<Record<string, string>>,
): Promise<Record<string, [to: string, settled: boolean]>> {
  const mappings = await readMappings([tableFile('mappings/收费.yaml', MAPPING)], new ProblemLog());
  const { problems } = await readTown(files, { mappings });
  return Object.fromEntries(
    [...filesThatGaveWay(problems, [])].map(([file, { to, isSettled }]) => [file, [to, isSettled]]),
  );
}

const [ONE, COPY] = ['收费情况.csv', '发给张科长看的.csv'] as const;

describe('a copy of an office’s own layout under another name', () => {
  it('gives way to the file that has all its rows', async () => {
    expect(await gaveWay({ [ONE]: HEAD + ROWS })).toEqual({});
    const settled = await gaveWay({ 'A收费情况.csv': HEAD + ROWS, 'B收费情况-发给张科长看的.csv': `${HEAD}${ROWS}\n` });
    expect(settled).toEqual({ 'tables/B收费情况-发给张科长看的.csv': ['tables/A收费情况.csv', true] });
  });

  it('waits until somebody has said which of the two stays where a figure is another', async () => {
    const other = await gaveWay({ 'A收费情况.csv': HEAD + ROWS, 'B收费情况.csv': HEAD + ROWS.replace('1.10', '1.20') });
    expect(other).toEqual({ 'tables/B收费情况.csv': ['tables/A收费情况.csv', false] });
  });

  it('stays where it alone says something, be it wrong', async () => {
    const more = `${ROWS}丁香苑,停车费,150,元/位·月\n`;
    expect(await gaveWay({ 'A收费情况.csv': HEAD + ROWS, 'B收费情况.csv': HEAD + more })).toEqual({});
    const wrong = `${ROWS}丁香苑,停车费,面议,元/位·月\n`;
    expect(await gaveWay({ 'A收费情况.csv': HEAD + ROWS, 'B收费情况.csv': HEAD + wrong })).toEqual({});
    const both = await gaveWay({ 'A收费情况.csv': HEAD + wrong, 'B收费情况.csv': HEAD + wrong });
    expect(Object.keys(both)).toEqual(['tables/B收费情况.csv']);
  });

  it('is found by its headers, whatever it is called', async () => {
    const found = await gaveWay({ [ONE]: HEAD + ROWS, [COPY]: HEAD + ROWS });
    expect(Object.values(found)).toHaveLength(1);
  });
});
