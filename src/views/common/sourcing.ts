/**
 * Where a panel's figures come from (来源), and how much to believe it (公示状态).
 */
import { firstEnd } from '../../domain/accusation-term.ts';
import { hasUnusableUntil, lastUntil, sheetsOfRows } from '../../domain/data-until.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, Firm, Sourced, TableId } from '../../domain/records.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../../domain/source.ts';
import type { DataDay } from '../../domain/source-sheet.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { rows } from '../../wording/format.ts';
import { notSupplied } from '../../wording/labels.ts';
import { panelLater } from '../../wording/later.ts';
import type { Indexes } from './indexes.ts';
import { lastDays } from './last-day.ts';
import { dataPath } from './paths.ts';

/** One table a panel was made from. */
export interface SourceLine {
  table: TableId;
  /** What the table is called: 公共收益. */
  name: string;
  /** 公共收益.xlsx 第 14—22 行 */
  text: string;
  /** Where the table can be downloaded. */
  path: string;
  /** 数据截至 of the table, as far as its rows go here; null where nothing tells. */
  until: DataDay | null;
  /** Whether somebody has written a day for these rows that can't be used. */
  isUntilUnusable: boolean;
  /** The first 公示期至 of these rows, after which one of them is public no longer; null where none ends. */
  endsOn: IsoDate | null;
}

const SHEETS_SHOWN = 3;

/** 数据截至 of the sheet that a row stands in: until when its office speaks, and not beyond the day of publication. */
export function rowUntil({ register, release }: Publication, source: SourceRef): IsoDate {
  return earlier(register.sheets[sourceSheetIndex(source)]?.until?.day ?? release.asOf, release.asOf);
}

/** Firms that stand in a table of firms. One that only a contract names has no row of its own, and its contract is told anyway. */
export const ownRows = ({ register }: Publication, firms: readonly Firm[]): readonly Firm[] =>
  firms.filter(({ source }) => register.sheets[sourceSheetIndex(source)]?.table !== 'contract');

/** The source line of records of one table; none for no records. */
export function sourcesOf(publication: Publication, table: TableId, records: readonly Sourced[]): SourceLine[] {
  return records.length === 0
    ? []
    : [
        sourceLine(
          publication,
          table,
          records.map(({ source }) => source),
        ),
      ];
}

function sourceLine(publication: Publication, table: TableId, refs: readonly SourceRef[]): SourceLine {
  // One sheet may be read in several ways, a column of prices each: it is one place all the same.
  const byPlace = new Map<string, Set<number>>();
  const files = new Set<string>();
  for (const source of refs) {
    const sheet = publication.register.sheets[sourceSheetIndex(source)];
    if (!sheet) throw new Error(`record without a sheet: ${table}`);
    const file = sheet.file.slice(sheet.file.lastIndexOf('/') + 1);
    const name = sheet.sheet === null || file.startsWith(`${sheet.sheet}.`) ? file : `${file}〔${sheet.sheet}〕`;
    files.add(sheet.file);
    byPlace.set(name, (byPlace.get(name) ?? new Set()).add(sourceRow(source)));
  }
  const places = [...byPlace].slice(0, SHEETS_SHOWN).map(([name, numbers]) => `${name} ${rows([...numbers])}`);
  const isByFile = files.size === byPlace.size;
  const rest = byPlace.size > SHEETS_SHOWN ? `等 ${byPlace.size} ${isByFile ? '个文件' : '张工作表'}` : '';
  const days = lastDays(publication);
  const endsOn = firstEnd(refs.map((source) => days.get(source) ?? null));
  const sheets = sheetsOfRows(publication.register, table, refs);
  return {
    table,
    name: tableOf(table).name,
    text: places.join('；') + rest,
    path: dataPath(table),
    until: lastUntil(sheets),
    isUntilUnusable: sheets.some(hasUnusableUntil),
    endsOn,
  };
}

const TABLES_OF_SHEETS = new WeakMap<Publication, ReadonlyMap<number, TableId>>();

