/** What a column of a sheet can become (公开的列): the headers of each published table, names of what it refers to included. */
import { TABLES } from '../../tables/catalogue.ts';
import { columnList } from '../../tables/column.ts';

const HEADERS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLES.map((table) => [
    table.name,
    columnList(table).flatMap(([, { header, type }]) =>
      type.is === 'reference' ? [header, ...type.nameHeaders.filter((name) => name !== header)] : [header],
    ),
  ]),
);

/** By the table's Chinese name; empty for one that there isn't. */
export const tableNamedHeaders = (name: string): readonly string[] => HEADERS.get(name) ?? [];
