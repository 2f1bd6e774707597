/**
 * Problems and totals as a clerk reads them in a terminal.
 */
import type { Problem } from '../src/domain/problem.ts';
import type { Withheld } from '../src/domain/publication.ts';
import type { TableTotals } from '../src/intake/collected.ts';
import { tableOf } from '../src/tables/catalogue.ts';

/** How many problems of one kind in one file are printed in full; the rest are counted. */
const SHOWN_MAX = 12;

export function printReport(
  problems: readonly Problem[],
  totals: readonly TableTotals[],
  print: (line: string) => void,
): void {
  for (const severity of ['error', 'warning'] as const) {
    const chosen = problems.filter((p) => p.severity === severity);
    if (chosen.length === 0) continue;
    print(severity === 'error' ? '必须改正：' : '建议核对：');
    const groups = new Map<string, Problem[]>();
    for (const p of chosen) {
      const key = `${p.file}\n${p.code}`;
      const group = groups.get(key);
      if (group) group.push(p);
      else groups.set(key, [p]);
    }
    let file = '';
    for (const [key, group] of groups) {
      const [inFile, code] = key.split('\n') as [string, string];
      if (inFile !== file) print(`\n  ${inFile}`);
      file = inFile;
      for (const p of group.slice(0, SHOWN_MAX))
        print(`    ${p.message.startsWith(inFile) ? p.message.slice(inFile.length).trimStart() : p.message} [${code}]`);
      if (group.length > SHOWN_MAX)
        print(`    ……同样的问题还有 ${group.length - SHOWN_MAX} 处，用 --json 可以全部列出。 [${code}]`);
    }
    print('');
  }
  printTotals(totals, print);
  const errors = problems.filter((p) => p.severity === 'error').length;
  const warnings = problems.length - errors;
  print(errors === 0 && warnings === 0 ? '没有发现问题。' : `共 ${errors} 处必须改正，${warnings} 处建议核对。`);
}

/** Records that were read and are not published, with the reason. */
export function printWithheld(withheld: readonly Withheld[], print: (line: string) => void): void {
  for (const { table, reason, count } of withheld) print(`不公布：「${tableOf(table).name}」${count} 行，${reason}。`);
}

/** Every input row is a record, has an error above, or is a total or note; the sums say so. */
function printTotals(totals: readonly TableTotals[], print: (line: string) => void): void {
  if (totals.length === 0) return;
  print(
    `${pad('表', 14)}${padLeft('文件', 6)}${padLeft('行', 9)}${padLeft('可公布', 9)}${padLeft('有错', 8)}${padLeft('合计或说明', 12)}`,
  );
  for (const t of totals) {
    print(
      `${pad(tableOf(t.table).name, 14)}${padLeft(String(t.files), 6)}${padLeft(String(t.rows), 9)}${padLeft(String(t.records), 9)}${padLeft(String(t.faulty), 8)}${padLeft(String(t.notes), 12)}`,
    );
  }
  const sum = (field: 'rows' | 'records' | 'faulty' | 'notes' | 'files'): number =>
    totals.reduce((n, t) => n + t[field], 0);
  print(
    `${pad('总计', 14)}${padLeft(String(sum('files')), 6)}${padLeft(String(sum('rows')), 9)}${padLeft(String(sum('records')), 9)}${padLeft(String(sum('faulty')), 8)}${padLeft(String(sum('notes')), 12)}\n`,
  );
}

/** A Chinese character is two columns wide in a terminal. */
const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
const padLeft = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text;
