/**
 * What the pictures share (图的尺度): lengths along a line in percent of the picture's width.
 *
 * Widths are in percent and heights in rows or em, so that a picture fits any width and its letters stay legible. No
 * DOM, no colours, nothing judged.
 */
import { scaleLinear } from 'd3-scale';

/** A length or a place across a picture, in percent of its width, with at most two decimals. */
export type Percent = number;

export function rounded(value: number): Percent {
  return Math.round(value * 100) / 100;
}

/**
 * Makes a function from amounts to places between `start` and `end`. Where `from` equals `to`, everything is at the
 * start.
 */
export function across(from: number, to: number, start: Percent, end: Percent): (value: number) => Percent {
  if (from === to) return () => start;
  const scale = scaleLinear([from, to], [start, end]);
  return (value) => rounded(scale(value));
}
