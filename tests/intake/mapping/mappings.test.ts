import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/domain/mapping.ts';
import { fits } from '../../../src/intake/mapping/match-mapping.ts';
import { readStretch } from '../../../src/intake/mapping/parts.ts';
import { placeIn } from '../../../src/intake/mapping/place-names.ts';
import { stemOf } from '../../../src/intake/mapping/propose.ts';
import { readMappings } from '../../../src/intake/mapping/read-mappings.ts';
import { mappingText } from '../../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../../src/intake/problem-log.ts';
import { keepAndRead, mappingsOf } from '../../support/mappings.ts';
import { type Files, readTown, tableFile, xlsx } from '../../support/tables.ts';

type Cell = string | number | null;

const HEAD = [
  '序号',
  '小区名称',
  '物业费（元/㎡·月）',
  '物业公司',
  '合同期限',
  '项目经理',
  '联系电话',
  '住户数',
  '管理方式',
  '备注',
];
const list = (rows: Cell[][], head: Cell[] = HEAD): Promise<Uint8Array> =>
  xlsx([{ name: 'Sheet1', rows: [['甲子县住宅小区物业管理情况一览表'], head, ...rows] }]);
const LILAC: Cell[] = [
  1,
  '丁香苑',
  0.8,
  '示例甲物业服务有限公司',
  '2024.1.1-2026.12.31',
  '张示例',
  '0355-0000011',
  120,
  '专业物业',
  '重点',
];
const MASTER = '住宅小区物业管理情况一览表（2026年10月）.xlsx';
/** Without the town's own table of estates, in whose place the list stands. */
const alone = async (rows: Cell[][], head: Cell[] = HEAD): Promise<Files> => ({
  '小区.csv': '',
  [MASTER]: await list(rows, head),
});

