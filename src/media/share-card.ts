/**
 * Lays out a share card (分享图), 1200 × 630: whose site, what the page is about, the figures people came for, as of when.
 */

import type { CardFigure } from '../views/around/card-figures.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardHalf, type CardShare, type CardView } from '../views/around/cards.ts';
import type { Layout } from './draw.ts';
import { column, type Element, fittedSize, row, type Style, text } from './elements.ts';
import { COLOURS, HEI, SONG } from './look.ts';

/** What every picture says of the site it belongs to; a card says its own day. */
export interface PictureFrame {
  siteName: string;
  publisher: string;
  /** 示例数据; null where the data are real. */
  demo: string | null;
}

const EDGE = 56;
const WIDTH = CARD_WIDTH - 2 * EDGE;
const SCALES = [1, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58, 0.5];
/** So many figures have their units beside them; more have them below. */
const FIGURES_IN_LINE = 2;
const FIGURE_SIZES = [96, 84, 72, 62, 52, 44, 36];
const LARGEST = 96;
const LARGEST_OF_FOUR = 62;

export function shareCardLayout(card: CardView, frame: PictureFrame): Layout {
  return {
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    zoom: 1,
    scales: SCALES,
    build: (scale) => build(card, frame, scale),
  };
}

function build(card: CardView, frame: PictureFrame, scale: number): Element {
  const px = (size: number): number => Math.round(size * scale);
  return column(
    { width: CARD_WIDTH, height: CARD_HEIGHT, background: COLOURS.page, color: COLOURS.ink, fontFamily: HEI },
    // The title of the home page is the site's name, which the band need not repeat.
    band(frame, card.title === frame.siteName ? null : frame.siteName),
    column(
      { flexGrow: 1, padding: `${px(34)}px ${EDGE}px 0` },
      card.kicker !== null && text({ fontSize: px(27), color: COLOURS.soft, marginBottom: px(4) }, card.kicker),
      text({ fontFamily: SONG, fontWeight: 700, fontSize: px(titleSize(card.title)), lineHeight: 1.25 }, card.title),
      card.subtitle !== null &&
        text({ fontSize: px(26), color: COLOURS.soft, lineHeight: 1.4, marginTop: px(8) }, card.subtitle),
      column({ height: 3, background: COLOURS.ink, margin: `${px(22)}px 0 ${px(26)}px` }),
      body(card, px),
    ),
    foot(frame, card.dated),
  );
}

const titleSize = (title: string): number =>
  fittedSize(title, WIDTH, [
    [76, 1],
    [66, 1],
    [56, 1],
    [50, 2],
    [44, 3],
  ]);

type Px = (size: number) => number;

function band({ demo }: PictureFrame, siteName: string | null): Element {
  return row(
    { background: COLOURS.ink, alignItems: 'center', padding: `16px ${EDGE}px`, minHeight: 84 },
    text({ fontFamily: SONG, fontWeight: 700, fontSize: 36, color: COLOURS.surface, marginRight: 22 }, '公示栏'),
    siteName !== null &&
      text({ fontSize: 26, color: COLOURS.barSoft, maxWidth: demo === null ? WIDTH - 150 : WIDTH - 450 }, siteName),
    row({ flexGrow: 1 }),
    demo !== null &&
      text({ fontSize: 24, color: COLOURS.late, background: COLOURS.lateWash, padding: '6px 16px' }, demo),
  );
}

function foot({ publisher }: PictureFrame, dated: string | null): Element {
  return row(
    {
      justifyContent: 'space-between',
      alignItems: 'flex-end',
      margin: `0 ${EDGE}px`,
      padding: '14px 0 26px',
      borderTop: `1px solid ${COLOURS.rule}`,
      color: COLOURS.soft,
      fontSize: 24,
    },
    text({ maxWidth: WIDTH - 400 }, publisher),
    dated !== null && text({}, dated),
  );
}

function body({ figures, shares, halves }: CardView, px: Px): Element {
  if (halves.length > 0) return row({ justifyContent: 'space-between' }, ...halves.map((half) => halfBox(half, px)));
  if (shares.length > 0)
    return row(
      { justifyContent: 'space-between' },
      column(
        { width: 400 },
        ...figures.map((figure) => figureBox(figure, { index: 0, width: 400, largest: LARGEST, isInLine: true }, px)),
      ),
      column({ width: WIDTH - 440 }, ...shares.map((share) => shareBox(share, px))),
    );
  if (figures.length === 4 && figures.some(({ label }) => label !== null)) return square(figures, px);
  const width = Math.floor(WIDTH / figures.length);
  const isInLine = figures.length <= FIGURES_IN_LINE;
  // Figures side by side all have the size at which the longest of them fits.
  const largest = isInLine ? LARGEST : Math.min(...figures.map(({ value }) => figureSize(value, width - 60, LARGEST)));
  return row({}, ...figures.map((figure, index) => beside(figure, { index, width, largest, isInLine }, px)));
}

/** Four figures in two lines. */
function square(figures: readonly CardFigure[], px: Px): Element {
  const width = WIDTH / 2;
  const lines = [figures.slice(0, 2), figures.slice(2)];
  return column(
    {},
    ...lines.map((line) =>
      row(
        { marginBottom: px(12) },
        ...line.map((figure, index) => beside(figure, { index, width, largest: LARGEST_OF_FOUR, isInLine: true }, px)),
      ),
    ),
  );
}

