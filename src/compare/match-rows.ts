/**
 * Which row of a table is which row of the same table before (配对): by the whole row, by its key, and where one part of a
 * key was changed by all the rest; or as whoever asks knows.
 *
 * Every row of either side is in exactly one pair or left over, rows that stand twice included.
 */
import { groupBy } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';

export interface RowMatch {
  /** Rows that differ in a cell at least: the one before and the index of the one now. */
  changed: readonly { before: Row; at: number }[];
  removed: readonly Row[];
  /** Indexes of rows that are new. */
  added: readonly number[];
}

export interface MatchOptions {
  /** Headers that both sides have. */
  headers: readonly string[];
  /** Those that together mean one row. */
  key: readonly string[];
  /** Those whose values may follow from other cells, so that they identify nothing. */
  derived: ReadonlySet<string>;
  /**
   * Whether a part of a key may have been changed from or to a value. What is told of an estate that is gone didn't move
   * to another one.
   */
  mayMove: (header: string, value: string) => boolean;
  /** Pairs that are known by a cell in which they differ. */
  known: readonly Pair[];
}

/** Indexes of a row before and of what it is now. */
export interface Pair {
  was: number;
  is: number;
}

export function matchRows(before: readonly Row[], after: readonly Row[], options: MatchOptions): RowMatch {
  const isSame = (one: Row | undefined, other: Row | undefined): boolean =>
    options.headers.every((header) => one?.[header] === other?.[header]);
  // Most of what an office hands in stands where it stood: such rows at either end need no search.
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const between = (rows: readonly Row[]): readonly Row[] => rows.slice(head, rows.length - tail);
  // The rows of a known pair differ, so both lie between.
  const known = options.known.map(({ was, is }) => ({ was: was - head, is: is - head }));
  const { changed, removed, added } = matchMoved(between(before), between(after), { ...options, known });
  return {
    changed: changed.map((pair) => ({ ...pair, at: pair.at + head })),
    removed,
    added: added.map((at) => at + head),
  };
}

/** The same for rows between those that stand where they stood. */
function matchMoved(before: readonly Row[], after: readonly Row[], options: MatchOptions): RowMatch {
  const { headers, key, derived, mayMove, known } = options;
  const equal = equalRows(before, after, headers);
  const sides = { before, after, anchors: anchorsOf(before.length, after.length, equal) };
  const taken = new Set([...equal.keys(), ...known.map(({ was }) => was)]);
  const now = new Set([...equal.values(), ...known.map(({ is }) => is)]);
  const lasting = headers.filter((header) => !derived.has(header));
  const all: Left = {
    before: [...before.keys()].filter((at) => !taken.has(at)),
    after: [...after.keys()].filter((at) => !now.has(at)),
  };
  // A row with one other cell is the same row, before a new one that has taken its key.
  const near = pairsOfKey(sides, all, { headers: lasting, key, mostChanged: 1 });
  let { left } = near;
  let changed = [...known, ...near.pairs];
  for (const part of key) {
    const others = lasting.filter((header) => header !== part);
    const may = (row: Row | undefined): boolean => mayMove(part, row?.[part] ?? '');
    const moved = movedPairs(
      sides,
      left.before.filter((at) => may(before[at])),
      left.after.filter((at) => may(after[at])),
      others,
    );
    changed = [...changed, ...moved];
    const [then, since] = [new Set(moved.map(({ was }) => was)), new Set(moved.map(({ is }) => is))];
    left = { before: left.before.filter((at) => !then.has(at)), after: left.after.filter((at) => !since.has(at)) };
  }
  const far = pairsOfKey(sides, left, { headers: lasting, key, mostChanged: headers.length });
  left = far.left;
  return {
    changed: [...changed, ...far.pairs].map(({ was, is }) => ({ before: before[was] as Row, at: is })),
    removed: left.before.map((at) => before[at] as Row),
    added: left.after,
  };
}

/** Indexes of rows that have no partner yet. */
interface Left {
  before: readonly number[];
  after: readonly number[];
}

interface Sides {
  before: readonly Row[];
  after: readonly Row[];
  /** Of each row of either side. */
  anchors: { before: readonly Anchor[]; after: readonly Anchor[] };
}

// No cell holds this character: intake takes it out.
const textOf = (row: Row | undefined, headers: readonly string[]): string =>
  headers.map((header) => row?.[header] ?? '').join('\u0001');

/**
 * Rows that are the same now, by their index before. Of rows that stand several times those first that stand at the same
 * distance behind an unchanged row, then as many as there are of either.
 */
