/**
 * Whose a credit grade is, and on which scale, in words (评价单位和等级制的说法).
 */
import type { Scale } from '../domain/credit-grade.ts';
import { count, period } from './format.ts';
import { gradeName, notSupplied, UNKNOWN, UNRATED } from './labels.ts';

/** Who gave a grade; said too where the rows name nobody. */
export const bodyName = (assessor: string | null): string => assessor ?? '评价单位未知';

/** 3 个单位评过 */
export const bodiesText = (bodies: number): string => `${bodies} 个单位评过`;

/** 等级由高到低：A、B、C、D */
export const scaleText = (scale: Scale): string =>
  scale.length === 0 ? '没有写明有哪几级' : `等级由高到低：${scale.join('、')}`;

/** In place of grades where nobody has supplied their table. */
export const GRADES_UNSUPPLIED = `${notSupplied('「信用评价」表')}，等级未知。`;

/** 40 家，按各单位最近一次公布的信用等级分组。 */
export const groupedText = (firms: number, isKnown: boolean): string =>
  isKnown ? `${count(firms)} 家，按各单位最近一次公布的信用等级分组。` : `${count(firms)} 家。${GRADES_UNSUPPLIED}`;

/** Behind a number of firms: by which grades they are counted, where there are any. */
export const countedText = (isKnown: boolean): string =>
  isKnown ? '家物业服务企业，按各单位最近一次公布的等级计' : '家物业服务企业';

/** Of firms that no row of the table grades. */
export const ungradedName = (isKnown: boolean): string => (isKnown ? UNRATED : UNKNOWN);

/** Before the grades of bodies whose word does not count at the place. */
export const ELSEWHERE = '别的单位评的';

/** Said wherever grades of several bodies stand together. */
export const APART = '各单位的等级各按各的，不能互相比高低。';

/** A 级（2026年第三季度，丙寅县住建局） */
export function gradeBy(grade: {
  grade: string;
  period: Parameters<typeof period>[0];
  assessor: string | null;
}): string {
  return `${gradeName(grade.grade)}（${period(grade.period)}，${bodyName(grade.assessor)}）`;
}
