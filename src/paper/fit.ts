/**
 * Finds the scale at which a sheet fills its pages (配合版面): a last page with little on it is saved by smaller spaces, and room
 * that is left over goes to the letters.
 *
 * Each layout of a whole sheet takes most of the time that setting it takes. What the sheet needs is reckoned first, so that
 * mostly the first layout is the one that is kept; where it was reckoned wrong, scales are tried from 1 on.
 */
import type { Form, Sheet } from '../sheets/sheet.ts';
import { isPoster } from './margins.ts';
import { type Reckoned, reckoned } from './reckon.ts';

interface Sizing {
  /** A last page that is filled up to here at most is saved, if one of these smaller scales can. */
  filled: number;
  smaller: readonly number[];
  /** Room that is left over goes to the letters, up to this scale. */
  largest: number;
  /** Of what is only reckoned to be left over. */
  taken: readonly number[];
  /** By so much of a page less is needed with smaller spaces, since less is left empty where pages end. */
  closer: number;
}

/** 字号: below 1 a scale takes from the spaces alone. A form is read from the hand, so its spaces may be smaller. */
const SIZING: Partial<Record<Form, Sizing>> = {
  board: { filled: 0.4, smaller: [0.85, 0.7], largest: 1.2, taken: [0.75, 0.4], closer: 0.1 },
  statement: { filled: 0.45, smaller: [0.8, 0.6, 0.5], largest: 1.2, taken: [0.9, 0.6], closer: 0 },
};
/** A poster is read from farther off. */
const POSTER_LARGEST = 1.5;
/** Of the room that is left over: where all of it is too much, since larger lines end elsewhere, a part. */
const TAKEN = [1, 0.6];
/** Less is not seen. */
const LEAST_GAIN = 1.02;
/** By so much of a page spaces may be reckoned wrong, and a whole sheet. */
const SURE = 0.04;
const MAYBE = 0.05;

/** A sheet that is laid out at a scale: on how many pages, and how full the last of them is, of 1. */
export interface Laid {
  scale: number;
  pages: number;
  filled: number;
}

/** Lays a sheet out at a scale. One that `isMeasured` has the largest of the sizes of its form that fits. */
export type Lay<L extends Laid> = (scale: number, isMeasured?: boolean) => L;

export function fitting<L extends Laid>(sheet: Sheet, lay: Lay<L>): L {
  const sizing = SIZING[sheet.form];
  if (!sizing) {
    const laid = lay(1);
    return sheet.form === 'placard' && laid.pages > 1 ? lay(1, true) : laid;
  }
  const need = reckoned(sheet);
  const { found, usual } = need ? guessed(sheet, sizing, need, lay) : { found: null, usual: null };
  return found ?? searched(sheet, sizing, usual ?? lay(1), lay);
}

/** Lays it out as it is reckoned to fit. What was laid out at 1 on the way is told, so that nothing is laid out twice. */
function guessed<L extends Laid>(
  sheet: Sheet,
  sizing: Sizing,
  need: Reckoned,
  lay: Lay<L>,
): { found: L | null; usual: L | null } {
  const pages = Math.ceil(need.height / need.page);
  const filled = need.height / need.page - (pages - 1);
  const isSaving = pages > 1 && filled <= sizing.filled + MAYBE;
  const saved = isSaving ? saving(sizing, need, pages - 1, lay) : null;
  if (saved) return { found: saved, usual: null };
  for (const scale of [...largerScales(sheet, sizing, { pages, filled, taken: sizing.taken }), 1]) {
    const laid = lay(scale);
    const usual = scale === 1 ? laid : null;
    const couldSave = !isSaving && laid.pages > 1 && laid.filled <= sizing.filled;
    if (laid.pages <= pages || usual) return { found: laid.pages > pages || couldSave ? null : laid, usual };
  }
  return { found: null, usual: null };
}

/** With smaller spaces on so many pages; null where none of them is small enough. */
function saving<L extends Laid>(
  { smaller, closer }: Sizing,
  { height, spaces, page }: Reckoned,
  pages: number,
  lay: Lay<L>,
): L | null {
  const first = smaller.findIndex((scale) => (height - spaces * (1 - scale)) / page - closer <= pages);
  const tried = smaller.slice(first);
  for (const scale of tried) {
    const laid = lay(scale);
    if (laid.pages > pages) continue;
    // From what is laid out it is known how much larger spaces may be.
    const left = 1 - laid.filled - SURE;
    const larger = [1, ...smaller].filter((other) => other > scale && !tried.includes(other));
    const better = larger.find((other) => ((other - scale) * spaces) / page <= left);
    const other = better === undefined ? laid : lay(better);
    return other.pages <= laid.pages ? other : laid;
  }
  return null;
}

/** What fits best, tried out. */
function searched<L extends Laid>(sheet: Sheet, sizing: Sizing, usual: L, lay: Lay<L>): L {
  const { pages, filled } = usual;
  const tried = (scales: readonly number[], most: number): L | null => {
    for (const scale of scales) {
      const other = lay(scale);
      if (other.pages <= most) return other;
    }
    return null;
  };
  const saving = pages > 1 && filled <= sizing.filled ? tried(sizing.smaller, pages - 1) : null;
  return saving ?? tried(largerScales(sheet, sizing, { pages, filled, taken: TAKEN }), pages) ?? usual;
}

/**
 * Scales at which a sheet may still have as many pages as at 1, so that no page and no column stays half empty. Letters
 * take room in both directions.
 */
function largerScales(
  sheet: Sheet,
  { largest }: Sizing,
  { pages, filled, taken }: { pages: number; filled: number; taken: readonly number[] },
): number[] {
  // Of a longer form the end, where one signs, would come apart.
  if (sheet.form === 'statement' && pages > 1) return [];
  const most = Math.min(isPoster(sheet) ? POSTER_LARGEST : largest, Math.sqrt(pages / (pages - 1 + filled)));
  return taken.map((share) => Math.floor((1 + (most - 1) * share) * 100) / 100).filter((scale) => scale >= LEAST_GAIN);
}
