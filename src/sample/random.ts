/**
 * Chance for the generated city: a small seeded generator, one independent stream per purpose.
 *
 * Free of `Math.random` and of the clock: the same seed and path give the same numbers on every machine.
 * A table draws from streams of its own, so that changing one table does not shift the others.
 */

export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number;
  /** A number in [min, max). */
  real(min: number, max: number): number;
  /** True with the given probability (0 never, 1 always). */
  chance(probability: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** The stream of numbers of one purpose, such as `random(seed, 'lift', 12)`. */
export function random(seed: string, ...path: readonly (string | number)[]): Random {
  const next = sfc32(hash128([seed, ...path].join('\u0000')));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    real: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
  };
}

/** The element at an index that must exist; anything else is a bug of the caller. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Error(`no element ${index} in a list of ${list.length}`);
  return list[index] as T;
}

/** Puts a list into a random order, in place, and hands it back (Fisher–Yates). */
export function shuffle<T>(list: T[], chance: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = chance.int(0, i);
    const kept = at(list, i);
    list[i] = at(list, j);
    list[j] = kept;
  }
  return list;
}

/** Up to `count` different elements of a list, in random order. */
export function sample<T>(list: readonly T[], count: number, chance: Random): T[] {
  return shuffle([...list], chance).slice(0, Math.max(0, count));
}

/**
 * A count of rare, independent happenings with the given mean (Poisson, by Knuth's product).
 *
 * Meant for means up to about 30; the time it takes grows with the mean.
 */
export function poisson(mean: number, chance: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance.next(); product > limit; product *= chance.next()) count++;
  return count;
}

type Words = readonly [number, number, number, number];

/** Four 32-bit words that depend on every character of the text (cyrb128). */
function hash128(text: string): Words {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Chris Doty-Humphrey's small fast counting generator, warmed up. */
function sfc32(words: Words): () => number {
  let [a, b, c, d] = words;
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
