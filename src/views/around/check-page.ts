/**
 * `/check/` (报送前自查): by which names a table is known, and what may stand in it.
 */
import { TABLES } from '../../tables/catalogue.ts';
import { columnList } from '../../tables/column.ts';

export interface TableToSend {
  name: string;
  about: string;
  /** Columns that have to be there. */
  required: string[];
  others: string[];
}

export function tablesToSend(): TableToSend[] {
  return TABLES.map((table) => {
    const columns = columnList(table).map(([, column]) => column);
    const headers = (isRequired: boolean): string[] =>
      columns.filter(({ required }) => required === isRequired).map(({ header }) => header);
    return { name: table.name, about: table.about, required: headers(true), others: headers(false) };
  });
}
