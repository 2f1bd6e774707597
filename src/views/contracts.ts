/**
 * Who serves an estate (合同): contracts in force, past and to come, as of a day; and the grade that counts there.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Contract, FirmGrade } from '../domain/records.ts';
import { compareText, type Indexes } from './indexes.ts';

export type ContractState = 'current' | 'former' | 'future';

export function contractState(contract: Contract, asOf: IsoDate): ContractState {
  if (contract.start > asOf) return 'future';
  return contract.end !== null && contract.end < asOf ? 'former' : 'current';
}

/** Newest first. */
export function contractsOf(indexes: Indexes, estate: string): Contract[] {
  return [...(indexes.contractsByEstate.get(estate) ?? [])].sort(
    (a, b) => compareText(b.start, a.start) || a.source - b.source,
  );
}

/** The contract in force; the one begun last where several are. */
export function currentContract(indexes: Indexes, estate: string): Contract | null {
  return contractsOf(indexes, estate).find((contract) => contractState(contract, indexes.asOf) === 'current') ?? null;
}

/**
 * Grades of a firm that count at a place, newest first: those given by an authority of the place or of one above it;
 * where there is none, all of them. A county's own scale must not stand for another county's.
 */
export function gradesAt(indexes: Indexes, firm: string, division: string): readonly FirmGrade[] {
  const grades = indexes.gradesByFirm.get(firm) ?? [];
  const authorities = new Set(indexes.tree.pathTo(division).map((place) => place.authority));
  const local = grades.filter((grade) => grade.assessor === null || authorities.has(grade.assessor));
  return local.length > 0 ? local : grades;
}
