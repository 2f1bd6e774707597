/**
 * On what a place's lists rest (榜单的规定): the basis, how somebody gets off them, and what somebody can do who is named, as
 * the profile of the place says. Only documents in force count, and what none of them says is not told.
 */
import { lineage } from '../../domain/governing.ts';
import type { ListClause } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { documentText } from '../../wording/lists.ts';
import { indexesOf } from './indexes.ts';
import { policyPath } from './paths.ts';

/** A clause with the document it stands in. */
export interface ListClauseView extends ListClause {
  /** 《title》（文号） */
  document: string;
  path: string;
}

export interface ListTerms {
  basis: ListClauseView | null;
  removal: ListClauseView | null;
  remedy: ListClauseView | null;
}

export function listTermsAt(publication: Publication, division: string): ListTerms {
  const { asOf } = publication.release;
  const profile = indexesOf(publication).profileAt(division);
  const sources = profile === null ? [] : lineage(profile, publication.profiles).flatMap((one) => one.sources);
  const view = (clause: ListClause | null | undefined): ListClauseView | null => {
    if (!clause) return null;
    const source = sources.find(({ id }) => id === clause.source);
    if (source?.force !== 'in-force' || (source.date ?? asOf) > asOf) return null;
    return { ...clause, document: documentText(source), path: policyPath(source.id) };
  };
  const lists = profile?.lists;
  return { basis: view(lists?.basis), removal: view(lists?.removal), remedy: view(lists?.remedy) };
}
