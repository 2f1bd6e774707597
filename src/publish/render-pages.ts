/**
 * Renders every page of a publication into a folder, with Astro, in a process of its own.
 *
 * It has a process of its own, because Astro and its bundler occupy hundreds of megabytes which the search index needs
 * afterwards, and because a program of pages that was loaded stays. It gets the publication through a file, so that content is read once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../repository.ts';
import type { PageScope } from '../routes/route.ts';
import type { Site } from '../site.ts';
import type { Sum } from './cache/give.ts';
import type { CachePlace } from './cache/place.ts';
import { moveInto } from './files.ts';
import { onInterrupt } from './interrupt.ts';
import type { PageRead } from './list-outputs.ts';
import { writeSite } from './made-of.ts';
import { mark, markerOf, removeInWork } from './own-folder.ts';
import { asOwner, isRunning, stateOf, thisProcess } from './owner.ts';
import { type PageWithView, writeViews } from './page-views.ts';
import { asError, type Fault } from './workers.ts';

/** The task of the rendering process. */
export interface RenderTask {
  /** The file with the publication, or the one with what its pages show. */
  of: { site: string } | { views: string; base: string };
  /** Where the pages go: in the root, since Astro moves files there that it has bundled in its working folder. */
  folder: string;
  /** Astro's root and working folder: each build has one of its own, so that builds may run side by side. */
  root: string;
  /** Where pages go that are taken from the cache. */
  taken: string;
  /** The part of the site to render; null for all of it. */
  scope: PageScope | null;
  /** Where pages lie that were rendered before; null without. */
  cache: CachePlace | null;
}

/** How many pages were rendered, and what is known of those that were taken as they were, by their files. */
export interface Rendered {
  made: number;
  taken: ReadonlyMap<string, Sum & PageRead>;
}

/** What the rendering process says last. */
export type RenderWord = { rendered: Rendered } | { fault: Fault };

export interface RenderOptions {
  scope?: PageScope | null;
  cache?: CachePlace | null;
  /** Flags of the process besides. */
  flags?: readonly string[];
  /** Told when the rendering process has been asked: from then on this one is free for other work. */
  begun?: () => void;
}

const ROOTS = path.join(REPOSITORY, '.cache', 'astro');
/** What stands in a root's marker. */
const MADE = 'pages';
const RENDERER = fileURLToPath(new URL('./renderer.ts', import.meta.url));

/** Roots of processes of which nobody can tell whether they run are kept so long. */
const ABANDONED_MS = 86_400_000;

/** Pages that are rendered by what they show, without the publication. */
export interface ShownPages {
  base: string;
  pages: Iterable<PageWithView>;
}

/**
 * Writes the pages below `folder`, or those of a part of the site, with all that they load; what is in the cache and still right is
 * taken. The publication may lie in a file already, or be known by what pages show. A page that can't be rendered throws: it
 * is a bug.
 */
export async function renderPages(
  site: Site | { file: string } | ShownPages,
  folder: string,
  { scope = null, cache = null, flags = [], begun = () => {} }: RenderOptions = {},
): Promise<Rendered> {
  await removeAbandonedRoots();
  const root = path.join(ROOTS, randomUUID());
  const takeBack = onInterrupt(() => removeInWork(root));
  try {
    await mkdir(root, { recursive: true });
    await mark(root, { gongshilan: MADE, owner: thisProcess() });
    const of = await handedOn(site, path.join(root, 'publication'));
    const child = fork(RENDERER, [], {
      cwd: root,
      // Sets of places are told to it.
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', ...flags],
      env: astroEnvironment(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const pages = path.join(root, 'pages');
    const answer = ask(child, { of, folder: pages, taken: folder, root, scope, cache });
    begun();
    const rendered = await answer;
    await moveInto(pages, folder);
    return rendered;
  } finally {
    await removeInWork(root);
    takeBack();
  }
}

/** What the process is told to render, written to `file` where it isn't in one. */
async function handedOn(site: Site | { file: string } | ShownPages, file: string): Promise<RenderTask['of']> {
  if ('file' in site) return { site: site.file };
  if ('pages' in site) {
    await writeViews(file, site.pages);
    return { views: file, base: site.base };
  }
  await writeSite(file, site);
  return { site: file };
}

/** Vite takes these from the environment before its own settings: a stray BASE_URL would bend every link. */
const VITE_NAMES = new Set(['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR']);

/** In what environment Astro runs. */
export const astroEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !VITE_NAMES.has(name))),
  // Without `production` React would be built in part for development; telemetry would ask another host.
  NODE_ENV: 'production',
  ASTRO_TELEMETRY_DISABLED: '1',
});

function ask(child: ChildProcess, task: RenderTask): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const takeBack = onInterrupt(async () => {
      if (child.kill('SIGKILL')) await new Promise((ended) => child.once('exit', ended));
    });
    let word: RenderWord | null = null;
    child.on('message', (told) => {
      word = told as RenderWord;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      takeBack();
      if (word !== null && 'fault' in word) reject(asError(word.fault));
      else if (code === 0 && word !== null) resolve(word.rendered);
      else reject(new Error(`the pages could not be rendered (${signal ?? `exit ${code}`})`));
    });
    child.send(task);
  });
}

/** Roots of builds that were killed. */
async function removeAbandonedRoots(): Promise<void> {
  for (const name of await readdir(ROOTS).catch(() => []))
    if (await isAbandoned(path.join(ROOTS, name))) await removeInWork(path.join(ROOTS, name));
}

async function isAbandoned(root: string): Promise<boolean> {
  const marker = await markerOf(root);
  if (marker === null) {
    // Version 0.5.0 named them by the number of their process.
    const pid = /^(\d+)-\d+$/.exec(path.basename(root))?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  }
  const owner = asOwner(marker.owner);
  if (marker.gongshilan !== MADE || owner === null) return false;
  const state = stateOf(owner);
  const made = await stat(root).catch(() => null);
  return state === 'ended' || (state === 'unknown' && made !== null && Date.now() - made.mtimeMs > ABANDONED_MS);
}
