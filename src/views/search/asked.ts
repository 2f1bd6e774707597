/**
 * What is asked in words (提问): the questions of residents with where each is answered, and everyday troubles, as the
 * search box and the finder read them in a browser.
 */
import type { PanelId } from '../../domain/panels.ts';
import type { Meant, SameWords } from '../../wording/phrases.ts';

/** 居民常问的: one of the questions that the site answers. */
export interface Question extends Meant {
  /** The panel of an estate's page that answers it; null where a page of the site does. */
  panel: PanelId | null;
  /** Where it is answered for all estates, and what is there. */
  page: string;
  there: string;
}

/** Rows are tuples, and ways to say it are joined by `;`, so that a telephone loads little. */
export interface AskedWords {
  questions: readonly (readonly [
    id: string,
    title: string,
    says: string,
    panel: PanelId | null,
    page: string,
    there: string,
  ])[];
  troubles: readonly (readonly [id: string, title: string, says: string])[];
  same: SameWords;
}
