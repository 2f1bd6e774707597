/**
 * The order of grades (等级次序) within one scale, for whoever lists or draws them. Grades of several scales have none.
 */
import type { Scale } from '../../domain/credit-grade.ts';
import { compareText } from '../../domain/order.ts';
import { isUngraded } from '../../domain/serving.ts';

/**
 * Sorts grades that one body gave on one scale: as the scale has them, best first; those that it doesn't know after them,
 * letters as letters (AAA before AA before A before B). Words that say that no grade was given are no rank and stand apart at
 * the end.
 */
export function gradeOrder(scale: Scale): (a: string, b: string) => number {
  const kind = (grade: string): number =>
    scale.includes(grade) ? 0 : isUngraded(grade) ? 3 : /^[A-Z]+$/.test(grade) ? 1 : 2;
  return (a, b) => {
    const byKind = kind(a) - kind(b);
    if (byKind !== 0) return byKind;
    if (kind(a) === 0) return scale.indexOf(a) - scale.indexOf(b);
    const letter = compareText(a.charAt(0), b.charAt(0));
    return letter !== 0 ? letter : b.length - a.length || compareText(a, b);
  };
}
