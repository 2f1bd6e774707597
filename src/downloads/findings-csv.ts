/**
 * Findings as CSV, with the contract's columns.
 */
import Papa from 'papaparse';
import type { Finding } from '../domain/finding.ts';
import { type SourceSheet, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { guardFormula } from './cells.ts';

const COLUMNS = ['rule', 'subject_kind', 'subject', 'period', 'verdict', 'confirmed', 'detail', 'sources'];

/** `sources` are `file:row`, several with `;`. */
export function findingsCsv(findings: readonly Finding[], sheets: readonly SourceSheet[]): string {
  const rows = findings.map((f) => [
    f.rule,
    f.subjectKind,
    f.subject,
    f.period,
    f.verdict,
    String(f.confirmed),
    guardFormula(f.detail),
    [...new Set(f.sources)].map((ref) => `${sheets[sourceSheetIndex(ref)]?.file}:${sourceRow(ref)}`).join(';'),
  ]);
  return `${Papa.unparse([COLUMNS, ...rows], { newline: '\r\n' })}\r\n`;
}
