/**
 * Fractions (分数) of integers, compared and halved exactly: two estates tie only where they are equal.
 */
export interface Fraction {
  part: bigint;
  /** Above 0. */
  whole: bigint;
}

/** `whole` is an integer above 0. */
export function fraction(part: number, whole: number): Fraction {
  return { part: BigInt(part), whole: BigInt(whole) };
}

export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [a.part * b.whole, b.part * a.whole];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** To a whole number, half up. */
export function toInteger({ part, whole }: Fraction): number {
  const doubled = 2n * part + whole;
  const by = 2n * whole;
  const cut = doubled / by;
  // BigInt division cuts towards zero, so below zero one more has to be taken off.
  return Number(doubled < 0n && doubled % by !== 0n ? cut - 1n : cut);
}

/**
 * The median of values in rising order; of an even number of values the mean of the middle two. Needs one value at
 * least.
 */
export function median(rising: readonly Fraction[]): Fraction {
  const upper = rising[Math.floor(rising.length / 2)] as Fraction;
  if (rising.length % 2 === 1) return upper;
  const lower = rising[rising.length / 2 - 1] as Fraction;
  return { part: lower.part * upper.whole + upper.part * lower.whole, whole: 2n * lower.whole * upper.whole };
}

/** How many of the values in rising order lie below one. */
export function countBelow(rising: readonly Fraction[], value: Fraction): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (compareFractions(rising[middle] as Fraction, value) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
