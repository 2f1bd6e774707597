/**
 * Months, quarters and years as heads of columns (逐月列): what such a head says, and how a mapping that was made with some of
 * them reads a sheet that has others.
 *
 * A mapping tells each period by itself. What its periods have in common is the pattern by which one that it doesn't
 * know is read: the same columns under the same heads but for the period. Where its own periods differ, there is none.
 */
import { type IsoDate, isoDate } from '../../domain/iso-date.ts';
import { type From, headersOf, type Mapping, type TableMapping, YEAR_IN_VALUE } from '../../domain/mapping.ts';
import { periodEnd, periodOf as periodIn } from '../../domain/period.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { type Column, columnList, type Table } from '../../tables/column.ts';
import { readUnit } from '../cells/units.ts';
import type { Block } from './anatomy.ts';

export type Cadence = 'day' | 'month' | 'quarter' | 'year';

/** The period with which a head begins, and what stands behind it: 10月 受理. */
export interface PeriodHead {
  /** As a mapping's constant, `{年}` standing for the year of the title. */
  value: string;
  cadence: Cadence;
  rest: string;
}

/** 2026年9月30日, 截至2026年9月末. */
const DAY = /^(?:截[至止]\s*)?([12]\d{3})\s*[年.\-/]\s*(\d{1,2})\s*(?:[月.\-/]\s*(\d{1,2})\s*[日号]?|月?\s*[末底])/;
const MONTH = /^(?:([12]\d{3})\s*[年.\-/]\s*)?(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?![\d末底初])份?/;
const QUARTER = /^(?:([12]\d{3})\s*年度?\s*)?第?([1-4一二三四])季度?/;
const YEAR = /^([12]\d{3})\s*年度?(?![\d末底初])/;
const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function monthEnd(year: number, month: number): IsoDate | null {
  const first = isoDate(year, month, 1);
  return first === null ? null : periodEnd(periodIn(first, 'month'));
}

/** The column of a table that says of which period, or on which day, a row is. */
export function timeColumn(table: Table, cadence: Cadence): Column | null {
  const found = columnList(table).find(([field, { type, required }]) =>
    cadence === 'day'
      ? required && type.is === 'date' && type.ahead === 'fact' && (table.facts as readonly string[]).includes(field)
      : required && type.is === 'period' && (type.accepts === 'any' || type.accepts === cadence),
  );
  return found?.[1] ?? null;
}

/** A text without its unit in brackets. */
export const withoutUnit = (text: string): string =>
  text.replace(/[(（[［【]([^()（）[\]［］【】]{1,32})[)）\]］】]/g, (all, inside: string) =>
    readUnit(inside) === null ? all : '',
  );

/** The period with which a head begins; null where it names none. */
export function periodHead(head: string): PeriodHead | null {
  const text = withoutUnit(head).trim();
  const found = (cadence: Cadence, whole: string, value: string): PeriodHead => ({
    value,
    cadence,
    rest: text.slice(whole.length).trim(),
  });
  const day = DAY.exec(text);
  if (day !== null) {
    const [year, month] = [Number(day[1]), Number(day[2])];
    const value = day[3] === undefined ? monthEnd(year, month) : isoDate(year, month, Number(day[3]));
    return value === null ? null : found('day', day[0], value);
  }
  const month = MONTH.exec(text);
  if (month !== null) {
    const nth = Math.max(Number(month[2]) || 0, CHINESE.indexOf(month[2] as string));
    const name = `${month[1] ?? YEAR_IN_VALUE}-${String(nth).padStart(2, '0')}`;
    return nth >= 1 && nth <= 12 ? found('month', month[0], name) : null;
  }
  const quarter = QUARTER.exec(text);
  if (quarter !== null) {
    const nth = Math.max(Number(quarter[2]) || 0, CHINESE.indexOf(quarter[2] as string));
    return found('quarter', quarter[0], `${quarter[1] ?? YEAR_IN_VALUE}-Q${nth}`);
  }
  const year = YEAR.exec(text);
  return year === null ? null : found('year', year[0], year[1] as string);
}

/** A header of a mapping by its pattern: 10月/受理 is `{期}/受理` of 10月. Null where no period stands in it. */
function patternOf(path: string): { pattern: string; value: string; cadence: Cadence } | null {
  const pieces = path.split('/');
  for (const [nth, piece] of pieces.entries()) {
    const head = periodHead(piece);
    if (head === null) continue;
    const pattern = pieces.map((one, n) => (n === nth ? `{期}${head.rest}` : one)).join('/');
    return { pattern: pattern.replace(/\s+/g, ''), value: head.value, cadence: head.cadence };
  }
  return null;
}

