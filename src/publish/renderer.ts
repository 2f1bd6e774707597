/**
 * The rendering process: takes the pages that are as they were from the cache, hands the others what they show, renders them.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setPageSource } from '../current-pages.ts';
import { routeOf } from '../routes/catalogue.ts';
import { type Page, pagesByPlace, sourceOf } from '../routes/page-source.ts';
import type { PageScope } from '../routes/route.ts';
import type { Site } from '../site.ts';
import { openStore } from './cache/store.ts';
import { placeOf } from './files.ts';
import { readSite } from './made-of.ts';
import { keepPages, type PageCache, takePages } from './page-cache.ts';
import { pageKey, pageMaker } from './page-keys.ts';
import { openProgram } from './page-program.ts';
import { readViews } from './page-views.ts';
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

async function render({ of, folder, taken, root, scope, cache }: RenderTask): Promise<Rendered> {
  const { base, pages, viewOf } = 'views' in of ? withViews(of) : ofSite(await readSite(of.site), scope);
  const store = openStore(cache);
  const maker = await pageMaker(base);
  const from: PageCache | null = cache === null ? null : { store, maker };
  const left =
    from === null ? { pages: [...pages], taken: new Map(), isAll: false } : takePages(from, pages, viewOf, taken);
  await mkdir(folder, { recursive: true });
  if (!left.isAll) {
    const keys = new Map<string, string>();
    const renderPage = await openProgram({ base, maker, root, folder });
    setPageSource(
      sourceOf(left.pages, viewOf, (page, view) => {
        const key = from && pageKey(from.maker, page, view);
        if (key !== null) keys.set(page.file, key);
      }),
    );
    for (const page of left.pages) await write(placeOf(folder, page.file), await renderPage(page));
    if (from !== null) await keepPages(from, left.pages, keys, folder);
  }
  return { made: left.pages.length, taken: left.taken };
}

/** What is rendered. */
interface ToRender {
  base: string;
  pages: Iterable<Page>;
  viewOf: (page: Page) => unknown;
}

function ofSite(site: Site, scope: PageScope | null): ToRender {
  const viewOf = ({ id, params }: Page): unknown => routeOf(id).view(site, params);
  return { base: site.portal.base, pages: pagesByPlace(site, scope), viewOf };
}

function withViews({ views, base }: { views: string; base: string }): ToRender {
  const all = readViews(views);
  const byFile = new Map(all.map(({ page, view }) => [page.file, view]));
  return { base, pages: all.map(({ page }) => page), viewOf: ({ file }) => byFile.get(file) };
}

async function write(file: string, content: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
