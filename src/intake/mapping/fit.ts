/**
 * How well a sheet fits a table (匹配): which of its columns, lines and titles fill which column.
 *
 * Names alone are gone by; what a cell holds is judged when it is read.
 */

import type { IsoDate } from '../../domain/iso-date.ts';
import { type Fact, type From, headersOf, type Part, type TableMapping } from '../../domain/mapping.ts';
import { type Column, columnList, type Table } from '../../tables/column.ts';
import type { Meaning } from '../found-header.ts';
import { meaningsOf } from '../header.ts';
import { headerKey } from '../text.ts';
import type { Anatomy, Block, Surroundings } from './anatomy.ts';
import { factOf, type Names } from './facts.ts';
import type { FlatColumn } from './header-rows.ts';
import { readStretch } from './parts.ts';
import { isNameHead, isStreetHead } from './sub-heads.ts';

/** A sheet in hand, and what is known round it. */
export interface Sighted {
  anatomy: Anatomy;
  names: Names;
  asOf: IsoDate;
  /** Codes of the divisions that the publication covers. */
  divisions: readonly string[];
}

export interface Fit {
  mapping: TableMapping;
  /** Canonical headers of required columns that nothing fills. */
  missing: readonly string[];
}

/** How a sheet could be read: the tables, and what is missing of them. */
export interface Candidate {
  tables: readonly TableMapping[];
  missing: readonly string[];
}

/** Codes that are given by name where no column holds them: 小区编码 from codes.csv, 统一社会信用代码 待补. */
const NAMED_BY: Readonly<Record<string, string>> = { estate: '小区名称', firm: '企业名称' };

/** What stands before the matter in a heading: 本年归集 is 归集. */
const BEFORE = /^(?:本年度?|本期|本月|本季度?|当年|当月|当期|累计|年度|全年|现有|其中)[:：]?/;
/** What stands under the matter where it is an amount: 归集/金额. */
const AMOUNT = /^(?:金额|数额|总额|合计|金额合计|小计)$/;

/** The keys under which a column's header may be known, the most telling first. */
export function keysOf({ upper, lower }: FlatColumn): string[] {
  const bare = (text: string): string => headerKey(text).replace(BEFORE, '');
  const texts = upper === '' ? [lower] : [upper + lower, lower];
  if (upper !== '' && AMOUNT.test(headerKey(lower))) texts.push(upper);
  const whole = texts.flatMap((text) => [text, text.replace(/[（(][^（）()]*[)）]/g, '')]);
  return [...new Set(whole.flatMap((text) => [headerKey(text), bare(text)]))].filter((key) => key !== '');
}

/** The mapping of a table from a block and all that stands round it; `given` comes first. */
export function fitTable(
  table: Table,
  block: Block,
  sighted: Sighted,
  given: Readonly<Record<string, From>> = {},
  left: ReadonlySet<FlatColumn> = new Set(block.columns),
): Fit {
  const columns: Record<string, From> = { ...given };
  const missing: string[] = [];
  // A column that fills the gaps of another, or of which only a part is meant, may fill a field of its own as well.
  const used = new Set(
    Object.values(given).flatMap((from) => (from.is === 'column' && from.part === undefined ? [from.header] : [])),
  );
  const free = (column: FlatColumn): boolean => left.has(column) && !used.has(column.path);
  for (const [field, column] of columnList(table)) {
    if (isGiven(column, given)) continue;
    const found =
      withPhone(table, field, column, block) ??
      columnFor(table, field, block, free) ??
      halfOf(table, field, column, block) ??
      endOfTerm(field, column, block, free) ??
      outside(table, field, column, block, sighted);
    if (found !== null) {
      for (const [name, from] of Object.entries(found)) {
        columns[name] = from;
        for (const taken of headersOf(from)) used.add(taken);
      }
    } else if (column.required) missing.push(column.header);
  }
  narrow(table, columns, block, free, sighted);
  // An estate and a firm are known by their names until they have a code.
  const name = NAMED_BY[table.id];
  const lacking = missing.filter((header) => name === undefined || !(name in columns) || !isOwnCode(table, header));
  return { mapping: { table: table.id, columns, values: {}, when: null, optional: false }, missing: lacking };
}

function isOwnCode(table: Table, header: string): boolean {
  return columnList(table).some(([, column]) => column.header === header && column.type.is === 'own-code');
}

/** Whether a column is given, by its own header or by that of a name in the place of its code. */
function isGiven({ header, type }: Column, given: Readonly<Record<string, From>>): boolean {
  return header in given || (type.is === 'reference' && type.nameHeaders.some((name) => name in given));
}

