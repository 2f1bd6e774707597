/**
 * What was made last (刚做的), kept for a while: whoever goes through a publication place by place asks for the same a few times
 * in a row, and all that was made of a large one would not fit into memory.
 */
import type { Publication } from '../../domain/publication.ts';

/** As `make`, which is asked again only for what isn't among the last `most` of a publication. What it gives is shared: nobody changes it. */
export function latest<T>(
  most: number,
  make: (publication: Publication, code: string) => T,
): (publication: Publication, code: string) => T {
  const all = new WeakMap<Publication, Map<string, T>>();
  return (publication, code) => {
    const known = all.get(publication) ?? new Map<string, T>();
    all.set(publication, known);
    const found = known.get(code);
    const one = found ?? make(publication, code);
    // A map keeps the order in which it was filled.
    if (found !== undefined) known.delete(code);
    known.set(code, one);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return one;
  };
}

/** As many as a county has estates: then its sheets and its pages are made of the same. */
export const OF_A_COUNTY = 512;
