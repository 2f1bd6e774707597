/**
 * 重点督办: firms whose count has reached the rule's, from its findings, with columns for what is done about it.
 */
import type { Finding } from '../../domain/finding.ts';
import { findingText, OFFICE_WORDS } from '../../wording/audit.ts';
import { subjectName } from '../desk.ts';
import { UNMET_WORDS } from '../to-do.ts';
import { type SheetMaker, toWrite } from './sheet.ts';

export const keySupervision: SheetMaker = (desk, _place, rules) => {
  const findings = rules.flatMap(({ id }) => desk.byRule.get(id) ?? []);
  const reached = findings.filter(({ verdict }) => verdict === '待核实' || verdict === '已确认');
  const unknown = findings.filter(({ verdict }) => verdict === '未知').length;
  const row = (found: Finding) => [
    subjectName(desk, found.subjectKind, found.subject),
    OFFICE_WORDS[found.verdict],
    findingText(found),
  ];
  const judged = findings.length === 0 ? '规则没有判定，名单未知，逐家核对「投诉统计」表的属实去重。' : '';
  return {
    title: '重点督办台账',
    note: `${judged}名单来自规则判定，列入前先核实；同一人重复投诉不重复计。${unknown > 0 ? `另有 ${unknown} 个企业${OFFICE_WORDS.未知}，见「${UNMET_WORDS}」。` : ''}`,
    tables: [
      {
        heading: null,
        columns: [
          '企业',
          '判定',
          '算式',
          toWrite('督办人'),
          toWrite('整改要求和期限'),
          toWrite('进展'),
          toWrite('销号日期'),
        ],
        rows: reached.map(row),
        blank: 4,
      },
    ],
  };
};
