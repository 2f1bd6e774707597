/**
 * O1: which estates do not tell all, and which have not done all; the two are never added up.
 */
import { DUTY_KINDS, type DutyKind } from '../../domain/duty-kind.ts';
import type { Finding, FindingSubject, Verdict } from '../../domain/finding.ts';
import { groupBy } from '../../domain/register.ts';
import { isUnmet, OFFICE_WORDS } from '../../wording/audit.ts';
import { KIND_WORDS } from '../../wording/duty-kinds.ts';
import { count } from '../../wording/format.ts';
import { type Html, html } from '../../wording/html.ts';
import { countyOf, type Desk, subjectName } from '../desk.ts';
import { type Answer, names, table } from './answer.ts';

const NAMES_MAX = 8;

export function unmetDuties(desk: Desk): Answer {
  const audited = desk.findings.filter(
    ({ subjectKind, rule }) => subjectKind === 'estate' && desk.rules.get(rule)?.does.includes('audit'),
  );
  const kinds = DUTY_KINDS.map((kind) => ({ kind, own: audited.filter((found) => found.kind === kind) })).filter(
    ({ own }) => own.length > 0,
  );
  const short =
    audited.length === 0
      ? html`<strong>未知</strong>：没有可以判定的小区，核对「小区」表和 网站设置（portal.yaml 的 profiles）。`
      : html`${kinds.map(({ kind, own }) => inShort(kind, own))}<a href="#to-do">逐条看</a>`;
  return {
    number: 1,
    question: '本月哪些小区不完整或逾期？',
    short,
    more: html`${kinds.map(({ kind, own }) => byCounty(desk, kind, own))}${reconciled(desk)}`,
  };
}

function inShort(kind: DutyKind, findings: readonly Finding[]): Html {
  const { question, outcomes } = KIND_WORDS[kind];
  const estates = new Set(findings.filter(({ verdict }) => isUnmet(verdict)).map(({ subject }) => subject));
  const number = (verdict: Verdict): string =>
    `${OFFICE_WORDS[verdict]} ${count(findings.filter((found) => found.verdict === verdict).length)} 条`;
  if (estates.size === 0 && findings.some(({ verdict }) => verdict === '未知'))
    return html`${question}：没有查出${outcomes.incomplete}的小区，${number('未知')}。<br>`;
  return html`${question}：<strong>${count(estates.size)} 个小区${outcomes.incomplete}</strong>，${number('缺项')}，${number('逾期')}；另有${number('未知')}。<br>`;
}

/** Whose findings the head of the report counts, of which the answer tells only the first. */
export function countedOf(desk: Desk): { whose: string; findings: readonly Finding[] }[] {
  const isAudit = ({ rule }: Finding): boolean => desk.rules.get(rule)?.does.includes('audit') === true;
  const of = (kind: FindingSubject): readonly Finding[] => desk.findings.filter((found) => found.subjectKind === kind);
  return [
    { whose: '小区的公示和履行义务（上面数的）', findings: of('estate').filter(isAudit) },
    { whose: '小区的其他规则', findings: of('estate').filter((found) => !isAudit(found)) },
    { whose: '企业', findings: of('firm') },
    { whose: '地方', findings: of('division') },
  ];
}

const UNMET: readonly Verdict[] = ['逾期', '缺项', '未知'];

/** How the counts of the answer come to those at the head. */
function reconciled(desk: Desk): Html {
  const columns = DUTY_KINDS.flatMap((kind) => UNMET.map((verdict) => ({ kind, verdict })));
  const numbers = (findings: readonly Finding[]): number[] =>
    columns.map(
      ({ kind, verdict }) => findings.filter((found) => found.kind === kind && found.verdict === verdict).length,
    );
  return table(
    ['数的是谁', ...columns.map(({ kind, verdict }) => `${KIND_WORDS[kind].name}${OFFICE_WORDS[verdict]}`)],
    [
      ...countedOf(desk).map(({ whose, findings }) => [whose, ...numbers(findings)]),
      ['合计（报告开头的数）', ...numbers(desk.findings)],
    ],
  );
}

function byCounty(desk: Desk, kind: DutyKind, findings: readonly Finding[]): Html {
  const estates = groupBy(
    findings.filter(({ verdict }) => isUnmet(verdict)),
    ({ subject }) => subject,
  );
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
  return table([`${KIND_WORDS[kind].question}：县区`, '小区数', '条数最多的小区'], rows);
}
