/** Which records came from the rows of a sheet (读成的行): the one count of them, wherever at the desk it is shown. */
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';

/** A sheet of a file: null for CSV. */
interface SheetPlace {
  file: string;
  sheet: string | null;
}

export const isOf = (one: SourceSheet | undefined, { file, sheet }: SheetPlace): boolean =>
  one !== undefined && one.file === file && one.sheet === sheet;

/** The tables that a sheet fills; several of its blocks or columns may fill the same one. */
export const tablesFilledBy = ({ sheets }: Pick<Register, 'sheets'>, place: SheetPlace): TableId[] => [
  ...new Set(sheets.flatMap((one) => (isOf(one, place) ? one.table : []))),
];

/**
 * The records of a table that came from a sheet's rows. A firm that only a contract names (待补) bears the row of the contract,
 * and is none of the rows that the sheet fills tables with.
 */
export const recordsOf = <K extends TableId>(register: Register, table: K, place: SheetPlace): RecordsByTable[K][] =>
  (register.records[table] as readonly RecordsByTable[K][]).filter(({ source }) => {
    const from = register.sheets[sourceSheetIndex(source)];
    return isOf(from, place) && from?.table === table;
  });

/** By the register's sheets, how many records came from each. */
export function recordCounts({ records, sheets }: Register): number[] {
  const counts = sheets.map(() => 0);
  for (const [table, rows] of Object.entries(records))
    for (const { source } of rows) {
      const index = sourceSheetIndex(source);
      if (sheets[index]?.table === table) counts[index] = (counts[index] ?? 0) + 1;
    }
  return counts;
}
