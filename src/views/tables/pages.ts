/**
 * Pages of the tables over all estates (各小区一览的分页): per county in the order of its streets, cut by their size in bytes,
 * and before them an overview by county and mode of management.
 */
import type { DataUntil } from '../../domain/data-until.ts';
import type { Publication } from '../../domain/publication.ts';
import { directoryOf } from '../common/directory.ts';
import { estateTablePath, estateTableRowsPath } from '../common/paths.ts';
import type { SourceLine } from '../common/sourcing.ts';
import { untilOf } from '../common/until.ts';
import { TABLES_BY_ID, type TableRows } from './catalogue.ts';
import { aboutOf, countyRows, laterOf, notesOf, type Offers, SOURCE_TABLES, unsuppliedTable } from './county-rows.ts';
import { type PackedRows, packed } from './packed.ts';
import { stripsOf, type TableStrip } from './strips.ts';
import { type CellView, ESTATE_TABLES, type EstateTable, type EstateTableId } from './table.ts';
import { faceOf, type TableFace } from './table-face.ts';

/** Pages to build: a county's first page is there even where it has no row. */
export function estateTablePages(
  publication: Publication,
  isAsked: (county: string) => boolean = () => true,
): { table: EstateTableId; county: string; page: number }[] {
  const counties = directoryOf(publication).counties.filter(({ code }) => isAsked(code));
  return ESTATE_TABLES.flatMap((table) =>
    counties.flatMap((county) =>
      countyRows(publication, table, county).pages.map((_, index) => ({
        table,
        county: county.code,
        page: index + 1,
      })),
    ),
  );
}

export interface TablePageView extends Offers {
  table: TableFace;
  county: { code: string; name: string; path: string; rowsPath: string };
  /** Of the whole county. */
  rows: number;
  number: number;
  /** Of the whole county. */
  strips: TableStrip[];
  cells: CellView[][];
  pages: { number: number; path: string; from: string; to: string }[];
  sources: SourceLine[];
  /** Why there is nothing to show of the estates: nobody has supplied the table; null where somebody has. */
  missing: string | null;
  /** How many estates have no row yet, and by when they are told; null where all are. */
  later: string | null;
  until: DataUntil;
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
  const found = rowsAt(publication, id, code);
  const page = found?.pages[number - 1];
  if (!found || !page) throw new Error(`no such page: ${id} ${code} ${number}`);
  const { county, rows, pages, offers, sources } = found;
  return {
    ...offers,
    table: faceOf(table, { about: aboutOf(publication, id), notes: notesOf(publication, id) }),
    county: {
      code,
      name: county.name,
      path: estateTablePath(id, code),
      rowsPath: estateTableRowsPath(id, code),
    },
    rows: rows.length,
    number,
    strips: stripsOf(table, rows),
    cells: page.map((row) => table.columns.map((column) => column.cell(row, false))),
    pages: pages.map((one, index) => ({
      number: index + 1,
      path: estateTablePath(id, code, index + 1),
      from: one[0]?.street ?? '',
      to: one.at(-1)?.street ?? '',
    })),
    sources,
    missing: unsuppliedTable(publication, id),
    later: laterOf(publication, id, code),
    until: untilOf(publication, SOURCE_TABLES[id], code),
  };
}

/** Rows of a county for the browser. */
export function packedRows(publication: Publication, id: EstateTableId, code: string): PackedRows {
  return packed(rowsAt(publication, id, code)?.rows ?? []);
}

function rowsAt<K extends EstateTableId>(publication: Publication, id: K, code: string) {
  const county = directoryOf(publication).byCode.get(code);
  return county && countyRows(publication, id, county);
}
