/** The first page of a table over all estates (一览总表): counties and modes of management in figures. */

import type { DataUntil } from '../../domain/data-until.ts';
import type { Publication } from '../../domain/publication.ts';
import { MODES } from '../../domain/records.ts';
import { fraction, median, toInteger } from '../common/fraction.ts';
import { estateTablePath, estateTableRowsPath } from '../common/paths.ts';
import type { SourceLine } from '../common/sourcing.ts';
import { untilOf } from '../common/until.ts';
import { TABLES_BY_ID, type TableRows } from './catalogue.ts';
import {
  aboutOf,
  countiesOf,
  distinct,
  laterDay,
  laterOf,
  notesOf,
  SOURCE_TABLES,
  sourceLines,
  unsuppliedTable,
} from './county-rows.ts';
import { stripsOf, type TableStrip } from './strips.ts';
import { type EstateRow, type EstateTable, type EstateTableId, UNJUDGED } from './table.ts';
import { faceOf, type TableFace } from './table-face.ts';

/** A county or a part of it in figures. */
export interface Summary {
  /** How many estates have a row, and how many of these have a record. */
  estates: number;
  disclosed: number;
  rows: number;
  /** Rows of the table's flag; null where it has none, or where nothing was judged. */
  flagged: number | null;
  /** Worded; null where no row has the figure. */
  figure: { median: string; low: string; high: string; of: number } | null;
}

export interface CountySummary extends Summary {
  /** 将于 2027年3月31日前公布, where none of its estates has a row yet; null elsewhere. */
  later: string | null;
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
  /** The figure by which counties are compared; null where the table has none. */
  measure: { title: string; unit: string; absent: string } | null;
  /** Of all estates. */
  strips: TableStrip[];
  flag: string | null;
  counties: CountySummary[];
  total: Summary;
  /** Why there is nothing to count: nobody has supplied the table; null where somebody has. */
  missing: string | null;
  /** How many estates have no row yet, and by when they are told; null where all are. */
  later: string | null;
  /** The addresses from which the browser loads all rows. */
  parts: { name: string; rowsPath: string }[];
  modes: string[];
  sources: SourceLine[];
  until: DataUntil;
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
    table: faceOf(table, { about: aboutOf(publication, id), notes: notesOf(publication, id) }),
    path: estateTablePath(id),
    measure: measure && { title: measure.title, unit: measure.unit, absent: measure.absent },
    strips: stripsOf(table, all),
    flag,
    counties: counties.map(({ county: { code, name }, rows }) => {
      const path = estateTablePath(id, code);
      return {
        code,
        name,
        path,
        ...summaryOf(table, rows),
        later: rows.length > 0 ? null : laterDay(publication, id, code),
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
    missing: unsuppliedTable(publication, id),
    later: laterOf(publication, id, null),
    parts: counties.map(({ county: { code, name } }) => ({ name, rowsPath: estateTableRowsPath(id, code) })),
    modes: MODES.filter((mode) => all.some((row) => row.mode === mode)),
    sources: sourceLines(publication, id, new Set(all.map((row) => row.code)), null),
    until: untilOf(publication, SOURCE_TABLES[id], null),
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
