/**
 * The staff report as one HTML file, for the office's own eyes: it is never published.
 *
 * It holds every problem with its place, and what the rules say, prompts to verify first. Worksheets of the
 * staff-only rules are to come.
 */
import type { Finding, Verdict } from '../src/domain/finding.ts';
import type { IsoDate } from '../src/domain/iso-date.ts';
import type { Problem } from '../src/domain/problem.ts';
import { type SourceSheet, sourceRow, sourceSheetIndex } from '../src/domain/source.ts';
import type { TableTotals } from '../src/intake/collected.ts';
import { tableOf } from '../src/tables/catalogue.ts';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

/** What the report is made from. */
export interface StaffReport {
  problems: readonly Problem[];
  totals: readonly TableTotals[];
  findings: readonly Finding[];
  /** Unpacks the sources of findings. */
  sheets: readonly SourceSheet[];
  asOf: IsoDate;
}

/** Verdicts that ask for something to be done, most urgent first. */
const TO_DO: readonly Verdict[] = ['待核实', '逾期', '缺项', '未知'];

export function staffReport({ problems, totals, findings, sheets, asOf }: StaffReport): string {
  const row = (cells: readonly (string | number)[]): string =>
    `<tr>${cells.map((cell) => `<td>${escapeHtml(String(cell))}</td>`).join('')}</tr>`;
  const list = (severity: Problem['severity'], title: string): string => {
    const chosen = problems.filter((p) => p.severity === severity);
    const rows = chosen
      .map((p) => row([p.file, p.sheet ?? '', p.row ?? '', p.column ?? '', p.message, p.code]))
      .join('\n');
    return `<h2>${title}（${chosen.length} 处）</h2>${
      chosen.length === 0
        ? '<p>没有。</p>'
        : `<table><thead><tr><th>文件</th><th>工作表</th><th>行</th><th>列</th><th>问题和改法</th><th>编号</th></tr></thead><tbody>${rows}</tbody></table>`
    }`;
  };
  const sourcesOf = (found: Finding): string =>
    [...new Set(found.sources)]
      .map((ref) => `${sheets[sourceSheetIndex(ref)]?.file} 第 ${sourceRow(ref)} 行`)
      .join('；');
  const judged = TO_DO.map((verdict) => {
    const chosen = findings.filter((f) => f.verdict === verdict);
    const rows = chosen.map((f) => row([f.rule, f.subject, f.period, f.detail, sourcesOf(f)])).join('\n');
    return `<h3>${verdict}（${chosen.length} 条）</h3>${
      chosen.length === 0
        ? '<p>没有。</p>'
        : `<table><thead><tr><th>规则</th><th>对象</th><th>期次</th><th>依据和算式</th><th>来源</th></tr></thead><tbody>${rows}</tbody></table>`
    }`;
  }).join('\n');
  const counts = totals
    .map((t) => row([tableOf(t.table).name, t.files, t.rows, t.records, t.faulty, t.notes]))
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>内部检查报告（不公布）</title>
<style>
body { font: 16px/1.7 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1d1f1e; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
</style></head><body>
<h1>内部检查报告</h1>
<p>截至 ${asOf}。供工作人员核对，不公布。</p>
${list('error', '必须改正')}
${list('warning', '建议核对')}
<h2>规则判定</h2>
<p>「待核实」只是达到了条件的提示，不是结论；核实以后记入「事件」表。</p>
${judged}
<h2>各表行数</h2>
<table><thead><tr><th>表</th><th>文件</th><th>行</th><th>可公布</th><th>有错</th><th>合计或说明</th></tr></thead><tbody>${counts}</tbody></table>
</body></html>
`;
}