describe('a master list', () => {
  it('fills a table for each thing that a row says', async () => {
    const { before, mappings, after } = await keepAndRead(await alone([LILAC]));
    const proposed = before.problems.find(({ code }) => code === 'mapping-proposed');
    expect(proposed?.severity).toBe('error');
    for (const words of ['把握大', '合同（', '项目负责人（', '收费标准（', '不公布：「序号」、「备注」', '--keep'])
      expect(proposed?.message).toContain(words);
    expect(mappings[0]?.tables.map(({ table }) => table)).toEqual(['estate', 'contract', 'manager', 'fee_item']);
    const { contract, manager, fee_item } = after.register.records;
    expect(contract).toMatchObject([{ start: '2024-01-01', end: '2026-12-31' }]);
    expect(manager).toMatchObject([{ name: '张示例', phone: '0355-0000011' }]);
    expect(fee_item).toMatchObject([{ item: '物业服务费', rateE4: 8000, unit: '元/㎡·月' }]);
  });

  it('leaves out with a warning what can’t be read of one thing, and keeps the rest of the row', async () => {
    const row = LILAC.with(2, '1.1-1.5').with(6, '没有');
    const { after } = await keepAndRead(await alone([row]));
    const out = after.problems.filter(({ code }) => code === 'row-left-out');
    expect(out.map(({ severity, column, value }) => [severity, column, value])).toEqual([
      ['warning', '工作电话', '没有'],
      ['warning', '收费标准', '1.1-1.5'],
    ]);
    expect(after.register.records.fee_item).toEqual([]);
    expect(after.register.records.manager).toEqual([]);
    expect(after.register.rowsOut?.map(({ table, why }) => [table, why])).toEqual([
      ['manager', 'unread'],
      ['fee_item', 'unread'],
    ]);
    expect(after.register.records.contract).toHaveLength(1);
  });

  it('whose term ends on February 30 gets an error at that cell, and the rest of its row is read', async () => {
    const row = LILAC.with(4, '2024.1.1-2026.2.30');
    const { after } = await keepAndRead(await alone([row]));
    expect(after.problems.filter(({ code }) => code === 'row-left-out')).toEqual([]);
    expect(after.problems.filter(({ code }) => code === 'date-not-on-calendar')).toMatchObject([
      { severity: 'error', value: '2026.2.30', letters: 'E', said: expect.stringContaining('「2024.1.1-」照旧留着') },
    ]);
    // What the rest of the row says is read.
    expect(after.register.records.manager).toMatchObject([{ name: '张示例' }]);
  });

  it('whose kinds of houses have a column each isn’t told to put a range of prices into rows', async () => {
    const head = ['小区名称', '多层住宅物业费（元/㎡·月）', '高层住宅物业费（元/㎡·月）', '收费依据'];
    const rows = [head, ['丁香苑', '1.1-1.5', 1.6, '甲发改价〔2022〕9号'], ['海棠苑', 1.2, 1.6, '甲发改价〔2022〕9号']];
    const { after } = await keepAndRead({ '收费一览.xlsx': await xlsx([{ name: '收费一览', rows }]) });
    const said = after.problems.find(({ value }) => value === '1.1-1.5')?.said;
    expect(said).toContain('「多层住宅物业费（元/㎡·月）」这一列只写一个数');
    expect(said).not.toContain('单列一行');
  });

  it('gives way to a table of its own, and says so', async () => {
    const fees = '小区名称,收费项目,收费标准,单位\n丁香苑,物业服务费,0.85,元/㎡·月\n';
    const { after } = await keepAndRead({ ...(await alone([LILAC])), '收费标准.csv': fees });
    expect(after.register.records.fee_item.map(({ rateE4 }) => rateE4)).toEqual([8500]);
    const told = after.problems.find(({ code }) => code === 'side-superseded');
    expect(told?.message).toContain('tables/收费标准.csv');
    // Both sayings with their cells, so that somebody can see who is wrong.
    expect(told?.said).toContain(
      '其中 1 行两处不一样：丁香苑 物业服务费「收费标准」这里是「0.8」（C3），那里是「0.85」（C2）。',
    );
    expect([told?.agreed, told?.letters, told?.row]).toEqual([false, 'C', 3]);
    const saying = (value: string, cell: string) => ({ of: null, value, cell });
    const there = [saying('「0.85」', 'C2')];
    expect(told?.sideBySide).toEqual([
      { who: '丁香苑 物业服务费', header: '收费标准', here: saying('「0.8」', 'C3'), there },
    ]);
  });

  it('names a cell that can’t be read at its place though a table of its own stands for it, and counts the row as kept out', async () => {
    const fees = '小区名称,收费项目,收费标准,单位\n丁香苑,物业服务费,0.85,元/㎡·月\n';
    const { after } = await keepAndRead({ ...(await alone([LILAC.with(2, '1.1-1.5')])), '收费标准.csv': fees });
    const [told, ...more] = after.problems.filter(({ code }) => code === 'row-left-out');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ severity: 'warning', letters: 'C', row: 3, value: '1.1-1.5', agreed: false });
    expect(told?.said).toContain(
      '这一行的「收费标准」没有公布：同一个小区在专门的表里有，以 收费标准.csv 为准，那里是物业服务费「0.85」（C2）。',
    );
    // Nothing is unknown of the estate, and nothing has to be put right.
    expect(told?.said).not.toContain('未知');
    expect(after.register.leftOut).toBeUndefined();
    expect(after.totals.find(({ table }) => table === 'fee_item')).toMatchObject({
      rows: 2,
      records: 1,
      out: 1,
      faulty: 0,
    });
    const { code } = after.register.records.estate[0] as { code: string };
    expect(after.register.rowsOut).toEqual([{ table: 'fee_item', estate: code, why: 'superseded' }]);
  });

  it('names what a table of its own lacks, and asks nothing where both say the same', async () => {
    const told = async (fee: string) => {
      const fees = `小区名称,收费项目,收费标准,单位\n丁香苑,${fee},元/㎡·月\n`;
      const { after } = await keepAndRead({ ...(await alone([LILAC])), '收费标准.csv': fees });
      return after.problems.find(({ code }) => code === 'side-superseded');
    };
    const lacks = await told('电梯费,0.2');
    expect(lacks?.said).toContain('其中 1 行那里没有：丁香苑 物业服务费「0.8」（C3），那里写的是 电梯费。');
    expect(lacks?.agreed).toBe(false);
    const same = await told('物业服务费,0.80');
    expect([same?.said.endsWith('说的都一样。'), same?.agreed]).toEqual([true, true]);
    // With a remark it is the same item, said more exactly.
    const exact = await told('物业服务费（高层）,0.90');
    expect(exact?.said).toContain('「收费标准」这里是「0.8」（C3），那里是物业服务费（高层）「0.9」（C2）。');
  });

  it('with a column that must never be published is refused as any table', async () => {
    const head = HEAD.with(9, '业主姓名');
    const { after } = await keepAndRead(await alone([LILAC.with(9, '李示例')], head));
    expect(after.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain(
      'private-column',
    );
  });

  it('does not take a phone of a private person in a remark for harmless', async () => {
    const { after } = await keepAndRead(await alone([LILAC.with(9, '业主李示例 13912345678')]));
    expect(after.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain(
      'private-value',
    );
  });
});

