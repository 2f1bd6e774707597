/**
 * What a clerk has agreed to of the reminders about a layout (说定的), kept in its mapping: they are counted from then on and
 * not told anew every month. Each names of what it holds, so that whatever nobody has looked at is told in full: a month
 * without a day in another column, a name that is two months behind where one was agreed to.
 */
import type { Mapping } from '../../domain/mapping.ts';
import { type Period, shiftPeriod } from '../../domain/period.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../problems.ts';

/** The reminders to which a clerk can agree, and what of them is written down. None is about a single value. */
const AGREEABLE: ReadonlyMap<string, 'column' | 'word' | 'lag' | 'lines'> = new Map<
  ProblemCode,
  'column' | 'word' | 'lag' | 'lines'
>([
  ['month-to-its-end', 'column'],
  ['stretch-by-months', 'column'],
  ['term-open', 'column'],
  // The column and the word in it, since another word may mean something.
  ['blank-word', 'word'],
  // By how many periods the name is behind the title.
  ['mapping-period-twice', 'lag'],
  // The line as it stands.
  ['mapping-line-unread', 'lines'],
]);

export const AGREEABLE_CODES: readonly string[] = [...AGREEABLE.keys()];

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Whether somebody has agreed to a reminder of this. */
export const isAgreedTo = ({ agreed }: Mapping, code: string, about: string): boolean =>
  agreed?.[code]?.some((one) => bare(one) === bare(about)) ?? false;

/** A reminder as a mapping has it: agreed to, or with what would be agreed to. */
export function heldAgainst(mapping: Mapping, found: Problem, about: readonly string[]): Problem {
  const agreement = { mapping: mapping.file, code: found.code, about };
  return { ...found, agreement, agreed: about.every((one) => isAgreedTo(mapping, found.code, one)) };
}

/** A reminder of a cell below a header, held against the mapping; any other as it is. */
export function cellHeldAgainst(mapping: Mapping, found: Problem, header: string): Problem {
  const kind = AGREEABLE.get(found.code);
  if (kind === 'column') return heldAgainst(mapping, found, [header]);
  return kind === 'word' ? heldAgainst(mapping, found, [`${header}${found.value ?? ''}`]) : found;
}

/** The most periods by which a name is taken to be behind a title on purpose. */
const LAG_MAX = 12;

/** By how many periods one of the same length lies after another; null for more than anybody means. */
export function lagOf(period: Period, later: Period): number | null {
  for (let lag = -LAG_MAX; lag <= LAG_MAX; lag++) if (shiftPeriod(period, lag) === later) return lag;
  return null;
}
