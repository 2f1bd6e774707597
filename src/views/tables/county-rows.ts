/**
 * Rows of a table over all estates (一览表的行), county by county in the order of streets, cut into pages by their size in
 * bytes; made once per publication.
 */

import type { OffAmong } from '../../domain/panels-off.ts';
import type { Publication } from '../../domain/publication.ts';
import { MODES, type Sourced, type TableId } from '../../domain/records.ts';
import { saysField } from '../../domain/source-sheet.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { notSupplied } from '../../wording/labels.ts';
import { estatesLater, laterText } from '../../wording/later.ts';
import { type CountyView, directoryOf, estatesByStreet } from '../common/directory.ts';
import { compareNames, indexesOf } from '../common/indexes.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { TABLES_BY_ID, type TableRows } from './catalogue.ts';
import { baseRow, contextOf, ROWS_BY_ID } from './rows.ts';
import { ESTATE_TABLES, type EstateRow, type EstateTable, type EstateTableId, type Note } from './table.ts';

/** How many rows a page has at most; rows with much text make a page end sooner. */
const ROWS_PER_PAGE = 400;

/** A filter with more firms than these gets its choices only once the browser has loaded the rows. */
const FIRMS_OFFERED = 300;

/** How many bytes the rows of a page may take, besides its frame, filters and links to other pages. */
const PAGE_BYTES = 150_000;
/** What tags and attributes weigh: of a row, of a cell, of a piece of text that is a link or has a class. */
const WEIGHTS = { row: 45, cell: 48, piece: 35 };

interface CountyRows<R> {
  county: CountyView;
  rows: R[];
  /** Rows of each page. */
  pages: R[][];
  offers: Offers;
  sources: SourceLine[];
}

/** What the rows of a county can be filtered by; firms null where they are too many for a page. */
export interface Offers {
  estates: number;
  streets: string[];
  firms: string[] | null;
  modes: string[];
}

type OfCounty = { readonly [K in EstateTableId]: CountyRows<TableRows[K]> };

const CACHE = new WeakMap<Publication, Map<string, OfCounty>>();

/** Of each county, in the order of the directory. */
export function countiesOf<K extends EstateTableId>(publication: Publication, id: K): CountyRows<TableRows[K]>[] {
  return directoryOf(publication).counties.map((county) => countyRows(publication, id, county));
}

/** Of a county; made once, with those of the other tables, which ask for the same of each estate. */
export function countyRows<K extends EstateTableId>(
  publication: Publication,
  id: K,
  county: CountyView,
): CountyRows<TableRows[K]> {
  const made = CACHE.get(publication) ?? new Map<string, OfCounty>();
  CACHE.set(publication, made);
  const own = made.get(county.code) ?? makeCounty(publication, county);
  made.set(county.code, own);
  return own[id];
}

function makeCounty(publication: Publication, county: CountyView): OfCounty {
  const rows = new Map<EstateTableId, EstateRow[]>(ESTATE_TABLES.map((id) => [id, []]));
  for (const { name: street, estates } of estatesByStreet(county))
    for (const { code } of estates) {
      const context = contextOf(publication, code);
      const base = baseRow(context, county.name, street);
      // What an estate tells later has no row: an empty one would be read as a gap.
      for (const [id, own] of rows)
        if (laterAmong(publication, id, [code]) === null) own.push(...ROWS_BY_ID[id](context, base));
    }
  const tables = [...rows].map(([id, own]) => {
    const table = TABLES_BY_ID[id] as EstateTable<EstateRow>;
    const sources = sourceLines(publication, id, new Set(own.map(({ code }) => code)), county.code);
    return [id, { county, rows: own, pages: pagesOf(table, own), offers: offersOf(own), sources }];
  });
  return Object.fromEntries(tables) as OfCounty;
}

function offersOf(rows: readonly EstateRow[]): Offers {
  const firms = distinct(rows.map((row) => row.firm));
  const modes = new Set(rows.map((row) => row.mode));
  return {
    estates: distinct(rows.map((row) => row.code)).length,
    streets: distinct(rows.map((row) => row.street)),
    firms:
      firms.length > FIRMS_OFFERED
        ? null
        : firms.sort((a, b) => compareNames({ name: a, code: a }, { name: b, code: b })),
    modes: MODES.filter((mode) => modes.has(mode)),
  };
}

function pagesOf<R extends EstateRow>(table: EstateTable<R>, rows: readonly R[]): R[][] {
  const pages: R[][] = [[]];
  let bytes = 0;
  for (const row of rows) {
    const weight = weightOf(table, row);
    const page = pages.at(-1) as R[];
    if (page.length > 0 && (page.length >= ROWS_PER_PAGE || bytes + weight > PAGE_BYTES)) {
      pages.push([row]);
      bytes = weight;
    } else {
      page.push(row);
      bytes += weight;
    }
  }
  return pages;
}

