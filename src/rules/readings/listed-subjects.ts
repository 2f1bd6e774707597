/**
 * Whom the lists of a place may name (榜单主体): its estates, or the firms that serve them or were listed there; and
 * which of its divisions publish lists.
 */
import type { Cadence } from '../../domain/period.ts';
import type { Division, Estate, ListColour, ListEntry, SubjectKind } from '../../domain/records.ts';
import { contractState } from '../../domain/serving.ts';
import type { Case } from '../judge.ts';
import { lackOf, type Subject } from '../needs.ts';
import { exemption } from './exemptions.ts';
import type { NotJudged } from './opinions.ts';
import { type ListPeriod, listPeriods } from './periods.ts';

/** What profiles call the subject of a list, as the table 红黑榜 has it. */
export const KIND_OF: Readonly<Record<'firm' | 'estate', SubjectKind>> = { firm: '企业', estate: '项目' };

/** By county the firms that serve an estate of it on the as-of date, and these with those that were ever listed there. */
export function firmsByCounty(
  task: Case<unknown>,
): Record<'serving' | 'firms', ReadonlyMap<string, ReadonlySet<string>>> {
  const serving = new Map<string, Set<string>>();
  const firms = new Map<string, Set<string>>();
  for (const county of task.scope.counties) {
    const there = new Set<string>();
    for (const estate of task.scope.estatesByCounty.get(county.code) ?? [])
      for (const contract of task.facts.contractsByEstate.get(estate.code) ?? [])
        if (contractState(contract, task.asOf) === 'current') there.add(contract.firm);
    serving.set(county.code, there);
    const listed = (task.facts.listsByDivision.get(county.code) ?? []).filter((one) => one.subjectKind === '企业');
    firms.set(county.code, new Set([...there, ...listed.flatMap(({ subject }) => subject ?? [])]));
  }
  return { serving, firms };
}

/** The divisions of the scope that have published lists: counties as the texts have it, and whoever else does. */
export function publishersOf(task: Case<unknown>, kind: SubjectKind): Division[] {
  const { places, counties, streets } = task.scope;
  return [...new Set([...places, ...counties, ...streets])].filter(({ code }) =>
    task.facts.listsByDivision.get(code)?.some((entry) => entry.subjectKind === kind),
  );
}

/** A subject of lists, with the divisions that may list it and have published lists of its kind. */
export interface ListedSubject {
  code: string;
  /** Null where it is a firm. */
  estate: Estate | null;
  publishers: readonly Division[];
}

/** Estates, or firms that serve one of them on the as-of date or were ever listed. */
export function listedSubjects(task: Case<unknown>, subject: 'firm' | 'estate'): ListedSubject[] {
  const { tree, listsByDivision, contractsByEstate } = task.facts;
  const publishers = publishersOf(task, KIND_OF[subject]);
  const above = new Map<string, Division[]>();
  const around = (division: string): Division[] => {
    const known = above.get(division);
    if (known) return known;
    const path = new Set(tree.pathTo(division).map(({ code }) => code));
    const found = publishers.filter(({ code }) => path.has(code));
    above.set(division, found);
    return found;
  };
  if (subject === 'estate')
    return task.scope.estates.map((estate) => ({
      code: estate.code,
      estate,
      publishers: around(estate.division),
    }));
  const byFirm = new Map<string, Set<Division>>();
  const add = (firm: string, found: readonly Division[]): void => {
    const known = byFirm.get(firm) ?? new Set();
    for (const publisher of found) known.add(publisher);
    byFirm.set(firm, known);
  };
  for (const estate of task.scope.estates)
    for (const contract of contractsByEstate.get(estate.code) ?? [])
      if (contractState(contract, task.asOf) === 'current') add(contract.firm, around(estate.division));
  for (const publisher of publishers)
    for (const entry of listsByDivision.get(publisher.code) ?? [])
      if (entry.subjectKind === '企业' && entry.subject !== null) add(entry.subject, [publisher]);
  return [...byFirm].map(([code, found]) => ({
    code,
    estate: null,
    publishers: publishers.filter((publisher) => found.has(publisher)),
  }));
}

/** The same for the runner; a listing of them rests on its own row alone. */
export function subjectsOfLists(task: Case<unknown>, subject: 'firm' | 'estate'): Subject[] {
  return listedSubjects(task, subject).map(({ code }) => ({
    kind: subject,
    code,
    period: task.asOf,
    exempt: null,
    rows: [],
  }));
}

/** Listings of a colour by subject, in the order of the table. */
export function listingsBySubject(
  entries: readonly ListEntry[],
  kind: SubjectKind,
  colour: ListColour,
): ReadonlyMap<string, readonly ListEntry[]> {
  const bySubject = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    if (entry.subjectKind !== kind || entry.colour !== colour || entry.subject === null) continue;
    const known = bySubject.get(entry.subject);
    if (known) known.push(entry);
    else bySubject.set(entry.subject, [entry]);
  }
  return bySubject;
}

/** The lists of one division, period by period. */
export interface PublishedLists {
  division: Division;
  periods: readonly ListPeriod[];
  /** Listings of the colour asked for, by subject. */
  listings: ReadonlyMap<string, readonly ListEntry[]>;
}

/** The lists of every publisher, by its code. */
export function publishedLists(
  task: Case<unknown>,
  kind: SubjectKind,
  colour: ListColour,
  cadence: Cadence,
): ReadonlyMap<string, PublishedLists> {
  return new Map(
    publishersOf(task, kind).map((division) => {
      const entries = task.facts.listsByDivision.get(division.code) ?? [];
      const periods = listPeriods(entries, cadence, kind, task.asOf);
      return [division.code, { division, periods, listings: listingsBySubject(entries, kind, colour) }];
    }),
  );
}

/** What is said of a subject that no list of the colour names: an estate that is not delivered yet need not be on one. */
export function neverListed(
  task: Case<unknown>,
  { code, estate }: Pick<ListedSubject, 'code' | 'estate'>,
  colour: ListColour,
): { verdict: '合格' | '不适用'; detail: string } {
  const exempt = estate === null ? null : exemption(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  const was = [...task.facts.recordedLists.values()].some((entries) =>
    entries.some((entry) => entry.withdrawn && entry.subject === code && entry.colour === colour),
  );
  return { verdict: '合格', detail: was ? `列入${colour}的已经移出或公示期已满，不再计数` : `没有列入过${colour}` };
}

/** Why nothing can be said of a subject's listings, or need be; null where lists were published that may name it. */
export function listsMissing(
  task: Case<unknown>,
  subject: 'firm' | 'estate',
  { publishers }: Pick<ListedSubject, 'publishers'>,
): NotJudged | null {
  const lack = lackOf(task, 'list_entry');
  if (lack !== null) return { verdict: '未知', detail: lack };
  if (publishers.length > 0) return null;
  return { verdict: '不适用', detail: `所在的地方没有公布过${subject === 'firm' ? '企业' : '项目'}榜单` };
}
