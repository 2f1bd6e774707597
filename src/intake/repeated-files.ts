/**
 * Files of which every row stands in another one as well (重复的文件), whatever they are called: whoever sent such a copy would mend
 * what is counted once, where it stands first.
 */
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import { type SourceRef, sourceSheetIndex } from '../domain/source.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf } from './collected.ts';

/** Notes that a row was dropped since an earlier sheet speaks of the same, in the same words or in others. */
export function noteRepeated(collected: Collected, row: Fields, of: Fields): void {
  const [file, other] = [row, of].map(({ source }) => placeOf(collected, source as SourceRef).file) as [string, string];
  if (file === other) return;
  const others = collected.repeated.get(file) ?? new Set<string>();
  collected.repeated.set(file, others.add(other));
}

/** What tells that rows stand in two files. */
const TELLING: ReadonlySet<string> = new Set(['rows-in-two-files', 'row-differs', 'duplicate-row']);

/** Problems with the file that stands for theirs, where nothing is left that theirs alone says. */
export function withRepeated(collected: Collected, problems: readonly Problem[]): Problem[] {
  const standing = filesRepeated(collected);
  if (standing.size === 0) return [...problems];
  // A row with an error is no record: what is wrong in one of the two alone is nobody else's to mend.
  const wrong = new Set(problems.flatMap((one) => (one.severity === 'error' ? [wrongIn(one.file, one)] : [])));
  for (const one of problems) {
    const to = one.severity === 'error' && !TELLING.has(one.code) ? standing.get(one.file) : undefined;
    if (to !== undefined && !wrong.has(wrongIn(to, one))) standing.delete(one.file);
  }
  return problems.map((one) => {
    const to = TELLING.has(one.code) ? standing.get(one.file) : undefined;
    return to === undefined ? one : { ...one, gaveWayTo: to };
  });
}

const wrongIn = (file: string, { code, column, value, count }: Problem): string =>
  JSON.stringify([file, code, column, value, count]);

/** By file, the one that has all its rows. */
function filesRepeated(collected: Collected): Map<string, string> {
  const found = new Map<string, string>();
  for (const [file, others] of collected.repeated) {
    const [only, another] = [...others];
    if (only !== undefined && another === undefined) found.set(file, only);
  }
  if (found.size === 0) return found;
  for (const table of Object.keys(collected.records) as TableId[])
    for (const { source } of fieldsOf(collected, table)) {
      const file = collected.sheets[sourceSheetIndex(source as SourceRef)]?.file;
      if (file !== undefined) found.delete(file);
    }
  return found;
}
