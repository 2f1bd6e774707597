/**
 * Draws pictures (出图): boxes and texts → SVG by satori → PNG by resvg. Fonts come as bytes; nothing is read from disk.
 *
 * The same picture and fonts give the same bytes. A layout is tried at several sizes of type; where no size fits, texts
 * are cut with an ellipsis, the longest first. Where it does not fit even then, an error is thrown, so that no picture
 * ever shows half a line.
 */
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Element } from './elements.ts';
import { HEI, SONG } from './look.ts';

export interface PictureFonts {
  hei: Buffer;
  heiBold: Buffer;
  songBold: Buffer;
  /** Further fonts, used where the first ones lack a character. */
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

/** Where a box or a text was placed, in units of the layout. */
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
  const lay = async ({ width, height, build }: Layout, scale: number, longest: number): Promise<Laid> => {
    const placed: Placed[] = [];
    const svg = await satori(shortened(build(scale), longest) as never, {
      width,
      height,
      fonts,
      onNodeDetected: ({ left, top, width, height, key }) => {
        placed.push({ left, top, width, height, text: String(key ?? '') });
      },
    });
    return { svg, scale, placed, beyond: placed.find((one) => !isInside(one, width, height)) };
  };
  return async (layout) => {
    const { svg, scale, placed } = await largestThatFits(layout, lay);
    const picture = new Resvg(svg, {
      font: { loadSystemFonts: false },
      fitTo: { mode: 'width', value: layout.width * layout.zoom },
    });
    return { png: picture.render().asPng(), scale, placed };
  };
}

interface Laid {
  svg: string;
  scale: number;
  placed: Placed[];
  /** The first box or text that reaches beyond the picture; undefined where none does. */
  beyond: Placed | undefined;
}

/** Characters that a text keeps, tried one after another. */
const LONGEST = [Number.POSITIVE_INFINITY, 60, 24];

async function largestThatFits(
  layout: Layout,
  lay: (layout: Layout, scale: number, longest: number) => Promise<Laid>,
): Promise<Laid> {
  const { scales, width, height } = layout;
  let beyond: Placed | undefined;
  for (const longest of LONGEST) {
    // Mostly the largest scale fits. If not, a binary search: what fits at one size also fits at every smaller one.
    const first = await lay(layout, scales[0] as number, longest);
    if (first.beyond === undefined) return first;
    let best: Laid | null = null;
    let tooLarge = 0;
    let fits = scales.length;
    while (fits - tooLarge > 1) {
      const middle = Math.floor((tooLarge + fits) / 2);
      const laid = await lay(layout, scales[middle] as number, longest);
      if (laid.beyond === undefined) {
        fits = middle;
        best = laid;
      } else {
        tooLarge = middle;
        beyond = laid.beyond;
      }
    }
    if (best !== null) return best;
  }
  throw new Error(`a picture of ${width} × ${height} has no room for ${JSON.stringify(beyond)}`);
}

/** The same boxes with texts of at most so many characters. */
function shortened(element: Element, longest: number): Element {
  const { children, ...props } = element.props;
  if (children === undefined || longest === Number.POSITIVE_INFINITY) return element;
  const cut = children.map((child) => {
    if (typeof child !== 'string') return shortened(child, longest);
    const characters = [...child];
    return characters.length <= longest ? child : `${characters.slice(0, longest - 1).join('')}…`;
  });
  const [words] = cut;
  return { ...element, key: typeof words === 'string' ? words : null, props: { ...props, children: cut } };
}

/** Layouts are reckoned in fractions of a pixel. */
const SLACK = 1;

function isInside({ left, top, width, height }: Placed, pictureWidth: number, pictureHeight: number): boolean {
  return (
    left >= -SLACK && top >= -SLACK && left + width <= pictureWidth + SLACK && top + height <= pictureHeight + SLACK
  );
}
