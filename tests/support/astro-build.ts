/**
 * Publishes the pages of a publication as Astro's own static build does, in a process of its own: what the program of the pages
 * is compared with. Arguments: the file with the publication, the folder for the pages, Astro's root.
 */
import { build } from 'astro';
import { setPageSource } from '../../src/current-pages.ts';
import { buildSettings } from '../../src/publish/astro-settings.ts';
import { readSite } from '../../src/publish/made-of.ts';
import { pageSource, pagesOf } from '../../src/routes/page-source.ts';

const [file, outDir, root] = process.argv.slice(2) as [string, string, string];
const site = await readSite(file);
setPageSource(pageSource(site, pagesOf(site)));
await build(buildSettings({ base: site.portal.base, outDir, root }));
