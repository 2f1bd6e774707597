/**
 * Every table of the contract, in the contract's order.
 */
import type { TableId } from '../domain/records.ts';
import { bulletin } from './bulletin.ts';
import { channel } from './channel.ts';
import type { Table } from './column.ts';
import { complaintStat } from './complaint-stat.ts';
import { contract } from './contract.ts';
import { division } from './division.ts';
import { estate } from './estate.ts';
import { event } from './event.ts';
import { facility } from './facility.ts';
import { feeItem } from './fee-item.ts';
import { firm } from './firm.ts';
import { firmGrade } from './firm-grade.ts';
import { fund } from './fund.ts';
import { guidePrice } from './guide-price.ts';
import { lift } from './lift.ts';
import { liftWhitelist } from './lift-whitelist.ts';
import { listEntry } from './list-entry.ts';
import { manager } from './manager.ts';
import { posting } from './posting.ts';
import { revenue } from './revenue.ts';
import { survey } from './survey.ts';

export const TABLES = [
  division,
  firm,
  firmGrade,
  listEntry,
  estate,
  contract,
  manager,
  feeItem,
  guidePrice,
  revenue,
  complaintStat,
  survey,
  lift,
  liftWhitelist,
  facility,
  fund,
  channel,
  posting,
  bulletin,
  event,
] as unknown as readonly Table[];

const BY_ID = new Map(TABLES.map((table) => [table.id, table]));

export function tableOf(id: TableId): Table {
  const table = BY_ID.get(id);
  if (!table) throw new Error(`no such table: ${id}`);
  return table;
}
