/**
 * Which firm serves an estate on a day (合同), from contracts in force, past and future; and which grade of the firm
 * counts there.
 */
import type { GradeSystem } from '../../domain/credit-grade.ts';
import { compareText } from '../../domain/order.ts';
import type { Contract, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractState } from '../../domain/serving.ts';
import type { Indexes } from './indexes.ts';

/** Newest first. */
export function contractsOf(indexes: Indexes, estate: string): Contract[] {
  return [...(indexes.contractsByEstate.get(estate) ?? [])].sort(
    (a, b) => compareText(b.start ?? '', a.start ?? '') || a.source - b.source,
  );
}

/** The contract in force; the one begun last where several are. */
export function currentContract(indexes: Indexes, estate: string): Contract | null {
  return contractsOf(indexes, estate).find((contract) => contractState(contract, indexes.asOf) === 'current') ?? null;
}

/** Grades of a firm that count at a place, newest first. */
export function gradesAt(indexes: Indexes, firm: string, division: string): readonly FirmGrade[] {
  return indexes.grades.countingAt(indexes.gradesByFirm.get(firm) ?? [], division);
}

/** The newest grade of a firm by each body that has graded it, in the order of the bodies. */
export function newestByBody(indexes: Indexes, firm: string): { system: GradeSystem; grade: FirmGrade }[] {
  const grades = indexes.gradesByFirm.get(firm) ?? [];
  return [...groupBy(grades, (grade) => indexes.grades.systemOf(grade))]
    .flatMap(([system, [grade]]) => (grade === undefined ? [] : [{ system, grade }]))
    .sort((a, b) => indexes.grades.compareSystems(a.system, b.system));
}
