/** What pages say of a table over all estates (一览表的题头), its rows aside. */
import type { Choice, EstateRow, EstateTable, EstateTableId, Head } from './table.ts';

/** What a page needs of its table, rows aside. */
export interface TableFace {
  id: EstateTableId;
  title: string;
  about: string;
  /** How to read it; without a full stop. */
  notes: readonly string[];
  counter: string;
  records: { title: string; unit: string } | null;
  heads: readonly Head[];
  /** What rows can be sorted by. */
  sorts: readonly { id: string; title: string }[];
  choice: Omit<Choice<never>, 'of'>;
}

/** The face of a table of which so much was supplied. */
export function faceOf<R extends EstateRow>(
  table: EstateTable<R>,
  { about, notes }: Pick<TableFace, 'about' | 'notes'>,
): TableFace {
  const { id, title, counter, records, columns, fields, choice } = table;
  return {
    id,
    title,
    about,
    notes,
    counter,
    records,
    heads: columns.map((column) => ({
      id: column.id,
      title: column.title,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      ...(column.isNumber === true ? { isNumber: true } : {}),
    })),
    sorts: [...columns, ...fields].map((field) => ({ id: field.id, title: field.title })),
    choice: { name: choice.name, title: choice.title, options: choice.options },
  };
}
