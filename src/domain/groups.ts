/**
 * The register's records by what they are of (归组), for judges and for pages alike.
 *
 * Records keep the order of their tables inside every group. Nothing is left out, sorted or judged here: that is for
 * whoever asks.
 */
import { DivisionTree } from './division-tree.ts';
import type {
  Channel,
  ComplaintStat,
  Contract,
  FacilityService,
  FeeItem,
  Firm,
  FundStatement,
  GuidePrice,
  Lift,
  Manager,
  Posting,
  RegisterEvent,
  RevenueLine,
  Survey,
} from './records.ts';
import { groupBy, type Register } from './register.ts';

export interface Groups {
  tree: DivisionTree;
  firms: ReadonlyMap<string, Firm>;
  contractsByEstate: ReadonlyMap<string, readonly Contract[]>;
  managersByEstate: ReadonlyMap<string, readonly Manager[]>;
  feesByEstate: ReadonlyMap<string, readonly FeeItem[]>;
  guidePricesByDivision: ReadonlyMap<string, readonly GuidePrice[]>;
  revenueByEstate: ReadonlyMap<string, readonly RevenueLine[]>;
  complaintsByEstate: ReadonlyMap<string, readonly ComplaintStat[]>;
  surveysByEstate: ReadonlyMap<string, readonly Survey[]>;
  liftsByEstate: ReadonlyMap<string, readonly Lift[]>;
  facilitiesByEstate: ReadonlyMap<string, readonly FacilityService[]>;
  fundsByEstate: ReadonlyMap<string, readonly FundStatement[]>;
  postingsByEstate: ReadonlyMap<string, readonly Posting[]>;
  /** By division or estate. */
  channelsByScope: ReadonlyMap<string, readonly Channel[]>;
  eventsBySubject: ReadonlyMap<string, readonly RegisterEvent[]>;
}

export function groupsOf({ records }: Register): Groups {
  return {
    tree: new DivisionTree(records.division),
    firms: new Map(records.firm.map((firm) => [firm.code, firm])),
    contractsByEstate: groupBy(records.contract, (r) => r.estate),
    managersByEstate: groupBy(records.manager, (r) => r.estate),
    feesByEstate: groupBy(records.fee_item, (r) => r.estate),
    guidePricesByDivision: groupBy(records.guide_price, (r) => r.division),
    revenueByEstate: groupBy(records.revenue, (r) => r.estate),
    complaintsByEstate: groupBy(records.complaint_stat, (r) => r.estate),
    surveysByEstate: groupBy(records.survey, (r) => r.estate),
    liftsByEstate: groupBy(records.lift, (r) => r.estate),
    facilitiesByEstate: groupBy(records.facility, (r) => r.estate),
    fundsByEstate: groupBy(records.fund, (r) => r.estate),
    postingsByEstate: groupBy(records.posting, (r) => r.estate),
    channelsByScope: groupBy(records.channel, (r) => r.scope),
    eventsBySubject: groupBy(records.event, (r) => r.subject),
  };
}
