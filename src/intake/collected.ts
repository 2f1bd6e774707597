/**
 * What reading has brought together so far: records, problems and where every row went. The steps of
 * intake hand one `Collected` on, and each adds to it.
 */

import type { IsoDate } from '../domain/iso-date.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { DayOrMonth } from '../domain/period.ts';
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { RowOut } from '../domain/register.ts';
import { flatText, SharedTexts } from '../domain/shared-texts.ts';
import type { SourceRef } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import { TABLES } from '../tables/catalogue.ts';
import type { AsWritten } from './as-written.ts';
import type { Fields } from './cells/reading.ts';
import type { CodesFile } from './codes-file.ts';
import type { NewCode } from './codes-kept.ts';
import type { CellCorrection } from './corrections.ts';
import { Lookup } from './lookup.ts';
import { ProblemLog } from './problem-log.ts';
import type { Place } from './problems.ts';
import { fieldOfRecord, rowPlace } from './record-place.ts';
import type { FileToKeep } from './to-keep.ts';
import type { DifferingTotal } from './totals.ts';

export interface IntakeOptions {
  /** The as-of date, after which a day lies in the future. */
  asOf: IsoDate;
  /** Credit codes whose check digit may be wrong (`accepted_codes`). */
  acceptedCodes: readonly string[];
  /** 数据截至 from portal.yaml by table, for sheets that don't say it themselves (`data_dates`). */
  dataDates: Readonly<Partial<Record<TableId, DayOrMonth>>>;
  /** The lines on which these stand. */
  dataDateRows?: Readonly<Partial<Record<TableId, number>>>;
  /** Units that profiles add to those of the contract. */
  feeUnits: readonly string[];
  /** Words of profiles' scales, and results of assessments (考核) that they add to the grades. */
  gradeWords: readonly string[];
  demo: boolean;
  /** How the office's own layouts become rows of tables (`mappings/`). */
  mappings: readonly Mapping[];
  /** Every file in `mappings/`, left out where there is no such folder. */
  mappingFiles?: readonly string[];
  /** What somebody has corrected in cells of files (`corrections.csv`). */
  corrections: readonly CellCorrection[];
  /** Codes of the divisions that the publication covers. */
  divisions: readonly string[];
  /** The codes that estates were given once (`codes.csv`), null or left out where there is no such file. */
  codes?: CodesFile | null;
  /** Finds private data, except in texts that a person has released (`privacy.allow`). */
  privacy: PrivacySearch;
}

/** How many rows of a table became what. */
export interface TableTotals {
  table: TableId;
  files: number;
  /** Rows below the header that are not empty. */
  rows: number;
  /** Records, which are published when there is no error. */
  records: number;
  /** Rows with an error; each is in the report. */
  faulty: number;
  /** Rows that are not published for no error of the table (没有公布的行); each is in the report. */
  out: number;
  /** Totals, signatures, remarks and copies of rows that stand elsewhere, which are not records. */
  notes: number;
}

/** What a sheet says of its scope (范围), as it is written. */
export interface WrittenScope {
  sheetIndex: number;
  place: Place & { row: number };
  written: string;
}

export interface Collected {
  readonly options: IntakeOptions;
  readonly problems: ProblemLog;
  readonly records: { [K in TableId]: RecordsByTable[K][] };
  readonly totals: Readonly<Record<TableId, TableTotals>>;
  readonly lookup: Lookup;
  /** The texts of all records. */
  readonly texts: SharedTexts;
  /**
   * For tables that others refer to, their rows with an error: one of them may be the first of two rows with one key.
   */
  readonly faulty: Partial<Record<TableId, Fields[]>>;
  /** By file, those in which rows of it stand already. */
  readonly repeated: Map<string, Set<string>>;
  /** Totals of the table in hand that differ from their lines, and wait until it is known which lines are copies. */
  readonly differingTotals: DifferingTotal[];
  /** What cells say whose numbers are read as others, of those that are compared once all rows are known. */
  readonly written: AsWritten;
  /** Unpacks the source of every record. */
  readonly sheets: SourceSheet[];
  /** Rows that were read and are not published. */
  readonly rowsOut: RowOut[];
  /** Indexes of sheets that a mapping reads beside the table they are of. */
  readonly optionalSheets: Set<number>;
  /** Tables of which a header was found. */
  readonly present: Set<TableId>;
  /** Tables that are there and could not be read whole: what they lack may be in what was not read. */
  readonly unsure: Set<TableId>;
  /** Files of the content folder that it would be well to write. */
  readonly toKeep: FileToKeep[];
  /** Codes of estates that `codes.csv` doesn't have yet. */
  readonly freshCodes: NewCode[];
  /** What looks like an estate's code in other tables, while the table of estates has no codes. */
  readonly strangeCodes: Set<string>;
  /** What sheets say of the place of which they tell everything (范围). */
  readonly scopes: WrittenScope[];
}

/** The empty collection with which reading begins. */
export function nothingCollected(options: IntakeOptions): Collected {
  const byTable = <T>(make: (id: TableId) => T): Record<TableId, T> =>
    Object.fromEntries(TABLES.map(({ id }) => [id, make(id)])) as Record<TableId, T>;
  return {
    options,
    problems: new ProblemLog(),
    records: byTable(() => []),
    totals: byTable((table) => ({ table, files: 0, rows: 0, records: 0, faulty: 0, out: 0, notes: 0 })),
    lookup: new Lookup(),
    texts: new SharedTexts(flatText),
    faulty: {},
    repeated: new Map(),
    differingTotals: [],
    written: new Map(),
    sheets: [],
    rowsOut: [],
    optionalSheets: new Set(),
    present: new Set(),
    unsure: new Set(),
    toKeep: [],
    freshCodes: [],
    strangeCodes: new Set(),
    scopes: [],
  };
}

/** The records of a table by the names of their fields, for code that is the same for every table. */
export function fieldsOf(collected: Collected, id: TableId): Fields[] {
  return collected.records[id] as unknown as Fields[];
}

/** Where a record stands. */
export function placeOf(collected: Collected, source: SourceRef): Place {
  return rowPlace(collected.sheets, source);
}

/** Where one of its fields stands. */
export function placeOfField(collected: Collected, { source }: Fields, field: string): Place {
  return fieldOfRecord(collected.sheets, source as SourceRef, field);
}
