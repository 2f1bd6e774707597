/**
 * One file with its problems marked (标好的文件), under the name by which it is read back.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { type Problem, placesOf, type Severity } from '../domain/problem.ts';
import { isAnyHeader } from '../intake/header.ts';
import { readCsv } from '../intake/read/csv.ts';
import { LIMITS, type RawSheet } from '../intake/read/sheet.ts';
import { readXlsx } from '../intake/read/xlsx.ts';
import { maskPath, maskPrivate } from '../privacy/mask.ts';
import { NotMarkable } from './archive.ts';
import { csvAsWorkbook } from './csv-workbook.ts';
import { withMarks } from './mark.ts';

export interface MarkedFile {
  name: string;
  bytes: Uint8Array;
  /** What whoever keeps the folder does with it when it comes back. */
  note: string;
  /** The rows that were marked, as the file has them. */
  sheets: readonly RawSheet[];
}

export interface Marking {
  asOf: IsoDate;
  /** To whom it comes back; null where nobody is named. */
  publisher: string | null;
}

/** Marks a file; null where it can't be opened, or not without losing some of it. */
export async function markedFile(
  path: string,
  bytes: Uint8Array,
  problems: readonly Problem[],
  marking: Marking,
): Promise<MarkedFile | null> {
  const base = path.split('/').at(-1) as string;
  if (/\.csv$/i.test(base)) return markedCsv(base, bytes, problems, marking);
  const { sheets } = await readXlsx(bytes, LIMITS);
  if (sheets.length === 0) return null;
  try {
    const made = withMarks(bytes, problems, heads(problems, marking, ''));
    return { name: base, bytes: made, note: '改好以后不用改名，放回 tables 文件夹，换掉原来的那个。', sheets };
  } catch (cause) {
    if (cause instanceof NotMarkable) return null;
    throw cause;
  }
}

function markedCsv(base: string, bytes: Uint8Array, problems: readonly Problem[], marking: Marking): MarkedFile | null {
  const stem = base.replace(/\.[^.]+$/, '');
  const table = csvAsWorkbook(bytes, stem);
  if (table === null) return null;
  const note = `CSV 里标不了颜色，做成了工作簿，每一格照原样是文字。收回来放进 tables 文件夹，同时拿走原来的 ${maskPath(base)}，不要两个都留。`;
  const own = problems.map((one) => ({ ...one, sheet: maskPrivate(table.sheet, 'remark') }));
  const made = withMarks(table.bytes, own, heads(problems, marking, note));
  return { name: `${stem}.xlsx`, bytes: made, note, sheets: readCsv(bytes, isAnyHeader, LIMITS).sheets };
}

/** The sentences above the list in a workbook. */
function heads(problems: readonly Problem[], { asOf, publisher }: Marking, note: string): string[] {
  const { errors, warnings } = countsOf(problems);
  const back = publisher === null ? '' : `退回给${publisher}。`;
  return [
    '要改的地方',
    `检查日 ${asOf}：${errors} 处必须改正，${warnings} 处请核对。`,
    '红色的格子必须改正，黄色的请核对；批注里写着哪里不对、怎么改。点「位置」一栏，就到那一格。',
    `在原来的格子里改，改好存盘，不改文件名。${back}这张说明、颜色和批注不用删，不会当作内容。`,
    ...(note === '' ? [] : [note]),
  ];
}

export function countsOf(problems: readonly Problem[]): { errors: number; warnings: number } {
  const of = (severity: Severity): number => placesOf(problems.filter((one) => one.severity === severity));
  return { errors: of('error'), warnings: of('warning') };
}
