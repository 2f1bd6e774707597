/**
 * Less data never gives a worse verdict: what an office has not supplied, a table or a column, is unknown, and nobody's
 * failing; nobody is said to have left blank a column that no file has.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_KINDS } from '../../src/domain/accounts.ts';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList, type Table } from '../../src/tables/column.ts';
import {
  AS_OF,
  COLUMNS_TAKEN,
  ENDINGS,
  everySecond,
  findingsOn,
  judgedSample,
  PROFILES,
  TABLES_TAKEN,
  TOLD_BLANK,
  verdictsOn,
  withBlanks,
  without,
  withoutTable,
  worse,
  worseIn,
} from '../support/less-data.ts';
import { profile } from '../support/rules.ts';
import { csvOf, type Files, headersOf, type Row, readTown, TOWN } from '../support/tables.ts';

let sample: Register;
let before: ReadonlyMap<string, Verdict>;
/** Every sentence that is said of the whole sample. */
let saidBefore: ReadonlySet<string>;
beforeAll(async () => {
  sample = await judgedSample();
  before = verdictsOn(sample);
  saidBefore = new Set(findingsOn(sample).map(told));
});

const OPTIONAL_COLUMNS = TABLES.flatMap((table: Table) =>
  columnList(table).flatMap(([field, { header, required }]) =>
    required ? [] : [[`${table.name} ${header}`, table, field, header] as const],
  ),
);

/** One column in six or so, by its name; CI takes each. */
const isAmongFew = ([name]: readonly [string, ...unknown[]]): boolean => name.length % 6 === 0;

const told = ({ rule, subject, period, detail }: Finding): string => `${rule} ${subject} ${period} ${detail}`;

/** The names behind 没有填 and 没有写: 业委会类型, 业委会人数. */
const namesLeftBlank = (detail: string): string[] =>
  [...detail.matchAll(/没有(?:填|写)([^；。，：（]*)/g)].flatMap(([, names]) => (names ?? '').split(/[、和的「」]/));

it('every exception is a table or a column that there is', () => {
  const names = TABLES.flatMap((table: Table) => [
    table.name,
    ...columnList(table).map(([, { header }]) => `${table.name} ${header}`),
  ]);
  expect(Object.keys(ENDINGS).filter((name) => !names.includes(name))).toEqual([]);
});

it('without 交付年份, which settles that nothing is due yet, an estate counts as delivered', () => {
  const estate = sample.records.estate.map((row) => ({ ...row, deliveredYear: 2027 }));
  const undelivered = { ...sample, records: { ...sample.records, estate } };
  const told = worse(verdictsOn(undelivered), without(undelivered, 'estate', 'deliveredYear'));
  expect(told.map((one) => one.split(' ')[0])).toContain('CD-03');
});

// tests/soak/less-data.soak.ts takes them from many cities with holes in their tables, files and cells as well.
describe('taken away from the sample city', () => {
  /** What is found without something: two questions are asked of it. */
  const found = new Map<string, Finding[]>();
  const foundWithout = (id: TableId, field: string | null): Finding[] => {
    const what = `${id} ${field}`;
    const known = found.get(what) ?? findingsOn(without(sample, id, field));
    found.set(what, known);
    return known;
  };
  afterAll(() => found.clear());

  const accusesNobody = (_: string, id: TableId, field: string | null): void => {
    expect(worseIn(before, foundWithout(id, field))).toEqual([]);
  };
  it.each([...TABLES_TAKEN, ...COLUMNS_TAKEN.filter(isAmongFew)])('%s accuses nobody', accusesNobody);
  it.each(COLUMNS_TAKEN.filter((one) => !isAmongFew(one)))('%s accuses nobody', { tags: 'long' }, accusesNobody);

  // A column that no file has was left blank by nobody: what a finding says of it is that it isn't there.
  const isNowhereBlank = (_: string, table: Table, field: string, header: string): void => {
    const others = columnList(table).flatMap(([, one]) => (one.header === header ? [] : [one.header]));
    const isIt = (name: string): boolean => name.endsWith(header) && !others.includes(name);
    const wrong = foundWithout(table.id, field).filter(
      (one) => !saidBefore.has(told(one)) && namesLeftBlank(one.detail).some(isIt),
    );
    expect(wrong.map(told)).toEqual([]);
  };
  const title = '%s is nowhere said to have been left blank';
  it.each(OPTIONAL_COLUMNS.filter(isAmongFew))(title, isNowhereBlank);
  it.each(OPTIONAL_COLUMNS.filter((one) => !isAmongFew(one)))(title, { tags: 'long' }, isNowhereBlank);

  it('a column that is there is still said to have been left blank', () => {
    const revenue = sample.records.revenue.map((line) => ({ ...line, separate: null }));
    const blank = findingsOn({ ...sample, records: { ...sample.records, revenue } });
    const names = blank.filter(({ rule }) => rule === 'WA-06').flatMap(({ detail }) => namesLeftBlank(detail));
    expect(names).toContain('单列');
  });
});

