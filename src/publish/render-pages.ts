/**
 * Renders every page of a publication into a folder, with Astro, in this process.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setCurrentSite } from '../current-site.ts';
import type { Publication } from '../domain/publication.ts';
import { REPOSITORY } from '../site.ts';
import { isAnotherAlive } from './process.ts';

/** Astro keeps its bundles below its root: each build has one of its own, so that builds may run side by side. */
const ROOTS = path.join(REPOSITORY, '.cache', 'astro');

let builds = 0;

/** Writes the pages below `folder`. A page that can't be rendered throws: it is a bug. */
export async function renderPages(publication: Publication, folder: string): Promise<void> {
  // Nothing may be asked of another host, at build time either; and React is either wholly for production or breaks.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const root = path.join(ROOTS, `${process.pid}-${++builds}`);
  await removeAbandonedRoots();
  await mkdir(root, { recursive: true });
  setCurrentSite(publication);
  try {
    const [{ build }, { astroSettings }] = await Promise.all([import('astro'), import('./astro-settings.ts')]);
    await build({
      ...astroSettings({ base: publication.portal.base, outDir: path.resolve(folder) }),
      root,
      srcDir: path.join(REPOSITORY, 'src'),
      publicDir: path.join(REPOSITORY, 'public'),
      configFile: false,
      logLevel: 'error',
      mode: 'production',
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
    await rm(root, { recursive: true, force: true });
  }
}

/** Roots of builds that were killed. */
async function removeAbandonedRoots(): Promise<void> {
  const names = await readdir(ROOTS).catch(() => []);
  for (const name of names) {
    const pid = Number(name.split('-')[0]);
    if (pid !== process.pid && !isAnotherAlive(pid)) await rm(path.join(ROOTS, name), { recursive: true, force: true });
  }
}
