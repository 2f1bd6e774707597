/**
 * A year of common income (公共收益年度收支), as the board, its pictures and the table of revenue have it.
 */
import type { AccountSums } from '../../domain/accounts.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Period } from '../../domain/period.ts';
import type { Fen, RevenueCategory } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';

export interface RevenueItem {
  category: RevenueCategory;
  item: string;
  amountFen: Fen;
  use: string | null;
  /** Spending that goes to the maintenance fund (补充维修资金). */
  toFund: boolean;
}

/** A change against the year before that is pointed at, and not judged. */
export interface RevenueJump {
  category: '收入' | '支出';
  isMore: boolean;
  /** Of the year before, in tenths of a percent, cut off. */
  shareTenths: number;
}

export interface RevenueYear extends AccountSums {
  year: Period;
  /** Kinds of which the year has no row, so that their sums and what would follow from them are unknown. */
  lacking: RevenueCategory[];
  /** Rows of 收入, 成本 and 支出, in that order. */
  items: RevenueItem[];
  postedFrom: IsoDate | null;
  postedUntil: IsoDate | null;
  /** Days of the posting, the first and the last both counted; null where either is unknown. */
  postedDays: number | null;
  /** 单列: null where no row says so or rows differ. */
  separate: boolean | null;
  decisions: string[];
  audits: string[];
  /** 异议电话, each once. */
  objectionPhones: string[];
  /** Why the year says nothing of these, where it doesn't. */
  blanks: Readonly<Record<'postedFrom' | 'postedUntil' | 'separate' | 'decision', Blank>>;
  /** Large changes against the year before; from which percentage on, a rule says. */
  jumps: RevenueJump[];
}
