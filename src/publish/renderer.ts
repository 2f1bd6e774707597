/**
 * The rendering process: takes the publication, hands it to the pages, runs Astro.
 */
import path from 'node:path';
import { build } from 'astro';
import { setPageSource } from '../current-pages.ts';
import { pageSource, pagesOf } from '../routes/page-source.ts';
import { REPOSITORY } from '../site.ts';
import { astroSettings } from './astro-settings.ts';
import { readSite } from './made-of.ts';
import type { RenderTask } from './render-pages.ts';
import { faultOf } from './workers.ts';

// Ends with its parent: nobody would take the pages.
process.on('disconnect', () => process.exit(1));
process.once('message', (task: RenderTask) => {
  render(task).then(
    () => process.exit(0),
    (cause: unknown) => {
      process.send?.(faultOf(cause), () => process.exit(1));
    },
  );
});

async function render({ site: file, folder, root, scope }: RenderTask): Promise<void> {
  const site = await readSite(file);
  setPageSource(pageSource(site, pagesOf(site, scope)));
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
