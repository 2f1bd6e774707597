import { describe, expect, it } from 'vitest';
import { columnsBeside } from '../../src/desk/page/columns-beside.ts';
import {
  withAside,
  withExcept,
  withLayout,
  withoutTables,
  withPart,
  withTable,
  withUnit,
  withValue,
} from '../../src/desk/page/mapping-edits.ts';
import { mappingView, targetName } from '../../src/desk/page/mapping-text.ts';
import { columnsOfTable, meantAs, publishedColumn } from '../../src/desk/page/published-columns.ts';
import { unsaidSheets } from '../../src/desk/page/unsaid.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { tableFile } from '../support/tables.ts';

const TEXT = `# 看过的
files: ["*一览表*"]
headers: [序号, 小区名称, 有无物业, 余额, 期限, 备注]
passed: [备注]
tables:
  - table: 小区
    columns:
      小区名称: 小区名称
      管理模式: 有无物业
  - table: 维修资金
    when: 结存
    columns:
      小区名称: 小区名称
      截止日期: {title: date}
      结存: 余额
`;

/** What intake makes of a text; nothing may be wrong in it. */
async function read(text: string) {
  const problems = new ProblemLog();
  const [mapping] = await readMappings([tableFile('mappings/m.yaml', text)], problems);
  expect(problems.all().map(({ message }) => message)).toEqual([]);
  if (mapping === undefined) throw new Error('no mapping');
  return mapping;
}

const BALANCE = { nths: [1], header: '结存' };

