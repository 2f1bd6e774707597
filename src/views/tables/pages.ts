/**
 * Pages of the tables over all estates (各小区一览的分页): per county in the order of its streets, cut by what rows
 * weigh, and before them an overview by county and mode of management.
 */
import type { Publication } from '../../domain/publication.ts';
import { MODES, type Sourced, type TableId } from '../../domain/records.ts';
import { type CountyView, directoryOf, estatesByStreet } from '../common/directory.ts';
import { fraction, median, toInteger } from '../common/fraction.ts';
import { compareNames, indexesOf } from '../common/indexes.ts';
import { estateTablePath, estateTableRowsPath } from '../common/paths.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { TABLES_BY_ID, type TableRows } from './catalogue.ts';
import { type PackedRows, packed } from './packed.ts';
import { baseRow, contextOf, ROWS_BY_ID } from './rows.ts';
import {
  type CellView,
  type Choice,
  ESTATE_TABLES,
  type EstateRow,
  type EstateTable,
  type EstateTableId,
  type Head,
  UNJUDGED,
} from './table.ts';

/** So that no page gets long; what weighs a lot is cut before. */
const ROWS_PER_PAGE = 400;

/** More are offered only once the browser has the rows. */
const FIRMS_OFFERED = 300;

/** Bytes that the rows of a page may come to; the frame, the filters and the paging come on top. */
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
interface Offers {
  estates: number;
  streets: string[];
  firms: string[] | null;
  modes: string[];
}

const CACHE = new WeakMap<Publication, Map<EstateTableId, unknown>>();

