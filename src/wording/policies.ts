/**
 * How documents and their rules are told to residents (政策依据的说法): what force they have, what the portal does.
 */
import type { Force, Rule } from '../domain/profile.ts';
import { isTrigger } from '../domain/rule-kinds.ts';

/** 效力 in a word. */
export const FORCES_SHORT: Readonly<Record<Force, string>> = {
  'in-force': '现行有效',
  draft: '征求意见稿',
  campaign: '专项整治',
  descriptive: '答复函',
};

/** What that means, for readers who may not know it; null where the word says it all. */
export const FORCE_MEANINGS: Readonly<Record<Force, string | null>> = {
  'in-force': null,
  draft: '尚未生效',
  campaign: '阶段到期后是否继续有效不明确',
  descriptive: '仅介绍情况',
};

/** Both: 征求意见稿，尚未生效. */
export const forceText = (force: Force): string =>
  [FORCES_SHORT[force], FORCE_MEANINGS[force]].filter((words) => words !== null).join('，');

/** Stands on every page of a draft and at each of its rules. */
export const DRAFT_MARK = '征求意见稿 · 尚未生效 · 本站不据此判断任何人';
/** Stands on the page of a draft some rules of which an office has switched on. */
export const DRAFT_PARTLY_MARK = '征求意见稿 · 尚未生效 · 除由主管部门启用的以外，本站不据此判断任何人';
/** Stands there instead once an office has switched the rule on. */
export const DRAFT_ENABLED_MARK = '征求意见稿 · 由主管部门启用';
export const CAMPAIGN_NOTE = '方案写明的阶段已有期限，到期以后是否继续执行，文件没有写明。';
/** Stands beside a verdict by a rule of such a campaign. */
export const CAMPAIGN_SHORT = '专项整治，是否继续有效不明确';
/** In the place of a rule's title, where a row or a rule names one that holds nowhere here. */
export const UNKNOWN_RULE = '这里没有采用的规则';
export const LETTER_NOTE = '这是一封答复函，介绍当时的情况和做法，本身不要求任何人做什么。';

/** What the portal does with a rule, one sentence a part, without a full stop. */
export function partsOf(rule: Rule): string[] {
  const { does, judge } = rule;
  if (does.length === 0) return ['只照录，不作判断'];
  const parts: string[] = [];
  const isDerived = !does.includes('audit') && does.includes('derive') && judge !== null;
  const isShownDerived = isDerived && rule.params.prompt !== true && does.includes('show');
  if (does.includes('audit'))
    parts.push(
      isTrigger(rule)
        ? '对照数据核对；对不上的先由主管部门核实，核实确认以后才公布'
        : judge === null
          ? Array.isArray(rule.params.same_as)
            ? '与它重复的规则一并检查'
            : '应当检查，目前不作检查'
          : '对照数据检查有没有做到，逐个公布',
    );
  else if (isDerived)
    parts.push(
      rule.params.prompt === true
        ? '对照数据看是否达到条件；达到了只提示主管部门核实，核实确认以后才公布'
        : isShownDerived
          ? '从数据算出来，一并公布'
          : '从数据算出来，供主管部门参考',
    );
  // What is worked out and shown with it has said so.
  if (does.includes('show') && !isShownDerived) parts.push('公布相应的信息');
  if (does.includes('route')) parts.push('告诉居民这类事找谁');
  if (does.includes('print')) parts.push('印成公示单张贴');
  if (does.includes('staff'))
    parts.push(does.includes('show') ? '其余只供主管部门内部使用' : '只供主管部门内部使用，不公布');
  if (parts.length === 0) parts.push(Array.isArray(rule.params.same_as) ? '与它重复的规则一并处理' : '目前不作推算');
  return parts;
}

/** The same in one or two words each, for a table. */
export const PART_WORDS: Readonly<Record<Rule['does'][number], string>> = {
  derive: '推算',
  audit: '检查',
  show: '公布',
  print: '纸面',
  route: '指引',
  staff: '内部使用',
};
