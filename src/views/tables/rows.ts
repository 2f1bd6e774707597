/**
 * The rows of the tables over all estates, made from the panels of the board, so that both say the same.
 */
import type { Finding } from '../../domain/finding.ts';
import type { PanelId } from '../../domain/panels.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import { STAMPS, UNKNOWN } from '../../wording/labels.ts';
import { feesPanel } from '../board/fees-panel.ts';
import { firmPanel } from '../board/firm-panel.ts';
import { liftsPanel } from '../board/lifts-panel.ts';
import { managerPanel } from '../board/manager-panel.ts';
import type { BoardContext, Panel } from '../board/panel.ts';
import { revenuePanel } from '../board/revenue-panel.ts';
import { estateDuties, findingsByRule, rulesAt, standingOf } from '../common/duties.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { panelDuties, underDuties } from '../common/stamps.ts';
import type { TableRows } from './catalogue.ts';
import type { FeesRow } from './fees-table.ts';
import type { LiftsRow } from './lifts-table.ts';
import type { ManagersRow } from './managers-table.ts';
import type { RevenueRow } from './revenue-table.ts';
import { type EstateRow, type EstateTableId, LATE_MISSING } from './table.ts';

/** Makes the rows of one estate; `base` is what they have in common. */
type RowsOf<R> = (context: BoardContext, base: EstateRow) => R[];

export const ROWS_BY_ID: { readonly [K in EstateTableId]: RowsOf<TableRows[K]> } = {
  fees: feesRows,
  revenue: revenueRows,
  managers: managersRows,
  lifts: liftsRows,
};

/** The part that rows of an estate share in all tables. */
export function baseRow(context: BoardContext, county: string, street: string): EstateRow {
  const { code, name, mode } = context.estate;
  const panel = firmPanel(context);
  const { current } = panel;
  return {
    code,
    name,
    county,
    street,
    mode,
    firm: current?.firmName ?? null,
    firmCode: current === null || current.firmPath === null ? null : current.firmCode,
    firmWord: current === null ? firmWord(context, panel) : null,
    missing: null,
  };
}

/** The word for an estate without a firm in charge, as its board has it. */
function firmWord({ publication, indexes, estate }: BoardContext, { disclosure }: Panel): string {
  const duties = dutiesOfEstate(publication, indexes, estate).filter(({ rule }) => rule.panel === 'firm');
  return STAMPS[underDuties(disclosure, duties).state];
}

export function contextOf(publication: Publication, code: string): BoardContext {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  return { publication, indexes, estate };
}

/** The word for a panel without anything to show, as the board's stamp has it. */
function stampWord({ publication, indexes, estate }: BoardContext, id: PanelId, { disclosure }: Panel): string {
  const duties = dutiesOfEstate(publication, indexes, estate).filter(({ rule }) => rule.panel === id);
  const { state } = panelDuties(disclosure, null, duties).stamp;
  return state === 'overdue' ? LATE_MISSING : STAMPS[state];
}

type Duties = ReturnType<typeof estateDuties>;
const LAST = new WeakMap<Publication, { estate: Estate; duties: Duties }>();

/** Only those of the last estate are kept, since the rows of the four tables are made estate by estate. */
function dutiesOfEstate(publication: Publication, indexes: Indexes, estate: Estate): Duties {
  const last = LAST.get(publication);
  if (last?.estate === estate) return last.duties;
  const duties = estateDuties(publication, indexes, estate);
  LAST.set(publication, { estate, duties });
  return duties;
}

function feesRows(context: BoardContext, base: EstateRow): FeesRow[] {
  const panel = feesPanel(context);
  const { main, current, guide } = panel;
  const pricing = main === null ? null : (main.pricing ?? context.estate.pricing);
  const bandWord = (): string | null => {
    if (guide !== null) return null;
    return pricing === '市场调节价' || pricing === '政府定价' ? STAMPS['not-applicable'] : UNKNOWN;
  };
  return [
    {
      ...base,
      missing: current.length > 0 ? null : stampWord(context, 'fees', panel),
      item: main?.item ?? null,
      rateE4: main?.rateE4 ?? null,
      unit: main?.unit ?? null,
      agency: main?.agency === true,
      basis: main?.basis ?? null,
      basisBlank: main?.blanks.basis ?? 'blank',
      pricing,
      lowE4: guide?.lowE4 ?? null,
      highE4: guide?.highE4 ?? null,
      bandWord: bandWord(),
      others: current.length > 0 ? current.length - (main === null ? 0 : 1) : null,
    },
  ];
}

