/**
 * Where a record comes from (来源): a row of a sheet of an input file.
 *
 * Records are many, so a place is packed into one number; `SourceSheet` tables unpack it.
 */

declare const sourceBrand: unique symbol;
/** Sheet index and row, packed. A spreadsheet has at most 1,048,576 rows, hence 21 bits. */
export type SourceRef = number & { readonly [sourceBrand]: true };

const ROW_LIMIT = 2 ** 21;

/** Packs a sheet's index and its row as the spreadsheet shows it, from 1. */
export function packSource(sheetIndex: number, row: number): SourceRef {
  return (sheetIndex * ROW_LIMIT + row) as SourceRef;
}

export function sourceRow(ref: SourceRef): number {
  return ref % ROW_LIMIT;
}

export function sourceSheetIndex(ref: SourceRef): number {
  return Math.floor(ref / ROW_LIMIT);
}
