/**
 * An estate's money as one household's part of it (每户折算).
 */
import type { Fen } from '../../domain/records.ts';

/** In fen, half up. `households` is above 0. */
export function perHousehold(fen: Fen, households: number): Fen {
  return Math.floor((2 * fen + households) / (2 * households));
}
