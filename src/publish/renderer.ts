/**
 * The rendering process: reads the content, hands it to the pages, runs Astro, says what it read.
 */
import path from 'node:path';
import { build } from 'astro';
import { setCurrentSite } from '../current-site.ts';
import { loadContent, makeSite, REPOSITORY } from '../site.ts';
import { astroSettings } from './astro-settings.ts';
import type { RenderAnswer, RenderTask } from './render-pages.ts';

// Ends with its parent: nobody would take the pages.
process.on('disconnect', () => process.exit(1));
process.once('message', (task: RenderTask) => {
  render(task).then(
    (answer) => process.send?.(answer, () => process.exit(0)),
    (cause: unknown) => {
      console.error(cause);
      process.exit(1);
    },
  );
});

async function render({ origin, folder, root }: RenderTask): Promise<RenderAnswer> {
  const site = await makeSite(await loadContent(origin.folder, origin), origin);
  setCurrentSite(site);
  await build({
    ...astroSettings({ base: site.portal.base, outDir: folder }),
    root,
    srcDir: path.join(REPOSITORY, 'src'),
    publicDir: path.join(REPOSITORY, 'public'),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
  });
  return { release: site.release.id };
}