interface Space {
  /** Its place in the line. */
  index: number;
  width: number;
  /** Size of the figure. */
  largest: number;
  /** Whether the unit stands beside it. */
  isInLine: boolean;
}

function beside(figure: CardFigure, space: Space, px: Px): Element {
  const { index, width } = space;
  const pad = index === 0 ? 0 : 26;
  const style: Style = index === 0 ? {} : { borderLeft: `1px solid ${COLOURS.rule}` };
  return column(
    { width, paddingLeft: pad, paddingRight: 18, ...style },
    figureBox(figure, { ...space, width: width - pad - 18 }, px),
  );
}

function figureBox(
  { label, value, unit, note, form }: CardFigure,
  { width, largest, isInLine }: Space,
  px: Px,
): Element {
  const unitText = unit === '' ? null : text({ fontSize: px(27), marginTop: isInLine ? 0 : px(4) }, unit);
  const room = isInLine && unit !== '' ? width - 27 * (unit.length + 0.5) : width;
  const shown = valueBox(value, form, { width: room, largest }, px);
  return column(
    { marginBottom: px(14), width },
    label !== null && text({ fontSize: px(25), color: COLOURS.soft, marginBottom: px(4) }, label),
    isInLine
      ? row(
          { alignItems: 'flex-end' },
          shown,
          unitText && column({ marginLeft: px(12), marginBottom: px(form === 'grade' ? 6 : 12) }, unitText),
        )
      : column({}, shown, unitText),
    note !== null && text({ fontSize: px(25), lineHeight: 1.4, color: COLOURS.soft, marginTop: px(4) }, note),
  );
}

function valueBox(
  value: string,
  form: CardFigure['form'],
  { width, largest }: Pick<Space, 'width' | 'largest'>,
  px: Px,
): Element {
  switch (form) {
    case 'red':
    case 'black':
      return row({}, honour(value, form === 'red', px(38)));
    case 'grade':
      return text(
        {
          fontFamily: SONG,
          fontWeight: 700,
          fontSize: px(70),
          lineHeight: 1.2,
          border: `3px solid ${COLOURS.ink}`,
          background: COLOURS.surface,
          padding: `${px(2)}px ${px(24)}px ${px(8)}px`,
        },
        value,
      );
    case 'words':
      return text(
        {
          fontWeight: 700,
          lineHeight: 1.3,
          maxWidth: width,
          fontSize: px(
            fittedSize(value, width, [
              [44, 1],
              [38, 1],
              [34, 2],
              [30, 3],
            ]),
          ),
        },
        value,
      );
    case 'figure':
      return text(
        {
          fontWeight: 700,
          lineHeight: 1.1,
          maxWidth: width,
          fontSize: px(figureSize(value, width, largest)),
        },
        value,
      );
  }
}

function figureSize(value: string, width: number, largest: number): number {
  const sizes = FIGURE_SIZES.filter((size) => size <= largest);
  return fittedSize(value, width, [...sizes.map((size) => [size, 1] as const), [28, 2]]);
}

/** 红榜 in red, 黑榜 in solid ink: the word in a field of its own. */
export function honour(word: string, isRed: boolean, size: number, style: Style = {}): Element {
  return text(
    {
      fontSize: size,
      fontWeight: 700,
      color: COLOURS.surface,
      background: isRed ? COLOURS.honour : COLOURS.ink,
      padding: `${Math.round(size * 0.1)}px ${Math.round(size * 0.45)}px ${Math.round(size * 0.2)}px`,
      ...style,
    },
    word,
  );
}

function shareBox({ name, value, share, tenths }: CardShare, px: Px): Element {
  const width = 240;
  return row(
    { alignItems: 'center', marginBottom: px(15), fontSize: px(26) },
    text({ width: px(170) }, name),
    row(
      { width, height: px(24), background: COLOURS.wash },
      row({ width: Math.round((width * tenths) / 1000), height: px(24), background: COLOURS.accent }),
    ),
    row({ flexGrow: 1 }),
    text({ width: px(110), textAlign: 'right' }, value),
    text({ width: px(112), textAlign: 'right', color: COLOURS.soft }, share),
  );
}

function halfBox({ colour, total, names, more, sentence }: CardHalf, px: Px): Element {
  const width = WIDTH / 2 - 18;
  const size = names.length > 2 ? 28 : 34;
  return column(
    { width },
    row(
      { alignItems: 'center', marginBottom: px(14) },
      honour(colour, colour === '红榜', px(34)),
      total !== '' && text({ fontSize: px(34), fontWeight: 700, marginLeft: px(18) }, total),
    ),
    sentence !== null && text({ fontSize: px(27), lineHeight: 1.4, color: COLOURS.soft }, sentence),
    ...names.map(({ name, since }) =>
      row(
        { marginBottom: px(5), fontSize: px(size), lineHeight: 1.35 },
        text({ maxWidth: since === null ? width : width - px(70) }, name),
        since !== null && text({ marginLeft: px(10), color: COLOURS.soft, fontSize: px(25) }, since),
      ),
    ),
    more !== null && text({ fontSize: px(size), color: COLOURS.soft }, more),
  );
}
