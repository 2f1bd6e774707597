/**
 * Hands the publication from the command that read it to the pages that show it.
 *
 * Astro bundles pages into modules of their own, which share nothing with the process that started the build but its
 * global object; so the publication is stored there.
 */
import type { Publication } from './domain/publication.ts';

const KEY = Symbol.for('gongshilan.publication');

export function setCurrentSite(publication: Publication): void {
  (globalThis as Record<symbol, unknown>)[KEY] = publication;
}

/** The publication being built. Throws where a page is rendered outside a build. */
export function currentSite(): Publication {
  const publication = (globalThis as Record<symbol, unknown>)[KEY] as Publication | undefined;
  if (!publication) throw new Error('no publication: pages are built by `npm run build` or `npm start`');
  return publication;
}
