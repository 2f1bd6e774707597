/**
 * Why a row that names somebody is taken off (移出原因), and since when it is public no longer.
 */
import type { IsoDate } from './iso-date.ts';

/** 移出原因, in the contract's order: it has run out, it was put right, it was wrong. */
export const REMOVALS = ['到期', '修复', '更正'] as const;
export type Removal = (typeof REMOVALS)[number];

/** 移出: since when something is public no longer, and why; `unsaid` where its row names no reason. */
export interface Withdrawal {
  why: Removal | 'ended' | 'unsaid';
  on: IsoDate;
}

/** 2 条移出 of a list or a bulletin; who they were is told nowhere. */
export const withdrawnText = (count: number): string => `${count} 条移出`;
