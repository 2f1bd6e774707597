/**
 * A city from which something is taken away, a table, a file, a column or cells, and what is then said worse of anybody.
 */

import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { publicRegister } from '../../src/domain/publication.ts';
import type { Sourced, TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { packSource, type SourceRef, sourceRow, sourceSheetIndex } from '../../src/domain/source.ts';
import type { SourceSheet } from '../../src/domain/source-sheet.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { random } from '../../src/sample/random.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList, isAlwaysFilled, type Table } from '../../src/tables/column.ts';
import { readSample } from './publication.ts';
import { shippedProfiles } from './rules.ts';

export const AS_OF = '2026-11-10' as IsoDate;

/** Every shipped profile with its drafts switched on, so that every rule with a judge is asked. */
export const PROFILES = new Map(
  [...shippedProfiles()].map(([code, profile]) => [
    code,
    { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) },
  ]),
);
const PLACES = [...PROFILES.keys()].filter((code) => code !== '000000');

/** What is judged of the sample city, drafts of rules included. */
export async function judgedSample(): Promise<Register> {
  const { register } = await readSample();
  return publicRegister(register, {
    asOf: AS_OF,
    listMonths: 0,
    accusationMonths: 24,
    audience: 'judges',
    rules: new Set([...PROFILES.values()].flatMap(({ rules }) => rules.map(({ id }) => id))),
    divisions: ['000100'],
  }).register;
}

/** What is said, and what is published in its place where that is something else. */
export function findingsOn(register: Register, governed: readonly string[] = ['000100']): Finding[] {
  return PLACES.flatMap((code) =>
    judgeAll(register, PROFILES, Object.fromEntries(governed.map((place) => [place, code])), ['000100'], AS_OF),
  ).flatMap((found) => [found, ...(found.publicly ? [{ ...found.publicly, rule: `${found.rule} publicly` }] : [])]);
}
const matterOf = ({ rule, subjectKind, subject, period }: Finding): string =>
  `${rule} ${subjectKind} ${subject} ${period}`;

/** The verdict on each matter, under every shipped profile in turn; `governed` are the places that it is given. */
export const verdictsOn = (register: Register, governed?: readonly string[]): ReadonlyMap<string, Verdict> =>
  new Map(findingsOn(register, governed).map((found) => [matterOf(found), found.verdict]));

const BAD: readonly Verdict[] = ['缺项', '逾期', '待核实', '已确认'];
const isBad = (verdict: Verdict | undefined): boolean => verdict !== undefined && BAD.includes(verdict);

/** How often each rule says something bad of each subject. */
function accusations(findings: Iterable<readonly [string, Verdict]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [matter, verdict] of findings) {
    const whom = matter.replace(/ [^ ]+$/, '');
    if (isBad(verdict)) counts.set(whom, (counts.get(whom) ?? 0) + 1);
  }
  return counts;
}

/**
 * What is bad now and wasn't before. Where a rule spoke of another period because what it goes by is gone, it may say the
 * same of a subject as before, but not more often.
 */
export const worse = (than: ReadonlyMap<string, Verdict>, register: Register, governed?: readonly string[]): string[] =>
  worseIn(than, findingsOn(register, governed));

