/**
 * A sheet of an input file (来源的表格), and until which day it speaks.
 */
import type { IsoDate } from './iso-date.ts';
import type { TableId } from './records.ts';

/** A sheet of an input file: `file` relative to the content folder, `sheet` null for CSV. */
export interface SourceSheet {
  file: string;
  sheet: string | null;
  table: TableId;
  /** By field of the table: which column it was read from, from 0; a field that has none is not in it. */
  columns: Readonly<Record<string, number>>;
  /** Until when it speaks; null where nothing tells. */
  until: DataDay | null;
}

/**
 * 数据截至: the day until which an office speaks of what a sheet holds. `said` by the office, in the sheet, in its name or
 * in portal.yaml; else `inferred` from the newest thing in it that has happened, which can clear somebody and accuses
 * nobody.
 */
export interface DataDay {
  day: IsoDate;
  by: 'said' | 'inferred';
}
