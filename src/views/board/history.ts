/**
 * 变动记录: what has changed on an estate, day by day, newest first, each line with its document and its panel.
 *
 * It is made only from what is published, up to the as-of date. Publications hold no former managers, so the entry for
 * the present one names no predecessor. A listing that continues over several periods is one change, dated by its
 * beginning. That somebody was taken off a list, or that something was put right, is no change: it would tell of what is
 * said no more.
 */
import { firstEnd } from '../../domain/accusation-term.ts';
import type { GradeSystem } from '../../domain/credit-grade.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import type { PanelId } from '../../domain/panels.ts';
import { type DayOrMonth, earliestDay, isDay, type Period, periodStart, shiftPeriod } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Contract, Estate, FeeItem, ListEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { percentOf } from '../../domain/share.ts';
import { period, rate } from '../../wording/format.ts';
import { gradeName } from '../../wording/labels.ts';
import { contractsOf, gradesAt } from '../common/contracts.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { publishingDivision } from '../common/listing-strip.ts';
import { documentPathOf } from '../policies/policy-index.ts';
import { recordRows } from './record.ts';

export interface Change {
  /** The last day it is about, by which it is sorted. */
  date: IsoDate;
  /** Where only the month is known. */
  month: Period | null;
  text: string;
  document: string | null;
  documentPath: string | null;
  panel: PanelId;
  /** 公示期至 of what it names; null where it names nobody. */
  until: IsoDate | null;
}

export interface HistoryView {
  /** Newest first. */
  changes: Change[];
}

/** Kinds of events that a panel other than the record is about. */
const PANEL_OF_EVENT: Readonly<Record<string, PanelId>> = {
  等级核查: 'service',
  等级调整: 'service',
  降费: 'fees',
  更换项目经理: 'manager',
  更换物业企业: 'firm',
  解聘: 'firm',
  退出: 'firm',
};

/** Adds a change. One without a day, or with a day after the as-of date, is ignored. */
type Add = (
  said: DayOrMonth | null,
  panel: PanelId,
  text: string,
  document: string | null,
  until?: IsoDate | null,
) => void;

/** Contracts by the firm that they are with. */
type ContractsByFirm = readonly (readonly [string, readonly Contract[]])[];

/** Throws for a code that is not in the publication. */
export function historyView(publication: Publication, code: string): HistoryView {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const { asOf } = indexes;
  const changes: Change[] = [];
  const add: Add = (said, panel, text, document, until = null) => {
    if (said === null || earliestDay(said) > asOf) return;
    const [date, month] = isDay(said) ? [said, null] : [earliestDay(said), said];
    const documentPath = document === null ? null : documentPathOf(publication, document);
    changes.push({ date, month, text, document, documentPath, panel, until });
  };

  const contracts = contractsOf(indexes, code);
  for (const contract of contracts) {
    const firm = nameOf(indexes, contract.firm);
    add(contract.start, 'firm', `${firm}的物业服务合同开始`, contract.filingNumber);
    // On its last day a contract is still in force.
    if (contract.end !== null && contract.end < asOf)
      add(contract.end, 'firm', `${firm}的物业服务合同到期`, contract.filingNumber);
  }
  for (const { name, since, until } of indexes.managersByEstate.get(code) ?? [])
    if (until === null || until > asOf) add(since, 'manager', `${name}任项目负责人`, null);

  const firms = [...groupBy(contracts, (contract) => contract.firm)];
  addGrades(indexes, estate, firms, add);
  addListings(indexes, estate, firms, add);

  for (const [date, text, basis] of feeChanges(indexes.feesByEstate.get(code) ?? [], asOf))
    add(date, 'fees', text, basis);
  for (const { date, satisfiedBp, valid, organiser } of indexes.surveysByEstate.get(code) ?? [])
    add(date, 'survey', `满意度调查：${percentOf(satisfiedBp)} 满意，有效问卷 ${valid} 份`, organiser);
  for (const [year, lines] of groupBy(indexes.revenueByEstate.get(code) ?? [], (line) => line.year)) {
    const posted = lines.flatMap(({ postedFrom }) => postedFrom ?? []).sort(compareText)[0];
    const decision = lines.find((line) => line.decision !== null)?.decision ?? null;
    add(posted ?? null, 'revenue', `${period(year)}公共收益公示`, decision);
  }

  const bulletins = (indexes.bulletinsBySubject.get(code) ?? []).filter(({ month }) => periodStart(month) <= asOf);
  const events = (indexes.eventsBySubject.get(code) ?? []).filter(({ date }) => date <= asOf);
  for (const row of recordRows(publication, indexes, bulletins, events)) {
    changes.push({
      date: row.until,
      month: row.month,
      text: `${row.kind}：${row.text}${row.newGrade === null ? '' : `，新等级 ${row.newGrade}`}`,
      document: row.document,
      documentPath: row.documentPath,
      panel: PANEL_OF_EVENT[row.kind] ?? 'record',
      until: row.lastDay,
    });
  }

  const newestFirst = changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => compareText(b.change.date, a.change.date) || a.index - b.index)
    .map(({ change }) => change);
  return { changes: newestFirst };
}

