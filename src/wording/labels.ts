/**
 * Words that several surfaces share (统一用语): the board's stamps, grades, and what is said where nothing is known.
 */
import { PANELS } from '../domain/panels.ts';
import { isUngraded } from '../domain/serving.ts';

/** 十三栏: how many panels a board has, in words. */
export const ALL_PANELS = `${numeral(PANELS.length)}栏`;

/** A number below a hundred in Chinese words: 九, 十, 十三, 二十. */
export function numeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.trunc(number / 10);
  return [tens > 1 ? digits[tens] : '', tens > 0 ? '十' : '', digits[number % 10]].join('');
}

/** How much to believe a panel. */
export const STAMPS = {
  disclosed: '已公示',
  overdue: '逾期',
  undisclosed: '未公示',
  unknown: '未知',
  'not-applicable': '不适用',
} as const;

export type Stamp = keyof typeof STAMPS;

export const UNKNOWN = '未知';
export const UNRATED = '未评价';

/** A 级; a word such as 未评 stands as it is. */
export function gradeName(grade: string): string {
  return grade === UNRATED || isUngraded(grade) ? grade : `${grade} 级`;
}

export const DEMO = '示例数据，均为虚构';
/** Where an estate's street or community is not said. */
export const NO_STREET = '未注明街道';
export const NO_COMMUNITY = '未注明社区';
