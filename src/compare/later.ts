/**
 * Panels that are off (暂不公布的栏目) beside the publication before: what isn't published any more until a day is named, and is no
 * loss; and so is a day that was put off.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { type OffAmong, PanelsOff } from '../domain/panels-off.ts';
import type { TableId } from '../domain/records.ts';
import { publishedRows, type Row } from '../downloads/rows.ts';
import { estatesLater } from '../wording/later.ts';
import { headerOf } from './names.ts';
import type { After, Before } from './sides.ts';
import type { ComparedTable } from './table-changes.ts';

export interface LaterTold {
  table: TableId;
  /** 有 3 个小区的维修资金将于 2027年3月31日前公布 */
  words: string;
  /** How many rows were published and are not any more. */
  rows: number;
  /** By when it was to be published, as the publication before said; null where it said nothing else. */
  putOff: IsoDate | null;
}

/** Of which estates the rows of a table are off. */
export interface OffNow {
  told: readonly (OffAmong & { table: TableId })[];
  /** Whether a row that was published is of an estate for which its table is off. */
  isOff(table: TableId, row: Row): boolean;
}

export function offNow({ publication: { portal, register, release } }: Pick<After, 'publication'>): OffNow {
  const off = new PanelsOff(portal.panelsOff, register.records, release.asOf);
  const estates = off.estates();
  return {
    told: off.all(),
    isOff: (table, row) => {
      const own = estates.get(table);
      return own?.has(row[headerOf(table, 'estate')] ?? '') === true;
    },
  };
}

/** Everything that is off now, with what of it was published before. */
export function laterTold(before: Before, tables: readonly ComparedTable[], { told, isOff }: OffNow): LaterTold[] {
  return told.map(({ table, ...among }) => {
    const compared = tables.find((one) => one.table.id === table);
    const then = before.later?.get(table) ?? null;
    return {
      table,
      words: estatesLater(among),
      rows: (compared?.removed ?? []).filter(({ row }) => isOff(table, row)).length,
      putOff: then === null || then >= among.until ? null : then,
    };
  });
}

/** Whether a table that has no rows any more has them in the office's files, for estates that tell it later. */
export function isOffWhole({ read, publication }: After, table: TableId, { told }: OffNow): boolean {
  return (
    told.some((one) => one.table === table) &&
    read.present.has(table) &&
    publishedRows(publication.register, table).length === 0
  );
}
