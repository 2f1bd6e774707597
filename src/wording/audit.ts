/**
 * How findings are told to readers (判定的说法): the verdict words with their signs, and details with their
 * figures written as everywhere on the site.
 */
import type { Verdict } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { parsePeriod } from '../domain/period.ts';
import { count, day, period } from './format.ts';

/** What is published: a prompt to verify never is. */
export type PublishedVerdict = Exclude<Verdict, '待核实'>;

/** In the order in which they are told: what needs doing first. */
export const VERDICTS: readonly PublishedVerdict[] = ['逾期', '缺项', '未知', '合格', '不适用', '已确认'];

/** What is unmet or can't be judged: what somebody has to do something about. */
export function isOpen(verdict: Verdict): boolean {
  return verdict === '逾期' || verdict === '缺项' || verdict === '未知';
}

/** For class names: styles know a verdict by it. */
export const VERDICT_CLASS: Record<Verdict, string> = {
  合格: 'met',
  逾期: 'late',
  缺项: 'lack',
  未知: 'open',
  不适用: 'none',
  待核实: 'open',
  已确认: 'sure',
};

/** One character a verdict, and what completes it for those who hear the page. */
export const SIGNS: Record<Verdict, { sign: string; rest: string }> = {
  合格: { sign: '合', rest: '格' },
  逾期: { sign: '逾', rest: '期' },
  缺项: { sign: '缺', rest: '项' },
  未知: { sign: '未', rest: '知' },
  不适用: { sign: '—', rest: '不适用' },
  待核实: { sign: '待', rest: '核实' },
  已确认: { sign: '已', rest: '确认' },
};

/** What each word means, for people who see it for the first time. */
export const MEANINGS: Record<PublishedVerdict, string> = {
  合格: '从登记的数据看，这项义务做到了。',
  逾期: '到了期限还没有做，写明过了几天。',
  缺项: '该公布的缺了一项或几项，或者账目对不上，写明缺什么、差多少。',
  未知: '没有资料可以判断，写明缺哪张表、哪一列。未知不等于没做到。',
  不适用: '这条规则管不到它，例如小区没有电梯。',
  已确认: '主管部门核实后确认的，写明文号。',
};

/** 逾期 4 天, 缺项, 合格 */
export function verdictText(verdict: Verdict, overdueDays: number | null): string {
  return verdict === '逾期' && overdueDays !== null ? `逾期 ${count(overdueDays)} 天` : verdict;
}

/** 合格 4，缺项 1: verdicts that occur, in the order in which they are told. */
export function tallyText(tally: Partial<Record<Verdict, number>>): string {
  const order: readonly Verdict[] = ['合格', '逾期', '缺项', '未知', '不适用', '已确认'];
  return order
    .filter((verdict) => (tally[verdict] ?? 0) > 0)
    .map((verdict) => `${verdict} ${count(tally[verdict] ?? 0)}`)
    .join('，');
}

/** The period a finding is about: a day is the day it was looked at. */
export function findingPeriod(text: string): string {
  const known = parsePeriod(text);
  return known === null ? day(text as IsoDate) : period(known);
}

// The space that sets figures off from Chinese goes where a Chinese date takes their place.
const ISO_DAY = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])(?: (?=\p{Script=Han}))?/gu;
const PERIOD = /(?<![\w-])(\d{4}-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]))(?![\w-])(?: (?=\p{Script=Han}))?/gu;
const YUAN = /(?<![\w.,])\d{4,}\.\d{2}(?![\w.])/g;

/** A detail with its days, periods and amounts written for readers; codes and document numbers stay as they are. */
export function readable(detail: string): string {
  return detail
    .replace(ISO_DAY, (_, text: string) => day(text as IsoDate))
    .replace(PERIOD, (_, text: string) => {
      const known = parsePeriod(text);
      return known === null ? text : period(known);
    })
    .replace(YUAN, (text) => `${count(Number(text.slice(0, -3)))}${text.slice(-3)}`);
}
