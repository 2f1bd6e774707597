/**
 * What a sender is told of the files that were looked at, as a plain value (自查结果): file by file what was read as which
 * table, and the problems at their places in the words of the command.
 */
import { agreedOf, openOf, type Problem, placesOf } from '../domain/problem.ts';
import type { FilesChecked } from '../intake/check-files.ts';
import { tableOf } from '../tables/catalogue.ts';
import { count, rows } from '../wording/format.ts';

/** Places beyond these are named in the words of the problem by their number alone. */
const PLACES_NAMED = 3;

export interface ProblemTold {
  code: string;
  /** Sheet, row, column and cell; empty where the whole file is meant. */
  place: string;
  /** Fact and remedy, with the number of places where there are several. */
  words: string;
  /** Every row, where the words name only some; null elsewhere. */
  rows: string | null;
}

export interface FileTold {
  name: string;
  /** What has come out, in a few words. */
  verdict: string;
  /** `must`: it can't be published as it is. `may`: something is to be looked at. */
  state: 'must' | 'may' | 'right' | 'unread';
  sheets: { name: string | null; table: string; records: string }[];
  must: ProblemTold[];
  may: ProblemTold[];
  /** What the office has agreed to already: counted, and to be opened. */
  agreed: ProblemTold[];
}

export interface Told {
  /** The sum of all files, in a sentence. */
  summary: string;
  files: FileTold[];
  /** By table: rows, records, rows that are not published, rows with an error, totals and remarks. */
  totals: { table: string; rows: string; records: string; out: string; faulty: string; notes: string }[];
}

export function toldOf({ files, sheets, problems, totals }: FilesChecked): Told {
  return {
    summary: `${count(files.length)} 个文件：${verdictOf(problems)}`,
    files: files.map((file) => {
      const own = problems.filter((problem) => problem.file === file);
      const read = sheets.filter((sheet) => sheet.file === file);
      const [must, may] = (['error', 'warning'] as const).map((severity) =>
        openOf(own)
          .filter((problem) => problem.severity === severity)
          .map(problemTold),
      ) as [ProblemTold[], ProblemTold[]];
      const agreed = agreedOf(own).map(problemTold);
      const isUnread = read.length === 0 && own.length === 0;
      return {
        name: nameOf(file),
        verdict: isUnread ? '里面没有要读的表' : verdictOf(own),
        state: must.length > 0 ? 'must' : may.length > 0 ? 'may' : isUnread ? 'unread' : 'right',
        sheets: read.map(({ sheet, table, records }) => ({
          name: sheet,
          table: tableOf(table).name,
          records: count(records),
        })),
        must,
        may,
        agreed,
      };
    }),
    totals: totals.map(({ table, rows, records, out, faulty, notes }) => ({
      table: tableOf(table).name,
      rows: count(rows),
      records: count(records),
      out: count(out),
      faulty: count(faulty),
      notes: count(notes),
    })),
  };
}

/** The name of a file as its sender knows it. */
export const nameOf = (path: string): string => path.replace(/^tables\//, '');

function verdictOf(problems: readonly Problem[]): string {
  const errors = placesOf(problems.filter(({ severity }) => severity === 'error'));
  const warnings = placesOf(openOf(problems)) - errors;
  const words = [
    ...(errors > 0 ? [`必须改正 ${count(errors)} 处`] : []),
    ...(warnings > 0 ? [`建议核对 ${count(warnings)} 处`] : []),
  ];
  return words.length === 0 ? '没有发现问题' : words.join('，');
}

function problemTold(problem: Problem): ProblemTold {
  const { code, file, where, message } = problem;
  const said = message.startsWith(where) ? message.slice(where.length) : message;
  return {
    code,
    place: (where.startsWith(file) ? where.slice(file.length) : where).trim(),
    words: said.trim(),
    rows: problem.rows.length > PLACES_NAMED ? rows(problem.rows) : null,
  };
}

/** The problems as a table to keep: one line a row of the spreadsheet. */
export function problemRows({ problems }: FilesChecked): string[][] {
  const head = ['文件', '工作表', '行', '单元格', '列', '写的是', '要不要改', '问题和改法', '问题编号'];
  const lines = problems.flatMap((problem) => {
    const { file, sheet, column, value, severity, said, code, letters } = problem;
    const places: readonly (number | null)[] = problem.rows.length === 0 ? [null] : problem.rows;
    return places.map((row) => [
      nameOf(file),
      sheet ?? '',
      row === null ? '' : String(row),
      row === null || letters === null ? '' : `${letters}${row}`,
      column ?? '',
      value ?? '',
      problem.agreed ? '已说定' : severity === 'error' ? '必须改正' : '建议核对',
      said.trim(),
      code,
    ]);
  });
  return [head, ...lines];
}
