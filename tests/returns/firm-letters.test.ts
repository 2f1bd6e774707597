/**
 * What goes back besides workbooks: a text per firm, and the list of who gets which.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { TablesRead } from '../../src/intake/read-tables.ts';
import { withoutMarks } from '../../src/returns/mark.ts';
import { type Returned, returnsOf } from '../../src/returns/returns.ts';
import { LIST_SHEET } from '../../src/returns/words.ts';
import { keepAndRead } from '../support/mappings.ts';
import { fileRead, seenIn } from '../support/returned.ts';
import {
  AS_OF,
  csvOf,
  FIRM,
  type Files,
  GROUND,
  OTHER_FIRM,
  type Row,
  readTown,
  sheetRows,
  TOWN,
  xlsx,
} from '../support/tables.ts';

const PORTAL = { publisher: '示例市住房和城乡建设局', contact: '0355-0000000' } as Parameters<
  typeof returnsOf
>[0]['portal'];
const ESTATES: readonly Row[] = [
  ...TOWN.estate,
  { 小区编码: 'JZ003', 小区名称: '玉兰花园', 行政区划代码: '000101', 管理模式: '专业物业', 街道: '春晖街道' },
];
const CONTRACTS: readonly Row[] = [
  ...TOWN.contract,
  { 小区编码: 'JZ003', 统一社会信用代码: OTHER_FIRM, 开始日期: '2025-01-01', 结束日期: '2027-12-31' },
  { 小区编码: 'JZ001', 统一社会信用代码: OTHER_FIRM, 开始日期: '2020-01-01', 结束日期: '2022-12-31' },
];
const fee = (estate: string, item: string, rate: string): Row => ({
  ...TOWN.fee_item[0],
  小区编码: estate,
  收费项目: item,
  收费标准: rate,
});

async function back(
  files: Files,
  portal = PORTAL,
  by: IsoDate | null = null,
  read: (all: Files) => Promise<TablesRead> = readTown,
): Promise<Returned> {
  const all: Files = {
    ...GROUND,
    '小区.csv': csvOf('estate', ESTATES),
    '合同.csv': csvOf('contract', CONTRACTS),
    ...files,
  };
  const { problems, register } = await read(all);
  return returnsOf({
    problems,
    register,
    portal,
    asOf: AS_OF,
    by,
    inputs: Object.entries(all).map(([name, content]) => fileRead(`tables/${name}`, content)),
    read: async (file) => {
      const content = all[file.replace('tables/', '')] ?? '';
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  });
}

const textOf = ({ files }: Returned, name: string): string =>
  Buffer.from(files.find((file) => file.name === name)?.bytes ?? []).toString('utf8');
const names = ({ files }: Returned): string[] => files.map(({ name }) => name);
const A = '示例甲物业服务有限公司';
const B = '示例乙物业服务有限公司';

describe('a file that another one stands for', () => {
  const wrong = csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]);

  it('doesn’t go back, where it is the same under another name', async () => {
    const made = await back({ '收费标准-乙.csv': wrong, '收费标准-甲.csv': wrong });
    expect(names(made).filter((name) => name.startsWith('收费标准'))).toEqual(['收费标准-乙.xlsx']);
    expect(textOf(made, '退改清单.csv')).toContain('不用退,收费标准-甲.csv,1,0,和 收费标准-乙.csv 一字不差');
    expect(textOf(made, `${A}.txt`)).not.toContain('收费标准-甲');
    // The one whose name says that it is a copy is never the one that stays.
    const copied = await back({ '副本收费标准.csv': wrong, '收费标准.csv': wrong });
    expect(names(copied).filter((name) => name.includes('收费标准'))).toEqual(['收费标准.xlsx']);
  });

  it('doesn’t go back before somebody has settled which of the two stays', async () => {
    const other = csvOf('fee_item', [fee('JZ001', '物业服务费', '另议')]);
    const made = await back({ '收费标准-2026年.csv': wrong, '收费标准-2026年(1).csv': other });
    expect(names(made).filter((name) => name.startsWith('收费标准'))).toEqual(['收费标准-2026年.xlsx']);
    expect(made.rows.find(({ what }) => what === '收费标准-2026年(1).csv')).toMatchObject({
      to: '自己先定',
      gaveWayTo: 'tables/收费标准-2026年.csv',
      note: expect.stringContaining('先定留哪一份'),
    });
    // Alone it is what there is.
    expect(names(await back({ '收费标准-2026年(1).csv': other }))).toContain('收费标准-2026年(1).xlsx');
  });
});

describe('the text for a firm', () => {
  it('speaks of the estates it serves now, with what is wrong there, who asks and what to do', async () => {
    const made = await back({
      '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '1.8元左右'), fee('JZ003', '停车费', '面议')]),
    });
    expect(names(made)).toEqual(expect.arrayContaining([`${A}.txt`, `${B}.txt`]));
    const text = textOf(made, `${A}.txt`);
    expect(text.startsWith(`\ufeff${A}：\r\n`)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('【丁香苑（JZ001）】');
    expect(text).toContain('必须改正：《收费标准.csv》「收费标准」（C2 ');
    expect(text).toContain('写的是「1.8元左右」。只填数字，例如 2.80。');
    expect(text).toContain('我们是示例市住房和城乡建设局');
    expect(text).toContain('联系：0355-0000000');
    expect(text).not.toMatch(/玉兰花园|停车费|面议|示例乙/);
    expect(textOf(made, `${B}.txt`)).not.toMatch(/丁香苑|1\.8元左右|示例甲/);
  });
  it('names the firm’s own file, sheet, cell and header, with ours beside it where that is another', async () => {
    const headers = ['项目名称', '收费项目', '单价', '单位', '依据'];
    const own = [headers, ['丁香苑', '物业服务费', '面议', '元/㎡·月', '甲发改价〔2022〕9号']];
    const bytes = await xlsx([{ name: '十月', rows: own }]);
    const made = await back({ '收费标准-报送.xlsx': bytes });
    expect(textOf(made, `${A}.txt`)).toContain(
      '必须改正：《收费标准-报送.xlsx》「十月」工作表「单价」（收费标准）（C2 物业服务费 元/㎡·月）：写的是「面议」',
    );
  });

  it('says beside a cell of a wide table nothing that stands in another cell', async () => {
    const bytes = await xlsx([
      {
        name: '收费一览',
        rows: [
          ['小区名称', '多层住宅物业费（元/㎡·月）', '高层住宅物业费（元/㎡·月）', '收费依据'],
          ['丁香苑', 0.6, '1.2–1.8', '合同约定'],
        ],
      },
    ]);
    const byMapping = async (all: Files): Promise<TablesRead> => (await keepAndRead(all)).after;
    const text = textOf(await back({ '收费一览表.xlsx': bytes }, PORTAL, null, byMapping), `${A}.txt`);
    expect(text).toContain('（C2）：写的是「1.2–1.8」');
    expect(text).not.toContain('0.6');
  });

  it('of made-up data says so at its head', async () => {
    const files = { '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]) };
    const demo = { ...PORTAL, demo: true } as typeof PORTAL;
    expect(textOf(await back(files, demo), `${A}.txt`)).toMatch(/^.+：\r\n（示例数据，均为虚构）\r\n/);
    expect(textOf(await back(files), `${A}.txt`)).not.toContain('示例数据');
  });

  it('says by when: on the day that somebody names, else within the days of the settings, else soon', async () => {
    const files = { '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]) };
    const within = { ...PORTAL, returnDays: 25 } as typeof PORTAL;
    expect(textOf(await back(files), `${A}.txt`)).toContain('请在收到后尽快改好、报来。');
    expect(textOf(await back(files, within), `${A}.txt`)).toContain('请在2026年12月5日以前（当天算在内）改好、报来。');
    expect(textOf(await back(files, within, '2026-11-20' as IsoDate), `${A}.txt`)).toContain('请在2026年11月20日以前');
  });

  it('says in general what is wrong where the words would name another firm', async () => {
    const contracts = [
      ...CONTRACTS,
      {
        小区编码: 'JZ003',
        统一社会信用代码: OTHER_FIRM,
        开始日期: '2025-01-01',
        结束日期: '2027-12-31',
        备案号: '别的',
      },
    ];
    const misnamed: Row = { ...TOWN.fee_item[0], 小区编码: 'JZ001', 收费项目: '物业服务费', 收费标准: B };
    const made = await back({
      '合同.csv': csvOf('contract', contracts),
      '收费标准.csv': csvOf('fee_item', [misnamed]),
    });
    expect(textOf(made, `${A}.txt`)).toContain('必须改正：《收费标准.csv》「收费标准」（C2 ');
    expect(textOf(made, `${A}.txt`)).not.toContain('示例乙');
  });

  it('is silent of lists, grades, bulletins and events, whatever is wrong with them', async () => {
    const made = await back({
      '红黑榜.csv': csvOf('list_entry', [{ ...TOWN.list_entry[0], 榜别: '黑榜', 列入日期: '某日' }]),
      '信用评价.csv': csvOf('firm_grade', [{ ...TOWN.firm_grade[0], 公示日期: '某日' }]),
      '事件.csv': csvOf('event', [{ ...TOWN.event[0], 类型: '处罚', 主体编码: FIRM, 日期: '某日' }]),
      '投诉统计.csv': csvOf('complaint_stat', [{ ...TOWN.complaint_stat[0], 受理: '若干' }]),
    });
    expect(made.workbooks).toBe(4);
    expect(names(made).filter((name) => name.endsWith('.txt'))).toEqual([]);
  });

  it('hides what is private, and says nothing of an estate that nobody serves or that can’t be told', async () => {
    const made = await back({
      '设施维保.csv': csvOf('facility', [
        { ...TOWN.facility[0], 小区编码: 'JZ001', 单位: '张三 110101199003071233' },
        { ...TOWN.facility[0], 小区编码: 'JZ002', 日期: '某日' },
        { ...TOWN.facility[0], 小区编码: '幸福家园', 日期: '某日' },
      ]),
    });
    expect(textOf(made, `${A}.txt`)).toContain('身份证号');
    expect(made.files.map(({ name }) => textOf(made, name)).join('')).not.toContain('110101199003071233');
    expect(names(made).filter((name) => name.endsWith('.txt'))).toEqual([`${A}.txt`]);
  });
});

describe('the list of who gets what', () => {
  it('names every file and firm with its counts, and what can’t be opened with its remedy', async () => {
    const made = await back({
      '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]),
      '公共收益.xls': 'x',
      '电梯.xlsx': 'PK\u0003\u0004 cut off',
    });
    const list = textOf(made, '退改清单.csv');
    expect(list.startsWith('\ufeff退给谁,发什么,必须改正,请核对,说明\r\n')).toBe(true);
    expect(list).toContain(`报来 收费标准.csv 的人,收费标准.xlsx,1,0,`);
    expect(list).toContain(`${A},${A}.txt,1,0,`);
    expect(list).toMatch(/报来 公共收益\.xls 的人,（打不开或标不了，照说明重新报）,1,0,.*另存为/);
    expect(list).toMatch(/报来 电梯\.xlsx 的人,（打不开/);
    expect(made.listed).toBe(2);
    expect(names(made)).not.toContain('电梯.xlsx');
  });

  it('is all there is where nothing is wrong', async () => {
    expect(names(await back({}))).toEqual(['退改清单.csv']);
  });
});

describe('a CSV file that goes back', () => {
  const odd =
    '小区编码,收费项目,收费标准,单位,依据\r\n"JZ001","物业\n服务费",00.85x,元/㎡·月,_x0041_ 甲发改价〔2022〕9号\r\nJZ001,停车费,"1,200",元/位·月,\'=1+1\r\n';

  it('is a workbook whose cells are the texts as they stood', async () => {
    const made = await back({ '收费标准-甲公司.csv': odd });
    const bytes = made.files.find(({ name }) => name === '收费标准-甲公司.xlsx')?.bytes as Uint8Array;
    const cells = seenIn(withoutMarks(bytes)).get('收费标准');
    expect(
      [cells?.get('A2')?.text, cells?.get('B2')?.text, cells?.get('C2')?.text, cells?.get('C3')?.text].map((text) =>
        text?.replace(/ @$/, ''),
      ),
    ).toEqual(['JZ001', '物业\n服务费', '00.85x', '1,200']);
    expect(cells?.get('E2')?.text).toContain('_x0041_');
    expect([...seenIn(bytes).keys()][0]).toBe(LIST_SHEET);
    expect(textOf(made, '退改清单.csv')).toContain('同时拿走原来的 收费标准-甲公司.csv');
  });

  it('isn’t sent beside a workbook of its name, which seems to be what it has become', async () => {
    const first = await back({ '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]) });
    const both = {
      '收费标准.csv': csvOf('fee_item', [fee('JZ001', '物业服务费', '面议')]),
      '收费标准.xlsx': first.files[0]?.bytes as Uint8Array,
    };
    const made = await back(both);
    expect(names(made).filter((name) => name.includes('收费标准'))).toEqual(['收费标准.xlsx']);
    expect(made.rows.filter(({ gaveWayTo }) => gaveWayTo !== undefined)).toMatchObject([
      { to: '自己先定', what: '收费标准.csv', gaveWayTo: 'tables/收费标准.xlsx' },
    ]);
    expect(textOf(made, `${A}.txt`)).not.toContain('收费标准.csv');
    const warned = (await readTown({ ...GROUND, ...both })).problems.find(({ code }) => code === 'file-two-forms');
    expect(warned?.message).toMatch(/收费标准\.csv 和 收费标准\.xlsx 同名/);
  });

  it('isn’t sent to anybody for what the office alone can mend', async () => {
    const book = await xlsx([{ name: '收费标准', rows: sheetRows('fee_item') }]);
    const made = await back({ '收费标准.csv': csvOf('fee_item'), '收费标准.xlsx': book });
    expect(names(made).filter((name) => name.includes('CSV'))).toEqual([]);
    expect(textOf(made, '退改清单.csv')).toContain('自己先定,收费标准.csv,0,1,像是 收费标准.xlsx 的另一个版本');
  });

  it('that can’t be read to its end isn’t made into one that lacks rows', async () => {
    const made = await back({ '收费标准.csv': `${csvOf('fee_item')}JZ001,"没有配对,1\n` });
    expect(names(made)).not.toContain('收费标准.xlsx');
    expect(textOf(made, '退改清单.csv')).toContain('双引号没有配对');
  });
});
