/**
 * Who serves an estate, and which of several credit grades is the newest (合同状态、最近的信用等级), decided here once for pages
 * and judges.
 */
import type { IsoDate } from './iso-date.ts';
import { compareText } from './order.ts';
import { comparePeriods } from './period.ts';
import type { Contract, FirmGrade } from './records.ts';

export type ContractState = 'current' | 'former' | 'future';

/** Whether a contract is in force on a day; its first and last days count. One whose start isn't known has begun. */
export function contractState(contract: Contract, asOf: IsoDate): ContractState {
  if (contract.start !== null && contract.start > asOf) return 'future';
  return contract.end !== null && contract.end < asOf ? 'former' : 'current';
}

/**
 * The contract under which an estate was served on a day; where several were in force, the one that began last. Null
 * where none was.
 */
export function contractInForce(contracts: readonly Contract[], day: IsoDate): Contract | null {
  return contracts.reduce<Contract | null>((chosen, contract) => {
    if (contractState(contract, day) !== 'current') return chosen;
    if (chosen === null) return contract;
    // Of two begun on one day the row that stands first.
    const order = compareText(contract.start ?? '', chosen.start ?? '') || chosen.source - contract.source;
    return order > 0 ? contract : chosen;
  }, null);
}

/** Words in the place of a grade for a firm that was given none, which is neither good nor bad. */
export const UNGRADED = ['未评', '待评', '免评'] as const;

export function isUngraded(grade: string): boolean {
  return (UNGRADED as readonly string[]).includes(grade);
}

/** Of a firm's grades the one published last: of several of one day that of the latest period. */
export function newestGrade(grades: readonly FirmGrade[]): FirmGrade | null {
  return grades.reduce<FirmGrade | null>((newest, grade) => {
    if (newest === null) return grade;
    const order =
      compareText(grade.publishedOn, newest.publishedOn) ||
      comparePeriods(grade.period, newest.period) ||
      // Of two bodies' grades for the same period, the one whose row stands first counts.
      newest.source - grade.source;
    return order > 0 ? grade : newest;
  }, null);
}
