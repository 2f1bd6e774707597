/** `corrections.csv` as it lies in the content folder: each of its rows is a correction, or named as none. */
import { cellAt } from '../domain/cell-name.ts';
import { unguard } from '../domain/formula-guard.ts';
import type { CellCorrection } from './corrections.ts';
import { isEmptyRow } from './notes.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, problem } from './problems.ts';
import { loadCsv, type TableFile } from './sources.ts';
import { cleanText, headerKey } from './text.ts';

export const CORRECTIONS_FILE = 'corrections.csv';

/** The columns, all of which must be there. */
export const CORRECTIONS_COLUMNS = {
  file: '文件',
  sheet: '工作表',
  cell: '单元格',
  from: '原来的内容',
  to: '改为',
  reason: '原因',
  day: '日期',
} as const;
type Field = keyof typeof CORRECTIONS_COLUMNS;
const FIELDS = Object.keys(CORRECTIONS_COLUMNS) as Field[];
/** What may be blank: a CSV file has no sheets, and a cell may have been empty or be emptied. */
const OPTIONAL: ReadonlySet<Field> = new Set(['sheet', 'from', 'to']);

/** Reads the file and reports what is wrong with it; a row that is wrong corrects nothing. */
export async function readCorrections(file: TableFile, problems: ProblemLog): Promise<CellCorrection[]> {
  const rows = (await loadCsv(file, problems))?.rows ?? [];
  const top = rows.findIndex((row) => !isEmptyRow(row));
  if (top < 0) return [];
  const keys = (rows[top] ?? []).map((cell) => headerKey(String(cell ?? '')));
  const missing = FIELDS.filter((field) => !keys.includes(headerKey(CORRECTIONS_COLUMNS[field])));
  for (const field of missing) {
    const header = CORRECTIONS_COLUMNS[field];
    problems.push(problem('column-missing', { file: file.path, row: top + 1, column: header }, null, { header }));
  }
  if (missing.length > 0) return [];
  return rows.flatMap((cells, index) => {
    if (index <= top || isEmptyRow(cells)) return [];
    const said = (field: Field): string =>
      cleanText(unguard(String(cells[keys.indexOf(headerKey(CORRECTIONS_COLUMNS[field]))] ?? ''))).text;
    const place: Place = { file: file.path, row: index + 1 };
    const blank = FIELDS.find((field) => !OPTIONAL.has(field) && said(field) === '');
    if (blank !== undefined) {
      problems.push(problem('required-blank', { ...place, column: CORRECTIONS_COLUMNS[blank] }, null));
      return [];
    }
    const at = cellAt(said('cell').toUpperCase());
    if (at === null) {
      problems.push(problem('correction-place', { ...place, column: CORRECTIONS_COLUMNS.cell }, said('cell')));
      return [];
    }
    const [of, sheet, from, to, reason, day] = (['file', 'sheet', 'from', 'to', 'reason', 'day'] as const).map(
      said,
    ) as [string, string, string, string, string, string];
    return [{ row: index + 1, at, file: of, sheet, from, to, reason, day }];
  });
}
