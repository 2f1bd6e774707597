/**
 * Draws pictures (出图): boxes and texts → SVG by satori → PNG by resvg. No disk: fonts come as bytes.
 *
 * The same picture and fonts give the same bytes. A layout is tried at several sizes of type, the largest first; one
 * that no size fits is a bug of the layout and throws, so that no picture ever shows half a line.
 */
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Element } from './elements.ts';
import { HEI, SONG } from './look.ts';

export interface PictureFonts {
  hei: Buffer;
  heiBold: Buffer;
  songBold: Buffer;
  /** Tried where the others lack a character. */
  fallbacks: readonly Buffer[];
}

/** A picture before it is drawn. */
export interface Layout {
  width: number;
  height: number;
  /** Pixels of the picture to a unit of the layout. */
  zoom: number;
  /** Factors of the type's size that are tried, the largest first. */
  scales: readonly number[];
  build(scale: number): Element;
}

/** Where something came to stand, in units of the layout. */
export interface Placed {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Its own words; empty for a box. */
  text: string;
}

export interface Drawn {
  png: Buffer;
  scale: number;
  placed: Placed[];
}

type SatoriOptions = Parameters<typeof satori>[1];

export function createDrawer({ hei, heiBold, songBold, fallbacks }: PictureFonts): (layout: Layout) => Promise<Drawn> {
  const fonts: SatoriOptions['fonts'] = [
    { name: HEI, weight: 400, data: hei },
    { name: HEI, weight: 700, data: heiBold },
    { name: SONG, weight: 700, data: songBold },
    ...fallbacks.map((data, index) => ({ name: `Fallback${index}`, data })),
  ];
  return async ({ width, height, zoom, scales, build }) => {
    let beyond: Placed | undefined;
    for (const scale of scales) {
      const placed: Placed[] = [];
      const svg = await satori(build(scale) as never, {
        width,
        height,
        fonts,
        onNodeDetected: ({ left, top, width, height, textContent }) => {
          placed.push({ left, top, width, height, text: textContent ?? '' });
        },
      });
      beyond = placed.find((one) => !isInside(one, width, height));
      if (beyond !== undefined) continue;
      const picture = new Resvg(svg, {
        font: { loadSystemFonts: false },
        fitTo: { mode: 'width', value: width * zoom },
      });
      return { png: picture.render().asPng(), scale, placed };
    }
    throw new Error(`a picture of ${width} × ${height} has no room for ${JSON.stringify(beyond)}`);
  };
}

/** Layouts are reckoned in fractions of a pixel. */
const SLACK = 1;

function isInside({ left, top, width, height }: Placed, pictureWidth: number, pictureHeight: number): boolean {
  return (
    left >= -SLACK && top >= -SLACK && left + width <= pictureWidth + SLACK && top + height <= pictureHeight + SLACK
  );
}
