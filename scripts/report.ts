/**
 * Problems and totals as a clerk reads them in a terminal.
 */
import { agreedOf, openOf, type Problem, placesOf } from '../src/domain/problem.ts';
import type { Withheld } from '../src/domain/publication.ts';
import type { TableTotals } from '../src/intake/collected.ts';
import { EXPLANATIONS } from '../src/intake/explanations.ts';
import { nearestInWords } from '../src/intake/nearest.ts';
import { CATALOGUE, type ProblemCode } from '../src/intake/problems.ts';
import { tableOf, withheldName } from '../src/tables/catalogue.ts';
import { UsageError } from './cli.ts';

/** How many problems of one kind, which is a code in one column of one sheet, are printed in full. */
const SHOWN_MAX = 3;

export function printReport(
  problems: readonly Problem[],
  totals: readonly TableTotals[],
  print: (line: string) => void,
): void {
  for (const severity of ['error', 'warning'] as const) {
    const chosen = openOf(problems).filter((p) => p.severity === severity);
    if (chosen.length === 0) continue;
    print(severity === 'error' ? '必须改正：' : '建议核对：');
    let file = '';
    for (const kind of kindsOf(chosen)) {
      const [first] = kind as [Problem];
      if (first.file !== file) {
        print('');
        print(`  ${first.file}`);
      }
      file = first.file;
      for (const p of kind.slice(0, SHOWN_MAX))
        print(`    ${p.message.startsWith(file) ? p.message.slice(file.length).trimStart() : p.message} [${p.code}]`);
      const rest = kind.slice(SHOWN_MAX);
      if (rest.length > 0) print(`    ……${restInWords(first, rest)} [${first.code}]`);
    }
    print('');
  }
  printTotals(totals, print);
  const agreed = agreedOf(problems);
  if (agreed.length > 0) print(agreedInWords(agreed));
  const errors = placesOf(problems.filter((p) => p.severity === 'error'));
  const warnings = placesOf(openOf(problems)) - errors;
  print(errors === 0 && warnings === 0 ? '没有发现问题。' : `共 ${errors} 处必须改正，${warnings} 处建议核对。`);
}

/** What somebody has agreed to, by kind: counted, so that nothing is dropped in silence. */
function agreedInWords(agreed: readonly Problem[]): string {
  const kinds = [...Map.groupBy(agreed, ({ code }) => code)].map(
    ([code, all]) => `${EXPLANATIONS[code as ProblemCode].title} ${placesOf(all)}`,
  );
  return `另有 ${placesOf(agreed)} 项已说定的，不用再看：${kinds.join('、')}；用 --json 可以全部列出。`;
}

/** Problems by file and kind, each where its first stands. */
function kindsOf(problems: readonly Problem[]): Problem[][] {
  const files = new Map<string, Map<string, Problem[]>>();
  for (const p of problems) {
    const kinds = files.get(p.file) ?? new Map<string, Problem[]>();
    files.set(p.file, kinds);
    // A problem about a header names it itself, so all of these are one kind.
    const column = p.code.startsWith('header-') ? '' : p.column;
    const key = [p.code, p.sheet, column].join('\n');
    const kind = kinds.get(key);
    if (kind) kind.push(p);
    else kinds.set(key, [p]);
  }
  return [...files.values()].flatMap((kinds) => [...kinds.values()]);
}

/** The problems of a kind that are not printed: how many, in which rows, and with which other values. */
function restInWords({ column, code }: Problem, rest: readonly Problem[]): string {
  const about = column === null || code.startsWith('header-') ? '' : `「${column}」`;
  const values = [...new Set(rest.flatMap(({ value }) => (value === null || value === '' ? [] : [value])))];
  const written = values.slice(0, SHOWN_MAX).map((value) => `「${value}」`);
  const words =
    written.length === 0
      ? ''
      : `，写的是${written.join('、')}${values.length > SHOWN_MAX ? ` 等 ${values.length} 种` : ''}`;
  return `${about}同样的问题还有 ${placesOf(rest)} 处${words}；用 --json 可以全部列出。`;
}

/** Said where findings or the staff report are written of content that has errors. */
export function unreliableWords(errors: number, isJudged: boolean): string {
  const wrong = `有 ${errors} 处必须改正，没有发布；`;
  if (!isJudged)
    return `${wrong}没有可用的网站设置（portal.yaml），没有判定任何规则，写出的判定是空的。改好以后再写一次。`;
  return `${wrong}写出的判定暂不可靠：用到有错的表的，都写作“未知”。改好以后再写一次。`;
}

/** Records that were read and are not published, with the reason. */
export function printWithheld(withheld: readonly Withheld[], print: (line: string) => void): void {
  for (const { table, reason, count } of withheld)
    print(`不公布：「${withheldName(table)}」${count} ${table === 'notice' ? '份' : '行'}，${reason}。`);
}

/**
 * Every input row is a record, is named above with its error or as one that is not published, or is a total or note; the
 * sums say so. A file that several tables are read from counts for each, so their number is not summed.
 */
function printTotals(totals: readonly TableTotals[], print: (line: string) => void): void {
  if (totals.length === 0) return;
  print(totalsLine('表', ['文件', '行', '可公布', '没公布', '有错', '合计或说明']));
  const fields = ['rows', 'records', 'out', 'faulty', 'notes'] as const;
  for (const t of totals) print(totalsLine(tableOf(t.table).name, [t.files, ...fields.map((field) => t[field])]));
  print(totalsLine('总计', ['', ...fields.map((field) => totals.reduce((n, t) => n + t[field], 0))]));
  print('');
}

const totalsLine = (name: string, cells: readonly (string | number)[]): string =>
  pad(name, 14) + cells.map((cell, at) => padLeft(String(cell), [6, 9, 9, 9, 8, 12][at] ?? 0)).join('');

/** A Chinese character is two columns wide in a terminal. */
const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
const padLeft = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text;

/** What a code means. Throws `UsageError`, with the nearest codes, for one that the catalogue doesn't have. */
export function printExplanation(written: string, print: (line: string) => void): void {
  // The code may have been copied from a message, with its brackets.
  const code = written.trim().replace(/^\[|\]$/g, '');
  if (!isProblemCode(code)) {
    const near = nearestInWords(code, Object.keys(CATALOGUE));
    throw new UsageError(`没有「${code}」这个问题编号。${near === undefined ? '' : `最接近的是${near}。`}`);
  }
  const { title, why, remedy } = EXPLANATIONS[code];
  print(
    `${title} [${code}]，${CATALOGUE[code].severity === 'error' ? '必须改正，改好以前不能发布' : '建议核对，可以发布'}。`,
  );
  print(`为什么：${why}`);
  print(`怎么办：${remedy}`);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(CATALOGUE, code);
}
