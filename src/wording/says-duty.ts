/**
 * The sentence of a duty that is late or lacks something (没做到的一句话), where the sentences of its panel say nothing of it.
 *
 * In the words of the finding, which are the rule's own; nothing is added to it.
 */
import type { Verdict } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Period } from '../domain/period.ts';
import { verdictText } from './audit.ts';
import { period } from './format.ts';
import { late, type Words, words } from './pieces.ts';

interface Told {
  title: string;
  verdict: Verdict;
  overdueSince: IsoDate | null;
  /** Whether the authority of the county owes it, and not the estate. */
  isCounty: boolean;
  /** The period where there are several to be told apart. */
  findings: readonly { period: Period | null; detail: string; lasting: string }[];
}

const whose = (isCounty: boolean): string => (isCounty ? '（由县区主管部门做）' : '');

const said = (of: Period | null, text: string): string => `${of === null ? '' : `${period(of)}：`}${text}`;

/** 「维修资金总账每年公布」逾期 2026年1月1日起：最近一次总账截至 2024年12月31日；下一次应于 2025年12月31日前公布。 */
export function dutyWords({ title, verdict, overdueSince, isCounty, findings }: Told): Words {
  const how = verdict === '逾期' ? late(verdictText(verdict, overdueSince)) : '没做到';
  const all = findings.map(({ period: of, detail }) => said(of, detail)).join('；');
  return words`「${title}」${whose(isCounty)}${how}：${all}。`;
}

/** What of it holds on any day. */
export const dutyLasting = ({ title, isCounty, findings }: Told): string =>
  `「${title}」${whose(isCounty)}：${findings.map(({ period: of, lasting }) => said(of, lasting)).join('；')}。`;
