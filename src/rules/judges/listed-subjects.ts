/**
 * Whom the lists of a place may name: its estates, or the firms that serve them or were listed there.
 */
import type { Case } from '../judge.ts';

export function listedSubjects(matter: Case<unknown>, subject: 'firm' | 'estate'): string[] {
  if (subject === 'estate') return matter.scope.estates.map((estate) => estate.code);
  const firms = new Set<string>();
  for (const estate of matter.scope.estates) {
    for (const contract of matter.facts.contractsByEstate.get(estate.code) ?? []) {
      if (contract.start <= matter.asOf && (contract.end === null || contract.end >= matter.asOf))
        firms.add(contract.firm);
    }
  }
  for (const county of matter.scope.counties) {
    for (const entry of matter.facts.listsByDivision.get(county.code) ?? []) {
      if (entry.subjectKind === '企业' && entry.subject !== null) firms.add(entry.subject);
    }
  }
  return [...firms].sort();
}
