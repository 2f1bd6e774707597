/**
 * The row of the table 事件 that settles a prompt (核实), as CSV to paste. Its date and document number stay blank: only
 * the person who verified it knows them, and a row without a date is refused.
 */
import type { Finding } from '../domain/finding.ts';
import type { RegisterEvent } from '../domain/records.ts';
import { OUTCOME_WORDS, type Outcome } from '../domain/settlement.ts';
import { event } from '../tables/event.ts';

type Field = keyof RegisterEvent & keyof typeof event.columns;
const FIELDS: readonly Field[] = ['kind', 'date', 'subject', 'result', 'document', 'rule'];

/** 类型,日期,主体编码,结果,文号,规则 */
export function settleHeader(): string {
  return csv(FIELDS.map((field) => event.columns[field].header));
}

export function settleRow(found: Finding, outcome: Outcome): string {
  const cells: Partial<Record<Field, string>> = {
    kind: '核实',
    subject: found.subject,
    result: OUTCOME_WORDS[outcome],
    rule: found.rule,
  };
  return csv(FIELDS.map((field) => cells[field] ?? ''));
}

function csv(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