/** How one period of a mapping is read: the columns by their patterns, all else as it stands. */
interface Pattern {
  /** What equal patterns have in common. */
  key: string;
  cadence: Cadence;
  value: string;
  /** The patterns of the headers that are read. */
  heads: readonly string[];
}

function patternIn(one: TableMapping): Pattern | null {
  const heads = Object.values(one.columns)
    .flatMap(headersOf)
    .flatMap((header) => patternOf(header) ?? []);
  const [first] = heads;
  const period = first === undefined ? null : timeColumn(tableOf(one.table), first.cadence);
  const said = period === null ? undefined : one.columns[period.header];
  if (first === undefined || period === null || said?.is !== 'value') return null;
  if (heads.some(({ value }) => value !== said.value)) return null;
  const columns = Object.entries(one.columns).map(([header, from]) =>
    header === period.header ? [header] : [header, withHeaders(from, (path) => patternOf(path)?.pattern ?? path)],
  );
  return {
    key: JSON.stringify([one.table, first.cadence, columns, one.values, one.when, one.optional]),
    cadence: first.cadence,
    value: said.value,
    heads: heads.map(({ pattern }) => pattern),
  };
}

/** Where a value comes from, by other headers. */
export function withHeaders(from: From, change: (header: string) => string): From {
  if (from.is === 'column')
    return { ...from, header: change(from.header), ...(from.or === undefined ? {} : { or: change(from.or) }) };
  return from.is === 'value' && from.remark !== undefined ? { ...from, remark: change(from.remark) } : from;
}

/** A mapping for the periods that a sheet has, with the headers that it didn't know and reads by its pattern. */
export interface Followed {
  mapping: Mapping;
  more: readonly string[];
}

/** The mapping with the periods of a block in the place of its own; as it is where it has no pattern, or the block none. */
export function withPeriodsOf(mapping: Mapping, { columns }: Block): Followed {
  const patterns = new Map(mapping.tables.map((one) => [one, patternIn(one)]));
  const spread = [...patterns].flatMap(([one, pattern]) => (pattern === null ? [] : [{ one, pattern }]));
  const keys = new Map(spread.map(({ one, pattern }) => [pattern.key, one]));
  if (spread.length < 2 || keys.size !== 1) return { mapping, more: [] };
  const [{ one: template, pattern }] = spread as [(typeof spread)[0]];
  const there = new Map<string, Map<string, string>>();
  for (const { path } of columns) {
    const found = patternOf(path);
    if (found === null || found.cadence !== pattern.cadence || !pattern.heads.includes(found.pattern)) continue;
    const heads = there.get(found.value) ?? new Map<string, string>();
    there.set(found.value, heads.set(found.pattern, path));
  }
  // A period of which a column is missing is none that is known: its headers are told as missing, or as new.
  const known = new Set(spread.map((each) => each.pattern.value));
  const whole = [...there].filter(([value, heads]) => known.has(value) || heads.size === new Set(pattern.heads).size);
  if (whole.length === 0) return { mapping, more: [] };
  const kept = spread.filter((each) => there.has(each.pattern.value)).map(({ one }) => one);
  const added = whole.filter(([value]) => !known.has(value));
  const more = added.map(([value, heads]) => ofPeriod(template, value, pattern.cadence, heads));
  const tables = [...mapping.tables.filter((one) => patterns.get(one) === null), ...kept, ...more];
  return { mapping: { ...mapping, tables }, more: added.flatMap(([, heads]) => [...heads.values()]) };
}

function ofPeriod(
  template: TableMapping,
  value: string,
  cadence: Cadence,
  heads: ReadonlyMap<string, string>,
): TableMapping {
  const period = timeColumn(tableOf(template.table), cadence)?.header;
  const columns = Object.entries(template.columns).map(([header, from]): [string, From] =>
    header === period
      ? [header, { is: 'value', value }]
      : [header, withHeaders(from, (path) => heads.get(patternOf(path)?.pattern ?? '') ?? path)],
  );
  return { ...template, columns: Object.fromEntries(columns) };
}

/** Whether a header is like one of others but for its period: 11月环比 beside 10月环比, which is passed over. */
export function isLikeBut(path: string, others: readonly string[]): boolean {
  const pattern = patternOf(path)?.pattern;
  return pattern !== undefined && others.some((other) => patternOf(other)?.pattern === pattern);
}

/** Headers as they are in every month: of columns that differ in their period alone one. */
export const headersWithoutPeriods = (headers: readonly string[]): string =>
  [...new Set(headers.map((header) => patternOf(header)?.pattern ?? header.replace(/\s+/g, '')))].join('\n');
