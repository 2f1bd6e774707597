/** Sheets of which nobody has said yet how they are read (还没有说的表), and those that no longer look as they did. */
import type { Problem } from '../../domain/problem.ts';
import type { DeskState } from '../api.ts';

export interface UnsaidSheet {
  file: string;
  sheet: string | null;
  /** The mapping that the sheet no longer fits; null where it has none. */
  mapping: string | null;
}

/** What is told of a sheet that nothing is known to read. */
const UNKNOWN: ReadonlySet<string> = new Set(['sheet-unknown', 'file-unknown', 'header-not-found', 'column-missing']);

/** Whether a problem tells that nothing is known to read its sheet. */
export const isUnknownSheet = ({ code }: Pick<Problem, 'code'>): boolean => UNKNOWN.has(code);

/** In the order of the files: what is proposed is asked elsewhere, what is hidden or empty isn't asked. */
export function unsaidSheets({ files, problems }: Pick<DeskState, 'files' | 'problems'>): UnsaidSheet[] {
  return files.flatMap(({ path, sheets }) =>
    sheets.flatMap((one): UnsaidSheet[] => {
      const place = { file: path, sheet: one.name };
      if (one.read === 'unread' && one.mapping !== null) return [{ ...place, mapping: one.mapping }];
      const isUnknown = problems.some(
        (problem) => isUnknownSheet(problem) && problem.file === path && problem.sheet === one.name,
      );
      const isOpen = one.read === 'plain' || one.read === 'unread';
      return isUnknown && isOpen && one.mapping === null ? [{ ...place, mapping: null }] : [];
    }),
  );
}