function equalRows(before: readonly Row[], after: readonly Row[], headers: readonly string[]): Map<number, number> {
  const then = groupBy(before.keys(), (at) => textOf(before[at], headers));
  const now = groupBy(after.keys(), (at) => textOf(after[at], headers));
  const equal = new Map<number, number>();
  const several: [readonly number[], readonly number[]][] = [];
  for (const [text, was] of then) {
    const is = now.get(text) ?? [];
    if (was.length === 1 && is.length === 1) equal.set(was[0] as number, is[0] as number);
    else if (is.length > 0) several.push([was, is]);
  }
  const anchors = anchorsOf(before.length, after.length, equal);
  for (const [was, is] of several) {
    const left = new Map(is.map((at) => [placeBehind(anchors.after[at]), at]));
    const rest = was.filter((at) => {
      const same = left.get(placeBehind(anchors.before[at]));
      if (same !== undefined) equal.set(at, same);
      return same === undefined;
    });
    const taken = new Set(was.flatMap((at) => equal.get(at) ?? []));
    const free = is.filter((at) => !taken.has(at));
    for (const [i, at] of rest.slice(0, free.length).entries()) equal.set(at, free[i] as number);
  }
  return equal;
}

/** Behind which unchanged row a row stands, by that row's index now, and how far. */
interface Anchor {
  row: number;
  distance: number;
}

const placeBehind = (anchor: Anchor | undefined): string => `${anchor?.row} ${anchor?.distance}`;

function anchorsOf(before: number, after: number, equal: ReadonlyMap<number, number>): Sides['anchors'] {
  const same = new Set(equal.values());
  const behind = (length: number, unchanged: (at: number) => number | undefined): Anchor[] => {
    let anchor: Anchor = { row: -1, distance: 0 };
    return Array.from({ length }, (_, at) => {
      const row = unchanged(at);
      anchor = row === undefined ? { row: anchor.row, distance: anchor.distance + 1 } : { row, distance: 0 };
      return anchor;
    });
  };
  return {
    before: behind(before, (at) => equal.get(at)),
    after: behind(after, (at) => (same.has(at) ? at : undefined)),
  };
}

/** Pairs of one key that differ in so many cells at most; of several rows of a key those that agree in most. */
function pairsOfKey(
  { before, after }: Sides,
  all: Left,
  { headers, key, mostChanged }: Pick<MatchOptions, 'headers' | 'key'> & { mostChanged: number },
): { pairs: Pair[]; left: Left } {
  const pairs: Pair[] = [];
  const candidates = groupBy(all.after, (at) => textOf(after[at], key));
  const left = all.before.filter((was) => {
    const own = candidates.get(textOf(before[was], key)) ?? [];
    const likest = own.reduce<{ at: number; changed: number } | null>((best, at) => {
      const changed = headers.filter((header) => before[was]?.[header] !== after[at]?.[header]).length;
      return best === null || changed < best.changed ? { at, changed } : best;
    }, null);
    if (likest === null || likest.changed > mostChanged) return true;
    own.splice(own.indexOf(likest.at), 1);
    pairs.push({ was, is: likest.at });
    return false;
  });
  const paired = new Set(pairs.map(({ is }) => is));
  return { pairs, left: { before: left, after: all.after.filter((at) => !paired.has(at)) } };
}

/**
 * Pairs of rows that agree in all of some columns: in order where either side has as many of them; where it hasn't, those
 * that stand behind the same unchanged row, since an office changes a row in its place. Of others nobody can tell.
 */
function movedPairs(
  { before, after, anchors }: Sides,
  then: readonly number[],
  now: readonly number[],
  headers: readonly string[],
): Pair[] {
  const since = groupBy(now, (at) => textOf(after[at], headers));
  const inOrder = (was: readonly number[], is: readonly number[]): Pair[] | null =>
    was.length === is.length ? was.map((one, i) => ({ was: one, is: is[i] as number })) : null;
  return [...groupBy(then, (at) => textOf(before[at], headers))].flatMap(([text, was]) => {
    const is = since.get(text) ?? [];
    const whole = inOrder(was, is);
    if (whole !== null || is.length === 0) return whole ?? [];
    const behind = groupBy(is, (at) => anchors.after[at]?.row ?? null);
    return [...groupBy(was, (at) => anchors.before[at]?.row ?? null)].flatMap(
      ([anchor, own]) => inOrder(own, behind.get(anchor) ?? []) ?? [],
    );
  });
}
