/**
 * 电梯与设施维保: each lift with the day on which it was serviced, and what was done to other facilities.
 *
 * Days are counted, not judged.
 */
import { isFireFacility } from '../../domain/free-words.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import type { FacilityService, Lift } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Blank } from '../../domain/supply.ts';
import {
  facilitiesWords,
  inspectionWords,
  type LiftCount,
  liftsLasting,
  liftsWords,
  nextInspectionWords,
  outOfUseWords,
  overdueLiftsWords,
  servicedLaterWords,
} from '../../wording/says-care.ts';
import type { Indexes } from '../common/indexes.ts';
import { ruleParamAt } from '../common/rule-param.ts';
import { type Disclosure, disclosureOf, newest, rowUntil } from '../common/sourcing.ts';
import { type LiftGaps, liftGaps } from '../pictures/lift-gaps.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { judged, missing as lacking, type Saying, saying, says } from './saying.ts';

export interface LiftRow extends Omit<Lift, 'source' | 'estate'> {
  /** Until the day that its table speaks of; null where the servicing is dated after it. */
  daysSinceServicing: number | null;
  /** By when it must be serviced again; null where no rule sets a number of days. */
  serviceDue: IsoDate | null;
}

export interface FacilityRow extends Omit<FacilityService, 'source' | 'estate'> {
  /** 消防设施, whose outage is told on a sheet of its own. */
  isFire: boolean;
  blanks: Readonly<Record<'result' | 'outageUntil', Blank>>;
}

export interface LiftsPanel extends Panel {
  lifts: LiftRow[];
  /** The days since servicing as a picture; null where none is known. */
  gaps: LiftGaps | null;
  /** Who services how many of them. */
  contractors: { name: string; phone: string; lifts: number }[];
  /** 电梯数 of the estate's own row. */
  liftsStated: number | null;
  liftsMissing: string | null;
  /** Newest first, at most forty. */
  facilities: FacilityRow[];
  facilitiesTotal: number;
  facilitiesMissing: string | null;
}

const FACILITIES_SHOWN = 40;
const NO_LIFTS = '这个小区没有电梯。';

export function liftsPanel(context: BoardContext): LiftsPanel {
  const { publication, indexes, estate } = context;
  const { asOf } = indexes;
  const lifts = indexes.liftsByEstate.get(estate.code) ?? [];
  const facilities = [...(indexes.facilitiesByEstate.get(estate.code) ?? [])].sort(
    (a, b) => compareText(b.date, a.date) || a.source - b.source,
  );
  const shown = facilities.slice(0, FACILITIES_SHOWN);
  const missing = (table: 'lift' | 'facility'): string => {
    const disclosure = disclosureOf(context, table, null);
    return disclosure.state === 'disclosed' ? '' : disclosure.missing;
  };
  const noLifts = estate.lifts === 0 && lifts.length === 0;
  const disclosure = ((): Disclosure => {
    const dates = [...lifts.map((lift) => lift.servicedOn), ...facilities.map((facility) => facility.date)].filter(
      (date) => date <= asOf,
    );
    if (lifts.length > 0 || (noLifts && facilities.length > 0)) return { state: 'disclosed', newest: newest(dates) };
    if (noLifts) {
      // The panel's duties are about lifts; what is done to other facilities somebody owes all the same, where there is anybody.
      const other = disclosureOf(context, 'facility', null);
      const isOwed = (other.state === 'undisclosed' || other.state === 'unknown') && estate.mode !== '无物业';
      return isOwed ? { ...other, beyondDuties: true } : other;
    }
    const absent = disclosureOf(context, 'lift', null);
    return estate.lifts === null && absent.state === 'undisclosed'
      ? { ...absent, missing: `${absent.missing}小区有没有电梯也不得而知。` }
      : absent;
  })();
  const limitDays = ruleParamAt(publication, estate.division, 'lift-servicing', 'days');
  const rows = lifts.map(({ source, estate: __, ...lift }): LiftRow => {
    // What came after is unknown: a lift doesn't grow late in a table that nobody has touched.
    const days = daysBetween(lift.servicedOn, rowUntil(publication, source));
    return {
      ...lift,
      daysSinceServicing: days < 0 ? null : days,
      serviceDue: limitDays === null ? null : addDays(lift.servicedOn, limitDays),
    };
  });
  const until = newest(lifts.map(({ source }) => rowUntil(publication, source)));
  const liftsMissing = lifts.length > 0 ? null : noLifts ? NO_LIFTS : missing('lift');
  const facilitiesMissing = facilities.length > 0 ? null : missing('facility');
  return {
    disclosure,
    says: says(
      disclosure.state === 'disclosed' || noLifts
        ? [
            ...liftSayings(rows, estate.lifts, limitDays, until),
            noLifts ? saying(NO_LIFTS) : liftsMissing === null ? null : lacking(liftsMissing, '电梯'),
            facilitySaying(facilities[0], facilitiesMissing),
            ...outOfUse(facilities, asOf),
          ]
        : [],
      disclosure,
    ),
    lifts: rows,
    gaps: liftGaps(rows, limitDays, until),
    contractors: [...groupBy(lifts, (lift) => `${lift.contractor}\n${lift.contractorPhone}`).values()].map((group) => ({
      name: group[0]?.contractor ?? '',
      phone: group[0]?.contractorPhone ?? '',
      lifts: group.length,
    })),
    liftsStated: estate.lifts,
    liftsMissing,
    facilities: shown.map((record) => facilityRow(indexes, record)),
    facilitiesTotal: facilities.length,
    facilitiesMissing,
    sources: panelSources(publication, 'lifts', { lift: lifts, facility: shown }),
  };
}