/** A column of the block that fills a field, by its own header or by that of a name. */
function columnFor(
  table: Table,
  field: string,
  block: Block,
  free: (column: FlatColumn) => boolean,
): Record<string, From> | null {
  const meanings = meaningsOf(table);
  const found: Record<string, From> = {};
  // A name beside a code is held against it.
  for (const kind of ['column', 'name-of'] as const) {
    const fitting = block.columns.filter(
      (one) =>
        free(one) && keysOf(one).some((key) => isOf(meanings.get(key), kind, field)) && !isSumOfMonths(one, table),
    );
    // A header that is the column's own comes before one that is it but for 本年 or 累计.
    const column =
      fitting.find(({ lower }) => isOf(meanings.get(headerKey(lower)), kind, field)) ??
      fitting.find(({ lower }) => !/^累计/.test(lower)) ??
      fitting[0];
    const key = column && keysOf(column).find((one) => isOf(meanings.get(one), kind, field));
    const meaning = key === undefined ? undefined : meanings.get(key);
    if (column === undefined || key === undefined || meaning === undefined || !('column' in meaning)) continue;
    const header = kind === 'column' ? meaning.column.header : nameHeader(meaning.column, key);
    found[header] = { is: 'column', header: column.path };
  }
  return Object.keys(found).length === 0 ? null : found;
}

/** A figure of more than the month that a row of the table is about. */
const isSumOfMonths = ({ upper, lower }: FlatColumn, table: Table): boolean =>
  /^(?:累计|本年|全年|年度|当年|总)/.test(upper || lower) &&
  columnList(table).some(([, { type, required }]) => required && type.is === 'period' && type.accepts === 'month');

const isOf = (meaning: Meaning | undefined, kind: 'column' | 'name-of', field: string): boolean =>
  meaning?.is === kind && meaning.field === field;

/** Both words of a header over two facts: 姓名及电话, 项目经理（电话）. */
export const halvesOf = ({ lower }: FlatColumn): string[] =>
  lower.replace(/[（(](?:联系)?(电话|手机|方式)[)）]$/, '、$1').split(/[/／、及和与]/);

/** A name and its phone in one column, whose header alone would be that of the name: 项目经理（电话）, 维保单位（电话）. */
function withPhone(table: Table, field: string, column: Column, block: Block): Record<string, From> | null {
  const shared = block.columns.filter((one) => /电话|手机|方式/.test(halvesOf(one)[1] ?? ''));
  if (shared.length === 0) return null;
  for (const one of shared) {
    const meaning = meaningsOf(table).get(headerKey(halvesOf(one)[0] ?? ''));
    const named = meaning !== undefined && 'field' in meaning ? meaning.field : null;
    if (named === null || (field !== named && field !== `${named}Phone`)) continue;
    return { [column.header]: { is: 'column', header: one.path, part: field === named ? 'name' : 'phone' } };
  }
  return halfOf(table, field, column, { ...block, columns: shared });
}

/** One of two facts that share a column: 有效/发放, 企业、信用代码. */
function halfOf(table: Table, field: string, { header }: Column, { columns }: Block): Record<string, From> | null {
  const meanings = meaningsOf(table);
  for (const column of columns) {
    const halves = halvesOf(column).map((half) => meanings.get(headerKey(half)));
    if (halves.length !== 2 || !halves.every((half) => half?.is === 'column' || half?.is === 'name-of')) continue;
    const at = halves.findIndex((half) => half !== undefined && 'field' in half && half.field === field);
    const phone = halves.findIndex((half) => half?.is === 'column' && half.column.type.is === 'phone');
    const parts = phone === 1 ? (['name', 'phone'] as const) : (['first', 'second'] as const);
    if (at >= 0) return { [header]: { is: 'column', header: column.path, part: parts[at] as Part } };
  }
  return null;
}

/** Headers over both ends of a stretch, by the fields that are its ends. */
const TERMS: readonly [start: string, end: string, header: RegExp][] = [
  ['start', 'end', /(?:合同|服务|委托|执行|收费)(?:期限|起止|期$|时间|有效期|履行期)|^起止(?:时间|日期)?$/],
  ['postedFrom', 'postedUntil', /^公示$|公示(?:期|起止|期限)/],
];

/** One end of a stretch that stands in one column: 合同期限 2024.1.1-2026.12.31. */
function endOfTerm(
  field: string,
  { header, type }: Column,
  { columns }: Block,
  free: (column: FlatColumn) => boolean,
): Record<string, From> | null {
  if (type.is !== 'date') return null;
  for (const [start, end, pattern] of TERMS) {
    if (field !== start && field !== end) continue;
    const column = columns.find(({ upper, lower }) => pattern.test(headerKey(upper + lower)));
    if (column === undefined || (field === start && !free(column))) continue;
    return { [header]: { is: 'column', header: column.path, part: field === start ? 'start' : 'end' } };
  }
  return null;
}