/** Made once per publication and table. */
function countiesOf<K extends EstateTableId>(publication: Publication, id: K): CountyRows<TableRows[K]>[] {
  let made = CACHE.get(publication);
  if (!made) {
    made = new Map();
    CACHE.set(publication, made);
  }
  const known = made.get(id) as CountyRows<TableRows[K]>[] | undefined;
  if (known) return known;
  const table: EstateTable<TableRows[K]> = TABLES_BY_ID[id];
  const counties = directoryOf(publication).counties.map((county) => {
    const rows = estatesByStreet(county).flatMap(({ name: street, estates }) =>
      estates.flatMap(({ code }) => {
        const context = contextOf(publication, code);
        return ROWS_BY_ID[id](context, baseRow(context, county.name, street));
      }),
    );
    const sources = sourceLines(publication, id, new Set(rows.map((row) => row.code)), county.code);
    return { county, rows, pages: pagesOf(table, rows), offers: offersOf(rows), sources };
  });
  made.set(id, counties);
  return counties;
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

/** Characters beyond the first plane count their two halves, which is enough. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** What a page needs of its table, rows aside. */
export interface TableFace {
  id: EstateTableId;
  title: string;
  about: string;
  notes: readonly string[];
  counter: string;
  records: { title: string; unit: string } | null;
  heads: readonly Head[];
  /** What rows can be sorted by. */
  sorts: readonly { id: string; title: string }[];
  choice: Omit<Choice<never>, 'of'>;
}

function faceOf<R extends EstateRow>(table: EstateTable<R>): TableFace {
  const { id, title, about, notes, counter, records, columns, fields, choice } = table;
  return {
    id,
    title,
    about,
    notes,
    counter,
    records,
    heads: columns.map((column) => ({
      id: column.id,
      title: column.title,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(column.isNumber === true ? { isNumber: true } : {}),
    })),
    sorts: [...columns, ...fields].map((field) => ({ id: field.id, title: field.title })),
    choice: { name: choice.name, title: choice.title, options: choice.options },
  };
}

/** Pages to build: a county's first page is there even where it has no row. */
export function estateTablePages(publication: Publication): { table: EstateTableId; county: string; page: number }[] {
  return ESTATE_TABLES.flatMap((table) =>
    countiesOf(publication, table).flatMap(({ county, pages }) =>
      pages.map((_, index) => ({ table, county: county.code, page: index + 1 })),
    ),
  );
}

export interface TablePageView extends Offers {
  table: TableFace;
  county: { code: string; name: string; path: string; rowsPath: string };
  /** Of the whole county. */
  rows: number;
  number: number;
  cells: CellView[][];
  pages: { number: number; path: string; from: string; to: string }[];
  sources: SourceLine[];
}

export function tablePageView(
  publication: Publication,
  id: EstateTableId,
  code: string,
  number: number,
): TablePageView {
  return pageOf(publication, id, code, number);
}

function pageOf<K extends EstateTableId>(publication: Publication, id: K, code: string, number: number): TablePageView {
  const table: EstateTable<TableRows[K]> = TABLES_BY_ID[id];
  const found = countiesOf(publication, id).find(({ county }) => county.code === code);
  const page = found?.pages[number - 1];
  if (!found || !page) throw new Error(`no such page: ${id} ${code} ${number}`);
  const { county, rows, pages, offers, sources } = found;
  return {
    ...offers,
    table: faceOf(table),
    county: {
      code,
      name: county.name,
      path: estateTablePath(id, code),
      rowsPath: estateTableRowsPath(id, code),
    },
    rows: rows.length,
    number,
    cells: page.map((row) => table.columns.map((column) => column.cell(row, false))),
    pages: pages.map((one, index) => ({
      number: index + 1,
      path: estateTablePath(id, code, index + 1),
      from: one[0]?.street ?? '',
      to: one.at(-1)?.street ?? '',
    })),
    sources,
  };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** Tables that a row is made from, its own first. */
const SOURCE_TABLES: Record<EstateTableId, readonly ('fee_item' | 'revenue' | 'manager' | 'lift')[]> = {
  fees: ['fee_item'],
  revenue: ['revenue'],
  managers: ['manager'],
  lifts: ['lift'],
};

/** The source lines of estates; guide prices are those set for the place, null for any. */
function sourceLines(
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

/** Rows of a county for the browser. */
export function packedRows(publication: Publication, id: EstateTableId, code: string): PackedRows {
  return packed(countiesOf(publication, id).find(({ county }) => county.code === code)?.rows ?? []);
}

/** A county or a part of it in figures. */
export interface Summary {
  /** Estates with a row, and those of them with a record. */
  estates: number;
  disclosed: number;
  rows: number;
  /** Rows of the table's flag; null where it has none, or where nothing was judged. */
  flagged: number | null;
  /** Worded; null where no row has the figure. */
  figure: { median: string; low: string; high: string; of: number } | null;
}

export interface CountySummary extends Summary {
  code: string;
  name: string;
  path: string;
  /** The flagged rows; null where there is no flag. */
  flaggedPath: string | null;
  modes: ({ mode: string; path: string } & Summary)[];
}

export interface TableOverview {
  table: TableFace;
  path: string;
  /** Null where the table has no figure to sum up by. */
  measure: { title: string; unit: string; absent: string } | null;
  flag: string | null;
  counties: CountySummary[];
  total: Summary;
  /** Where the browser finds all rows. */
  parts: { name: string; rowsPath: string }[];
  modes: string[];
  sources: SourceLine[];
}

export function tableOverview(publication: Publication, id: EstateTableId): TableOverview {
  return overviewOf(publication, id);
}

function overviewOf<K extends EstateTableId>(publication: Publication, id: K): TableOverview {
  const table: EstateTable<TableRows[K]> = TABLES_BY_ID[id];
  const counties = countiesOf(publication, id);
  const all = counties.flatMap(({ rows }) => rows);
  const { measure, flag, choice } = table;
  return {
    table: faceOf(table),
    path: estateTablePath(id),
    measure: measure && { title: measure.title, unit: measure.unit, absent: measure.absent },
    flag,
    counties: counties.map(({ county: { code, name }, rows }) => {
      const path = estateTablePath(id, code);
      return {
        code,
        name,
        path,
        ...summaryOf(table, rows),
        flaggedPath: flag === null ? null : `${path}?${choice.name}=${encodeURIComponent(flag)}`,
        modes: MODES.flatMap((mode) => {
          const own = rows.filter((row) => row.mode === mode);
          return own.length === 0
            ? []
            : [{ mode, path: `${path}?mode=${encodeURIComponent(mode)}`, ...summaryOf(table, own) }];
        }),
      };
    }),
    total: summaryOf(table, all),
    parts: counties.map(({ county: { code, name } }) => ({ name, rowsPath: estateTableRowsPath(id, code) })),
    modes: MODES.filter((mode) => all.some((row) => row.mode === mode)),
    sources: sourceLines(publication, id, new Set(all.map((row) => row.code)), null),
  };
}

function summaryOf<R extends EstateRow>({ measure, flag, choice }: EstateTable<R>, rows: readonly R[]): Summary {
  const values = measure === null ? [] : rows.map(measure.value).filter((value) => value !== null);
  values.sort((a, b) => a - b);
  const [low] = values;
  const high = values.at(-1);
  return {
    estates: distinct(rows.map((row) => row.code)).length,
    disclosed: distinct(rows.map((row) => (row.missing === null ? row.code : null))).length,
    rows: rows.filter((row) => row.missing === null).length,
    flagged:
      flag === null || !rows.some((row) => row.missing === null && choice.of(row) !== UNJUDGED)
        ? null
        : rows.filter((row) => choice.of(row) === flag).length,
    figure:
      measure === null || low === undefined || high === undefined
        ? null
        : {
            median: measure.show(toInteger(median(values.map((value) => fraction(value, 1))))),
            low: measure.show(low),
            high: measure.show(high),
            of: values.length,
          },
  };
}
