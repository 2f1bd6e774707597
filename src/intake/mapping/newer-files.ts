/**
 * The same table of another month (新旧两份): a list of how things stand replaces the one before. Where both lie in the folder,
 * each row would be told twice, so the older is named once and not read. It is no error: a month later it lies there as a matter
 * of course, and what it said and the new one doesn't is found when publications are compared.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { latestDay } from '../../domain/period.ts';
import type { Table } from '../../tables/column.ts';
import { columnList } from '../../tables/column.ts';
import { untilInName } from '../data-days.ts';
import type { ProblemLog } from '../problem-log.ts';
import { problem } from '../problems.ts';
import type { Source } from '../sources.ts';
import { undated } from './propose.ts';

/** Whether the rows of a table say of which day or period they are, so that months stand beside one another. */
const isDated = (table: Table): boolean =>
  table.facts.length > 0 || columnList(table).some(([, { type }]) => type.is === 'period');

/** Older files of one layout, which are reported, each with the one that is read in its place. */
export function olderFiles(sources: readonly Source[], asOf: IsoDate, problems: ProblemLog): Map<string, string> {
  const older = new Map<string, string>();
  const mapped = sources.filter(({ view }) => view !== null);
  for (const layout of Map.groupBy(mapped, ({ file }) => undated(stemIn(file.path))).values()) {
    if (layout.every(({ table }) => isDated(table))) continue;
    const dated = [...new Set(layout.map(({ file }) => file.path))].map((path) => ({ path, day: dayOf(path, asOf) }));
    const newest = dated.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')).at(-1);
    for (const { path, day } of dated)
      if (newest?.day && day !== null && day < newest.day) older.set(path, newest.path);
  }
  for (const [file, other] of older) problems.push(problem('file-older', { file }, null, { other, gaveWayTo: other }));
  return older;
}

const stemIn = (path: string): string => (path.split('/').at(-1) as string).replace(/\.[^.]*$/, '');

function dayOf(path: string, asOf: IsoDate): string | null {
  const found = untilInName(stemIn(path), asOf);
  return found !== null && 'until' in found ? latestDay(found.until) : null;
}
