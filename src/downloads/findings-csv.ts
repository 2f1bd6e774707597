/**
 * Findings as CSV, with the contract's columns: whole for staff, in pieces for `/data/`, where a large city has
 * hundreds of thousands of them.
 */
import Papa from 'papaparse';
import type { Finding } from '../domain/finding.ts';
import { guardFormula } from '../domain/formula-guard.ts';
import type { Rule } from '../domain/profile.ts';
import type { Records } from '../domain/register.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { DESCRIBED_VERDICTS, findingText, OFFICE_WORDS } from '../wording/audit.ts';
import type { Field } from './data-package.ts';

/** The columns in order, as a data package describes them. */
export const FINDING_FIELDS: readonly Field[] = [
  { name: 'rule', type: 'string', description: '规则编号，含义见 /policies/', constraints: { required: true } },
  {
    name: 'subject_kind',
    type: 'string',
    description: '判定对象：estate 小区，firm 企业，division 行政区划',
    constraints: { required: true, enum: ['estate', 'firm', 'division'] },
  },
  {
    name: 'subject',
    type: 'string',
    description: '小区编码、统一社会信用代码或行政区划代码',
    constraints: { required: true },
  },
  {
    name: 'period',
    type: 'string',
    description: '2025、2025-H1、2025-Q1、2025-01，或检查的那一天',
    constraints: { required: true },
  },
  {
    name: 'verdict',
    type: 'string',
    description: '判定；未知是没有资料可以判断，不等于没做到',
    constraints: { required: true, enum: DESCRIBED_VERDICTS.map((verdict) => OFFICE_WORDS[verdict]) },
  },
  {
    name: 'confirmed',
    type: 'boolean',
    description: '是否由主管部门的事件确认',
    trueValues: ['true'],
    falseValues: ['false'],
    constraints: { required: true },
  },
  { name: 'detail', type: 'string', description: '说的是哪条记录，怎么算的', constraints: { required: true } },
  { name: 'sources', type: 'string', description: '依据的行，写作 文件:行，用分号隔开；没有依据的行为空' },
];

const FINDINGS_PER_PIECE = 2000;

/** What staff are told beside the contract's columns, behind them. */
export interface FindingNames {
  records: Pick<Records, 'estate' | 'firm' | 'division'>;
  rules: readonly Pick<Rule, 'id' | 'title'>[];
}

const NAME_FIELDS = ['subject_name', 'division_name', 'rule_title'];
/** Tells Excel that the text is UTF-8. */
const UTF8_MARK = '\ufeff';

/** The findings for staff: with names beside the codes, in a form that Excel opens by a double click. */
export function staffFindingsCsv(
  findings: readonly Finding[],
  sheets: readonly SourceSheet[],
  { records, rules }: FindingNames,
): string {
  const places = new Map(records.division.map(({ code, name }) => [code, name]));
  const estates = new Map(records.estate.map((estate) => [estate.code, estate]));
  const firms = new Map(records.firm.map(({ code, name }) => [code, name]));
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const rows = findings.map((found) => {
    const { subject, subjectKind } = found;
    const estate = subjectKind === 'estate' ? estates.get(subject) : undefined;
    const name =
      subjectKind === 'firm' ? firms.get(subject) : subjectKind === 'division' ? places.get(subject) : estate?.name;
    const place = subjectKind === 'division' ? subject : (estate?.division ?? '');
    return [
      ...row(found, sheets),
      ...[name ?? '', places.get(place) ?? '', titles.get(found.rule) ?? ''].map(guardFormula),
    ];
  });
  const headers = [...FINDING_FIELDS.map(({ name }) => name), ...NAME_FIELDS];
  return `${UTF8_MARK}${Papa.unparse([headers, ...rows], { newline: '\r\n' })}\r\n`;
}

/** The findings with the contract's columns, piece by piece; the first is the header. `sources` are `file:row`, several with `;`. */
export function* findingsPieces(findings: readonly Finding[], sheets: readonly SourceSheet[]): Generator<string> {
  yield `${Papa.unparse([FINDING_FIELDS.map(({ name }) => name)])}\r\n`;
  for (let from = 0; from < findings.length; from += FINDINGS_PER_PIECE) {
    const rows = findings.slice(from, from + FINDINGS_PER_PIECE).map((found) => row(found, sheets));
    yield `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
  }
}

function row(found: Finding, sheets: readonly SourceSheet[]): string[] {
  const sources = [...new Set(found.sources)].map((ref) => `${sheets[sourceSheetIndex(ref)]?.file}:${sourceRow(ref)}`);
  return [
    found.rule,
    found.subjectKind,
    found.subject,
    found.period,
    OFFICE_WORDS[found.verdict],
    String(found.confirmed),
    findingText(found),
    sources.join(';'),
  ].map(guardFormula);
}
