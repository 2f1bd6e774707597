/**
 * References by a former code or name (旧编码、曾用名) over the rows of one sheet: one warning for each column, with how
 * many rows it has and where the first stands. Former codes of divisions stand in most old tables and are no matter.
 */
import type { Problem } from '../domain/problem.ts';
import type { Lookup, Meant } from './lookup.ts';
import type { PlannedColumn } from './planned.ts';
import { type Place, problem } from './problems.ts';
import { cellPlace, type Row } from './row.ts';

interface FormerReference {
  place: Place;
  written: string;
  meant: Meant;
  count: number;
}

/** By column. */
export type FormerReferences = Map<PlannedColumn, FormerReference>;

/** Notes a reference, if it was written by what its subject was called before. */
export function noteFormer(
  formers: FormerReferences,
  row: Row,
  planned: PlannedColumn,
  written: string,
  meant: Meant,
): void {
  if (meant.former === undefined || meant.target === 'division') return;
  const known = formers.get(planned);
  if (known) known.count++;
  else formers.set(planned, { place: cellPlace(row, planned), written, meant, count: 1 });
}

/** The warning for a column. */
export function formerProblem({ place, written, meant, count }: FormerReference, lookup: Lookup): Problem {
  const name = lookup.entity(meant.target, meant.found)?.name ?? null;
  const other = name === null ? meant.found : `「${name}」（${meant.found}）`;
  return problem('reference-former', place, written, { other, limit: count });
}
