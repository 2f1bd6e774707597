import { describe, expect, it } from 'vitest';
import { headerPlaces } from '../../src/desk/page/header-places.ts';
import { withAside } from '../../src/desk/page/mapping-edits.ts';
import { mappingView, withColumn } from '../../src/desk/page/mapping-text.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';

const TEXT = `# 对应表：可以改
files: ["*一览表*"]
headers: [序号, 小区名称, 期限, 费用/高层, 备注]
passed: [备注]
tables:
  - table: 收费标准
    when: 收费标准
    columns:
      小区名称: 小区名称
      收费标准: {column: 费用/高层, part: number}
      收费项目: {value: 物业服务费, remark: 费用/高层}
      单位: {value: 元/㎡·月}
  - table: 合同
    columns:
      小区名称: 小区名称
      开始日期: {column: 期限, part: start}
      行政区划: {title: division}
    values: {合同类型: {有: 前期}}
`;

/** What intake makes of a text. */
async function read(text: string) {
  const problems = new ProblemLog();
  const bytes = new TextEncoder().encode(text);
  const file = { path: 'mappings/一览表.yaml', bytes: bytes.length, read: async () => bytes };
  const [mapping] = await readMappings([file], problems);
  return { mapping, codes: problems.all().map(({ code, said }) => `${code} ${said}`) };
}

const becomes = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    (mappingView(text)?.columns ?? []).map(({ header, targets }) => [
      header,
      targets.map(
        ({ nths, header: to, part, as }) =>
          `${nths.join()} ${to}${part ? ` ${part}` : ''}${as === 'value' ? '' : ` ${as}`}`,
      ),
    ]),
  );

describe('a mapping on the desk', () => {
  it('shows every column of the sheet, what is left over too', () => {
    expect(becomes(TEXT)).toEqual({
      序号: [],
      小区名称: ['0 小区名称', '1 小区名称'],
      期限: ['1 开始日期 start'],
      '费用/高层': ['0 收费标准 number', '0 收费项目 remark'],
      备注: [],
    });
    expect(mappingView(TEXT)?.asides.map(({ header, from }) => [header, from.is])).toEqual([
      ['收费项目', 'value'],
      ['单位', 'value'],
      ['行政区划', 'title'],
    ]);
  });

  it('that is changed says just that in the file: comments, parts and all else stay', async () => {
    const changed = withColumn(TEXT, '期限', { nths: [1], header: '开始日期' }, { nths: [1], header: '结束日期' });
    expect(becomes(changed).期限).toEqual(['1 结束日期 start']);
    expect(changed).toMatch(/^# 对应表：可以改/);
    expect(changed).toContain('合同类型');
  });

  it('counts a column that is taken out as agreed, and one that is put in no longer', async () => {
    const text = TEXT.replace('    values: {合同类型: {有: 前期}}\n', '');
    const out = withColumn(text, '期限', { nths: [1], header: '开始日期' }, null);
    const back = withColumn(out, '备注', null, { nths: [0], header: '依据' });
    expect(becomes(back)).toMatchObject({ 期限: [], 备注: ['0 依据'] });
    const { mapping } = await read(back);
    expect(mapping?.passed).toEqual(['期限']);
  });

  it('keeps a column agreed while another table still reads it', () => {
    const out = withColumn(TEXT, '小区名称', { nths: [1], header: '小区名称' }, null);
    expect(becomes(out).小区名称).toEqual(['0 小区名称']);
    expect(out).toContain('passed: [ 备注 ]');
  });

  it('takes another constant', async () => {
    const changed = withAside(TEXT, { nths: [0], header: '收费项目' }, { is: 'value', value: '停车费' });
    expect(changed).toContain('remark: 费用/高层');
    expect(mappingView(changed)?.asides[0]?.from).toEqual({ is: 'value', value: '停车费' });
  });

  it('is still one that intake reads without a word', async () => {
    const text = TEXT.replace('    values: {合同类型: {有: 前期}}\n', '');
    expect((await read(text)).codes).toEqual([]);
    const changed = withColumn(text, '备注', null, { nths: [0], header: '依据' });
    const { mapping, codes } = await read(changed);
    expect(codes).toEqual([]);
    expect(mapping?.tables[0]?.columns.依据).toEqual({ is: 'column', header: '备注' });
  });

  it('names parts of one table by what they always say', () => {
    const two = TEXT.replace('table: 合同', 'table: 收费标准');
    expect(mappingView(two)?.tables.map(({ label }) => label)).toEqual([
      '收费标准（物业服务费）',
      '收费标准（第 2 处）',
    ]);
  });

  it('tells what holds for all parts of a table once, and changes it in all of them', () => {
    const two = TEXT.replace('table: 合同', 'table: 收费标准');
    const [, name] = mappingView(two)?.columns ?? [];
    expect(name?.targets).toEqual([{ header: '小区名称', part: null, as: 'value', nths: [0, 1] }]);
    const both = { nths: [0, 1], header: '小区名称' };
    expect(becomes(withColumn(two, '小区名称', both, { ...both, header: '小区编码' })).小区名称).toEqual([
      '0,1 小区编码',
    ]);
  });

  it('that is written by hand beyond all recognition is left to the editor', () => {
    expect([mappingView('tables: 是'), mappingView(''), mappingView('- 1')]).toEqual([null, null, null]);
  });
});

describe('headers in a sheet', () => {
  it('are found in two rows, each with the first value below', () => {
    const cells = [
      ['青禾县一览表', '', '', '', ''],
      ['序号', '小区名称', '归集', '', '使用'],
      ['', '', '户数', '金额', '户数'],
      ['1', '幸福家园', '12', '', '3'],
      ['2', '龙凤小区', '14', '5.5', ''],
    ];
    const places = headerPlaces(cells, ['序号', '小区名称', '归集/户数', '归集/金额', '使用/户数', '没有的']);
    expect([...places].map(([header, { column, example }]) => [header, column, example])).toEqual([
      ['序号', 0, '1'],
      ['小区名称', 1, '幸福家园'],
      ['归集/户数', 2, '12'],
      ['归集/金额', 3, '5.5'],
      ['使用/户数', 4, '3'],
    ]);
  });
});
