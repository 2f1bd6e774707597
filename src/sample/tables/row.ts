/**
 * What a generated table is: rows of text by the fields of the table's description.
 *
 * Headers are not repeated here; folder.ts takes them from src/tables.
 */
import type { RecordsByTable, TableId } from '../../domain/records.ts';
import type { ColumnsOf } from '../../tables/column.ts';
import type { City } from '../city.ts';

/** One row: what stands in each column, blank where the office has said nothing. */
export type SampleRow<K extends TableId> = Record<keyof ColumnsOf<RecordsByTable[K]>, string>;

export interface SampleTable<K extends TableId = TableId> {
  id: K;
  /** Makes the rows one after another; each run makes the same ones. */
  rows(city: City): Iterable<SampleRow<K>>;
}
