/** What is said of an estate of whose row a cell can't be read: nothing but that it is unknown, on pages and by rules. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/intake/read-content.ts';
import { judgeContent, REPOSITORY } from '../../../src/site.ts';
import { AS_OF, csvOf, TOWN, tableFile } from '../../support/tables.ts';

const MAPPING = `files: ["*总表*"]
headers: [小区名称, 管理方式, 区划, 物业费]
tables:
  - table: 小区
    columns: {小区编码: 编码, 小区名称: 小区名称, 管理模式: 管理方式, 行政区划: 区划}
  - table: 收费标准
    when: 收费标准
    optional: true
    columns: {小区名称: 小区名称, 收费项目: {value: 物业服务费}, 收费标准: 物业费, 单位: {value: 元/㎡·月}, 依据: 依据}
`;
const PORTAL = `name: 示例
base: https://example.org
publisher: 示例
demo: true
divisions: ["000100"]
profiles: {"000100": "141121"}
`;

async function judged(fee: string): Promise<Map<string, string>> {
  const table = `编码,小区名称,管理方式,区划,物业费,依据\nJZ001,丁香苑,专业物业,甲子县,${fee},\nJZ003,金桂园,专业物业,甲子县,0.8,合同\n`;
  const content = await readContent({
    files: [
      tableFile('portal.yaml', PORTAL),
      tableFile('mappings/a.yaml', MAPPING),
      tableFile('tables/行政区划.csv', csvOf('division')),
      tableFile('tables/总表.csv', table),
      tableFile('tables/企业.csv', csvOf('firm')),
      tableFile(
        'tables/合同.csv',
        csvOf(
          'contract',
          TOWN.contract.filter(({ 小区编码 }) => 小区编码 === 'JZ001'),
        ),
      ),
    ],
    asOf: AS_OF,
    shippedProfile: async (code) =>
      readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });
  expect(content.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const findings = judgeContent(content, AS_OF).filter(({ rule }) => rule === 'WA-08' || rule === 'WA-10');
  return new Map(findings.map(({ rule, subject, verdict }) => [`${rule} ${subject}`, verdict]));
}

describe('a row that was left out', () => {
  it('makes what rests on its table unknown for its estate, and for no other', async () => {
    const [read, unread] = [await judged('0.8'), await judged('1.1-1.5')];
    const of = (verdicts: Map<string, string>, estate: string): string[] =>
      [...verdicts].filter(([key]) => key.endsWith(estate)).map(([, verdict]) => verdict);
    // The fee without a basis is a failing where it can be read.
    expect(of(read, 'JZ001')).toContain('缺项');
    expect(of(unread, 'JZ001').length).toBeGreaterThan(0);
    expect(of(unread, 'JZ001').filter((verdict) => verdict !== '未知' && verdict !== '不适用')).toEqual([]);
    expect(of(unread, 'JZ003')).toEqual(of(read, 'JZ003'));
    expect(of(unread, 'JZ003')).toContain('合格');
  });
});
