/**
 * Less data never gives a worse verdict: what an office has not supplied, a table or a column, is unknown, and nobody's
 * failing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { publicRegister } from '../../src/domain/publication.ts';
import type { Sourced, TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { random } from '../../src/sample/random.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList, type Table } from '../../src/tables/column.ts';
import { readSample } from '../support/publication.ts';
import { profile, shippedProfiles } from '../support/rules.ts';
import { csvOf, type Files, headersOf, type Row, readTown, TOWN } from '../support/tables.ts';

const AS_OF = '2026-11-10' as IsoDate;

/** Every shipped profile with its drafts switched on, so that every rule with a judge is asked. */
const PROFILES = new Map(
  [...shippedProfiles()].map(([code, profile]) => [
    code,
    { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) },
  ]),
);
const PLACES = [...PROFILES.keys()].filter((code) => code !== '000000');

let sample: Register;
let before: ReadonlyMap<string, Verdict>;
beforeAll(async () => {
  const { register } = await readSample();
  sample = publicRegister(register, {
    asOf: AS_OF,
    listMonths: 0,
    accusationMonths: 24,
    audience: 'judges',
    rules: new Set([...PROFILES.values()].flatMap(({ rules }) => rules.map(({ id }) => id))),
    divisions: ['000100'],
  }).register;
  before = verdictsOn(sample);
});

/** What is said, and what is published in its place where that is something else. */
function findingsOn(register: Register, governed: readonly string[] = ['000100']): Finding[] {
  return PLACES.flatMap((code) =>
    judgeAll(register, PROFILES, Object.fromEntries(governed.map((place) => [place, code])), ['000100'], AS_OF),
  ).flatMap((found) => [found, ...(found.publicly ? [{ ...found.publicly, rule: `${found.rule} publicly` }] : [])]);
}
const matterOf = ({ rule, subjectKind, subject, period }: Finding): string =>
  `${rule} ${subjectKind} ${subject} ${period}`;
const verdictsOn = (register: Register, governed?: readonly string[]): ReadonlyMap<string, Verdict> =>
  new Map(findingsOn(register, governed).map((found) => [matterOf(found), found.verdict]));

const BAD: readonly Verdict[] = ['缺项', '逾期', '待核实', '已确认'];
const isBad = (verdict: Verdict | undefined): boolean => verdict !== undefined && BAD.includes(verdict);

/** How often each rule says something bad of each subject. */
const accusations = (findings: Iterable<readonly [string, Verdict]>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [matter, verdict] of findings) {
    const whom = matter.replace(/ [^ ]+$/, '');
    if (isBad(verdict)) counts.set(whom, (counts.get(whom) ?? 0) + 1);
  }
  return counts;
};

/**
 * What is bad now and wasn't before. Where a rule spoke of another period because what it goes by is gone, it may say the
 * same of a subject as before, but not more often.
 */
function worse(than: ReadonlyMap<string, Verdict>, register: Register, governed?: readonly string[]): string[] {
  const after = findingsOn(register, governed);
  const were = accusations(than);
  const are = accusations(after.map((found) => [matterOf(found), found.verdict]));
  return after
    .filter((found) => isBad(found.verdict) && !isBad(than.get(matterOf(found))))
    .filter((found) => {
      const whom = matterOf(found).replace(/ [^ ]+$/, '');
      return than.has(matterOf(found)) || (are.get(whom) ?? 0) > (were.get(whom) ?? 0);
    })
    .map(
      (found) => `${matterOf(found)}: ${than.get(matterOf(found)) ?? 'nothing'} → ${found.verdict}, ${found.detail}`,
    );
}

function withoutTable(register: Register, id: TableId): Register {
  return {
    ...register,
    records: { ...register.records, [id]: [] },
    present: new Set([...register.present].filter((one) => one !== id)),
  };
}

function withoutColumn(register: Register, id: TableId, field: string): Register {
  const records = (register.records[id] as readonly Sourced[]).map((record) => ({ ...record, [field]: null }));
  return {
    ...register,
    records: { ...register.records, [id]: records },
    sheets: register.sheets.map((sheet) => {
      if (sheet.table !== id) return sheet;
      const { [field]: _, ...columns } = sheet.columns;
      return { ...sheet, columns };
    }),
  };
}

/**
 * What ends or settles something: without it, it goes on as far as anybody can tell. That it is gone must be seen before
 * a publication, not guessed afterwards.
 */
const ENDINGS: Readonly<Record<string, string>> = {
  事件: '核实 settles a prompt, 解聘 and 降费 end what went before',
  '事件 规则': 'says which prompt is settled',
  '事件 文号': 'a prompt is settled by a document alone',
  '红黑榜 移出日期': 'ends a listing',
  '维保白名单 移出日期': 'ends a place on the white list',
  '合同 结束日期': 'ends a contract, and with it the duties of its firm',
  '项目负责人 离任日期': 'ends a term of office',
  '收费标准 结束日期': 'ends a charge',
  '政府指导价 结束日期': 'ends a guide price',
  '张贴记录 结束日期': 'ends a posting: one that hangs on may be out of date',
};

