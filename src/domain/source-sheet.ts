/**
 * A sheet of an input file (来源的表格), and until which day it speaks.
 */
import type { IsoDate } from './iso-date.ts';
import type { Period } from './period.ts';
import type { TableId } from './records.ts';

/** A sheet of an input file: `file` relative to the content folder, `sheet` null for CSV. */
export interface SourceSheet {
  file: string;
  sheet: string | null;
  table: TableId;
  /** By a record's field, the column of the sheet from which it was read, from 0. A field without one is left out. */
  columns: Readonly<Record<string, number>>;
  /** Fields that hold for all its rows and stand outside them, in a title or a name; left out where there are none. */
  told?: readonly string[];
  /** Until when it speaks; null where nothing tells. */
  until: DataDay | null;
  /** What somebody has written as that day and can't be gone by, with its place, in Chinese; left out where nothing was. */
  unusableUntil?: string;
}

/** Whether a sheet says something in a field, in a column or once for all its rows. */
export const saysField = ({ columns, told }: Pick<SourceSheet, 'columns' | 'told'>, field: string): boolean =>
  columns[field] !== undefined || told?.includes(field) === true;

/**
 * 数据截至: the day until which a sheet's facts are complete.
 *
 * It is `said` where the office names it in the sheet, in a file's or sheet's name or in portal.yaml. Otherwise it is
 * `inferred` from the newest event in the rows: such a day may clear somebody, but never supports an accusation.
 */
export interface DataDay {
  day: IsoDate;
  by: 'said' | 'inferred';
  /** The month or longer that somebody has written, of which this is the newest event; left out where none was. */
  within?: Period;
}
