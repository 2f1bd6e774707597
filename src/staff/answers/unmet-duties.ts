/**
 * O1: which estates are incomplete or late.
 */
import type { Verdict } from '../../domain/finding.ts';
import { groupBy } from '../../domain/register.ts';
import { isUnmet, VERDICT_WORDS } from '../../wording/audit.ts';
import { count } from '../../wording/format.ts';
import { html } from '../../wording/html.ts';
import { countyOf, type Desk, subjectName } from '../desk.ts';
import { type Answer, names, table } from './answer.ts';

const NAMES_MAX = 8;

export function unmetDuties(desk: Desk): Answer {
  const audited = desk.findings.filter(
    ({ subjectKind, rule }) => subjectKind === 'estate' && desk.rules.get(rule)?.does.includes('audit'),
  );
  const unmet = audited.filter(({ verdict }) => isUnmet(verdict));
  const unknown = audited.filter(({ verdict }) => verdict === '未知').length;
  const estates = groupBy(unmet, ({ subject }) => subject);
  const number = (verdict: Verdict): number => unmet.filter((found) => found.verdict === verdict).length;
  const counties = groupBy(estates, ([code]) => countyOf(desk, 'estate', code)?.name ?? '未注明县区');
  const rows = [...counties].map(([county, there]) => {
    const worst = [...there].sort(([, a], [, b]) => b.length - a.length);
    return [
      county,
      there.length,
      names(
        worst.map(([code, found]) => `${subjectName(desk, 'estate', code)} ${found.length} 条`),
        NAMES_MAX,
      ),
    ];
  });
  const short =
    audited.length === 0
      ? html`<strong>未知</strong>：没有可以判定的小区，核对「小区」表和 portal.yaml 的 profiles。`
      : html`<strong>${count(estates.size)} 个小区</strong>：${VERDICT_WORDS.缺项} ${count(number('缺项'))} 条，${VERDICT_WORDS.逾期} ${count(number('逾期'))} 条；另有 ${count(unknown)} 条${VERDICT_WORDS.未知}。<a href="#to-do">逐条看</a>`;
  return {
    number: 1,
    question: '本月哪些小区不完整或逾期？',
    short,
    more: table(['县区', '小区数', '条数最多的小区'], rows),
  };
}
