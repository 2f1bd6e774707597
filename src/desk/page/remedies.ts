/** Where a problem is settled (去哪里改): a step of the desk, a sheet, or a file that only other programs open. */
import type { Problem } from '../../domain/problem.ts';
import { type DeskState, settingOf } from '../api.ts';
import { cellOf } from './cells.ts';
import { isAboutCode } from './firms-lacking.ts';
import type { Place } from './places.ts';
import { isUnknownSheet } from './unsaid.ts';

export interface Remedy {
  /** Null where the desk has no step for it: then the words name the file. */
  to: Partial<Place> | null;
  /** What the button says that leads there. */
  words: string;
}

/** Problems that are settled where a file is read, not at a cell. */
const SETTLED_BY_READING: ReadonlySet<string> = new Set(['mapping-proposed', 'mapping-changed', 'codes-not-kept']);

const TO_READING: Remedy = { to: { step: 'read' }, words: '去看怎么读' };
const TO_FILES: Remedy = { to: { step: 'put' }, words: '去放进来，换一份或拿掉' };

/** Null only for what is mended at a cell of a sheet at hand, to which its own line leads. */
export function remedyOf(one: Problem, files: DeskState['files']): Remedy | null {
  const { code, file, sheet, column, row, value } = one;
  if (SETTLED_BY_READING.has(code) || file.startsWith('mappings/')) return TO_READING;
  if (isAboutCode(one)) return { to: { step: 'firms', cell: value }, words: '补代码' };
  if (file === 'portal.yaml') {
    const key = settingOf(column);
    return key === null ? inFile(file, row) : { to: { step: 'settings', cell: key }, words: '去设置里改' };
  }
  if (!file.startsWith('tables/') && file !== 'tables') return inFile(file, row);
  const sheets = files.find(({ path }) => path === file)?.sheets ?? [];
  if (sheets.some(({ name }) => name === sheet))
    return cellOf(one) !== null
      ? null
      : isUnknownSheet(one)
        ? TO_READING
        : { to: { step: 'mend', file, sheet }, words: '打开这张表' };
  return TO_FILES;
}

const inFile = (file: string, row: number | null): Remedy => ({
  to: null,
  words: `在内容文件夹的「${file}」${row === null ? '' : `第 ${row} 行`}里改，办事台不改这个文件。`,
});
