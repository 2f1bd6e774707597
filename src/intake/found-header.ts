/**
 * The header of a sheet (表头) as it was found: its columns with what they mean, and the units that are written round it.
 */
import type { ToldAt } from '../domain/source-sheet.ts';
import type { Column } from '../tables/column.ts';
import type { Doubt, Refusal } from './cells/reading.ts';
import type { Cell } from './read/sheet.ts';

/** Something that is a unit, or looks like one, with the cell where it stands (from 0). */
export interface WrittenUnit {
  text: string;
  row: number;
  index: number;
  /** The columns for which it holds: a heading's unit holds up to the next heading. */
  from: number;
  until: number;
}

/** What a header of a table stands for. */
export type Meaning =
  | { is: 'column'; field: string; column: Column }
  /** A name that stands for the code of a reference column. */
  | { is: 'name-of'; field: string; column: Column }
  /** The division or street of the same row, which tells apart subjects of one name. */
  | { is: 'narrows'; by: 'division' | 'street' }
  /** A running number or the like, which carries no fact. */
  | { is: 'ornament' }
  /** A fact for which no table has a column. */
  | { is: 'unpublished' };

/** A column of the sheet with what it means; null means unknown. */
export interface HeaderCell {
  /** Whether it has been told that nothing is known of this column. */
  isTold?: boolean;
  index: number;
  /** As it stands in the sheet, line breaks taken out. */
  written: string;
  meaning: Meaning | null;
  /** In a header of two rows the heading above this one, else ''. */
  group: string;
  /** Of the header's own brackets, of the heading over it, or of a row of units below it. */
  unit: WrittenUnit | null;
  /** The unit that a mapping gives where the sheet says none. */
  given?: string;
  /** What is read in the place of the cell, where a mapping says so: a part of it, a word of ours, a fact of the title. */
  derive?: Derive;
  /** The column that is read where this one is blank; left out where there is none. */
  or?: number;
  /** Where a fact stands that holds for every row; left out where it stands in the rows. */
  at?: ToldAt;
  /** The words of the line before that fact (数据截至：), where both stand in one cell and it is found by them. */
  stays?: string;
}

/** What is read of a row in the place of one of its cells. */
export type Derive = (cell: Cell, cells: readonly Cell[]) => Cell | Doubt | Refusal;

export interface Header {
  /** Row of the header (its lower one), from 0. */
  row: number;
  cells: HeaderCell[];
  /** Fields that a mapping fills from a title or a line which isn't there; that has been told. */
  lacking?: ReadonlySet<string>;
  /** How many columns the header has in a layout of the office, whose `cells` are those that are read. */
  width?: number;
  /** 单位：万元 in a title, or in a corner above or beside the header; the nearest to the header last. */
  corners: readonly WrittenUnit[];
}
