/** What a notice as a picture is drawn with (图片版公示的尺寸): its form and the scale of its type. */
import { type Element, text } from './elements.ts';

export interface Form {
  width: number;
  height: number;
  /** Pixels to a unit: A4 is laid out at half its size. */
  zoom: number;
  edge: number;
  /** The most that the code with its quiet zone takes. */
  codeEdge: number;
  background: string;
  /** A dark band costs a printer too much ink. */
  isDark: boolean;
}

/** The format of a picture with the type sizes at the scale that is being tried. */
export interface Pen {
  px(size: number): number;
  form: Form;
}

export const missing = (words: string, { px }: Pen): Element => text({ fontSize: px(30), lineHeight: 1.4 }, words);
