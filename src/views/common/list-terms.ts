/**
 * On what a place's lists rest (榜单的规定): the basis, how somebody gets off them, and what somebody can do who is named, as
 * the profile of the place says. What no document of it says is told as such.
 */
import { lineage } from '../../domain/governing.ts';
import type { ListClause } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { indexesOf } from './indexes.ts';
import { policyPath } from './paths.ts';

/** A clause with the document it stands in. */
export interface ListClauseView extends ListClause {
  /** Number of the document, or its title where it has none. */
  document: string;
  path: string;
}

export interface ListTerms {
  basis: ListClauseView | null;
  removal: ListClauseView | null;
  remedy: ListClauseView | null;
}

export function listTermsAt(publication: Publication, division: string): ListTerms {
  const profile = indexesOf(publication).profileAt(division);
  const sources = profile === null ? [] : lineage(profile, publication.profiles).flatMap((one) => one.sources);
  const view = (clause: ListClause | null | undefined): ListClauseView | null => {
    const source = clause && sources.find(({ id }) => id === clause.source);
    return source ? { ...clause, document: source.number ?? `《${source.title}》`, path: policyPath(source.id) } : null;
  };
  const lists = profile?.lists;
  return { basis: view(lists?.basis), removal: view(lists?.removal), remedy: view(lists?.remedy) };
}
