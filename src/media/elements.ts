/**
 * What pictures are built of (图片元素): boxes and texts as satori takes them, plain values without React.
 *
 * Every box is a flex box; a text breaks between characters and, where it must, inside a long word.
 */

export type Style = Readonly<Record<string, string | number>>;

export interface Element {
  type: string;
  /** The words of a text, by which the tests and the drawer find where it was placed. */
  key: string | null;
  props: { style?: Style; children?: (Element | string)[]; src?: string; width?: number; height?: number };
}

type Child = Element | null | false;

/** Children beside each other. */
export function row(style: Style, ...children: readonly Child[]): Element {
  return element({ boxSizing: 'border-box', display: 'flex', flexDirection: 'row', flexShrink: 0, ...style }, children);
}

/** Children below each other. */
export function column(style: Style, ...children: readonly Child[]): Element {
  return element(
    { boxSizing: 'border-box', display: 'flex', flexDirection: 'column', flexShrink: 0, ...style },
    children,
  );
}

export function text(style: Style, words: string): Element {
  return {
    type: 'div',
    key: words,
    props: {
      style: { boxSizing: 'border-box', display: 'block', wordBreak: 'break-word', flexShrink: 0, ...style },
      children: [words],
    },
  };
}

export function image(svg: string, edge: number): Element {
  return {
    type: 'img',
    key: null,
    props: { src: `data:image/svg+xml;base64,${btoa(svg)}`, width: edge, height: edge },
  };
}

function element(style: Style, children: readonly Child[]): Element {
  const present = children.filter((child): child is Element => child !== null && child !== false);
  return { type: 'div', key: null, props: { style, ...(present.length === 0 ? {} : { children: present }) } };
}

/** How wide a text is in its own letters' height: a Chinese character is one, a Latin letter or a digit at most 0.64. */
export function widthInEm(words: string): number {
  let width = 0;
  for (const character of words) width += (character.codePointAt(0) as number) < 0x2000 ? 0.64 : 1;
  return width;
}

/** The largest of some sizes, largest first, at which a text takes at most so many lines; the smallest where none does. */
export function fittedSize(
  words: string,
  width: number,
  sizes: readonly (readonly [size: number, lines: number])[],
): number {
  const em = widthInEm(words);
  // A character that does not fit on its line any more begins the next one.
  const fits = sizes.find(
    ([size, lines]) => em <= (lines === 1 ? width / size : lines * (Math.floor(width / size) - 1)),
  );
  return (fits ?? sizes.at(-1) ?? [16])[0];
}