/** Which table each sheet was read as, found from the records that came of it. */
function tablesOfSheets(publication: Publication): ReadonlyMap<number, TableId> {
  const cached = TABLES_OF_SHEETS.get(publication);
  if (cached) return cached;
  const found = new Map<number, TableId>();
  for (const [table, records] of Object.entries(publication.register.records) as [TableId, readonly Sourced[]][])
    for (const { source } of records) found.set(sourceSheetIndex(source), table);
  TABLES_OF_SHEETS.set(publication, found);
  return found;
}

/** The source lines of rows of any tables, in the order of the rows; a sheet of which nothing is published has none. */
export function sourceLinesOf(publication: Publication, refs: readonly SourceRef[]): SourceLine[] {
  const tables = tablesOfSheets(publication);
  const byTable = new Map<TableId, SourceRef[]>();
  for (const ref of refs) {
    const table = tables.get(sourceSheetIndex(ref));
    if (table === undefined) continue;
    const known = byTable.get(table);
    if (known) known.push(ref);
    else byTable.set(table, [ref]);
  }
  return [...byTable].map(([table, own]) => sourceLine(publication, table, own));
}

/** How much of a panel is published, with what explains it. */
export type Disclosure =
  | {
      state: 'disclosed';
      /** The newest day on which something of it is dated; null where nothing is. */
      newest: IsoDate | null;
    }
  /** The table is there and says nothing of this estate; whether that is a gap, duties say (`underDuties`). */
  | { state: 'undisclosed'; missing: string }
  /** The table, the county's file of it or the column was not supplied: nothing can be said. */
  | { state: 'unknown'; missing: string }
  /** The panel is off for this estate, until the day by which it is told. */
  | { state: 'unknown'; missing: string; later: IsoDate }
  | { state: 'not-applicable'; missing: string }
  /** The same where none of the panel's duties is about what is missing, or what one would be about is unknown itself. */
  | { state: 'undisclosed' | 'unknown'; missing: string; beyondDuties: true };

/** What is published of an estate's records of a table: up to the newest of their dates, or what their absence means. */
export function disclosureOf(
  context: SupplyContext,
  table: TableId,
  dates: readonly (IsoDate | null)[] | null,
): Disclosure {
  if (dates !== null) return { state: 'disclosed', newest: newest(dates) };
  const [later] = context.indexes.off.ofTables(new Set([table]), context.estate.code);
  if (later !== undefined) return { state: 'unknown', missing: `${panelLater(later)}。`, later: later.until };
  const unsupplied = unsuppliedAt(context, table);
  if (unsupplied === null && context.indexes.supply.hasLeftOut(table, context.estate.code))
    return {
      state: 'unknown',
      missing: `「${tableOf(table).name}」表里这个小区的一行读不成，没有公布，是否公示不得而知。`,
    };
  return unsupplied === null
    ? { state: 'undisclosed', missing: `「${tableOf(table).name}」表里没有这个小区的记录。` }
    : { state: 'unknown', missing: `${unsupplied}，是否公示不得而知。` };
}

interface SupplyContext {
  indexes: Pick<Indexes, 'supply' | 'tree' | 'off'>;
  estate: Pick<Estate, 'code'>;
}

/** 主管部门没有提供「合同」表; null where it was supplied for the estate. */
export function unsuppliedAt({ indexes, estate }: SupplyContext, table: TableId): string | null {
  const { name } = tableOf(table);
  if (!indexes.supply.has(table)) return notSupplied(`「${name}」表`);
  const county = indexes.supply.countyWithout(table, { kind: 'estate', code: estate.code });
  return county === null ? null : notSupplied(`${indexes.tree.get(county)?.name ?? ''}的「${name}」表`);
}

export function newest(dates: readonly (IsoDate | null)[]): IsoDate | null {
  let found: IsoDate | null = null;
  for (const date of dates) if (date !== null && (found === null || date > found)) found = date;
  return found;
}

/** The earlier of two days. */
export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return [a, b].sort()[0] as IsoDate;
}
