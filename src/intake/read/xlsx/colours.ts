/**
 * Colours of letters and of the grounds behind them, as far as needed to tell whether letters can be seen.
 */
import type { Attributes } from './xml.ts';

/** A colour as written: by itself, by its place in the palette or in the theme. */
export type Colour =
  | { by: 'rgb'; rgb: number }
  | { by: 'theme'; index: number; tint: number }
  | { by: 'palette'; index: number };

/** The colours that a colour may refer to, as 0xRRGGBB. */
export interface Palette {
  theme: readonly number[];
  indexed: readonly number[];
}

export const WHITE = 0xffffff;

/** What programs take where a workbook brings no theme: white, black, then Office's accents. */
export const OFFICE_THEME: readonly number[] = [
  0xffffff, 0x000000, 0xe7e6e6, 0x44546a, 0x4472c4, 0xed7d31, 0xa5a5a5, 0xffc000, 0x5b9bd5, 0x70ad47, 0x0563c1,
  0x954f72,
];

const FIRST_EIGHT = [0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff, 0x00ffff];
/** The palette of old workbooks, whose first eight colours stand twice. */
export const OLD_PALETTE: readonly number[] = [
  ...FIRST_EIGHT,
  ...FIRST_EIGHT,
  ...[0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xc0c0c0, 0x808080],
  ...[0x9999ff, 0x993366, 0xffffcc, 0xccffff, 0x660066, 0xff8080, 0x0066cc, 0xccccff],
  ...[0x000080, 0xff00ff, 0xffff00, 0x00ffff, 0x800080, 0x800000, 0x008080, 0x0000ff],
  ...[0x00ccff, 0xccffff, 0xccffcc, 0xffff99, 0x99ccff, 0xff99cc, 0xcc99ff, 0xffcc99],
  ...[0x3366ff, 0x33cccc, 0x99cc00, 0xffcc00, 0xff9900, 0xff6600, 0x666699, 0x969696],
  ...[0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333],
  // The system's own: letters are black on white.
  ...[0x000000, 0xffffff],
];

/** The colour of an element; null for the automatic one and for what is no colour. */
export function colourOf({ rgb, theme, indexed, tint }: Attributes): Colour | null {
  if (rgb !== undefined && /^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(rgb))
    return { by: 'rgb', rgb: Number.parseInt(rgb.slice(-6), 16) };
  if (theme !== undefined) return { by: 'theme', index: Number(theme), tint: Number(tint ?? 0) };
  return indexed === undefined ? null : { by: 'palette', index: Number(indexed) };
}

/** A colour as it appears; null where it refers to none. */
export function resolve(colour: Colour, palette: Palette): number | null {
  if (colour.by === 'rgb') return colour.rgb;
  if (colour.by === 'palette') return palette.indexed[colour.index] ?? null;
  const rgb = palette.theme[colour.index];
  return rgb === undefined ? null : tinted(rgb, colour.tint);
}

/** Lighter by a positive tint, darker by a negative one. */
function tinted(rgb: number, tint: number): number {
  if (tint === 0 || !Number.isFinite(tint)) return rgb;
  const shift = (channel: number): number =>
    Math.min(255, Math.max(0, Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint)));
  return (shift(rgb >> 16) << 16) | (shift((rgb >> 8) & 255) << 8) | shift(rgb & 255);
}

/** Whether letters of one colour can't be told from a ground of the other. */
export function looksAlike(a: number, b: number): boolean {
  return [16, 8, 0].every((bits) => Math.abs(((a >> bits) & 255) - ((b >> bits) & 255)) <= 8);
}
