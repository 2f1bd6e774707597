/**
 * Whose grades an office's tables hold (谁评的等级): why nobody can tell whether a grade is that of a place.
 */
import type { Division, FirmGrade } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { columnLackOf } from '../needs.ts';

/**
 * Why grades may be those of another place's authority, for want of 评价单位 or 主管部门; null where the tables tell, or name
 * no more than one authority at all. Nothing that harms anybody may follow from such grades.
 */
export function graderLack(task: Case<unknown>, place: Division, grades: readonly FirmGrade[]): string | null {
  if (grades.length === 0 || task.facts.graders.size < 2) return null;
  const lack =
    columnLackOf(task, 'firm_grade', 'assessor', grades) ??
    columnLackOf(task, 'division', 'authority', task.facts.tree.pathTo(place.code)) ??
    unnamed(task, grades);
  return lack === null ? null : `${lack}，是不是这里评的不得而知`;
}

/** The same of one firm's grades, or whose grade for it would count before those that there are. */
export function countingLack(task: Case<unknown>, place: Division, grades: readonly FirmGrade[]): string | null {
  const lack = graderLack(task, place, grades);
  if (lack !== null || grades.length === 0) return lack;
  const unheard = task.facts.grades.unheardAt(grades, place.code);
  return unheard === null ? null : `${place.name}先看${unheard}评的等级，表里没有它评这家企业的，哪个等级算数不得而知`;
}

/** Which rows or places leave blank whose grades these are. */
function unnamed(task: Case<unknown>, grades: readonly FirmGrade[]): string | null {
  const { facts, register } = task;
  const blank = grades.filter(({ assessor }) => assessor === null).length;
  if (blank > 0) return `「信用评价」表有 ${blank} 行没有写「评价单位」`;
  const strange = grades.find(({ assessor }) => facts.grades.isNobodys(assessor));
  if (strange === undefined) return null;
  // A body that is nobody's may be the authority of any county that leaves its own blank.
  const silent = register.records.division.find(({ level, authority }) => level === '县' && authority === null);
  if (silent === undefined) return null;
  const lack =
    columnLackOf(task, 'division', 'authority', [silent]) ?? `「行政区划」表没有写${silent.name}的「主管部门」`;
  return `${lack}，${strange.assessor}可能是那里的`;
}
