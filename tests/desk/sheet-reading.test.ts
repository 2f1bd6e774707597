import { describe, expect, it } from 'vitest';
import { draftMapping } from '../../src/desk/draft-mapping.ts';
import { sheetReading, together } from '../../src/desk/sheet-reading.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import type { RawSheet } from '../../src/intake/read/sheet.ts';
import { readFile } from '../../src/intake/sources.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { tableFile } from '../support/tables.ts';

const DAY = '2026-11-10' as IsoDate;
const NAMES = { file: '台账2026年10月', sheet: null };

async function sheetOf(text: string): Promise<RawSheet> {
  const { sheets } = await readFile(new TextEncoder().encode(text), 'csv');
  return sheets[0] as RawSheet;
}

async function readBy(sheet: RawSheet, text: string | null, header: { from: number; to: number } | null = null) {
  const problems = new ProblemLog();
  const [mapping = null] = text === null ? [] : await readMappings([tableFile('mappings/m.yaml', text)], problems);
  expect(problems.all().map(({ message }) => message)).toEqual([]);
  const reading = {
    unit: null,
    asOf: DAY,
    dateSystem: '1900' as const,
    feeUnits: [],
    gradeWords: [],
    acceptedCodes: new Set<string>(),
    demo: true,
    privacy: new PrivacySearch([]),
    cellCharacters: 1000,
  };
  return sheetReading(sheet, mapping, header, null, { names: NAMES, asOf: DAY, reading });
}

const ESTATES = `青禾县小区台账
小区名称,怎么管,面积（万㎡）
甲苑,有,3.2
乙苑,大院管,1
丙苑,有,2
合计,,6.2
`;
const MAPPING = `files: ["*台账*"]
headers: [小区名称, 怎么管, 面积（万㎡）]
tables:
  - table: 小区
    columns:
      小区名称: 小区名称
      管理模式: 怎么管
      建筑面积: 面积（万㎡）
      行政区划: {title: division}
    values: {管理模式: {有: 专业物业}}
`;

describe('how a sheet would be read', () => {
  it('tells its columns with their words, what the names say, and nothing of tables before there is a mapping', async () => {
    const { header, columns, facts, tables } = await readBy(await sheetOf(ESTATES), null);
    expect(header).toEqual({ from: 1, to: 1 });
    expect(columns[1]).toEqual({
      header: '怎么管',
      column: 1,
      words: [
        { word: '有', rows: 2 },
        { word: '大院管', rows: 1 },
      ],
      different: 2,
    });
    expect(facts).toContainEqual({ fact: 'month', text: '2026-10', cell: null });
    expect(facts).toContainEqual({ fact: 'division', text: '青禾县', cell: 'A1' });
    expect(tables).toEqual([]);
  });

  it('tells what each word becomes, those of no meaning first, and who says the unit', async () => {
    const { tables } = await readBy(await sheetOf(ESTATES), MAPPING);
    expect(tables[0]?.columns.管理模式?.words).toEqual([
      { word: '大院管', rows: 1, to: null },
      { word: '有', rows: 2, to: '专业物业' },
    ]);
    expect(tables[0]?.columns.建筑面积?.unit).toEqual({ text: '万㎡', by: 'header' });
    expect(tables[0]?.columns.行政区划?.told).toBe('青禾县');
  });

  it('takes no 小区 in a title for a place', async () => {
    const { facts } = await readBy(await sheetOf(ESTATES.replace('青禾县小区台账', '小区台账')), null);
    expect(facts.map(({ fact }) => fact)).not.toContain('division');
  });

  it('tells of which place a sheet says everything', async () => {
    const { facts } = await readBy(await sheetOf('投诉情况\n范围：全县\n小区名称,受理\n甲苑,3\n'), null);
    expect(facts).toContainEqual({ fact: 'scope', text: '全县', cell: 'A2' });
    const without = await readBy(await sheetOf('投诉情况\n小区名称,受理\n甲苑,3\n'), null);
    expect(without.facts.map(({ fact }) => fact)).not.toContain('scope');
  });

  it('tells the sub-heads over its blocks', async () => {
    const list = '序号,企业名称\n1,甲物业\n';
    const { headings } = await readBy(await sheetOf(`红黑榜\n一、红榜企业\n${list}二、黑榜企业\n${list}`), null);
    expect(headings).toEqual(['一、红榜企业', '二、黑榜企业']);
  });

  it('names what must be there and nothing fills', async () => {
    const { tables } = await readBy(await sheetOf(ESTATES), MAPPING.replace('      小区名称: 小区名称\n', ''));
    expect(tables[0]?.lacking).toContain('小区名称');
  });

  it('goes by the row that a clerk says names the columns', async () => {
    const sheet = await sheetOf('某某\n楼,来电\n甲苑,3\n');
    expect((await readBy(sheet, null)).header).toBeNull();
    const { columns } = await readBy(sheet, null, { from: 1, to: 1 });
    expect(columns.map(({ header }) => header)).toEqual(['楼', '来电']);
  });
});

describe('several sheets of one mapping', () => {
  it('are told together: their words summed up, and each unit and fact of theirs', async () => {
    const text = MAPPING.replace('建筑面积: 面积（万㎡）', '建筑面积: 面积');
    const first = await readBy(await sheetOf(ESTATES.replace('面积（万㎡）', '面积')), text);
    const area = ESTATES.replace('青禾县小区台账', '单位：万㎡\n丁山区小区台账').replace('面积（万㎡）', '面积');
    const second = await readBy(await sheetOf(area.replace('甲苑,有', '甲苑,散楼')), text);
    const { columns = {} } = together(first, [second]).tables[0] ?? {};
    expect(columns.管理模式?.words).toEqual([
      { word: '大院管', rows: 2, to: null },
      { word: '散楼', rows: 1, to: null },
      { word: '有', rows: 3, to: '专业物业' },
    ]);
    expect(columns.建筑面积?.unit).toEqual({ text: '㎡、万㎡', by: 'sheet' });
    expect(columns.行政区划?.told).toBe('青禾县、丁山区');
  });
});

describe('a mapping to begin with', () => {
  const drafting = {
    names: { file: '台账2026年10月', sheet: '登记' },
    sheets: 2,
    asOf: DAY,
    divisions: [],
    taken: new Set(['mappings/台账.yaml']),
  };

  it('has what is known filled in, is for this sheet alone, and takes no place of another', async () => {
    const sheet = await sheetOf('某某登记\n楼盘,来电\n甲苑,3\n');
    const header = { from: 1, to: 1 };
    expect(draftMapping({ ...drafting, sheet, header, table: tableOf('complaint_stat') })).toMatchObject({
      file: 'mappings/台账-2.yaml',
      files: ['*台账*'],
      sheets: ['登记'],
      headers: ['楼盘', '来电'],
      passed: ['来电'],
      tables: [{ table: 'complaint_stat', columns: { 楼盘: { is: 'column', header: '楼盘' } } }],
    });
  });

  it('says of a cover that it is no table, and of a table without a header nothing', async () => {
    const sheet = await sheetOf('台账\n二〇二六年\n');
    expect(draftMapping({ ...drafting, sheet, header: null, table: null })).toMatchObject({ headers: [], tables: [] });
    expect(draftMapping({ ...drafting, sheet, header: null, table: tableOf('estate') })).toBeNull();
  });
});
