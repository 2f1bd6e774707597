/**
 * 小区点图: estates as dots along a line by one figure, equal ones one above the other; of very many, columns in their place.
 *
 * The build and the browser both use it, so that a filter redraws what was published; hence without d3, which would come
 * along into the browser for one division.
 */
export interface DotStrip {
  low: number;
  middle: number;
  high: number;
  /** How many estates there are. */
  estates: number;
  /** How many dots stand one above the other where most do. */
  tallest: number;
  /** In which of the places side by side, from 0, and which from below, from 0; empty where columns are drawn. */
  dots: readonly { place: number; row: number }[];
  /** The height in percent of the tallest; empty where dots are drawn. */
  columns: readonly { place: number; height: number }[];
}

/** Places side by side, so few that a dot of a phone's strip doesn't cover its neighbour. */
export const PLACES = 30;
/** More estates than these, or more in one place, are columns: a dot each would be neither small nor read. */
const DOTS_MAX = 60;
const ROWS_MAX = 8;

/** Which of the places a figure has; the middle one where all are equal. */
export function placeOf({ low, high }: Pick<DotStrip, 'low' | 'high'>, value: number): number {
  const share = low === high ? 0.5 : (value - low) / (high - low);
  return Math.min(PLACES - 1, Math.floor(share * PLACES));
}

/** `rising` are figures in rising order. Null where there are none. */
export function dotStrip(rising: readonly number[]): DotStrip | null {
  const low = rising[0];
  const high = rising.at(-1);
  if (low === undefined || high === undefined) return null;
  const ends = { low, high };
  const heights = new Map<number, number>();
  const dots = rising.map((value) => {
    const place = placeOf(ends, value);
    const row = heights.get(place) ?? 0;
    heights.set(place, row + 1);
    return { place, row };
  });
  const tallest = Math.max(...heights.values());
  const isDots = rising.length <= DOTS_MAX && tallest <= ROWS_MAX;
  const half = rising.length / 2;
  const upper = rising[Math.floor(half)] as number;
  return {
    ...ends,
    middle: rising.length % 2 === 1 ? upper : Math.round(((rising[half - 1] as number) + upper) / 2),
    estates: rising.length,
    tallest,
    dots: isDots ? dots : [],
    columns: isDots
      ? []
      : [...heights].map(([place, height]) => ({ place, height: Math.round((100 * height) / tallest) })),
  };
}
