/**
 * Whom the lists of a place may name: its estates, or the firms that serve them or were listed there.
 */
import { contractState } from '../../domain/serving.ts';
import type { Case } from '../judge.ts';

/** Firms that serve an estate of each county on the as-of date, or were ever listed there. */
export function firmsByCounty(matter: Case<unknown>): Map<string, Set<string>> {
  const firms = new Map(matter.scope.counties.map((county) => [county.code, new Set<string>()]));
  for (const estate of matter.scope.estates) {
    const county = matter.facts.tree.pathTo(estate.division).find(({ code }) => firms.has(code));
    if (!county) continue;
    for (const contract of matter.facts.contractsByEstate.get(estate.code) ?? []) {
      if (contractState(contract, matter.asOf) === 'current') firms.get(county.code)?.add(contract.firm);
    }
  }
  for (const [county, there] of firms) {
    for (const entry of matter.facts.listsByDivision.get(county) ?? []) {
      if (entry.subjectKind === '企业' && entry.subject !== null) there.add(entry.subject);
    }
  }
  return firms;
}

/** Codes of the subjects, in order. */
export function listedSubjects(matter: Case<unknown>, subject: 'firm' | 'estate'): string[] {
  if (subject === 'estate') return matter.scope.estates.map((estate) => estate.code);
  const firms = new Set([...firmsByCounty(matter).values()].flatMap((there) => [...there]));
  return [...firms].sort();
}
