/**
 * What each column of a sheet is read as, once it is settled (读表方案): `plan.ts` settles it, rows are read by it.
 */
import type { PrivacySearch } from '../privacy/allowing.ts';
import type { Column } from '../tables/column.ts';
import type { RowRelation } from '../tables/relation.ts';
import type { CellReader } from './cells/cell-reader.ts';
import type { Fields } from './cells/reading.ts';
import type { Unit } from './cells/units.ts';
import type { Cell } from './read/sheet.ts';

/** A column of the sheet as the row loop uses it. */
export interface PlannedColumn {
  field: string;
  column: Column;
  index: number;
  read: CellReader;
  /** The unit that header or corner say, where it is not the column's own. */
  unit: Unit | null;
  /** A name stands here for the code of the column. */
  byName: boolean;
  /** The name beside the code, to be compared with what the code means. */
  nameIndex: number | null;
  /** Name columns that speak where this one is blank, or means nothing while byName. */
  others: readonly number[];
}

export interface Plan {
  columns: readonly PlannedColumn[];
  references: readonly PlannedColumn[];
  divisionIndex: number | null;
  streetIndex: number | null;
  /** Columns that stand beside a code or narrow down a name, and fill no field of their own. */
  asides: readonly Stray[];
  /** Columns that are read by nobody and still searched for private data. */
  strays: readonly Stray[];
  /** What searches them. */
  privacy: PrivacySearch;
  /** Columns of running numbers and the like. */
  ornaments: ReadonlySet<number>;
  /** How columns of a row are held against each other; one that is not in the sheet is blank in every record. */
  relations: readonly RowRelation<Fields>[];
  width: number;
  /** A required column is missing, which is said once: no row is a record. */
  lacksRequired: boolean;
  /** Row of the header, from 0. */
  headerRow: number;
  /** What stands in the header's row, by column: pages pasted together repeat it. */
  headings: readonly Cell[];
}

/** A column that fills no field. */
export interface Stray {
  index: number;
  written: string;
}