describe('the list of another month', () => {
  it('takes the place of the one before, which is named once and not read', async () => {
    const files = await alone([LILAC]);
    const { mappings } = await keepAndRead(files);
    const later = '住宅小区物业管理情况一览表（2026年11月）.xlsx';
    const read = await readTown({ ...files, [later]: await list([LILAC.with(2, 0.9)]) }, { mappings });
    // Nobody has to do anything about it.
    expect(
      read.problems.filter(({ code }) => code === 'file-older').map(({ file, severity }) => [file, severity]),
    ).toEqual([[`tables/${MASTER}`, 'warning']]);
    // It isn't sent back to be mended.
    expect(read.problems.find(({ code }) => code === 'file-older')?.gaveWayTo).toBe(`tables/${later}`);
    expect(read.problems.filter(({ code }) => code === 'row-differs' || code === 'duplicate-row')).toEqual([]);
    expect(read.register.records.fee_item.map(({ rateE4 }) => rateE4)).toEqual([9000]);
  });

  it('stands beside one of another place, whatever their months', async () => {
    const { mappings } = await keepAndRead(await alone([LILAC]));
    const read = await readTown(
      {
        '小区.csv': '',
        '住宅小区物业管理情况一览表（甲子县2026年10月）.xlsx': await list([LILAC]),
        '住宅小区物业管理情况一览表（乙丑区2026年11月）.xlsx': await list([LILAC.with(1, '金桂园')]),
      },
      { mappings },
    );
    expect(read.problems.filter(({ code }) => code === 'file-older')).toEqual([]);
    expect(read.register.records.manager).toHaveLength(2);
  });
});

describe('a mapping that is kept', () => {
  it('names the columns that have gone, and reads nothing of the sheet', async () => {
    const { mappings } = await keepAndRead(await alone([LILAC]));
    const read = await readTown(await alone([LILAC], HEAD.with(3, '服务单位')), { mappings });
    const [changed] = read.problems.filter(({ code }) => code === 'mapping-changed');
    expect(changed).toMatchObject({ severity: 'error' });
    expect(changed?.message).toContain('「物业公司」');
    expect(changed?.message).toContain(mappings[0]?.file);
    expect(read.register.records.contract).toEqual([]);
  });

  it('names a column that is new, at its cell', async () => {
    const { mappings } = await keepAndRead(await alone([LILAC]));
    const read = await readTown(await alone([[...LILAC, 3]], [...HEAD, '门岗数']), { mappings });
    expect(read.problems.filter(({ code }) => code === 'mapping-column-new')).toMatchObject([
      { severity: 'warning', row: 2, value: '门岗数', letters: 'K' },
    ]);
    expect(read.register.records.contract).toHaveLength(1);
  });

  it('is found by its headers where the file has another name', async () => {
    const files = await alone([LILAC]);
    const { mappings } = await keepAndRead(files);
    const { [MASTER]: bytes, ...rest } = files;
    const read = await readTown({ ...rest, '另一个名字.xlsx': bytes as Uint8Array }, { mappings });
    expect(read.register.records.contract).toHaveLength(1);
  });

  it('that no file needs is told', async () => {
    const { mappings } = await keepAndRead(await alone([LILAC]));
    const read = await readTown({}, { mappings });
    expect(read.problems.map(({ code, file }) => [code, file])).toEqual([['mapping-unused', mappings[0]?.file]]);
  });

  it('leads every figure to the cell where it stands', async () => {
    const { after } = await keepAndRead(await alone([LILAC]));
    const sheet = after.register.sheets.find(({ table }) => table === 'fee_item');
    expect(sheet).toMatchObject({ file: `tables/${MASTER}`, sheet: 'Sheet1' });
    expect(sheet?.columns).toMatchObject({ estate: 1, rateE4: 2 });
  });

  it('reads a CSV file as it reads a workbook', async () => {
    const rows = ['甲子县住宅小区物业管理情况一览表', HEAD.join(), LILAC.join()].join('\n');
    const { after } = await keepAndRead({ '小区.csv': '', '物业管理情况一览表.csv': rows });
    expect(after.register.records.manager).toMatchObject([{ name: '张示例', phone: '0355-0000011' }]);
  });
});

