/**
 * The type area of every form (版心): how many millimetres stay empty at the edges of its pages. Templates set them, and
 * what is read back is held against them.
 */
import type { Sheet } from '../sheets/sheet.ts';

export interface Margins {
  /** At the left and at the right. */
  x: number;
  top: number;
  bottom: number;
}

export const MARGINS = {
  board: { x: 14, top: 16, bottom: 15 },
  poster: { x: 17, top: 20, bottom: 18 },
  statement: { x: 20, top: 22, bottom: 20 },
  /** As GB/T 9704 has it: 28 at the inside, 26 at the outside. */
  official: { x: 26, top: 37, bottom: 35 },
  urgent: { x: 18, top: 16, bottom: 16 },
  placard: { x: 18, top: 16, bottom: 16 },
  stickers: { x: 14, top: 16, bottom: 12 },
} satisfies Record<string, Margins>;

/** Whether words run in two columns: on a board in A3. */
export const isPoster = ({ form, paper }: Pick<Sheet, 'form' | 'paper'>): boolean => form === 'board' && paper === 'a3';

export const marginsOf = (sheet: Pick<Sheet, 'form' | 'paper'>): Margins =>
  MARGINS[isPoster(sheet) ? 'poster' : sheet.form];