/** Grades of the firms while they served the estate. */
function addGrades(indexes: Indexes, estate: Estate, firms: ContractsByFirm, add: Add): void {
  for (const [firm, own] of firms) {
    // A grade is told against the one before it on the same scale by the same body, never against another's.
    const before = new Map<GradeSystem, string>();
    const grades = [...gradesAt(indexes, firm, estate.division)].reverse();
    for (const row of grades) {
      const { grade, period: of, publishedOn, document } = row;
      const system = indexes.grades.systemOf(row);
      const from = before.get(system) ?? null;
      before.set(system, grade);
      if (grade === from || !isServed(own, publishedOn)) continue;
      const change = from === null ? `为 ${gradeName(grade)}` : `由 ${gradeName(from)}变为 ${gradeName(grade)}`;
      add(publishedOn, 'firm', `${nameOf(indexes, firm)}信用等级${change}（${period(of)}）`, document);
    }
  }
}

/** Lists of the place that name the estate, or a firm while it served it. */
function addListings(indexes: Indexes, estate: Estate, firms: ContractsByFirm, add: Add): void {
  const publisher = publishingDivision(indexes, estate.division);
  const listed = [
    ...firms.map(([firm, own]) => ({
      name: nameOf(indexes, firm),
      entries: (indexes.listingsBySubject.get(firm) ?? []).filter(
        (entry) => entry.division === publisher?.code && isServed(own, entry.listedOn),
      ),
    })),
    { name: '小区', entries: indexes.listingsBySubject.get(estate.code) ?? [] },
  ];
  for (const { name, entries } of listed) {
    for (const entry of entries) {
      const run = runFrom(entries, entry);
      if (run.length === 0) continue;
      const goesOn = run.length > 1 ? `，连续 ${run.length} 期` : '';
      const text = `${name}列入${entry.colour}（${period(entry.period)}${goesOn}）`;
      add(entry.listedOn, 'lists', text, entry.document, firstEnd(run.map(({ until }) => until)));
    }
  }
}

const nameOf = (indexes: Indexes, firm: string): string => indexes.firms.get(firm)?.name ?? firm;

/** Whether a firm served the estate on a day. Grades and listings of other times do not concern the estate. */
function isServed(contracts: readonly Contract[], date: IsoDate): boolean {
  return contracts.some(({ start, end }) => start !== null && start <= date && (end === null || date <= end));
}

/** The listings of the periods in a row that begin with an entry; none where the entry itself continues a run. */
function runFrom(entries: readonly ListEntry[], { division, colour, period: begun }: ListEntry): ListEntry[] {
  const at = (when: Period): ListEntry | undefined =>
    entries.find((entry) => entry.division === division && entry.colour === colour && entry.period === when);
  const run: ListEntry[] = [];
  if (at(shiftPeriod(begun, -1))) return run;
  for (let next = at(begun); next !== undefined; next = at(shiftPeriod(next.period, 1))) run.push(next);
  return run;
}

/**
 * Charges that began, changed their rate or ended: the rows of one charge to one group of payers are compared in order
 * of time.
 */
function feeChanges(fees: readonly FeeItem[], asOf: IsoDate): [IsoDate, string, string | null][] {
  const changes: [IsoDate, string, string | null][] = [];
  const begun = new Map<IsoDate, FeeItem[]>();
  for (const rows of groupBy(fees, (fee) => [fee.item, fee.unit, fee.payer].join('\n')).values()) {
    const dated = rows.filter((fee) => fee.start !== null && fee.start <= asOf);
    dated.sort((a, b) => compareText(a.start ?? '', b.start ?? '') || a.source - b.source);
    dated.forEach((fee, index) => {
      const { item, unit, rateE4, start, end, basis } = fee;
      if (start === null) return;
      const before = dated[index - 1];
      const follows = before !== undefined && before.end !== null && before.end < start;
      if (follows && before.rateE4 !== rateE4)
        changes.push([start, `${item}由 ${rate(before.rateE4)} 变为 ${rate(rateE4)} ${unit}`, basis]);
      if (before === undefined && rows.every((row) => row.start !== null))
        begun.set(start, [...(begun.get(start) ?? []), fee]);
      // On its last day a charge still holds.
      if (index === dated.length - 1 && end !== null && end < asOf)
        changes.push([end, `${item}到期，不再收取（${rate(rateE4)} ${unit}）`, basis]);
    });
  }
  for (const [start, items] of begun) {
    const told = items.map(({ item, rateE4, unit }) => `${item} ${rate(rateE4)} ${unit}`).join('、');
    const bases = new Set(items.map(({ basis }) => basis));
    changes.push([start, `开始收取${told}`, bases.size === 1 ? ([...bases][0] ?? null) : null]);
  }
  return changes;
}
