/**
 * Sharing out a whole number in given proportions, exactly.
 *
 * Pure arithmetic; the city of any size takes Jincheng's proportions through it.
 */
import { at } from './random.ts';

/**
 * Splits `total` by weights with the largest remainders (最大余额法).
 *
 * The parts are whole, sum to `total`, and equal the weights when `total` is their sum.
 * Equal remainders go to the earlier part.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (let i = 0; i < missing; i++) {
    const { index } = at(byRemainder, i % byRemainder.length);
    parts[index] = at(parts, index) + 1;
  }
  return parts;
}
