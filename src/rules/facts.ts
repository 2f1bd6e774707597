/**
 * The register sorted by what judges ask for, once for all of them.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type {
  ComplaintStat,
  Contract,
  FirmGrade,
  FundStatement,
  Lift,
  ListEntry,
  RegisterEvent,
  RevenueLine,
} from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';

export interface Facts {
  tree: DivisionTree;
  contractsByEstate: ReadonlyMap<string, readonly Contract[]>;
  liftsByEstate: ReadonlyMap<string, readonly Lift[]>;
  revenueByEstate: ReadonlyMap<string, readonly RevenueLine[]>;
  fundsByEstate: ReadonlyMap<string, readonly FundStatement[]>;
  complaintsByEstate: ReadonlyMap<string, readonly ComplaintStat[]>;
  gradesByFirm: ReadonlyMap<string, readonly FirmGrade[]>;
  listsByDivision: ReadonlyMap<string, readonly ListEntry[]>;
  eventsByRule: ReadonlyMap<string, readonly RegisterEvent[]>;
}

export function factsOf({ records }: Register): Facts {
  return {
    tree: new DivisionTree(records.division),
    contractsByEstate: groupBy(records.contract, (r) => r.estate),
    liftsByEstate: groupBy(records.lift, (r) => r.estate),
    revenueByEstate: groupBy(records.revenue, (r) => r.estate),
    fundsByEstate: groupBy(records.fund, (r) => r.estate),
    complaintsByEstate: groupBy(records.complaint_stat, (r) => r.estate),
    gradesByFirm: groupBy(records.firm_grade, (r) => r.firm),
    listsByDivision: groupBy(records.list_entry, (r) => r.division),
    eventsByRule: groupBy(records.event, (r) => r.rule),
  };
}
