/**
 * Rule coverage (规则落实): where the portal shows each rule of the shipped profiles, and the test that proves it.
 *
 * `tests/rules/coverage.test.ts` holds this list against the profiles and against the tests. Rules that an office
 * writes itself need no entry: where they are shown follows from what they do, and they are shown as untested.
 */
import type { PanelId } from '../../domain/panels.ts';
import type { Rule } from '../../domain/profile.ts';

/**
 * Where a rule is shown. `policy` is its own entry under /policies/ and nothing more; `staff` is the report for the
 * office; `paper` are the sheets under /print/, `screen` the lobby screens.
 */
export type Surface =
  | `board:${PanelId}`
  | 'audit'
  | 'bulletins'
  | 'complain'
  | 'directory'
  | 'firms'
  | 'home'
  | 'lists'
  | 'paper'
  | 'policy'
  | 'screen'
  | 'staff';

export interface RuleCoverage {
  where: readonly Surface[];
  /** A test file whose titles name the rule; null where there is none. */
  proof: string | null;
}

export const RULE_COVERAGE: Readonly<Record<string, RuleCoverage>> = {
  // 国家规定
  'CN-01': { where: ['audit', 'board:lifts'], proof: 'tests/rules/national.test.ts' },
  'CN-02': { where: ['audit', 'board:lifts'], proof: 'tests/rules/national.test.ts' },
  'CN-03': { where: ['audit', 'board:revenue'], proof: 'tests/rules/national.test.ts' },
  'CN-04': { where: ['audit', 'board:fund'], proof: 'tests/rules/yearly.test.ts' },
  // 长治市十条措施
  'CZ-01': { where: ['audit', 'directory'], proof: 'tests/rules/board.test.ts' },
  'CZ-02': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'CZ-03': { where: ['audit'], proof: 'tests/rules/divisions.test.ts' },
  'CZ-04': { where: ['home'], proof: 'tests/rules/population.test.ts' },
  'CZ-05': { where: ['audit', 'board:postings', 'paper'], proof: 'tests/rules/board.test.ts' },
  'CZ-06': { where: ['audit', 'board:postings', 'paper', 'screen'], proof: 'tests/rules/board.test.ts' },
  'CZ-07': { where: ['audit', 'board:firm'], proof: 'tests/rules/board.test.ts' },
  'CZ-08': { where: ['audit', 'board:revenue', 'paper'], proof: 'tests/rules/yearly.test.ts' },
  'CZ-09': { where: ['audit', 'board:postings', 'paper'], proof: 'tests/rules/postings.test.ts' },
  'CZ-10': { where: ['complain', 'board:complaints'], proof: 'tests/rules/complaints.test.ts' },
  'CZ-11': { where: ['complain', 'paper'], proof: 'tests/views/policies.test.ts' },
  'CZ-12': { where: ['audit'], proof: 'tests/rules/complaints.test.ts' },
  'CZ-13': { where: ['complain', 'staff'], proof: 'tests/rules/complaints.test.ts' },
  'CZ-14': { where: ['board:record', 'staff'], proof: 'tests/rules/fees.test.ts' },
  'CZ-15': { where: ['audit', 'board:lists', 'lists', 'paper'], proof: 'tests/rules/lists.test.ts' },
  'CZ-16': { where: ['lists', 'staff'], proof: 'tests/rules/lists.test.ts' },
  'CZ-17': { where: ['lists'], proof: 'tests/views/policies.test.ts' },
  'CZ-18': { where: ['firms', 'lists', 'staff'], proof: 'tests/rules/listing-run.test.ts' },
  'CZ-19': { where: ['complain', 'board:record', 'firms'], proof: 'tests/views/finder.test.ts' },
  'CZ-20': { where: ['audit'], proof: 'tests/rules/divisions.test.ts' },
  'CZ-21': { where: ['board:lifts'], proof: 'tests/rules/lifts.test.ts' },
  // 长治市实施意见（征求意见稿）
  'CD-01': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'CD-02': { where: ['audit', 'firms'], proof: 'tests/rules/firms.test.ts' },
  'CD-03': { where: ['audit', 'board:firm'], proof: 'tests/rules/firms.test.ts' },
  'CD-04': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'CD-05': { where: ['audit'], proof: 'tests/rules/divisions.test.ts' },
  'CD-06': { where: ['board:fees'], proof: 'tests/rules/fees.test.ts' },
  'CD-07': { where: ['complain'], proof: 'tests/views/finder.test.ts' },
  'CD-08': { where: ['staff'], proof: 'tests/rules/eligibility.test.ts' },
  'CD-09': { where: ['staff'], proof: 'tests/rules/eligibility.test.ts' },
  'CD-10': { where: ['audit', 'board:postings'], proof: 'tests/views/policies.test.ts' },
  'CD-11': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'CD-12': { where: ['board:record', 'firms'], proof: 'tests/views/policies.test.ts' },
  'CD-13': { where: ['staff'], proof: 'tests/rules/complaints.test.ts' },
  'CD-14': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  'CD-15': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'CD-16': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'CD-17': { where: ['audit'], proof: 'tests/rules/divisions.test.ts' },
  'CD-18': { where: ['firms', 'board:record'], proof: 'tests/views/policies.test.ts' },
  'CD-19': { where: ['complain'], proof: 'tests/views/finder.test.ts' },
  'CD-20': { where: ['complain'], proof: 'tests/views/policies.test.ts' },
  'CD-21': { where: ['board:fund', 'paper'], proof: 'tests/views/policies.test.ts' },
  'CD-22': { where: ['staff'], proof: 'tests/rules/eligibility.test.ts' },
  'CD-23': { where: ['firms'], proof: 'tests/views/policies.test.ts' },
  'CD-24': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  // 文水县联席会议机制
  'WS-01': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'WS-02': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'WS-03': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  'WS-04': { where: ['audit', 'board:fees'], proof: 'tests/rules/board.test.ts' },
  'WS-05': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'WS-06': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'WS-07': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  // 文水县投诉举报处理流程
  'WA-01': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'WA-02': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'WA-03': { where: ['staff'], proof: 'tests/rules/complaints.test.ts' },
  'WA-04': { where: ['complain'], proof: 'tests/views/finder.test.ts' },
  'WA-05': { where: ['audit', 'board:revenue'], proof: 'tests/rules/yearly.test.ts' },
  'WA-06': { where: ['audit', 'board:revenue'], proof: 'tests/rules/yearly.test.ts' },
  'WA-07': { where: ['audit', 'board:fund', 'paper'], proof: 'tests/rules/yearly.test.ts' },
  'WA-08': { where: ['audit', 'board:fees'], proof: 'tests/rules/fees.test.ts' },
  'WA-09': { where: ['staff', 'board:fees'], proof: 'tests/rules/fees.test.ts' },
  'WA-10': { where: ['audit', 'board:fees', 'paper'], proof: 'tests/rules/board.test.ts' },
  'WA-11': { where: ['audit', 'board:fees'], proof: 'tests/rules/fees.test.ts' },
  'WA-12': { where: ['audit', 'board:firm', 'firms', 'paper'], proof: 'tests/rules/firms.test.ts' },
  'WA-13': { where: ['audit', 'board:lifts'], proof: 'tests/rules/lifts.test.ts' },
  'WA-14': { where: ['board:lifts', 'paper'], proof: 'tests/views/policies.test.ts' },
  'WA-15': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'WA-16': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'WA-17': { where: ['complain', 'board:complaints'], proof: 'tests/rules/complaints.test.ts' },
  'WA-18': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'WA-19': { where: ['staff'], proof: 'tests/rules/timeline.test.ts' },
  'WA-20': { where: ['staff'], proof: 'tests/rules/complaints.test.ts' },
  'WA-21': { where: ['audit', 'board:survey', 'paper'], proof: 'tests/rules/postings.test.ts' },
  'WA-22': { where: ['staff'], proof: 'tests/rules/surveys.test.ts' },
  'WA-23': { where: ['board:record', 'board:fees'], proof: 'tests/rules/fees.test.ts' },
  'WA-24': { where: ['staff'], proof: 'tests/rules/complaints.test.ts' },
  'WA-25': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'WA-26': { where: ['audit', 'bulletins', 'paper'], proof: 'tests/rules/divisions.test.ts' },
  'WA-27': { where: ['audit', 'board:lists', 'lists', 'paper'], proof: 'tests/rules/lists.test.ts' },
  'WA-28': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  // 沂水县综合整治实施方案
  'YS-01': { where: ['policy'], proof: 'tests/rules/population.test.ts' },
  'YS-02': { where: ['board:service'], proof: 'tests/views/policies.test.ts' },
  'YS-03': { where: ['complain'], proof: 'tests/views/finder.test.ts' },
  'YS-04': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'YS-05': { where: ['policy', 'paper'], proof: 'tests/views/policies.test.ts' },
  'YS-06': { where: ['complain', 'paper'], proof: 'tests/views/policies.test.ts' },
  'YS-07': { where: ['audit', 'board:lifts'], proof: 'tests/rules/lifts.test.ts' },
  'YS-08': { where: ['board:complaints'], proof: 'tests/views/policies.test.ts' },
  'YS-09': { where: ['staff'], proof: 'tests/rules/ranks.test.ts' },
  'YS-10': { where: ['staff'], proof: 'tests/rules/ranks.test.ts' },
  'YS-11': { where: ['audit', 'board:lists', 'lists', 'paper'], proof: 'tests/rules/lists.test.ts' },
  'YS-12': { where: ['staff'], proof: 'tests/rules/lists.test.ts' },
  'YS-13': { where: ['staff'], proof: 'tests/rules/lists.test.ts' },
  'YS-14': { where: ['audit'], proof: 'tests/rules/ranks.test.ts' },
  'YS-15': { where: ['staff', 'firms'], proof: 'tests/rules/lists.test.ts' },
  'YS-16': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  'YS-17': { where: ['audit', 'board:firm', 'firms'], proof: 'tests/rules/ranks.test.ts' },
  'YS-18': { where: ['audit', 'board:postings', 'paper'], proof: 'tests/rules/postings.test.ts' },
  'YS-19': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  'YS-20': { where: ['board:manager'], proof: 'tests/views/policies.test.ts' },
  'YS-21': { where: ['firms', 'board:record'], proof: 'tests/views/policies.test.ts' },
  'YS-22': { where: ['staff', 'board:record'], proof: 'tests/rules/lists.test.ts' },
  'YS-23': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'YS-24': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'YS-25': { where: ['staff'], proof: 'tests/views/policies.test.ts' },
  'YS-26': { where: ['staff'], proof: 'tests/rules/complaints.test.ts' },
  'YS-27': { where: ['firms'], proof: 'tests/views/policies.test.ts' },
  'YS-28': { where: ['firms'], proof: 'tests/rules/ranks.test.ts' },
  'YS-29': { where: ['complain'], proof: 'tests/views/policies.test.ts' },
  'YS-30': { where: ['home'], proof: 'tests/views/policies.test.ts' },
  'YS-31': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  // 晋城市建议答复
  'JC-01': { where: ['home'], proof: 'tests/rules/population.test.ts' },
  'JC-02': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'JC-03': { where: ['board:service'], proof: 'tests/rules/firms.test.ts' },
  'JC-04': { where: ['policy'], proof: 'tests/views/policies.test.ts' },
  'JC-05': { where: ['board:record'], proof: 'tests/views/policies.test.ts' },
  'JC-06': { where: ['board:record', 'firms'], proof: 'tests/views/policies.test.ts' },
  'JC-07': { where: ['firms'], proof: 'tests/views/policies.test.ts' },
  'JC-08': { where: ['firms', 'paper'], proof: 'tests/rules/ranks.test.ts' },
  'JC-09': { where: ['home'], proof: 'tests/rules/population.test.ts' },
};