describe('a file of a mapping', () => {
  const problemsOf = async (text: string): Promise<(string | number | null)[][]> => {
    const problems = new ProblemLog();
    await readMappings([tableFile('mappings/a.yaml', text)], problems);
    return problems.all().map(({ code, row, value }) => [code, row, value]);
  };
  const whole = (columns: string, rest = ''): string =>
    `files: ["*a*"]\nheaders: [甲]\ntables:\n  - table: 公共收益\n${rest}    columns:\n${columns}`;

  it.each([
    ['that is no YAML', 'files: [', 'mapping-wrong', 1],
    [
      'of a table that is none',
      'files: ["*"]\nheaders: []\ntables:\n  - {table: 公共收入, columns: {}}',
      'mapping-wrong',
      4,
    ],
    ['with a column that the table has not', whole('      金额数: 甲\n'), 'mapping-wrong', 6],
    ['with a source that is none', whole('      金额: {colum: 甲}\n'), 'mapping-wrong', 6],
    [
      'that waits for a column that it does not fill',
      whole('      金额: 甲\n', '    when: 项目\n'),
      'mapping-wrong',
      5,
    ],
    ['with a setting that is none', `${whole('      金额: 甲\n')}skip: 1\n`, 'mapping-wrong', 7],
  ])('%s is told with its line', async (_what, text, code, row) => {
    expect((await problemsOf(text)).map(([found, line]) => [found, line])).toEqual([[code, row]]);
  });

  it('says what the sheet was read by when it was proposed', async () => {
    const read = await readTown(await alone([LILAC]));
    const [mapping] = await mappingsOf(read);
    expect(mapping?.headers).toEqual(HEAD);
    expect(mapping?.passed).toEqual(['备注']);
    expect(mappingText(mapping as Mapping)).toMatch(/^# 对应表/);
  });
});

describe('a name of a file', () => {
  it.each([
    ['1物业小区基本情况统计表（2026年10月）', '物业小区基本情况统计表'],
    ['3红黑榜2026年10月', '红黑榜'],
    ['2026年第三季度红榜名单', '红榜名单'],
    ['8维修资金', '维修资金'],
    ['2026-10-31 电梯台账(1)', '电梯台账'],
    ['10', '10'],
  ])('%s stays from month to month as %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });

  it('is matched with stars, whatever other marks stand in it', () => {
    expect(fits('*红黑榜*', '3红黑榜2026年10月')).toBe(true);
    expect(fits('*表（试行）.+', '收费表（试行）.+')).toBe(true);
    expect(fits('红黑榜', '红黑榜2026')).toBe(false);
    fc.assert(
      fc.property(fc.string(), (name) => fits(`*${name.replaceAll('*', '')}*`, `前${name.replaceAll('*', '')}后`)),
    );
  });
});

describe('the title of a notice', () => {
  it.each([
    ['青禾县住宅小区物业管理基本情况统计表', '青禾县'],
    ['青禾县2026年10月物业服务企业“红黑榜”', '青禾县'],
    ['示例市城区2026年第三季度红榜', '城区'],
    ['示例市住宅小区一览表', '示例市'],
    ['示例市高平市物业企业名单', '高平市'],
    ['填报单位：青禾县住房和城乡建设局', '青禾县'],
    ['关于甲子县物业服务企业信用等级的公示', '甲子县'],
    ['物业服务收费一览表', null],
  ])('%s is of %s', (title, place) => {
    expect(placeIn(title)).toBe(place);
  });
});

describe('a stretch of time', () => {
  it.each([
    ['2024.1.1-2026.12.31', '2024-01-01', '2026-12-31', false],
    ['2025-01-01至2027-12-31', '2025-01-01', '2027-12-31', false],
    ['2024.6.1—2027.5.31', '2024-06-01', '2027-05-31', false],
    ['自2024年1月1日起至2026年12月31日止', '2024-01-01', '2026-12-31', false],
    ['2023年5月至2026年4月', '2023-05-01', '2026-04-30', true],
    ['2022.1-2026.2', '2022-01-01', '2026-02-28', true],
    ['2025年1月1日起', '2025-01-01', null, false],
  ])('%s has both its ends', (text, start, end, byMonths) => {
    expect(readStretch(text)).toEqual({ start, end, byMonths });
  });

  it.each(['三年', '未签', '不定期', '2024', '2024年', '2024.13.1-2026.1.1', '三年（2024.1.1）'])(
    '%s is none',
    (text) => {
      expect(readStretch(text)).toBeNull();
    },
  );
});
