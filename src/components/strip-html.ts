/**
 * A strip of estates (小区点图) as HTML, by this one function in the build and in the browser. Every text is escaped here.
 */
import { type DotStrip, PLACES, placeOf } from '../views/pictures/dot-strip.ts';
import { escaped } from './table-html.ts';

export interface StripPicture {
  strip: DotStrip;
  /** The finding. */
  title: string;
  /** What else is known of it, its ends included. */
  note: string;
  /** The estate's own figure; null where the strip is of all. */
  own: number | null;
}

/** In em: of a dot with its gap, and of the tallest column. */
const DOT = 0.62;
const COLUMN = 4;

export function stripHtml({ strip, title, note, own }: StripPicture): string {
  const isDots = strip.dots.length > 0;
  const top = own === null ? 0 : 1.5;
  const tall = isDots ? strip.tallest * DOT : COLUMN;
  const floor = top + tall + 0.1;
  const em = (value: number): string => `${Math.round(value * 100) / 100}em`;
  const place = own === null ? 0 : placeOf(strip, own);
  const x = `${Math.round((1000 * (place + 0.5)) / PLACES) / 10}%`;
  const side = place < 3 ? 'start' : place > PLACES - 4 ? 'end' : 'middle';
  // What is drawn is stretched across; a point without length has round ends that are not.
  const drawn = isDots
    ? strip.dots.map(({ place: at, row }) => `M${2 * at + 1} ${2 * (strip.tallest - row) - 1}h0`)
    : strip.columns.map(({ place: at, height }) => `M${2 * at + 1} 100V${100 - Math.max(3, height)}`);
  const marks =
    own === null
      ? ''
      : `<line class="mark" x1="${x}" x2="${x}" y1="${em(top)}" y2="${em(floor + 0.3)}"/><text class="strong a-${side}" x="${x}" y="1em">这里</text>`;
  return (
    `<figure class="picture dot-strip"><figcaption>${escaped(title)}</figcaption>` +
    // What it shows stands in words above and below it.
    `<svg aria-hidden="true" width="100%" height="${em(floor + 0.5)}">` +
    `<svg y="${em(top)}" height="${em(tall)}" viewBox="0 0 ${2 * PLACES} ${isDots ? 2 * strip.tallest : 100}" preserveAspectRatio="none"><path class="${isDots ? 'dots' : 'posts'}" d="${drawn.join('')}"/></svg>` +
    `<line class="rail" x2="100%" y1="${em(floor)}" y2="${em(floor)}"/>${marks}</svg>` +
    `<p class="note">${escaped(note)}</p></figure>`
  );
}

/** The strips above a table over all estates. */
export const stripsHtml = (strips: readonly Omit<StripPicture, 'own'>[]): string =>
  strips.map((strip) => stripHtml({ ...strip, own: null })).join('');