/** How many there are and which are past their day by what the table says of them, then what is not in it. */
function liftSayings(
  rows: readonly LiftRow[],
  stated: number | null,
  limitDays: number | null,
  until: IsoDate | null,
): Saying[] {
  if (rows.length === 0) return [];
  const dated = rows.filter(({ daysSinceServicing }) => daysSinceServicing !== null);
  const overdue = dated.filter((lift) => limitDays !== null && (lift.daysSinceServicing ?? 0) > limitDays);
  const lifts: LiftCount = {
    lifts: rows.length,
    stated,
    overdue: overdue.flatMap(({ serviceDue }) => serviceDue ?? []).sort(compareText),
    overduePlace: overdue.length === 1 ? (overdue[0]?.location ?? null) : null,
    limitDays,
    earliest: dated.map(({ servicedOn }) => servicedOn).sort(compareText)[0] ?? null,
    until,
  };
  const late = overdue.length < 2 ? [] : [saying(overdueLiftsWords(overdue.map(({ location }) => location)))];
  return [
    judged(liftsWords(lifts), 'lift-servicing', { lasting: liftsLasting(lifts) }),
    ...late.map((one) => ({ ...one, accuses: true as const })),
    ...(dated.length < rows.length ? [saying(servicedLaterWords(rows.length - dated.length))] : []),
    ...inspectionSayings(rows, until),
  ];
}

/** Which days of inspection are past by what the table says, and which comes next. */
function inspectionSayings(rows: readonly LiftRow[], until: IsoDate | null): Saying[] {
  const isPast = ({ inspectionDue }: LiftRow): boolean => until !== null && inspectionDue < until;
  const due = rows
    .filter(isPast)
    .map(({ inspectionDue }) => inspectionDue)
    .sort(compareText);
  const ahead = rows.filter((row) => !isPast(row));
  const [next] = ahead.map(({ inspectionDue }) => inspectionDue).sort(compareText);
  const of = ahead.filter(({ inspectionDue }) => inspectionDue === next).map(({ location }) => location);
  return [
    ...(due.length > 0 ? [judged(inspectionWords(due), 'lift-inspection')] : []),
    ...(next === undefined ? [] : [saying(nextInspectionWords(next, of))]),
  ];
}

/** What is out of use, or will be: of what has no last day nobody knows that it is over. */
function outOfUse(facilities: readonly FacilityService[], asOf: IsoDate): Saying[] {
  return facilities
    .filter(({ outageFrom, outageUntil }) => outageFrom !== null && (outageUntil === null || outageUntil >= asOf))
    .map(({ category, date, outageFrom, outageUntil }) =>
      saying(outOfUseWords(category, outageFrom ?? date, outageUntil)),
    );
}

function facilitySaying(latest: FacilityService | undefined, without: string | null): Saying | null {
  if (latest) return saying(facilitiesWords(latest.category, latest.date));
  return without === null ? null : lacking(`设施：${without}`, '其他设施维保');
}

function facilityRow({ supply }: Indexes, record: FacilityService): FacilityRow {
  const { source: _, estate: __, ...row } = record;
  const blanks = {
    result: supply.blankOf([record], 'result'),
    outageUntil: supply.blankOf([record], 'outageUntil'),
  };
  return { ...row, isFire: isFireFacility(row), blanks };
}
