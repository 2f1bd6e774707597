/**
 * A sentence as pieces (句子的片段): plain words, with what weighs more carried as data, so that each surface can set it in
 * its own way and none has to find it in the words.
 */

export interface Piece {
  text: string;
  /** The figure that people came for. */
  isFigure?: true;
  /** What is late or out of line. */
  isLate?: true;
  /** A figure with its unit, which no line may part. */
  isWhole?: true;
  /** What a tap opens: a number to call. */
  href?: string;
}

export type Words = readonly Piece[];

export const figure = (text: string): Piece => ({ text, isFigure: true });
export const late = (text: string): Piece => ({ text, isLate: true });
export const whole = (text: string): Piece => ({ text, isWhole: true });

/** A sentence from a template; what is set into it keeps its weight. */
export function words(parts: TemplateStringsArray, ...set: readonly (string | Piece | Words)[]): Words {
  const found: Piece[] = [];
  const add = (piece: Piece): void => {
    const last = found.at(-1);
    if (piece.text === '') return;
    if (last && isPlain(last) && isPlain(piece)) found[found.length - 1] = { text: last.text + piece.text };
    else found.push(piece);
  };
  for (const [at, part] of parts.entries()) {
    add({ text: part });
    const next = set[at];
    if (next === undefined) continue;
    if (typeof next === 'string') add({ text: next });
    else for (const piece of 'text' in next ? [next] : next) add(piece);
  }
  return found;
}

const isPlain = (piece: Piece): boolean => Object.keys(piece).length === 1;

export const textOf = (pieces: Words): string => pieces.map(({ text }) => text).join('');