/** The documents of the list above; a rule under the same id from another document is another rule. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  CN: ['special-equipment-regulations', 'special-equipment-safety-law', 'civil-code', 'housing-repair-fund-measures'],
  CZ: ['changzhi-72-2025'],
  CD: ['changzhi-draft-opinions'],
  WS: ['wenshui-30-2025'],
  WA: ['wenshui-30-2025'],
  YS: ['yishui-9-2024'],
  JC: ['jincheng-411-2024'],
};

/** The entry of a rule. Where each of an office's own rules is shown follows from what the rule does. */
export function coverageOf(rule: Rule): RuleCoverage {
  const isListed = DOCUMENTS[rule.id.slice(0, 2)]?.includes(rule.source) ?? false;
  return (isListed ? RULE_COVERAGE[rule.id] : undefined) ?? { where: surfacesOf(rule), proof: null };
}

function surfacesOf({ does, panel, judge }: Rule): Surface[] {
  const where: Surface[] = [
    ...(does.includes('audit') && judge !== null ? (['audit'] as const) : []),
    ...(panel === null ? [] : [`board:${panel}` as const]),
    ...(does.includes('route') ? (['complain'] as const) : []),
    ...(does.includes('print') ? (['paper'] as const) : []),
    ...(does.includes('staff') ? (['staff'] as const) : []),
  ];
  return where.length > 0 ? where : ['policy'];
}
