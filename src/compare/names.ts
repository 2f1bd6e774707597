/**
 * Rows and subjects in words (叫法): codes with the names that either side knows for them.
 */
import { toldCode } from '../domain/name-code.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';
import { tableOf } from '../tables/catalogue.ts';
import { type Column, columnList } from '../tables/column.ts';
import type { Before } from './sides.ts';

export interface Names {
  /** 丁香苑（JZ001）; a code that nobody knows by itself. */
  subject(code: string): string;
  /** What tells a row from the others of its table: the cells of its key, in the order of its columns. */
  row(table: TableId, row: Row): string;
}

const NAMED = ['division', 'firm', 'estate'] as const;

export function namesOf(before: Pick<Before, 'tables'>, now: Register): Names {
  const names = new Map<string, string>();
  for (const table of NAMED) {
    const [code, name] = ['code', 'name'].map((field) => headerOf(table, field)) as [string, string];
    for (const row of before.tables.get(table)?.rows ?? []) names.set(row[code] ?? '', row[name] ?? '');
  }
  for (const one of [...now.records.division, ...now.records.firm, ...now.records.estate])
    names.set(one.code, one.name);
  const subject = (code: string): string => {
    const name = names.get(code) ?? '';
    return name === '' ? toldCode(code) : `${name}（${toldCode(code)}）`;
  };
  return {
    subject,
    row: (table, row) => {
      const words = keyColumns(table).map(({ header, type }) => {
        const cell = row[header] ?? '';
        return type.is === 'reference' || type.is === 'own-code' ? subject(cell) : cell;
      });
      return words.filter((word) => word !== '').join(' · ');
    },
  };
}

/** The columns of a table's key. */
export function keyColumns(table: TableId): Column[] {
  const { key } = tableOf(table);
  return columnList(tableOf(table)).flatMap(([field, column]) =>
    (key as readonly string[]).includes(field) ? [column] : [],
  );
}

/** The header of a field; empty for one that the table doesn't have. */
export function headerOf(table: TableId, field: string): string {
  return columnList(tableOf(table)).find(([one]) => one === field)?.[1].header ?? '';
}
