/**
 * Whose grades an office's tables hold (谁评的等级): why nobody can tell whether a grade is that of a place.
 */
import type { Division, FirmGrade } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { columnLackOf } from '../needs.ts';

/**
 * Why grades may be those of another place's authority, for want of 评价单位 or 主管部门; null where the tables tell, or name
 * no more than one authority at all. Nothing that harms a firm may follow from such grades.
 */
export function graderLack(task: Case<unknown>, place: Division, grades: readonly FirmGrade[]): string | null {
  if (grades.length === 0 || task.facts.graders.size < 2) return null;
  const lack =
    columnLackOf(task, 'firm_grade', 'assessor', grades) ??
    columnLackOf(task, 'division', 'authority', task.facts.tree.pathTo(place.code));
  return lack === null ? null : `${lack}，是不是这里评的不得而知`;
}
