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
  /** Fields that hold for all its rows and where each stands outside them; left out where there are none. */
  told?: Readonly<Record<string, ToldAt>>;
  /** What the file calls the columns of some fields, where that is another word than ours. */
  headers?: Readonly<Record<string, string>>;
  /** Row of its header (the lower one), from 0; left out where nothing tells. */
  headerRow?: number;
  /** The column in which a row has the name or code of whom it is about, from 0; left out where there is none. */
  naming?: number;
  /** Cells that were read in another column than that of their field, by `row field`: the name beside a blank code. */
  elsewhere?: ReadonlyMap<string, number>;
  /** Until when it speaks; null where nothing tells. */
  until: DataDay | null;
  /** What somebody has written as that day and can't be gone by, with its place, in Chinese; left out where nothing was. */
  unusableUntil?: string;
}

/** Where a fact that holds for all rows stands: in a cell (from 0), in the name of the sheet or its file, or in the mapping alone. */
export type ToldAt = { row: number; index: number } | 'name' | 'mapping';

/** The cell from which a field of a row was read, from 0; null where the sheet has none for it. */
export function cellOf(
  { columns, told, elsewhere }: Pick<SourceSheet, 'columns' | 'told' | 'elsewhere'>,
  row: number,
  field: string,
): { row: number; index: number } | null {
  const at = told?.[field];
  if (at !== undefined) return typeof at === 'string' ? null : at;
  const index = elsewhere?.get(elsewhereKey(row, field)) ?? columns[field];
  return index === undefined ? null : { row, index };
}

export const elsewhereKey = (row: number, field: string): string => `${row} ${field}`;

/** Whether a sheet says something in a field, in a column or once for all its rows. */
export const saysField = ({ columns, told }: Pick<SourceSheet, 'columns' | 'told'>, field: string): boolean =>
  columns[field] !== undefined || told?.[field] !== undefined;

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