/** Every table but the two that must be there, and every column that may be left out, but those that end something. */
const TAKEN = TABLES.flatMap((table: Table) => [
  ...(table.id === 'estate' || table.id === 'division' ? [] : [[table.name, table.id, null] as const]),
  ...columnList(table).flatMap(([field, { header, required }]) =>
    required ? [] : [[`${table.name} ${header}`, table.id, field] as const],
  ),
]).filter(([what]) => !(what in ENDINGS));

it('every exception is a table or a column that there is', () => {
  const names = TABLES.flatMap((table: Table) => [
    table.name,
    ...columnList(table).map(([, { header }]) => `${table.name} ${header}`),
  ]);
  expect(Object.keys(ENDINGS).filter((name) => !names.includes(name))).toEqual([]);
});

const without = (register: Register, id: TableId, field: string | null): Register =>
  field === null ? withoutTable(register, id) : withoutColumn(register, id, field);

describe('taken away from the sample city', () => {
  it.each(TAKEN)('%s accuses nobody', (_, id, field) => {
    expect(worse(before, without(sample, id, field))).toEqual([]);
  });
});

/**
 * A city whose tables are full of holes: rows are missing, cells are blank or another row's. Divisions stay as they are;
 * of complaints and charges, whose columns hang together, cells are only blank.
 */
const BOUND: readonly TableId[] = ['complaint_stat', 'fee_item'];
function withHoles(register: Register, seed: number): Register {
  const { chance, pick } = random(String(seed));
  const holed = TABLES.filter(({ id }) => id !== 'division').map((table: Table) => {
    const optional = columnList(table).flatMap(([field, { required }]) => (required ? [] : [field]));
    const all: readonly object[] = register.records[table.id];
    const another = (field: string): unknown =>
      BOUND.includes(table.id) || all.length === 0
        ? null
        : (Object.entries(pick(all)).find(([one]) => one === field)?.[1] ?? null);
    const rows = all
      .filter(() => table.id === 'estate' || chance(0.8))
      .map((row) => ({
        ...row,
        ...Object.fromEntries(
          optional.flatMap((field) => (chance(0.7) ? [] : [[field, chance(0.5) ? null : another(field)]])),
        ),
      }));
    return [table.id, rows];
  });
  return { ...register, records: { ...register.records, ...Object.fromEntries(holed) } };
}

describe('taken away from a city with holes in its tables', () => {
  let holed: Register;
  let than: ReadonlyMap<string, Verdict>;
  beforeAll(() => {
    holed = withHoles(sample, 1);
    than = verdictsOn(holed);
  });

  it.each(TAKEN)('%s accuses nobody', (_, id, field) => {
    expect(worse(than, without(holed, id, field))).toEqual([]);
  });
});

/**
 * Columns in which a blank cell may be told against somebody, each with its reason: a rule asks that it be published, and
 * the office has supplied the column. (Those that end something are named above.)
 */
const TOLD_BLANK: Readonly<Record<string, string>> = {
  '合同 备案号': 'CD-03: others of the file have one',
  '项目负责人 备案日期': 'CD-03: others of the file have one',
  '收费标准 依据': 'WA-08 asks for the basis of each charge',
  '收费标准 计费方式': 'WA-10 asks how each charge is reckoned',
  '收费标准 定价形式': 'the charge is reckoned by the 定价方式 of its estate: a prompt, never public',
  '满意度 公示开始': 'WA-21 asks that the result hangs',
  '维修资金 交存': 'CN-04 asks for yearly totals',
  '维修资金 使用': 'CN-04 asks for yearly totals',
  '维修资金 增值': 'CN-04 asks for yearly totals',
  '维修资金 使用流程': 'WA-07 asks how the fund is used',
};
const BLANKED = TABLES.flatMap((table: Table) =>
  columnList(table).flatMap(([field, { header, required }]) =>
    required ? [] : [[`${table.name} ${header}`, table.id, field] as const],
  ),
).filter(([what]) => !(what in ENDINGS) && !(what in TOLD_BLANK));

/** The cells of a column left blank in every second row, while the column is there. */
function withBlanks(register: Register, id: TableId, field: string, first: 0 | 1): Register {
  const rows = (register.records[id] as readonly Sourced[]).map((row, at) =>
    at % 2 === first ? { ...row, [field]: null } : row,
  );
  return { ...register, records: { ...register.records, [id]: rows } };
}

describe('left blank in every second row', () => {
  it.each(BLANKED)('%s accuses nobody', (_, id, field) => {
    for (const first of [0, 1] as const) expect(worse(before, withBlanks(sample, id, field, first))).toEqual([]);
  });

  it('物业类型 accuses nobody of a city in which lifts lack smart blocking', () => {
    const bare = sample.records.estate.map((estate) => ({
      ...estate,
      blockingLifts: estate.lifts === null ? null : 0,
    }));
    const city = { ...sample, records: { ...sample.records, estate: bare } };
    for (const first of [0, 1] as const)
      expect(worse(verdictsOn(city), withBlanks(city, 'estate', 'propertyType', first))).toEqual([]);
  });

  it('each named column is there and is told in its words', () => {
    for (const what of Object.keys(TOLD_BLANK)) {
      const [id, field] = columnNamed(what);
      const told = ([0, 1] as const).flatMap((first) => worse(before, withBlanks(sample, id, field, first)));
      // In the sample every survey hangs by itself.
      if (what !== '满意度 公示开始') expect(told.length, what).toBeGreaterThan(0);
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
