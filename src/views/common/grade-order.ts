/**
 * The order of grades (等级次序), for whoever lists or draws them.
 */
import { compareText } from '../../domain/order.ts';
import { isUngraded } from '../../domain/serving.ts';
import { UNRATED } from '../../wording/labels.ts';

/** AAA before AA before A before B and so on; what is not a row of letters comes after, who has no grade last. */
export function compareGrades(a: string, b: string): number {
  const rank = (grade: string): number =>
    grade === UNRATED ? 3 : isUngraded(grade) ? 2 : /^[A-Z]+$/.test(grade) ? 0 : 1;
  const byKind = rank(a) - rank(b);
  if (byKind !== 0) return byKind;
  const letter = compareText(a.charAt(0), b.charAt(0));
  return letter !== 0 ? letter : b.length - a.length || compareText(a, b);
}
