/**
 * A mapping to begin with (读法底稿): a sheet for which nothing is proposed, as the table that a clerk names, with what is
 * known of its columns filled in; or as no table to be published.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { headersUsed, type Mapping } from '../domain/mapping.ts';
import { anatomyOf, type Block } from '../intake/mapping/anatomy.ts';
import type { Names } from '../intake/mapping/facts.ts';
import { fitTable } from '../intake/mapping/fit.ts';
import type { HeaderRows } from '../intake/mapping/header-rows.ts';
import { mappingOf, undated } from '../intake/mapping/propose.ts';
import type { RawSheet } from '../intake/read/sheet.ts';
import type { Table } from '../tables/column.ts';

export interface Drafting {
  sheet: RawSheet;
  /** Null for a sheet that is no table to be published. */
  table: Table | null;
  /** The header's rows as the clerk says; null for those that are found. */
  header: HeaderRows | null;
  names: Names;
  /** How many sheets there are in its file. */
  sheets: number;
  asOf: IsoDate;
  divisions: readonly string[];
  /** Files of mappings that are there already. */
  taken: ReadonlySet<string>;
}

/** Null where the sheet has no header and a table was named. */
export function draftMapping(drafting: Drafting): Mapping | null {
  const { sheet, table, header, names, asOf, divisions } = drafting;
  const anatomy = anatomyOf(sheet, header);
  if (anatomy === null) return table === null ? named(drafting, mappingOf({ names }, [], [], [])) : null;
  const [block] = anatomy.blocks as [Block];
  const headers = block.columns.map(({ path }) => path);
  if (table === null) return named(drafting, mappingOf({ names }, headers, [], []));
  const { mapping } = fitTable(table, block, { anatomy, names, asOf, divisions });
  const used = headersUsed({ tables: [mapping] });
  const passed = headers.filter((one) => !used.has(one));
  return named(drafting, mappingOf({ names }, headers, passed, [mapping]));
}

/** With a file of its own, for this sheet where others stand beside it. Sheets of months are read alike. */
function named({ names, sheets, taken }: Drafting, mapping: Mapping): Mapping {
  const { sheet } = names;
  const isOfMonth = sheet !== null && undated(sheet).trim() !== sheet.trim();
  const isAlone = sheet === null || (mapping.tables.length > 0 && (sheets === 1 || isOfMonth));
  let file = mapping.file;
  for (let nth = 2; taken.has(file); nth++) file = mapping.file.replace(/\.yaml$/, `-${nth}.yaml`);
  return { ...mapping, file, sheets: isAlone ? mapping.sheets : [literal(sheet ?? '*')] };
}

/** A name as a pattern: in it `*` stands for anything, which a name with a star is as well. */
const literal = (name: string): string => (undated(name).trim() === name.trim() ? name : '*');
