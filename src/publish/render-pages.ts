/**
 * Renders every page of a publication into a folder, with Astro, in this process.
 */
import path from 'node:path';
import type { Publication } from '../domain/publication.ts';
import { setCurrentSite } from '../current-site.ts';
import { REPOSITORY } from '../site.ts';
import { astroSettings } from './astro-settings.ts';

/** Writes the pages below `folder`. A page that can't be rendered throws: it is a bug. */
export async function renderPages(publication: Publication, folder: string): Promise<void> {
  // Nothing may be asked of another host, at build time either.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  setCurrentSite(publication);
  const { build } = await import('astro');
  await build({
    ...astroSettings({ base: publication.portal.base, outDir: path.resolve(folder) }),
    root: REPOSITORY,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
  });
}