describe('all rows of a kind taken from the accounts of the sample city', () => {
  /** What goes by the rows of common income. */
  const BY_ACCOUNTS = /^(?:CN-03|CZ-08|WA-05|WA-06) /;

  it.each(ACCOUNT_KINDS)('%s accuse nobody and clear nobody', (kind) => {
    const revenue = sample.records.revenue.filter(({ category }) => category !== kind);
    const register = { ...sample, records: { ...sample.records, revenue } };
    expect(worse(before, register)).toEqual([]);
    const told = [...verdictsOn(register)].filter(([matter]) => BY_ACCOUNTS.test(matter));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(([matter, verdict]) => verdict !== '未知' && verdict !== before.get(matter))).toEqual([]);
  });
});

describe('left blank in every second row', () => {
  it('物业类型 accuses nobody of a city in which lifts lack smart blocking', () => {
    const bare = sample.records.estate.map((estate) => ({
      ...estate,
      blockingLifts: estate.lifts === null ? null : 0,
    }));
    const city = { ...sample, records: { ...sample.records, estate: bare } };
    for (const first of [0, 1] as const)
      expect(worse(verdictsOn(city), withBlanks(city, 'estate', 'propertyType', everySecond(first)))).toEqual([]);
  });

  it('each named column is there and is told in its words', () => {
    for (const what of Object.keys(TOLD_BLANK)) {
      const [id, field] = columnNamed(what);
      const told = ([0, 1] as const).flatMap((first) =>
        worse(before, withBlanks(sample, id, field, everySecond(first))),
      );
      // In the sample every survey hangs by itself, and every item tells what was paid for.
      if (what !== '满意度 公示开始' && what !== '公共收益 用途') expect(told.length, what).toBeGreaterThan(0);
    }
  });
});

function columnNamed(what: string): readonly [TableId, string] {
  const [name, header] = what.split(' ');
  const table = TABLES.find((one) => one.name === name) as Table;
  const column = columnList(table).find(([, one]) => one.header === header);
  return [table.id, column?.[0] ?? ''];
}

describe('grades of the nearest authority, where the city has given the same firms its worst', () => {
  const CITY = '示例市住房和城乡建设局';
  const COUNTIES = ['丙寅县城乡建设和交通运输局', '丁卯市住房和城乡建设局'];
  /** Each county with a profile of its own, whichever it is, so that all grade on one scale. */
  const OWN = ['000100', '000103', '000104'];
  let city: Register;
  let than: ReadonlyMap<string, Verdict>;
  beforeAll(() => {
    const given = sample.records.firm_grade.filter(({ assessor }) => assessor !== CITY);
    const model = sample.records.firm_grade.find(({ assessor, period }) => assessor === CITY && period === '2025');
    if (model === undefined) throw new Error('the city has graded nobody');
    const worst = [...new Set(given.map(({ firm }) => firm))].map((firm) => ({ ...model, firm, grade: 'D' }));
    city = withGrades([...given, ...worst]);
    than = verdictsOn(city, OWN);
  });
  const withGrades = (firm_grade: Register['records']['firm_grade']): Register => ({
    ...sample,
    records: { ...sample.records, firm_grade },
  });
  /** What isn't in the tables of an authority that must publish every quarter was not published (YS-17). */
  const ofFirms = (told: readonly string[]): string[] => told.filter((one) => !one.startsWith('YS-17 '));

  it.each([CITY, ...COUNTIES])('that of %s taken away accuses nobody', (body) => {
    const rows = city.records.firm_grade.filter(({ assessor }) => assessor !== body);
    expect(ofFirms(worse(than, withGrades(rows), OWN))).toEqual([]);
  });

  it.each(COUNTIES)('those of %s for one firm taken away accuse nobody, whoever governs there', (body) => {
    const before = verdictsOn(city);
    for (const firm of new Set(city.records.firm_grade.flatMap((row) => (row.assessor === body ? [row.firm] : [])))) {
      const rows = city.records.firm_grade.filter((row) => row.assessor !== body || row.firm !== firm);
      expect(ofFirms(worse(before, withGrades(rows))), firm).toEqual([]);
    }
  });
});

const [JZ001] = TOWN.estate as readonly [Row];
/** An estate of the other county, so that each county has a file of its own. */
const YC001: Row = { ...JZ001, 小区编码: 'YC001', 小区名称: '乙丑花园', 行政区划代码: '000102', 街道: '', 社区: '' };
const of = (estate: string, row: Row): Row => ({ ...row, 小区编码: estate });