function revenueRows(context: BoardContext, base: EstateRow): RevenueRow[] {
  const panel = revenuePanel(context);
  const [year] = panel.years;
  const judged = findingsOfJudge(context, 'accounts-balance');
  const ofYear = year === undefined ? judged : judged.filter((found) => found.period === year.year);
  return [
    {
      ...base,
      missing: year === undefined ? stampWord(context, 'revenue', panel) : null,
      year: year?.year ?? null,
      openingFen: year?.openingFen ?? null,
      incomeFen: year?.incomeFen ?? null,
      costFen: year?.costFen ?? null,
      spendingFen: year?.spendingFen ?? null,
      closingFen: year?.closingFen ?? null,
      perHouseholdFen: panel.closingPerHouseholdFen,
      years: panel.years.length === 0 ? null : panel.years.length,
      postedFrom: year?.postedFrom ?? null,
      postedUntil: year?.postedUntil ?? null,
      verdict: ofYear.length === 0 ? null : standingOf(ofYear).verdict,
    },
  ];
}

function managersRows(context: BoardContext, base: EstateRow): ManagersRow[] {
  const panel = managerPanel(context);
  if (panel.managers.length === 0) {
    const nobody = {
      person: null,
      phone: null,
      since: null,
      filedOn: null,
      filedOnBlank: 'blank' as const,
      record: null,
    };
    return [{ ...base, missing: stampWord(context, 'manager', panel), ...nobody }];
  }
  return panel.managers.map(({ name, blanks, ...manager }) => ({
    ...base,
    person: name,
    ...manager,
    filedOnBlank: blanks.filedOn,
  }));
}

function liftsRows(context: BoardContext, base: EstateRow): LiftsRow[] {
  const panel = liftsPanel(context);
  const { estate, indexes } = context;
  const stated = estate.lifts;
  if (panel.lifts.length === 0) {
    // An estate that states that it has no lifts has nothing to publish here.
    if (stated === 0) return [];
    const nothing = {
      registration: null,
      location: null,
      contractor: null,
      contractorPhone: null,
      servicedOn: null,
      days: null,
      serviceDue: null,
      judged: false,
      servicingLate: false,
      inspectionDue: null,
      inspectionLate: false,
      emergency: null,
      blocking: null,
    };
    return [{ ...base, missing: stampWord(context, 'lifts', panel), ...nothing, stated }];
  }
  const servicing = findingsOfJudge(context, 'lift-servicing');
  const inspection = findingsOfJudge(context, 'lift-inspection');
  const [servicingLate, inspectionLate] = [lateSources(servicing), lateSources(inspection)];
  const judged = servicing.length + inspection.length > 0;
  const records = indexes.liftsByEstate.get(estate.code) ?? [];
  return panel.lifts.map((lift, index) => {
    const source = records[index]?.source;
    return {
      ...base,
      registration: lift.registration,
      location: lift.location,
      contractor: lift.contractor,
      contractorPhone: lift.contractorPhone,
      servicedOn: lift.servicedOn,
      days: lift.daysSinceServicing,
      serviceDue: lift.serviceDue,
      judged,
      servicingLate: source !== undefined && servicingLate.has(source),
      inspectionDue: lift.inspectionDue,
      inspectionLate: source !== undefined && inspectionLate.has(source),
      emergency: lift.emergencyPhone,
      blocking: lift.smartBlocking,
      stated,
    };
  });
}

/** Published findings of the place's rules that a judge decides, newest first. */
function findingsOfJudge({ publication, estate }: BoardContext, judge: string): readonly Finding[] {
  const rules = rulesAt(publication, estate.division);
  return [...findingsByRule(publication, 'estate', estate.code)].flatMap(([id, findings]) =>
    rules.get(id)?.judge === judge ? findings : [],
  );
}

/** The source rows of lifts that are late: a finding on late servicing has only these as evidence. */
function lateSources(findings: readonly Finding[]): ReadonlySet<SourceRef> {
  return new Set(findings.flatMap(({ verdict, sources }) => (verdict === '逾期' ? sources : [])));
}
