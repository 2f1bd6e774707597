/**
 * The register sorted by what judges ask for, once for all of them.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { newest } from '../domain/order.ts';
import type {
  Bulletin,
  Channel,
  ComplaintStat,
  Contract,
  Estate,
  FacilityService,
  FeeItem,
  Firm,
  FirmGrade,
  FundStatement,
  GuidePrice,
  Lift,
  LiftWhitelistEntry,
  ListEntry,
  Manager,
  Posting,
  RegisterEvent,
  RevenueLine,
  Survey,
} from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { contractInForce, isCreditGrade } from '../domain/serving.ts';

export interface Facts {
  tree: DivisionTree;
  firms: ReadonlyMap<string, Firm>;
  contractsByEstate: ReadonlyMap<string, readonly Contract[]>;
  managersByEstate: ReadonlyMap<string, readonly Manager[]>;
  feesByEstate: ReadonlyMap<string, readonly FeeItem[]>;
  guidePricesByDivision: ReadonlyMap<string, readonly GuidePrice[]>;
  liftsByEstate: ReadonlyMap<string, readonly Lift[]>;
  whitelistByDivision: ReadonlyMap<string, readonly LiftWhitelistEntry[]>;
  facilitiesByEstate: ReadonlyMap<string, readonly FacilityService[]>;
  revenueByEstate: ReadonlyMap<string, readonly RevenueLine[]>;
  fundsByEstate: ReadonlyMap<string, readonly FundStatement[]>;
  complaintsByEstate: ReadonlyMap<string, readonly ComplaintStat[]>;
  surveysByEstate: ReadonlyMap<string, readonly Survey[]>;
  postingsByEstate: ReadonlyMap<string, readonly Posting[]>;
  /** By division or estate. */
  channelsByScope: ReadonlyMap<string, readonly Channel[]>;
  /** Credit grades; results of assessments stand in the table alone. */
  gradesByFirm: ReadonlyMap<string, readonly FirmGrade[]>;
  listsByDivision: ReadonlyMap<string, readonly ListEntry[]>;
  bulletinsByDivision: ReadonlyMap<string, readonly Bulletin[]>;
  eventsByRule: ReadonlyMap<string, readonly RegisterEvent[]>;
  eventsBySubject: ReadonlyMap<string, readonly RegisterEvent[]>;
}

export function factsOf({ records }: Register): Facts {
  return {
    tree: new DivisionTree(records.division),
    firms: new Map(records.firm.map((firm) => [firm.code, firm])),
    contractsByEstate: groupBy(records.contract, (r) => r.estate),
    managersByEstate: groupBy(records.manager, (r) => r.estate),
    feesByEstate: groupBy(records.fee_item, (r) => r.estate),
    guidePricesByDivision: groupBy(records.guide_price, (r) => r.division),
    liftsByEstate: groupBy(records.lift, (r) => r.estate),
    whitelistByDivision: groupBy(records.lift_whitelist, (r) => r.division),
    facilitiesByEstate: groupBy(records.facility, (r) => r.estate),
    revenueByEstate: groupBy(records.revenue, (r) => r.estate),
    fundsByEstate: groupBy(records.fund, (r) => r.estate),
    complaintsByEstate: groupBy(records.complaint_stat, (r) => r.estate),
    surveysByEstate: groupBy(records.survey, (r) => r.estate),
    postingsByEstate: groupBy(records.posting, (r) => r.estate),
    channelsByScope: groupBy(records.channel, (r) => r.scope),
    gradesByFirm: groupBy(records.firm_grade.filter(isCreditGrade), (r) => r.firm),
    listsByDivision: groupBy(records.list_entry, (r) => r.division),
    bulletinsByDivision: groupBy(records.bulletin, (r) => r.division),
    eventsByRule: groupBy(records.event, (r) => r.rule),
    eventsBySubject: groupBy(records.event, (r) => r.subject),
  };
}

/** The contract under which an estate was served on a day. */
export function contractOn(facts: Facts, estate: string, day: IsoDate): Contract | null {
  return contractInForce(facts.contractsByEstate.get(estate) ?? [], day);
}

/** Who is in charge of an estate on a day: from the 离任日期 on a manager no longer is, as the pages have it. */
export function managersOn(facts: Facts, estate: string, day: IsoDate): readonly Manager[] {
  return (facts.managersByEstate.get(estate) ?? []).filter(
    ({ since, until }) => (since === null || since <= day) && (until === null || until > day),
  );
}

/** Estates of a scope by the firm that serves them on a day. */
export function estatesByFirm(facts: Facts, estates: readonly Estate[], day: IsoDate): ReadonlyMap<string, Estate[]> {
  return groupBy(estates, (estate) => contractOn(facts, estate.code, day)?.firm ?? null);
}

/**
 * The last event that settles the prompt of a rule for a subject on a day or after it: as not so, or as confirmed
 * by a document, without whose number it confirms nothing.
 */
export function settlingEvent(facts: Facts, rule: string, subject: string, since: string): RegisterEvent | null {
  const settling = (facts.eventsByRule.get(rule) ?? []).filter(
    (event) =>
      event.subject === subject &&
      event.date >= since &&
      (event.result.startsWith('不成立') || (event.result.startsWith('已确认') && event.document !== null)),
  );
  return newest(settling);
}
