/**
 * Renders every page of a publication into a folder, with Astro, in a process of its own.
 *
 * It has a process of its own, because Astro and its bundler occupy hundreds of megabytes which the search index needs
 * afterwards. It gets the publication through a file, so that content is read once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY, type Site } from '../site.ts';
import { writeSite } from './made-of.ts';
import { isAnotherAlive } from './process.ts';

/** The task of the rendering process. */
export interface RenderTask {
  /** The file with the publication. */
  site: string;
  /** Where the pages go. */
  folder: string;
  /** Astro's root and working folder: each build has one of its own, so that builds may run side by side. */
  root: string;
}

const ROOTS = path.join(REPOSITORY, '.cache', 'astro');
const RENDERER = fileURLToPath(new URL('./renderer.ts', import.meta.url));

let builds = 0;

/** Writes the pages below `folder`. A page that can't be rendered throws: it is a bug. */
export async function renderPages(site: Site, folder: string): Promise<void> {
  await removeAbandonedRoots();
  const root = path.join(ROOTS, `${process.pid}-${++builds}`);
  await mkdir(root, { recursive: true });
  try {
    const file = path.join(root, 'publication');
    await writeSite(file, site);
    const child = fork(RENDERER, [], {
      // Where the output lies outside, Astro keeps its bundles in the working folder.
      cwd: root,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {
        ...withoutViteNames(process.env),
        // Without `production` React would be built in part for development; telemetry would ask another host.
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await ask(child, { site: file, folder: path.resolve(folder), root });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Vite takes these from the environment before its own settings: a stray BASE_URL would bend every link. */
const VITE_NAMES = new Set(['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR']);

function withoutViteNames(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !VITE_NAMES.has(name)));
}

function ask(child: ChildProcess, task: RenderTask): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the pages could not be rendered (${signal ?? `exit ${code}`})`));
    });
    child.send(task);
  });
}

/** Roots of builds that were killed. */
async function removeAbandonedRoots(): Promise<void> {
  for (const name of await readdir(ROOTS).catch(() => [])) {
    const pid = Number(name.split('-')[0]);
    if (pid !== process.pid && !isAnotherAlive(pid)) await rm(path.join(ROOTS, name), { recursive: true, force: true });
  }
}
