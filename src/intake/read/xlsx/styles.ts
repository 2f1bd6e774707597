/**
 * What the styles of a workbook mean for its cells: how a number is shown, and whether letters can be seen.
 */
import type { UnseenReason } from '../sheet.ts';
import {
  type Colour,
  colourOf,
  looksAlike,
  OFFICE_THEME,
  OLD_PALETTE,
  type Palette,
  resolve,
  WHITE,
} from './colours.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { type Package, TooLarge } from './package.ts';
import { isOn, SPREADSHEET } from './workbook-part.ts';
import { readPart } from './xml.ts';

const STYLES_MAX = 200_000;

export interface CellStyle {
  format: NumberFormat;
  /** Why nobody sees the letters of the cell; null where they are seen. */
  unseen: UnseenReason | null;
  /** Whether letters of a colour of their own can't be told from the ground. */
  hides(colour: Colour): boolean;
}

interface Font {
  struck: boolean;
  colour: Colour | null;
}

const UNKNOWN_FONT: Font = { struck: false, colour: null };

/** The style of every cell in a workbook without styles. */
export function plainStyle(): CellStyle {
  return { format: numberFormat(0, undefined), unseen: null, hides: () => false };
}

/** Reads the styles that cells refer to by their index. */
export async function readStyles(parts: Package, part: string, theme: string | null): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const fonts: Font[] = [];
  /** Colours of the grounds; null where a cell has none, `undefined` for a pattern. */
  const grounds: (Colour | null | undefined)[] = [];
  const cells: { format: number; font: number; fill: number }[] = [];
  const indexed: number[] = [];
  let section = '';
  let count = 0;
  let solid = false;
  await readPart(parts, part, 'styleSheet', SPREADSHEET, {
    open(name, attributes, depth) {
      if (++count > STYLES_MAX * 10) throw new TooLarge();
      if (depth === 1) section = name;
      else if (depth === 2) {
        if (section === 'numFmts' && name === 'numFmt')
          codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        else if (section === 'fonts') fonts.push({ struck: false, colour: null });
        else if (section === 'fills') grounds.push(null);
        else if (section === 'cellXfs' && name === 'xf') {
          const { numFmtId, fontId, fillId } = attributes;
          cells.push({ format: Number(numFmtId ?? 0), font: Number(fontId ?? 0), fill: Number(fillId ?? 0) });
        }
      } else if (depth === 3) {
        const font = fonts.at(-1);
        if (section === 'fonts' && font) {
          if (name === 'strike') font.struck = attributes.val === undefined || isOn(attributes.val);
          else if (name === 'color') font.colour = colourOf(attributes);
        } else if (section === 'fills') {
          const pattern = name === 'patternFill' ? (attributes.patternType ?? 'none') : 'gradient';
          solid = pattern === 'solid';
          grounds[grounds.length - 1] = pattern === 'none' ? null : undefined;
        } else if (section === 'colors' && name === 'rgbColor') {
          const colour = colourOf(attributes);
          indexed.push(colour?.by === 'rgb' ? colour.rgb : 0);
        }
      } else if (depth === 4 && section === 'fills' && solid && name === 'fgColor') {
        grounds[grounds.length - 1] = colourOf(attributes) ?? undefined;
      }
    },
    close() {},
    text() {},
  });
  const palette: Palette = {
    theme: theme === null ? OFFICE_THEME : await readTheme(parts, theme),
    indexed: [...indexed, ...OLD_PALETTE.slice(indexed.length)],
  };
  return cells.map(({ format, font, fill }) => {
    const { struck, colour } = fonts[font] ?? UNKNOWN_FONT;
    const ground = grounds[fill];
    const behind = ground === null ? WHITE : ground === undefined ? null : resolve(ground, palette);
    const hides = (letters: Colour): boolean => {
      const seen = resolve(letters, palette);
      return seen !== null && behind !== null && looksAlike(seen, behind);
    };
    const pale = colour !== null && hides(colour);
    return {
      format: numberFormat(format, codes.get(format)),
      unseen: struck ? 'struck' : pale ? 'pale' : null,
      hides,
    };
  });
}

const DRAWING = ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'];

/** The colours of a theme in the order in which cells count them: white comes before black there. */
async function readTheme(parts: Package, part: string): Promise<number[]> {
  const colours: number[] = [];
  let inScheme = false;
  await readPart(parts, part, 'theme', DRAWING, {
    open(name, { val, lastClr }, depth) {
      if (depth === 2) inScheme = name === 'clrScheme';
      else if (depth === 3 && inScheme) colours.push(0);
      else if (depth === 4 && inScheme) {
        const rgb = name === 'srgbClr' ? val : name === 'sysClr' ? lastClr : undefined;
        if (rgb !== undefined && /^[0-9A-Fa-f]{6}$/.test(rgb)) colours[colours.length - 1] = Number.parseInt(rgb, 16);
      }
    },
    close() {},
    text() {},
  });
  const [dark1 = 0, light1 = WHITE, dark2 = 0, light2 = WHITE, ...accents] = colours;
  return [light1, dark1, light2, dark2, ...accents];
}