export function worseIn(than: ReadonlyMap<string, Verdict>, after: readonly Finding[]): string[] {
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

export function withoutTable(register: Register, id: TableId): Register {
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

/** Without a table, or without a column of it. */
export const without = (register: Register, id: TableId, field: string | null): Register =>
  field === null ? withoutTable(register, id) : withoutColumn(register, id, field);

/** Without one sheet: its rows are gone, and it is listed no more, as if it had never been handed in. */
export function withoutSheet(register: Register, at: number): Register {
  const renumbered = ({ source }: Sourced): SourceRef => {
    const index = sourceSheetIndex(source);
    return index < at ? source : packSource(index - 1, sourceRow(source));
  };
  const records = Object.entries(register.records as Readonly<Record<string, readonly Sourced[]>>).map(([id, rows]) => [
    id,
    rows.filter(({ source }) => sourceSheetIndex(source) !== at).map((row) => ({ ...row, source: renumbered(row) })),
  ]);
  return { ...register, records: Object.fromEntries(records), sheets: register.sheets.toSpliced(at, 1) };
}

/** The cells of a column left blank in some rows, while the column is there. */
export function withBlanks(register: Register, id: TableId, field: string, isBlank: (at: number) => boolean): Register {
  const rows = (register.records[id] as readonly Sourced[]).map((row, at) =>
    isBlank(at) ? { ...row, [field]: null } : row,
  );
  return { ...register, records: { ...register.records, [id]: rows } };
}

/** Of rows 0, 1, 2, … every second one. */
export const everySecond =
  (first: 0 | 1) =>
  (at: number): boolean =>
    at % 2 === first;

/**
 * What ends or settles something: without it, it goes on as far as anybody can tell. That it is gone must be seen before
 * a publication, not guessed afterwards.
 */
export const ENDINGS: Readonly<Record<string, string>> = {
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
  '小区 交付年份': 'settles that nothing is due yet: without it an estate counts as delivered',
};

/**
 * Columns in which a blank cell may be told against somebody, each with its reason: a rule asks that it be published, and
 * the office has supplied the column. (Those that end something are named above.)
 */
export const TOLD_BLANK: Readonly<Record<string, string>> = {
  '合同 备案号': 'CD-03: others of the file have one',
  '项目负责人 备案日期': 'CD-03: others of the file have one',
  '收费标准 依据': 'WA-08 asks for the basis of each charge',
  '收费标准 计费方式': 'WA-10 asks how each charge is reckoned',
  '收费标准 定价形式': 'the charge is reckoned by the 定价方式 of its estate: a prompt, never public',
  '满意度 公示开始': 'WA-21 asks that the result hangs',
  '公共收益 用途': 'WA-06: without it the item tells what was paid for',
  '维修资金 交存': 'CN-04 asks for yearly totals',
  '维修资金 使用': 'CN-04 asks for yearly totals',
  '维修资金 增值': 'CN-04 asks for yearly totals',
  '维修资金 使用流程': 'WA-07 asks how the fund is used',
};

/**
 * What an authority fulfils by publishing, and what goes by the newest that it has published: of a file that isn't there,
 * nothing was published here. By rule.
 */
export const PUBLISHED_HERE: Readonly<Record<string, string>> = {
  'CZ-15': 'asks that the lists be published',
  'WA-27': 'asks that the lists be published',
  'YS-17': 'asks that the grades be published',
  'CZ-16': 'goes by the newest list that was published: a prompt, never public',
};

const COLUMNS = TABLES.flatMap((table: Table) =>
  columnList(table).flatMap(([field, column]) =>
    isAlwaysFilled(column) ? [] : [[`${table.name} ${column.header}`, table.id, field] as const],
  ),
);

/** Every table but the two that must be there, but for those that end something. */
export const TABLES_TAKEN = TABLES.filter(
  ({ id, name }) => id !== 'estate' && id !== 'division' && !(name in ENDINGS),
).map(({ id, name }) => [name, id, null] as const);

/** Every column that may be left out, but for those that end something. */
export const COLUMNS_TAKEN = COLUMNS.filter(([what]) => !(what in ENDINGS));

/** Every column of which a single cell may be left blank with no harm. */
export const COLUMNS_BLANKED = COLUMNS_TAKEN.filter(([what]) => !(what in TOLD_BLANK));

/** Of complaints and charges, whose columns hang together, cells are only blank. */
const BOUND: readonly TableId[] = ['complaint_stat', 'fee_item'];

/**
 * A city whose tables are full of holes: rows are missing, cells are blank or another row's, as far as intake would let it
 * pass. Divisions stay as they are.
 */
export function withHoles(register: Register, seed: number): Register {
  const { chance, pick } = random(String(seed));
  const holed = TABLES.filter(({ id }) => id !== 'division').map((table: Table) => {
    const optional = columnList(table).flatMap(([field, column]) => (isAlwaysFilled(column) ? [] : [field]));
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
      }))
      .map((row) => ({ ...row, ...Object.fromEntries(refused(table, row).map((field) => [field, null])) }));
    return [table.id, rows];
  });
  return { ...register, records: { ...register.records, ...Object.fromEntries(holed) } };
}

/** The optional fields of a row that intake would refuse beside one another. */
function refused(table: Table, row: Readonly<Record<string, unknown>>): string[] {
  const required = new Set(columnList(table).flatMap(([field, column]) => (isAlwaysFilled(column) ? [field] : [])));
  const isBroken = (first: unknown, second: unknown): boolean =>
    (typeof first === 'string' && typeof second === 'string' && first > second) ||
    (typeof first === 'number' && typeof second === 'number' && first > second);
  return table.relations.flatMap((relation) => {
    const pair =
      relation.rule === 'not-before'
        ? [relation.earlier, relation.later]
        : relation.rule === 'at-most'
          ? [relation.part, relation.whole]
          : [];
    const [first = '', second = ''] = pair as readonly string[];
    return isBroken(row[first], row[second]) ? [first, second].filter((field) => !required.has(field)) : [];
  });
}

/** Every table that tells of counties, streets or estates with a file for each county, as when each county keeps its own. */
export function byCounty(register: Register): Register {
  const sheets = [...register.sheets];
  const tree = new DivisionTree(register.records.division);
  const places = new Map(register.records.estate.map(({ code, division }) => [code, division]));
  const countyOf = (row: Sourced): string | null => {
    const { estate, division, scope, subject } = row as Sourced & Readonly<Record<string, string | null | undefined>>;
    const named = division ?? estate ?? scope ?? subject ?? '';
    return tree.countyOf(places.get(named) ?? named)?.code ?? null;
  };
  const apart = (rows: readonly Sourced[]): readonly Sourced[] => {
    const made = new Map<string, number>();
    return rows.map((row) => {
      const county = countyOf(row);
      if (county === null) return row;
      const from = sourceSheetIndex(row.source);
      const key = `${county} ${from}`;
      const at = made.get(key) ?? sheets.push({ ...(sheets[from] as SourceSheet) }) - 1;
      made.set(key, at);
      return { ...row, source: packSource(at, sourceRow(row.source)) };
    });
  };
  const records = Object.entries(register.records as Readonly<Record<string, readonly Sourced[]>>).map(([id, rows]) => [
    id,
    id === 'estate' || id === 'division' ? rows : apart(rows),
  ]);
  const split = { ...register, records: Object.fromEntries(records), sheets };
  // What held nothing but rows of counties holds none any more.
  const filled = new Set(
    Object.values(split.records as Readonly<Record<string, readonly Sourced[]>>).flatMap((rows) =>
      rows.map(({ source }) => sourceSheetIndex(source)),
    ),
  );
  return register.sheets
    .map((_, at) => at)
    .filter((at) => !filled.has(at))
    .reverse()
    .reduce(withoutSheet, split);
}