function nameHeader({ type, header }: Column, key: string): string {
  if (type.is !== 'reference') return header;
  return type.nameHeaders.find((name) => headerKey(name) === key) ?? (type.nameHeaders[0] as string);
}

/** The street or division of the row, by which names are told apart. */
function narrow(
  table: Table,
  columns: Record<string, From>,
  block: Block,
  free: (column: FlatColumn) => boolean,
  { anatomy }: Sighted,
): void {
  const meanings = meaningsOf(table);
  for (const column of block.columns) {
    if (!free(column)) continue;
    const key = keysOf(column).find((one) => meanings.get(one)?.is === 'narrows');
    const meaning = key === undefined ? undefined : meanings.get(key);
    const header = meaning?.is === 'narrows' && meaning.by === 'street' ? '街道' : '行政区划';
    if (meaning !== undefined && !(header in columns)) columns[header] = { is: 'column', header: column.path };
  }
  const street = headsThat(isStreetHead, anatomy);
  if (street && meanings.has('街道') && !('街道' in columns)) columns.街道 = { is: 'heading', words: null };
}

/** Whether the rows stand under sub-heads, each of a kind. */
const headsThat = (is: (text: string) => boolean, { blocks }: Anatomy): boolean =>
  blocks.some(({ head }) => head !== null) && blocks.every(({ head }) => head === null || is(head.text));

/** A phone in a line that says of nobody whose it is. */
const GENERAL_PHONE = /^(?:联系)?(?:电话|方式|手机)$|^办公电话$/;

/** Of nobody in particular, or no number alone: a name beside it would be read as part of the number. */
const isNoPhone = ({ label, text }: { label: string; text: string }): boolean =>
  GENERAL_PHONE.test(headerKey(label)) || !/^[\d\s()（）+—–-]{5,}$/.test(text.trim());

/** Where a field stands outside the rows: in a line of its own name, in the title, at the foot. */
function outside(
  table: Table,
  field: string,
  column: Column,
  block: Block,
  { anatomy, names, asOf, divisions }: Sighted,
): Record<string, From> | null {
  const says = (from: From): boolean => factOf(from, block, names, asOf) !== null;
  const { header, type } = column;
  const label = block.around.labels.find(({ label: written }) => {
    const meaning = meaningsOf(table).get(headerKey(written).replace(BEFORE, ''));
    return meaning !== undefined && (meaning.is === 'column' || meaning.is === 'name-of') && meaning.field === field;
  });
  if (label !== undefined && !(type.is === 'phone' && isNoPhone(label))) {
    const key = headerKey(label.label);
    const part = type.is === 'period' && readStretch(label.text) !== null ? { part: 'year' as const } : {};
    const under = type.is === 'reference' && key !== headerKey(header) ? nameHeader(column, key) : header;
    return { [under]: { is: 'label', label: label.label, ...part } };
  }
  const posting = postingOf(field, block.around);
  if (posting !== null) return { [header]: posting };
  if (!column.required) return null;
  if (type.is === 'reference' && type.to.join() === 'division') {
    if (says({ is: 'title', fact: 'division' })) return { 行政区划: { is: 'title', fact: 'division' } };
    return divisions.length === 1 ? { [header]: { is: 'value', value: divisions[0] as string } } : null;
  }
  if (type.is === 'reference' && type.to.join() === 'estate')
    return headsThat(isNameHead, anatomy) && anatomy.blocks.every(({ head }) => head !== null)
      ? { [type.nameHeaders[0] as string]: { is: 'heading', words: null } }
      : says({ is: 'title', fact: 'estate' })
        ? { [type.nameHeaders[0] as string]: { is: 'title', fact: 'estate' } }
        : null;
  if (type.is === 'period') {
    const fact: Fact = type.accepts === 'any' ? 'period' : type.accepts;
    return says({ is: 'title', fact }) ? { [header]: { is: 'title', fact } } : null;
  }
  if (type.is === 'date') {
    const found = (
      [
        { is: 'foot', fact: 'date' },
        { is: 'title', fact: 'date' },
      ] as const
    ).find(says);
    return found === undefined ? null : { [header]: found };
  }
  if (type.is === 'text' && type.numbered === true && says({ is: 'title', fact: 'citation' }))
    return { [header]: { is: 'title', fact: 'citation' } };
  return null;
}

/** 公示期：自…至…, whose two ends are columns of their own. */
function postingOf(field: string, { labels }: Surroundings): From | null {
  const part = field === 'postedFrom' ? 'start' : field === 'postedUntil' ? 'end' : null;
  const label = labels.find(({ label: written, text }) => /公示(?:期|时间|期限)$/.test(written) && readStretch(text));
  return part === null || label === undefined ? null : { is: 'label', label: label.label, part };
}
