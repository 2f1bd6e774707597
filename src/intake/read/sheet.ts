/**
 * What every reader of a file returns: rows of cells that know where they stand.
 */
import type { Details, ProblemCode } from '../problems.ts';

export type Cell = string | number | boolean | Date | null;

/** A cell that has no usable value, and why. */
export interface CellFault {
  code: ProblemCode;
  value: string | null;
  details?: Details;
}

/** Why somebody who opens the spreadsheet does not see what stands in a row, a column or a cell. */
export type UnseenReason =
  | 'hidden'
  | 'filtered'
  | 'folded'
  | 'no-height'
  | 'struck'
  | 'partly-struck'
  | 'pale'
  | 'partly-pale'
  | 'format'
  | 'zeros-off';

/** What a cell shows where that is less than the value it holds. */
export interface ShownAs {
  /** Digits are rounded away; the day of a date is left out; so is its year. */
  is: 'rounded' | 'month' | 'no-year';
  text: string;
}

/** How a sheet looks, where that is less than it holds. Rows and columns count from 0, cells go by `cellKey`. */
export interface Looks {
  rows: ReadonlyMap<number, UnseenReason>;
  columns: ReadonlyMap<number, UnseenReason>;
  cells: ReadonlyMap<number, UnseenReason>;
  shown: ReadonlyMap<number, ShownAs>;
}

/** A single number for the place of a cell, as a key. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}

export interface RawSheet {
  /** Name of the worksheet; null for CSV. */
  name: string | null;
  hidden: boolean;
  /** Row i is row i + 1 of the spreadsheet: empty rows are kept, so that places are right. */
  rows: readonly (readonly Cell[])[];
  /** Faults by `row,column`, both from 0. */
  faults: ReadonlyMap<string, CellFault>;
  /** Whether no cell of the sheet needs cleaning. */
  clean: boolean;
  /** By `row,column`, cells of a merged range, whose value stands in the range's first cell above them. */
  merged: ReadonlySet<string>;
  /** From which day the numbers of dates are counted. */
  dateSystem: '1900' | '1904';
  /** Null where everything is shown as it is held, as in a CSV file. */
  looks: Looks | null;
}

/** Why a file could not be read, or what is remarkable about one that could. */
export interface FileFault {
  code: ProblemCode;
  row?: number;
  sheet?: string;
  details?: Details;
}

export interface ReadResult {
  sheets: RawSheet[];
  faults: FileFault[];
}

/** How large a file may be; a larger one is refused with a message. */
export interface Limits {
  fileMegabytes: number;
  unpackedMegabytes: number;
  /** How many times its packed size a part of a workbook may be, once it is over a megabyte. */
  packingRatio: number;
  rows: number;
  columns: number;
  cellCharacters: number;
}

export const LIMITS: Limits = {
  fileMegabytes: 256,
  unpackedMegabytes: 512,
  packingRatio: 400,
  rows: 1_048_576,
  columns: 512,
  cellCharacters: 2000,
};
