/**
 * 用词说明: every word with its document, linked where a profile in use names it.
 */
import type { Publication } from '../../domain/publication.ts';
import { TERMS, type Term } from '../../wording/glossary.ts';
import { policyPath } from '../common/paths.ts';
import { documentTitles } from '../policies/policy-index.ts';

export interface GlossaryEntry {
  id: string;
  word: string;
  meaning: string;
  document: { title: string; article: string; path: string } | null;
}

export function glossaryView(publication: Publication): GlossaryEntry[] {
  const titles = documentTitles(publication);
  return TERMS.map(({ id, word, meaning, document }: Term) => {
    const title = document && titles.get(document.id);
    return {
      id,
      word,
      meaning,
      document: document && title ? { title, article: document.article, path: policyPath(document.id) } : null,
    };
  });
}
