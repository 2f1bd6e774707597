/**
 * The rendering process: takes the pages that are as they were from the cache, hands the others what they show, runs Astro.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setPageSource } from '../current-pages.ts';
import { routeOf } from '../routes/catalogue.ts';
import { type Page, pageSource, pagesOf } from '../routes/page-source.ts';
import { REPOSITORY, type Site } from '../site.ts';
import { openStore } from './cache/store.ts';
import { readSite } from './made-of.ts';
import { keepPages, type PageCache, takePages } from './page-cache.ts';
import { pageKey, pageMaker } from './page-keys.ts';
import type { Rendered, RenderTask, RenderWord } from './render-pages.ts';
import { faultOf } from './workers.ts';

// Ends with its parent: nobody would take the pages.
process.on('disconnect', () => process.exit(1));
process.once('message', (task: RenderTask) => {
  render(task).then(
    (rendered) => tell({ rendered }, 0),
    (cause: unknown) => tell({ fault: faultOf(cause) }, 1),
  );
});

function tell(word: RenderWord, code: number): void {
  process.send?.(word, () => process.exit(code));
}

async function render({ site: file, folder, taken, root, scope, cache }: RenderTask): Promise<Rendered> {
  const site = await readSite(file);
  const pages = pagesOf(site, scope);
  const store = openStore(cache);
  const from: PageCache | null = cache === null ? null : { store, maker: await pageMaker(site.portal.base) };
  const viewOf = ({ id, params }: Page): unknown => routeOf(id).view(site, params);
  const left = from === null ? { pages, isAll: false } : takePages(from, pages, viewOf, taken);
  await mkdir(folder, { recursive: true });
  if (!left.isAll) {
    const keys = new Map<string, string>();
    setPageSource(
      pageSource(site, left.pages, (page, view) => {
        const key = from && pageKey(from.maker, page, view);
        if (key !== null) keys.set(page.file, key);
      }),
    );
    await runAstro(site, folder, root);
    if (from !== null) await keepPages(from, left.pages, keys, folder);
  }
  return { made: left.pages.length, taken: pages.length - left.pages.length };
}

async function runAstro(site: Site, folder: string, root: string): Promise<void> {
  // Where nothing is to be rendered it isn't loaded.
  const [{ build }, { astroSettings }] = await Promise.all([import('astro'), import('./astro-settings.ts')]);
  await build({
    ...astroSettings({ base: site.portal.base, outDir: folder }),
    root,
    srcDir: path.join(REPOSITORY, 'src'),
    publicDir: path.join(REPOSITORY, 'public'),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
  });
}