function weightOf<R extends EstateRow>(table: EstateTable<R>, row: R): number {
  let bytes = WEIGHTS.row;
  for (const column of table.columns) {
    const { main, small = [] } = column.cell(row, false);
    bytes += WEIGHTS.cell + utf8Length(column.title);
    for (const { text, to, mark } of [...main, ...small]) {
      bytes += utf8Length(text) + (to || mark ? WEIGHTS.piece : 0) + (to ? utf8Length(to) : 0);
    }
  }
  return bytes;
}

/** The length of a text in UTF-8. Characters of two UTF-16 units are counted by their halves, which is exact enough. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** Tables that a row is made from, its own first. */
export const SOURCE_TABLES: Record<EstateTableId, readonly ('fee_item' | 'revenue' | 'manager' | 'lift')[]> = {
  fees: ['fee_item'],
  revenue: ['revenue'],
  managers: ['manager'],
  lifts: ['lift'],
};

/** How many of some estates have no row yet, and by when they are told. */
function laterAmong(publication: Publication, id: EstateTableId, estates: readonly string[]): OffAmong | null {
  const [own] = SOURCE_TABLES[id];
  return own === undefined ? null : indexesOf(publication).off.among(own, estates);
}

function laterIn(publication: Publication, id: EstateTableId, county: string | null): OffAmong | null {
  const counties = directoryOf(publication).counties.filter(({ code }) => county === null || code === county);
  const estates = counties.flatMap((one) => estatesByStreet(one).flatMap((street) => street.estates));
  return laterAmong(
    publication,
    id,
    estates.map(({ code }) => code),
  );
}

/** 有 36 个小区的公共收益将于 2027年3月31日前公布。Of a county, or null for all; null where all are told. */
export function laterOf(publication: Publication, id: EstateTableId, county: string | null): string | null {
  const among = laterIn(publication, id, county);
  return among === null ? null : `${estatesLater(among)}。`;
}

/** 将于 2027年3月31日前公布 */
export function laterDay(publication: Publication, id: EstateTableId, county: string): string | null {
  const among = laterIn(publication, id, county);
  return among === null ? null : laterText(among.until);
}

/** 主管部门没有提供「收费标准」表…; null where the rows of a table are made from one that was supplied. */
export function unsuppliedTable(publication: Publication, id: EstateTableId): string | null {
  const [own] = SOURCE_TABLES[id];
  if (own === undefined || publication.register.present.has(own)) return null;
  // By when it is told is said instead, in a line of its own.
  if (laterOf(publication, id, null) !== null && countiesOf(publication, id).every(({ rows }) => rows.length === 0))
    return null;
  return `${notSupplied(`「${tableOf(own).name}」表`)}，下面各小区都是未知。`;
}

/** How to read a table, as far as what is told of was supplied; a further table that nobody has supplied is named. */
export function notesOf(publication: Publication, id: EstateTableId): string[] {
  const own: readonly TableId[] = SOURCE_TABLES[id];
  return TABLES_BY_ID[id].notes.flatMap((note) => {
    const { table } = note.of;
    if (!publication.register.present.has(table))
      return own.includes(table) ? [] : notSupplied(`「${tableOf(table).name}」表`);
    return isSupplied(publication, note) ? note.text : [];
  });
}

/** What a table tells, as far as it was supplied. */
export function aboutOf(publication: Publication, id: EstateTableId): string {
  const { about, also } = TABLES_BY_ID[id];
  return about + also.map((note) => (isSupplied(publication, note) ? note.text : '')).join('');
}

/** Whether somebody has supplied the table, or the column of it, that a note tells of. */
function isSupplied({ register }: Publication, { of: { table, field } }: Note): boolean {
  if (!register.present.has(table)) return false;
  return field === undefined || register.sheets.some((sheet) => sheet.table === table && saysField(sheet, field));
}

/** The source lines of estates; guide prices are those set for the place, null for any. */
export function sourceLines(
  publication: Publication,
  id: EstateTableId,
  estates: ReadonlySet<string>,
  county: string | null,
): SourceLine[] {
  const { records } = publication.register;
  const { tree } = indexesOf(publication);
  const of = (table: TableId, found: readonly Sourced[]) => sourcesOf(publication, table, found);
  const inside = <T extends { estate: string }>(found: readonly T[]): T[] =>
    found.filter(({ estate }) => estates.has(estate));
  const guides = records.guide_price.filter(({ division }) => county === null || tree.isWithin(county, division));
  return [
    ...SOURCE_TABLES[id].flatMap((table) => of(table, inside<Sourced & { estate: string }>(records[table]))),
    ...(id === 'fees' ? of('guide_price', guides) : []),
    ...of('contract', inside(records.contract)),
    ...of(
      'estate',
      records.estate.filter(({ code }) => estates.has(code)),
    ),
  ];
}
