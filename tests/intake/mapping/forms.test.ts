/** The forms that this product prints, filled in by hand in a workbook with the same head, columns and foot. */
import { describe, expect, it } from 'vitest';
import { readMappings } from '../../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../../src/intake/problem-log.ts';
import { keepAndRead } from '../../support/mappings.ts';
import { FIRM, type Files, readTown, tableFile, xlsx } from '../../support/tables.ts';

type Cell = string | number | Date | null;

async function form(
  title: string,
  facts: [string, string][],
  head: string[],
  rows: Cell[][],
  foot: string[],
): Promise<Files> {
  const facing = facts.map(([label, value]) => [`${label}：${value}`]);
  const all = [[title], ...facing, head, ...rows, [null], ...foot.map((text) => [text])];
  return { [`${title}（丁香苑）.xlsx`]: await xlsx([{ name: 'Sheet1', rows: all }]) };
}

const errorsOf = (read: { problems: readonly { severity: string; message: string }[] }): string[] =>
  read.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

const ESTATE: [string, string] = ['小区', '丁香苑（JZ001）'];
const SIGNED = ['制表：　　　审核：　　　日期：'];

describe('a printed form, filled in', () => {
  it('公共收益收支公示表 is read line by line, its sums held against the lines', async () => {
    const files = await form(
      '公共收益收支公示表',
      [ESTATE, ['期间', '2025年'], ['金额单位', '元'], ['户数', '120 户']],
      ['序号', '类别', '项目', '来源或去向', '起止', '金额（元）', '备注'],
      [
        [null, null, '上期结余', null, null, '1,000.00', null],
        [1, '收入', '停车', '路面车位', null, 500, null],
        [null, null, '收入小计', null, null, 500, null],
        [2, '成本', '保洁', null, null, 100, null],
        [null, null, '成本小计', null, null, 100, null],
        [null, null, '净收益', null, null, 400, null],
        [3, '支出', '补充维修资金', null, null, 300, null],
        [null, null, '支出小计', null, null, 300, null],
        [null, null, '其中：补充维修资金', null, null, 300, null],
        [null, null, '期末结余', null, null, '1,100.00', null],
      ],
      ['公示期：自 2026年3月1日 至 2026年3月31日，首尾都算共 31 天。', ...SIGNED],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.problems.filter(({ code }) => code === 'total-differs')).toEqual([]);
    expect(
      after.register.records.revenue.map(({ estate, year, category, item, amountFen }) => [
        estate,
        year,
        category,
        item,
        amountFen,
      ]),
    ).toEqual([
      ['JZ001', '2025', '上期结余', '上期结余', 100_000],
      ['JZ001', '2025', '收入', '停车', 50_000],
      ['JZ001', '2025', '成本', '保洁', 10_000],
      ['JZ001', '2025', '支出', '补充维修资金', 30_000],
      ['JZ001', '2025', '期末结余', '期末结余', 110_000],
    ]);
  });

  it('收费公示表 is read with the unit behind each price', async () => {
    const files = await form(
      '收费公示表',
      [ESTATE, ['收费单位', '示例甲物业服务有限公司'], ['价格举报电话', '12315'], ['核定服务等级', '三级']],
      ['收费项目', '收费对象', '计费方式', '收费标准', '价格管理形式', '收费依据'],
      [['物业服务费', '业主', '按建筑面积', '0.80 元/㎡·月', '政府指导价', '示发改〔2024〕1号']],
      ['收费单位（盖章）：', '日期：'],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.fee_item).toMatchObject([
      { estate: 'JZ001', item: '物业服务费', rateE4: 8000, unit: '元/㎡·月', payer: '业主', pricing: '政府指导价' },
    ]);
  });

  it('住宅专项维修资金公示 is read', async () => {
    const files = await form(
      '住宅专项维修资金公示',
      [ESTATE, ['管理单位', '业委会']],
      ['截止日期', '交存（元）', '使用（元）', '增值（元）', '结存（元）'],
      [['2026年9月30日', '12,000.00', 0, 30.5, '1,000,000.00']],
      ['公示单位（盖章）：', '日期：'],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.fund).toMatchObject([
      { estate: 'JZ001', date: '2026-09-30', balanceFen: 100_000_000, gainFen: 3050 },
    ]);
  });

  it('asks to leave the words before a day by which it is found', async () => {
    const fund = (line: Cell[]): Promise<Uint8Array> =>
      xlsx([
        {
          name: 'Sheet1',
          rows: [['维修资金公示'], line, ['小区', '交存', '使用', '增值', '结存'], ['JZ001', 12000, 0, 30.5, 1000000]],
        },
      ]);
    const text = `files: ["*资金*"]
headers: [小区, 交存, 使用, 增值, 结存]
tables:
  - table: 维修资金
    columns: {小区编码: 小区, 截止日期: {label: 数据截至}, 交存: 交存, 使用: 使用, 增值: 增值, 结存: 结存}
`;
    const mappings = await readMappings([tableFile('mappings/资金.yaml', text)], new ProblemLog());
    const read = async (line: Cell[]) => readTown({ '资金.xlsx': await fund(line) }, { mappings });
    const wrong = await read(['数据截至：2026-1x-30']);
    const [error] = wrong.problems.filter(({ severity }) => severity === 'error');
    expect(error).toMatchObject({ code: 'date-not-readable', letters: 'A', rows: [2], value: '2026-1x-30' });
    expect(error?.message).toContain('写成 2025-06-12 这样的日期。同一格里的「数据截至：」照旧留着。');
    // A day in a cell of its own stands without them.
    expect(errorsOf(await read(['数据截至：', '2026-1x-30']))[0]).not.toContain('照旧留着');
    const mended = await read(['数据截至：2026-10-30']);
    expect(errorsOf(mended)).toEqual([]);
    expect(mended.register.records.fund).toMatchObject([{ date: '2026-10-30' }]);
  });

  it('电梯维保公示 is read with place and number in one cell, and the contractor from the line above', async () => {
    const files = await form(
      '电梯和设施维保公示',
      [ESTATE, ['维保单位', '示例电梯有限公司 0355-0000099']],
      ['位置', '上次维保', '下次检验'],
      [['1号楼1单元\n梯11晋D00001(20)', '2026年10月28日', '2027年3月1日']],
      ['使用管理单位（盖章）：', '日期：'],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.lift).toMatchObject([
      {
        estate: 'JZ001',
        location: '1号楼1单元',
        registration: '梯11晋D00001(20)',
        contractor: '示例电梯有限公司',
        contractorPhone: '0355-0000099',
        servicedOn: '2026-10-28',
        inspectionDue: '2027-03-01',
      },
    ]);
  });

  it('业主满意度调查结果公示 is read with both counts of one cell', async () => {
    const files = await form(
      '业主满意度调查结果公示',
      [ESTATE, ['组织单位', '春晖社区']],
      ['调查日期', '满意率', '有效/发放', '公示'],
      [['2026年9月10日', '88.50%', '90/100 份', '2026年9月12日 至 2026年9月20日']],
      ['组织单位（盖章）：', '日期：'],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.survey).toMatchObject([
      {
        estate: 'JZ001',
        date: '2026-09-10',
        satisfiedBp: 8850,
        valid: 90,
        issued: 100,
        organiser: '春晖社区',
        postedFrom: '2026-09-12',
        postedUntil: '2026-09-20',
      },
    ]);
  });

  it('物业服务企业信用等级公示 is read with the firm from the line above', async () => {
    const files = await form(
      '物业服务企业信用等级公示',
      [ESTATE, ['物业服务企业', '示例甲物业服务有限公司'], ['统一社会信用代码', FIRM], ['文号', '示〔2026〕9号']],
      ['评价周期', '等级', '公示日期', '评价单位'],
      [['2025年', 'A', '2026年3月1日', '示例市住房和城乡建设局']],
      ['物业服务企业（盖章）：', '日期：'],
    );
    const { after } = await keepAndRead(files);
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.firm_grade).toMatchObject([
      { firm: FIRM, period: '2025', grade: 'A', publishedOn: '2026-03-01', document: '示〔2026〕9号' },
    ]);
  });
});
