/**
 * A strip of estates (小区点图) as HTML, by this one function in the build and in the browser. Every text is escaped here.
 */
import { across, type DotStrip, PLACE_WIDTH } from '../views/pictures/dot-strip.ts';
import { escaped } from './table-html.ts';

export interface StripPicture {
  strip: DotStrip;
  /** The finding, which is its title and what is read out. */
  title: string;
  /** What else is known of it. */
  note: string;
  /** As they stand below the ends. */
  low: string;
  high: string;
  /** The estate's own figure; null where the strip is of all. */
  own: number | null;
}

/** In em: of a dot with its gap, and of the line with what stands above a column. */
const DOT = 0.62;
const TALLEST = 4;

export function stripHtml({ strip, title, note, low, high, own }: StripPicture): string {
  const here = own === null ? 0 : 1.5;
  const tall = strip.dots.length > 0 ? strip.tallest * DOT : TALLEST;
  const floor = here + tall + 0.3;
  const em = (value: number): string => `${Math.round(value * 100) / 100}em`;
  const x = own === null ? 0 : across(strip, own);
  const side = x < 10 ? 'start' : x > 90 ? 'end' : 'middle';
  const marks =
    own === null
      ? ''
      : `<line class="mark" x1="${x}%" x2="${x}%" y1="${em(here)}" y2="${em(floor + 0.3)}"/><text class="strong a-${side}" x="${x}%" y="1em">这里</text>`;
  const dots = strip.dots
    .map(({ x: at, row }) => `<circle cx="${at}%" cy="${em(floor - 0.35 - row * DOT)}" r=".25em"/>`)
    .join('');
  const width = `${Math.round(PLACE_WIDTH * 80) / 100}%`;
  const columns = strip.columns
    .map(({ x: at, height }) => {
      const em100 = Math.max(0.15, (TALLEST * height) / 100);
      return `<rect x="${Math.round((at - PLACE_WIDTH * 0.4) * 100) / 100}%" y="${em(floor - em100)}" width="${width}" height="${em(em100)}"/>`;
    })
    .join('');
  const ends =
    strip.low === strip.high
      ? `<text class="a-middle" x="50%" y="${em(floor + 1.3)}">${escaped(low)}</text>`
      : `<text x="0" y="${em(floor + 1.3)}">${escaped(low)}</text><text class="end" x="100%" y="${em(floor + 1.3)}">${escaped(high)}</text>`;
  return (
    `<figure class="picture dot-strip"><figcaption>${escaped(title)}</figcaption>` +
    `<svg role="img" aria-label="${escaped(`${title}。${note}`)}" width="100%" height="${em(floor + 1.6)}">` +
    `<line class="rail" x1="0" x2="100%" y1="${em(floor)}" y2="${em(floor)}"/><g>${dots}${columns}</g>${marks}${ends}</svg>` +
    `<p class="note">${escaped(note)}</p></figure>`
  );
}

/** The strips above a table over all estates. */
export const stripsHtml = (strips: readonly Omit<StripPicture, 'own'>[]): string =>
  strips.map((strip) => stripHtml({ ...strip, own: null })).join('');
