/**
 * A county in a few figures (县区概况): its estates, the firms that serve them, how many estates tell all, and how many have
 * done all.
 *
 * The county's page and its share card both take their figures from here.
 */
import type { ByKind } from '../../domain/duty-kind.ts';
import type { Publication } from '../../domain/publication.ts';
import { currentContract } from '../common/contracts.ts';
import { directoryOf, estatesByStreet } from '../common/directory.ts';
import { indexesOf } from '../common/indexes.ts';
import { unsuppliedAt } from '../common/sourcing.ts';
import { type KindCounts, matrixPageView } from './audit-matrix.ts';

export interface CountyFigures {
  estates: number;
  /** Firms with a contract in force; null where there is no table of contracts. */
  firms: number | null;
  /** Its estates by what their duties of each kind come to. */
  kinds: ByKind<KindCounts>;
  /** The county's matrix. */
  auditPath: string;
}

/** Throws for a code that is not a county of the publication. */
export function countyFigures(publication: Publication, code: string): CountyFigures {
  const county = directoryOf(publication).byCode.get(code);
  if (!county) throw new Error(`no such county: ${code}`);
  const indexes = indexesOf(publication);
  const firms = new Set(
    estatesByStreet(county).flatMap(({ estates }) =>
      estates.flatMap((estate) => currentContract(indexes, estate.code)?.firm ?? []),
    ),
  );
  const [first] = estatesByStreet(county).flatMap(({ estates }) => estates);
  const isSupplied =
    first === undefined
      ? indexes.supply.has('contract')
      : unsuppliedAt({ indexes, estate: first }, 'contract') === null;
  const { kinds, path } = matrixPageView(publication, code, 1).county;
  return {
    estates: county.count,
    firms: isSupplied ? firms.size : null,
    kinds,
    auditPath: path,
  };
}
