/**
 * Words that several surfaces share (统一用语): the board's stamps, grades, and what is said where nothing is known.
 */
import { isUngraded } from '../domain/serving.ts';
import type { Blank } from '../domain/supply.ts';

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

/** 主管部门没有提供「合同」表: what nobody has supplied, as against what is blank in what was. */
export const notSupplied = (what: string): string => `主管部门没有提供${what}`;

/** What stands where a cell says nothing, by why it doesn't: what nobody could fill in is nobody's omission. */
export type BlankWords = Readonly<Record<Blank, string>>;

/** 没有提供「依据」: the table has no such column; residents need not know of tables and columns. */
export const noColumn = (header: string): string => `没有提供「${header}」`;

/** A 级; a word such as 未评 stands as it is. */
export function gradeName(grade: string): string {
  return grade === UNRATED || isUngraded(grade) ? grade : `${grade} 级`;
}

/** Below shares of one whole. */
export const SHARES_NOTE = '占比合计 100%：舍去的尾数，按余数从大到小补给各项。';
export const DEMO = '示例数据，均为虚构';
/** Where an estate's street or community is not said. */
export const NO_STREET = '街道未知';
export const NO_COMMUNITY = '社区未知';
