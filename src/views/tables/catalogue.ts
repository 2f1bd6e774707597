/**
 * The tables over all estates by their ids, for pages and for the browser (各小区一览的目录).
 */
import { FEES_TABLE, type FeesRow } from './fees-table.ts';
import { LIFTS_TABLE, type LiftsRow } from './lifts-table.ts';
import { MANAGERS_TABLE, type ManagersRow } from './managers-table.ts';
import { REVENUE_TABLE, type RevenueRow } from './revenue-table.ts';
import type { EstateTable, EstateTableId } from './table.ts';

export interface TableRows {
  fees: FeesRow;
  revenue: RevenueRow;
  managers: ManagersRow;
  lifts: LiftsRow;
}

export const TABLES_BY_ID: { readonly [K in EstateTableId]: EstateTable<TableRows[K]> } = {
  fees: FEES_TABLE,
  revenue: REVENUE_TABLE,
  managers: MANAGERS_TABLE,
  lifts: LIFTS_TABLE,
};
