/** What indexes of words are called (检索索引的名字): by their county (县区), pieces of a large one with a number. */

/** The nth piece, counted from 1. */
export const pieceName = (county: string, number: number): string => `${county}-${number}`;

/** The county of an index, whether it is of all of it or a piece. */
export const countyOfIndex = (index: string): string => index.replace(/-\d+$/, '');
