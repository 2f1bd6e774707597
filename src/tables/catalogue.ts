/**
 * Every table of the contract (数据表), in the contract's order. One that is left out doesn't compile, and the compiler
 * names it.
 */
import type { Withheld } from '../domain/publication.ts';
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

const BY_ID: { readonly [K in TableId]: Table<K> } = {
  division,
  firm,
  firm_grade: firmGrade,
  list_entry: listEntry,
  estate,
  contract,
  manager,
  fee_item: feeItem,
  guide_price: guidePrice,
  revenue,
  complaint_stat: complaintStat,
  survey,
  lift,
  lift_whitelist: liftWhitelist,
  facility,
  fund,
  channel,
  posting,
  bulletin,
  event,
};

// Whoever goes through all of them reads columns by their kinds, whatever the record's type.
export const TABLES = Object.values(BY_ID) as unknown as readonly Table[];

export function tableOf(id: TableId): Table {
  return BY_ID[id] as unknown as Table;
}

/** What they are called of which something isn't published: a table, or the notices. */
export const withheldName = (of: Withheld['table']): string => (of === 'notice' ? '通知' : tableOf(of).name);