/** What a rule says of JZ001 in 甲子县 and of YC001 in 乙丑区, whose files are each given. */
async function inBoth(rule: string, code: string, files: Files): Promise<(string | undefined)[]> {
  const all = {
    '小区.csv': csvOf('estate', [JZ001, YC001]),
    '合同.csv': csvOf(
      'contract',
      ['JZ001', 'YC001'].map((estate) => of(estate, TOWN.contract[0] as Row)),
    ),
    ...files,
  };
  const { register } = await readTown(all, { asOf: AS_OF });
  const profiles = new Map(['000000', code].map((one) => [one, PROFILES.get(one) ?? profile(one)]));
  const found = judgeAll(register, profiles, { '000100': code }, ['000100'], AS_OF);
  return ['JZ001', 'YC001'].map((estate) => {
    const one = found.find((each) => each.rule === rule && each.subject === estate);
    return one && `${one.verdict} ${one.detail}`;
  });
}

describe('a county’s own file', () => {
  const COLUMNS = [
    ['WA-08', 'fee_item', '依据', {}],
    ['WA-10', 'fee_item', '计费方式', {}],
    ['WA-07', 'fund', '使用流程', {}],
    ['CN-04', 'fund', '增值', { 截止日期: '2026-06-30' }],
  ] as const;

  it.each(COLUMNS)(
    'without the column (%s 「%s」 %s) leaves its estates unknown, while a blank in another’s is a gap',
    async (rule, id, column, change) => {
      const row: Row = { ...(TOWN[id][0] as Row), ...change, [column]: '' };
      const headers = headersOf(id).filter((header) => header !== column);
      const name = tableOf(id).name;
      const [first, second] = await inBoth(rule, rule === 'CN-04' ? '140400' : '141121', {
        [`${name}-甲子县.csv`]: csvOf(id, [of('JZ001', row)]),
        [`${name}-乙丑区.csv`]: csvOf(id, [of('YC001', row)], headers),
      });
      expect(first).toMatch(/^缺项 /);
      expect(second).toMatch(/^未知 /);
      expect(second).toContain(`「${name}」表没有「${column}」一列`);
    },
  );

  it('that was not handed in leaves its estates unknown, where every other is some county’s own', async () => {
    const hung: Row = { ...(TOWN.posting[0] as Row), 小区编码: 'JZ001' };
    const without = { '张贴记录-甲子县.csv': csvOf('posting', [hung]) };
    expect(await inBoth('CZ-05', '140400', without)).toEqual([
      expect.stringMatching(/^合格 /),
      '未知 没有乙丑区的「张贴记录」表',
    ]);
  });

  it('that has rows of the county says something of each of its estates', async () => {
    const hung: Row = { ...(TOWN.posting[0] as Row), 小区编码: 'YC002' };
    const files = {
      '小区.csv': csvOf('estate', [JZ001, YC001, { ...YC001, 小区编码: 'YC002', 小区名称: '乙丑二园' }]),
      '张贴记录-乙丑区.csv': csvOf('posting', [hung]),
    };
    expect((await inBoth('CZ-05', '140400', files))[1]).toMatch(/^缺项 /);
  });

  it('with older years asks nothing more of another county', async () => {
    const line = (estate: string, year: string): Row => ({ ...of(estate, TOWN.revenue[0] as Row), 年度: year });
    const files = {
      '公共收益-甲子县.csv': csvOf('revenue', [line('JZ001', '2022'), line('JZ001', '2025')]),
      '公共收益-乙丑区.csv': csvOf('revenue', [line('YC001', '2025')]),
    };
    const { register } = await readTown({ '小区.csv': csvOf('estate', [JZ001, YC001]), ...files }, { asOf: AS_OF });
    const found = judgeAll(register, PROFILES, { '000100': '140400' }, ['000100'], AS_OF);
    const late = found.filter(({ rule, verdict }) => rule === 'CZ-08' && verdict === '逾期');
    expect([...new Set(late.map(({ subject }) => subject))]).toEqual(['JZ001']);
  });
});

describe('without 张贴记录', () => {
  it.each([
    ['CZ-05', '140400'],
    ['CZ-06', '140400'],
    ['CZ-09', '140400'],
    ['YS-18', '371323'],
    ['WA-21', '141121'],
  ])('%s is nowhere a gap', async (rule, code) => {
    const register = withoutTable(sample, 'posting');
    const found = judgeAll(register, PROFILES, { '000100': code }, ['000100'], AS_OF).filter(
      (one) => one.rule === rule,
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ verdict }) => verdict === '缺项')).toEqual([]);
  });
});
