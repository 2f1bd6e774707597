/**
 * 重点督办: firms whose count has reached the rule's, from its findings, with columns for what is done about it.
 */
import type { Finding } from '../../domain/finding.ts';
import { subjectName } from '../desk.ts';
import type { SheetMaker } from './sheet.ts';

export const keySupervision: SheetMaker = (desk, _place, rules) => {
  const findings = rules.flatMap(({ id }) => desk.byRule.get(id) ?? []);
  const reached = findings.filter(({ verdict }) => verdict === '待核实' || verdict === '已确认');
  const unknown = findings.filter(({ verdict }) => verdict === '未知').length;
  const row = (found: Finding) => [subjectName(desk, found.subjectKind, found.subject), found.verdict, found.detail];
  const judged = findings.length === 0 ? '规则没有判定，名单未知，逐家核对「投诉统计」表的属实去重。' : '';
  return {
    title: '重点督办台账',
    note: `${judged}名单来自规则判定，列入前先核实；同一人重复投诉不重复计。${unknown > 0 ? `另有 ${unknown} 个企业未知，见「逾期、缺项、未知」。` : ''}`,
    tables: [
      {
        heading: null,
        columns: ['企业', '判定', '算式', '+督办人', '+整改要求和期限', '+进展', '+销号日期'],
        rows: reached.map(row),
        blank: 4,
      },
    ],
  };
};
