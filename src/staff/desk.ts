/**
 * What lies on the desk of whoever writes the staff report (案头资料): the register as judges see it, whose rules
 * hold where, and every finding, with the look-ups that all parts of the report share.
 */

import { GradeBook } from '../domain/credit-grade.ts';
import { DivisionTree } from '../domain/division-tree.ts';
import type { Finding, FindingSubject } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { toldCode } from '../domain/name-code.ts';
import { lastComplete, type Period, parsePeriod, shiftPeriod } from '../domain/period.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile, Rule, SourceDocument } from '../domain/profile.ts';
import type { ComplaintStat, Contract, Division, Estate, Firm, Notice } from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { contractInForce } from '../domain/serving.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { Supply } from '../domain/supply.ts';
import type { TableTotals } from '../intake/collected.ts';
import { period as periodInWords } from '../wording/format.ts';
import { forceText } from '../wording/policies.ts';

/** The places that one profile governs, and its rules in force there on the day. */
export interface RuledPlaces {
  profile: Profile;
  places: readonly Division[];
  counties: readonly Division[];
  /** Streets and towns (街道、乡镇). */
  streets: readonly Division[];
  estates: readonly Estate[];
  /** By the code of the county in which they lie; a county without any is not in it. */
  estatesByCounty: ReadonlyMap<string, readonly Estate[]>;
  rules: readonly Rule[];
}

/** What the report is made from. */
export interface StaffInput {
  /** Null where there are no settings that can be read: then nothing is judged. */
  portal: Portal | null;
  /** By code, ancestors included. */
  profiles: ReadonlyMap<string, Profile>;
  /** As judges see it: without anything after the as-of date, with everything older. */
  register: Register;
  /** What of it a publication would show, and its notices; null where nothing says what it covers. */
  published: { register: Register; notices: readonly Notice[] } | null;
  ruled: readonly RuledPlaces[];
  /** All of them, prompts included; what rests on tables with errors is unknown. */
  findings: readonly Finding[];
  problems: readonly Problem[];
  totals: readonly TableTotals[];
  asOf: IsoDate;
}

export interface Desk extends StaffInput {
  tree: DivisionTree;
  /** What the office has supplied of whom. */
  supply: Supply;
  /** Whose grades are, and where they count. */
  grades: GradeBook;
  estates: ReadonlyMap<string, Estate>;
  firms: ReadonlyMap<string, Firm>;
  /** Contract under which an estate is served on the as-of date. */
  contracts: ReadonlyMap<string, Contract>;
  /** Estates by the firm that serves them on the as-of date. */
  served: ReadonlyMap<string, readonly Estate[]>;
  /** Rules in force somewhere, by id. */
  rules: ReadonlyMap<string, Rule>;
  /** By their id. */
  documents: ReadonlyMap<string, SourceDocument>;
  byRule: ReadonlyMap<string, readonly Finding[]>;
}

export function deskOf(input: StaffInput): Desk {
  const { records } = input.register;
  const contracts = contractsOn(records.contract, input.asOf);
  const tree = new DivisionTree(records.division);
  return {
    ...input,
    tree,
    supply: new Supply(input.register, tree),
    grades: new GradeBook(records, tree, input.profiles, input.portal?.profiles ?? {}),
    estates: new Map(records.estate.map((estate) => [estate.code, estate])),
    firms: new Map(records.firm.map((firm) => [firm.code, firm])),
    contracts,
    served: groupBy(records.estate, ({ code }) => contracts.get(code)?.firm ?? null),
    rules: new Map(input.ruled.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule]))),
    documents: new Map([...input.profiles.values()].flatMap(({ sources }) => sources.map((one) => [one.id, one]))),
    byRule: groupBy(input.findings, (found) => found.rule),
  };
}

/** A subject's name with its code, since several may have the same name. */
export function subjectName(desk: Desk, kind: FindingSubject, code: string): string {
  const name =
    kind === 'estate'
      ? desk.estates.get(code)?.name
      : kind === 'firm'
        ? desk.firms.get(code)?.name
        : desk.tree.get(code)?.name;
  return name === undefined ? toldCode(code) : `${name}（${toldCode(code)}）`;
}

/** The county of an estate or a division; null for firms, which serve in several, and for what is above counties. */
export function countyOf(desk: Desk, kind: FindingSubject, code: string): Division | null {
  if (kind === 'firm') return null;
  const division = kind === 'estate' ? desk.estates.get(code)?.division : code;
  if (division === undefined) return null;
  return desk.tree.pathTo(division).find(({ level }) => level === '县') ?? null;
}

/** The contract of each estate under which it is served on a day. */
function contractsOn(contracts: readonly Contract[], day: IsoDate): ReadonlyMap<string, Contract> {
  const byEstate = groupBy(contracts, ({ estate }) => estate);
  return new Map(
    [...byEstate].flatMap(([estate, own]) => {
      const contract = contractInForce(own, day);
      return contract === null ? [] : [[estate, contract]];
    }),
  );
}

/** The last complete calendar months before the as-of date, oldest first. */
export function completeMonths(asOf: IsoDate, count: number): Period[] {
  const last = lastComplete(asOf, 'month');
  return Array.from({ length: count }, (_, i) => shiftPeriod(last, i - count + 1));
}

/** The last complete months, and what was reported in them by estate. */
export function lastMonths(
  { asOf, register }: Pick<Desk, 'asOf' | 'register'>,
  count: number,
): { months: readonly Period[]; stats: ReadonlyMap<string, readonly ComplaintStat[]> } {
  const months = completeMonths(asOf, count);
  const window = new Set<Period>(months);
  const reported = register.records.complaint_stat.filter(({ month }) => window.has(month));
  return { months, stats: groupBy(reported, ({ estate }) => estate) };
}

/** 2026-10 → 2026年10月; dates stay as they are. */
export function periodWords(text: string): string {
  const period = parsePeriod(text);
  return period === null ? text : periodInWords(period);
}

const RUNS_MAX = 40;

/** The rows something was drawn from: file, sheet and rows as the spreadsheet counts them. */
export function sourcesInWords(desk: Desk, sources: readonly SourceRef[]): string {
  const bySheet = groupBy(new Set(sources), sourceSheetIndex);
  return [...bySheet]
    .map(([index, refs]) => {
      const place = desk.register.sheets[index];
      const sheet = place?.sheet ? `「${place.sheet}」` : '';
      return `${place?.file ?? ''}${sheet} ${rowsInWords(refs.map(sourceRow))}`;
    })
    .join('；');
}

/** [14,15,16,20] → 第 14—16、20 行. */
function rowsInWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const shown = runs.slice(0, RUNS_MAX).map(([from, to]) => (from === to ? String(from) : `${from}—${to}`));
  return `第 ${shown.join('、')} 行${runs.length > RUNS_MAX ? `等 ${numbers.length} 行` : ''}`;
}

/** 《…通知》长建发〔2025〕72号，条款：七（现行有效） */
export function basisOf(desk: Desk, rule: Rule): string {
  const document = desk.documents.get(rule.source);
  const title = document?.title ?? rule.source;
  const quoted = title.includes('《') ? title : `《${title}》`;
  const number = document?.number ?? '没有文号';
  return `${quoted} ${number}，条款：${rule.article}（${forceText(rule.status)}）`;
}

/** Names of the counties a profile governs; of the places themselves where no county is on record. */
export function placeNames({ counties, places, profile }: RuledPlaces): string {
  const named = counties.length > 0 ? counties : places;
  return named.length > 0 ? named.map(({ name }) => name).join('、') : profile.name;
}