describe('a change of a mapping', () => {
  it('says what a word means, and which unit numbers are in, and takes both back', async () => {
    const kind = { nths: [0], header: '管理模式' };
    const said = withUnit(
      withValue(withValue(TEXT, kind, '有', '专业物业'), kind, '自治', '业主自管'),
      BALANCE,
      '万元',
    );
    const { tables } = await read(said);
    expect(tables.map(({ values, units }) => [values, units])).toEqual([
      [{ 管理模式: { 有: '专业物业', 自治: '业主自管' } }, undefined],
      [{}, { 结存: '万元' }],
    ]);
    expect(said).toMatch(/^# 看过的/);
    expect(withUnit(withUnit(TEXT, BALANCE, '万元'), BALANCE, null)).not.toContain('units');
  });

  it('takes a part of a cell, and all of it again', async () => {
    const part = withPart(TEXT, { nths: [1], header: '结存' }, 'number');
    expect((await read(part)).tables[1]?.columns.结存).toEqual({ is: 'column', header: '余额', part: 'number' });
    expect((await read(withPart(part, BALANCE, null))).tables[1]?.columns.结存).toEqual({
      is: 'column',
      header: '余额',
    });
  });

  it('says where a fact comes from, in as many ways as there are', async () => {
    const day = { nths: [1], header: '截止日期' };
    const of = async (from: Parameters<typeof withAside>[2]) =>
      (await read(withAside(TEXT, day, from))).tables[1]?.columns.截止日期;
    expect(await of({ is: 'value', value: '2026-09-30' })).toEqual({ is: 'value', value: '2026-09-30' });
    expect(await of({ is: 'foot' })).toEqual({ is: 'foot', fact: 'date' });
    expect(await of({ is: 'label', label: '截止' })).toEqual({ is: 'label', label: '截止' });
    expect(await of(null)).toBeUndefined();
  });

  it('marks rows that are not read, in every table', async () => {
    const { tables } = await read(withExcept(TEXT, '备注', ['撤管']));
    expect(tables.map(({ except }) => except)).toEqual([{ 备注: ['撤管'] }, { 备注: ['撤管'] }]);
    expect(withExcept(withExcept(TEXT, '备注', ['撤管']), '备注', [])).not.toContain('except');
  });

  it('gives a column that has another name its place, and takes one that is gone out with all that was said of it', async () => {
    const before = withUnit(TEXT, BALANCE, '万元');
    const lost = new Map([
      ['有无物业', '管理情况'],
      ['余额', null],
    ]);
    const now = await read(withLayout(before, lost, ['序号', '小区名称', '管理情况', '期限', '核对人']));
    expect(now.headers).toEqual(['序号', '小区名称', '管理情况', '期限', '核对人']);
    expect(now.passed).toEqual(['期限', '核对人']);
    expect(now.tables[0]?.columns.管理模式).toEqual({ is: 'column', header: '管理情况' });
    expect(now.tables[1]).toMatchObject({ when: null, columns: { 小区名称: { is: 'column', header: '小区名称' } } });
    expect(now.tables[1]?.units).toBeUndefined();
  });

  it('adds a table that stands in the same rows, and leaves one out', async () => {
    const more = 'files: [a]\nheaders: [期限]\ntables:\n  - table: 合同\n    columns: {结束日期: 期限}\n';
    const added = withTable(TEXT, more);
    expect((await read(added)).tables.map(({ table }) => table)).toEqual(['estate', 'fund', 'contract']);
    expect((await read(added)).passed).toEqual(['备注']);
    expect((await read(withoutTables(added, [1, 2]))).passed).toEqual(['余额', '期限', '备注']);
  });
});

describe('the columns of two layouts', () => {
  it('stand beside each other in the order of the new one, those that are gone where they stood', () => {
    const rows = columnsBeside(['甲', '乙', '丙', '丁'], ['甲', '新', '丁', '丙 ']);
    expect(rows.map(({ before, now }) => [before, now])).toEqual([
      ['甲', '甲'],
      ['乙', null],
      [null, '新'],
      ['丁', '丁'],
      ['丙', '丙 '],
    ]);
  });
});

describe('a column that can be published', () => {
  it('is offered once, by its first name, and says what belongs into it', () => {
    const offered = columnsOfTable('投诉统计').map(({ header, about, required }) => [header, about, required]);
    expect(offered.slice(0, 4)).toEqual([
      ['月份', '月份', true],
      ['小区名称', '小区的名称', true],
      ['小区编码', '小区的编码', false],
      ['受理', '数（件）', true],
    ]);
    expect(publishedColumn('投诉统计', '楼盘')?.header).toBe('小区名称');
  });

  it('is found by its name first, then by what else it is called', () => {
    const ranked = (typed: string): (string | number)[][] =>
      columnsOfTable('投诉统计').flatMap((column) => {
        const rank = meantAs(typed, '投诉统计', column);
        return rank === null ? [] : [[column.header, rank]];
      });
    expect(ranked('办结')).toEqual([
      ['办结', 0],
      ['按时办结', 1],
    ]);
    expect(ranked('楼盘')).toEqual([['小区名称', 2]]);
    expect(ranked('没有的')).toEqual([]);
  });

  it('is called so in a mapping that names it otherwise', () => {
    const view = mappingView(TEXT.replace('      小区名称: 小区名称\n      截', '      楼盘: 小区名称\n      截'));
    const [other] = view?.columns[1]?.targets.filter(({ header }) => header === '楼盘') ?? [];
    expect(view && other && targetName(view, other)).toBe('维修资金 · 小区名称');
  });
});

describe('sheets of which nobody has said how they are read', () => {
  const sheet = (name: string, read: string, mapping: string | null = null) => ({ name, read, mapping, rows: 3 });
  const state = (sheets: object[], problems: object[]) =>
    unsaidSheets({ files: [{ path: 'tables/a.xlsx', bytes: 1, sheets }], problems } as never);

  it('are those that are unknown and those that have changed, not what is hidden, proposed or passed over', () => {
    const problem = (code: string, name: string) => ({ code, file: 'tables/a.xlsx', sheet: name });
    const sheets = [
      sheet('新', 'unread'),
      sheet('改', 'unread', 'mappings/a.yaml'),
      sheet('藏', 'unread'),
      sheet('荐', 'proposed', 'mappings/b.yaml'),
      sheet('跳', 'passed', 'mappings/c.yaml'),
      sheet('缺', 'plain'),
      sheet('好', 'plain'),
    ];
    const problems = [problem('sheet-unknown', '新'), problem('sheet-hidden', '藏'), problem('column-missing', '缺')];
    expect(state(sheets, problems).map((one) => [one.sheet, one.mapping])).toEqual([
      ['新', null],
      ['改', 'mappings/a.yaml'],
      ['缺', null],
    ]);
  });
});
