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
  /** How many dots stand one above the other where most do, or one where columns are drawn. */
  tallest: number;
  /** Across in percent, and which from below, from 0; empty where columns are drawn. */
  dots: readonly { x: number; row: number }[];
  /** Across in percent, and the height in percent of the tallest; empty where dots are drawn. */
  columns: readonly { x: number; height: number }[];
}

/** Places side by side, so that a dot of a phone's strip doesn't cover its neighbour. */
const PLACES = 30;
/** More estates than these, or more in one place, are columns: a dot each would be neither small nor read. */
const DOTS_MAX = 60;
const ROWS_MAX = 8;
const [START, END] = [4, 96];
export const PLACE_WIDTH = (END - START) / PLACES;

const center = (place: number): number => rounded(START + (place + 0.5) * PLACE_WIDTH);

/** Which of the places a figure has; the middle one where all are equal. */
function placeOf({ low, high }: Pick<DotStrip, 'low' | 'high'>, value: number): number {
  const share = low === high ? 0.5 : (value - low) / (high - low);
  return Math.min(PLACES - 1, Math.floor(share * PLACES));
}

/** Where a figure stands across a strip, in percent: there its dot is. */
export const across = (strip: Pick<DotStrip, 'low' | 'high'>, value: number): number => center(placeOf(strip, value));

/** `rising` are figures in rising order. Null where there are none. */
export function dotStrip(rising: readonly number[]): DotStrip | null {
  const low = rising[0];
  const high = rising.at(-1);
  if (low === undefined || high === undefined) return null;
  const ends = { low, high };
  const placed = rising.map((value) => placeOf(ends, value));
  const heights = new Map<number, number>();
  const rows = placed.map((place) => {
    const row = heights.get(place) ?? 0;
    heights.set(place, row + 1);
    return row;
  });
  const tallest = Math.max(...heights.values());
  const isDots = rising.length <= DOTS_MAX && tallest <= ROWS_MAX;
  const half = rising.length / 2;
  const upper = rising[Math.floor(half)] as number;
  return {
    ...ends,
    middle: rising.length % 2 === 1 ? upper : Math.round(((rising[half - 1] as number) + upper) / 2),
    estates: rising.length,
    tallest: isDots ? tallest : 1,
    dots: isDots ? placed.map((place, at) => ({ x: center(place), row: rows[at] as number })) : [],
    columns: isDots
      ? []
      : [...heights].map(([place, height]) => ({ x: center(place), height: rounded((100 * height) / tallest) })),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
