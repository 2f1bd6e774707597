/**
 * What each column of a sheet is read as, once it is settled (读表方案): `plan.ts` settles it, rows are read by it.
 */
import type { Mapping } from '../domain/mapping.ts';
import type { ToldAt } from '../domain/source-sheet.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import type { Column } from '../tables/column.ts';
import type { RowRelation } from '../tables/relation.ts';
import type { CellReader } from './cells/cell-reader.ts';
import type { Fields } from './cells/reading.ts';
import type { Unit } from './cells/units.ts';
import type { Derive } from './found-header.ts';
import type { Cell } from './read/sheet.ts';

/** A column of the sheet in the form in which rows are read by it. */
export interface PlannedColumn {
  field: string;
  column: Column;
  index: number;
  /** What the file calls it, line breaks taken out. */
  written: string;
  read: CellReader;
  /** What is read in the place of the cell; null for the cell itself. */
  derive: Derive | null;
  /** The column that is read where this one is blank; null where there is none. */
  or: number | null;
  /** Where a fact stands that holds for every row; undefined where it stands in the rows. */
  at: ToldAt | undefined;
  /** The words by which that fact is found in its cell, to be left there; undefined where it needs none. */
  stays: string | undefined;
  /** The unit that header or corner say, where it is not the column's own. */
  unit: Unit | null;
  /** Whether names stand in the column in the place of codes. */
  byName: boolean;
  /** The column with the name of the same subject, to be compared with the code; null where there is none. */
  nameIndex: number | null;
  /** Columns of names that are used where this column is blank or, if `byName`, where its name is not known. */
  others: readonly number[];
}

export interface Plan {
  columns: readonly PlannedColumn[];
  /** The column in which a row has the name or code of whom it is about; null where none is of the rows. */
  naming: number | null;
  /** Cells that were read in another column than that of their field, filled in while rows are read. */
  elsewhere: Map<string, number>;
  references: readonly PlannedColumn[];
  divisionIndex: number | null;
  streetIndex: number | null;
  /** The division and the street of every row, where a line outside the rows says them. */
  within: { division: string | null; street: string | null };
  /** Columns that stand beside a code or narrow down a name, and fill no field of their own. */
  asides: readonly Stray[];
  /** Columns that fill no field and are still searched for private data. */
  strays: readonly Stray[];
  /** Searches these columns. */
  privacy: PrivacySearch;
  /** Columns of running numbers and the like. */
  ornaments: ReadonlySet<number>;
  /** The relations between the columns of a row. A column that is not in the sheet counts as blank. */
  relations: readonly RowRelation<Fields>[];
  width: number;
  /** A required column is missing, which is said once: no row is a record. */
  lacksRequired: boolean;
  /** Row of the header, from 0. */
  headerRow: number;
  /** The first row that may be read. */
  from: number;
  /** What the sums of its money go on from; null where they begin here. */
  running: Running | null;
  /** The row after the last one that is read. */
  until: number;
  /** The column without whose value a row says nothing about the table; null where every row is about it. */
  when: number | null;
  /** Columns of other lists in the same rows, which say nothing here. */
  beside: ReadonlySet<number>;
  /** By column, the words by which a row is known that a mapping passes over; null where it passes over none. */
  except: ReadonlyMap<number, ReadonlySet<string>> | null;
  /** The mapping by which the rows are read, to which somebody may have agreed something; null for a table as it stands. */
  mapping: Mapping | null;
  /** Whether what can't be read is left out with a warning: other tables stand in the same rows, and go on. */
  optional: boolean;
  /** The cells of the header's row, by column, to recognise where a pasted page repeats the header. */
  headings: readonly Cell[];
}

/** The sums of one sheet, as far as its rows are read. */
export interface Sums {
  readonly columns: readonly SummedColumn[];
  /** The column that says of a line what it is: 收入, 支出. */
  readonly category: PlannedColumn | null;
  /** An amount could not be read, so no sum can be held against a total. */
  unsure: boolean;
  /** Row of the last total, from 1; 0 before the first. */
  lastTotal: number;
}

export interface SummedColumn {
  index: number;
  field: string;
  header: string;
  read: CellReader;
  unit: Unit | null;
  /** By category of the line. */
  sums: Map<string, Stretches>;
}

/** The fen of one kind of line, over the stretches that a total may be about. */
export interface Stretches {
  all: number;
  sinceTotal: number;
  sinceSubtotal: number;
}

/** The sums of a list so far, of which a sheet is read in parts. */
export interface Running {
  sums: Sums | null;
}

/** A column that fills no field. */
export interface Stray {
  index: number;
  written: string;
}
