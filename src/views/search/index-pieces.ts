/**
 * Which index of words an estate's page is in (检索分片): that of its county (县区) or, where the county is large, one of several by its
 * streets. So no index grows without end, and each can be made by whoever has these streets alone. What else is about the county
 * is in an index by the county's code.
 */
import type { Publication } from '../../domain/publication.ts';
import { directoryOf, estatesByStreet } from '../common/directory.ts';
import { pieceName } from './index-names.ts';

/** So many estates are in one index, if no street has more. */
const ESTATES_MAX = 1000;

/** A county's streets, those that stand together in one index after one another; all of them where the county is small. */
export function piecesOf<Street extends { estates: readonly unknown[] }>(streets: readonly Street[]): Street[][] {
  const pieces: { streets: Street[]; estates: number }[] = [];
  for (const street of streets) {
    const size = street.estates.length;
    const last = pieces.at(-1);
    if (last && last.estates + size <= ESTATES_MAX) {
      last.streets.push(street);
      last.estates += size;
    } else pieces.push({ streets: [street], estates: size });
  }
  return pieces.map((piece) => piece.streets);
}

/** By estate, its index: the county's code, in a large county with the number of the piece behind it. */
export function searchPieces(publication: Publication): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const county of directoryOf(publication).counties) {
    const pieces = piecesOf(estatesByStreet(county));
    for (const [at, streets] of pieces.entries())
      for (const { estates } of streets)
        for (const { code } of estates)
          index.set(code, pieces.length > 1 ? pieceName(county.code, at + 1) : county.code);
  }
  return index;
}

const ESTATE_PAGE = /^estates\/([^/]+)\/index\.html$/;

/** Names the index of a page by its file and its county; null for that of what is about no county. */
export function indexOfPages(
  publication: Publication,
): (page: { path: string; county: string | null }) => string | null {
  const pieces = searchPieces(publication);
  return ({ path, county }) => pieces.get(ESTATE_PAGE.exec(path)?.[1] ?? '') ?? county;
}
