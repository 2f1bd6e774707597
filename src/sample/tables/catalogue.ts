/** The tables that a generated city has (生成的表), in the contract's order; one that is not here gets no file. */
import type { TableId } from '../../domain/records.ts';
import { bulletin } from './bulletin.ts';
import { channel } from './channel.ts';
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
import type { SampleTable } from './row.ts';
import { survey } from './survey.ts';

export const SAMPLE_TABLES: { readonly [K in TableId]?: SampleTable<K> } = {
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
