/**
 * The program that renders pages, and what pages load (网页程序): bundled by Astro once for all publications that the same code
 * makes for the same address, and kept below the repository's `.cache/`.
 *
 * It is of no publication: it holds nothing of what is published. It is kept in the repository and never where `--cache` says:
 * it is run, so nobody else may write it, and it imports libraries as our own code does.
 */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { REPOSITORY } from '../repository.ts';
import { addressOf } from '../routes/catalogue.ts';
import type { Page } from '../routes/page-source.ts';
import { prepareCache } from './cache/place.ts';
import { prune } from './cache/prune.ts';
import { openStore } from './cache/store.ts';
import { filesBelow, placeOf } from './files.ts';
import type { rendered } from './page-entry.ts';

export const PROGRAMS = path.join(REPOSITORY, '.cache', 'programs');
const BYTES_MAX = 300_000_000;
const ENTRY = path.join(REPOSITORY, 'src', 'publish', 'page-entry.ts');

/** Where it goes, below the root of the rendering. */
const PROGRAM = 'program';

export interface ProgramPlace {
  /** Where the site will be served, path included. */
  base: string;
  /** What makes the pages, as a hash: see `pageMaker`. */
  maker: string;
  /** The root of the rendering, within the repository. */
  root: string;
  /** Where what pages load goes, within the root. */
  folder: string;
  /** Where programs are kept. */
  programs?: string;
}

export type RenderPage = (page: Pick<Page, 'id' | 'params'>) => Promise<Uint8Array>;

/** What is known of a kept program: the name of the module to import. */
interface Program {
  entry: string;
}

/** Lays what pages load into `folder`. What renders a page is handed back; it asks src/current-pages.ts. */
export async function openProgram({
  base,
  maker,
  root,
  folder,
  programs = PROGRAMS,
}: ProgramPlace): Promise<RenderPage> {
  // Where none can be kept, one is bundled each time.
  const place = await prepareCache(programs, { scope: 'all', begunAt: Date.now(), not: [] }).catch(() => null);
  const store = openStore(place);
  const found = store.take<Program>('program', maker, (name) => placeOf(root, name));
  const program = found?.value ?? (await bundle({ base, root, folder }));
  if (found === null) {
    const files = [...(await below(root, folder)), ...(await below(root, path.join(root, PROGRAM)))];
    store.put('program', maker, { value: program, files, names: false });
    if (place !== null) prune(place, Date.now(), BYTES_MAX);
  }
  const entry = (await import(pathToFileURL(path.join(root, PROGRAM, program.entry)).href)) as {
    rendered: typeof rendered;
  };
  return ({ id, params }) => entry.rendered(routeName(id), `${base.replace(/\/$/, '')}${requestPath(id, params)}`);
}

/** As Astro names it. */
const routeName = (id: Page['id']): string => (id === '/' ? id : id.replace(/\/$|\.html$/, ''));

/** As Astro's own build asks for it: every page in a folder of its own, also the one that is written as a file. */
const requestPath = (id: Page['id'], params: Page['params']): string => addressOf(id, params).replace(/\.html$/, '/');

async function below(root: string, folder: string): Promise<{ name: string; path: string }[]> {
  const prefix = path.relative(root, folder).split(path.sep).join('/');
  return (await filesBelow(folder)).map((name) => ({ name: `${prefix}/${name}`, path: placeOf(folder, name) }));
}

async function bundle({ base, root, folder }: Pick<ProgramPlace, 'base' | 'root' | 'folder'>): Promise<Program> {
  // Where a program is kept they aren't loaded.
  const [{ build }, { buildSettings }] = await Promise.all([import('astro'), import('./astro-settings.ts')]);
  const settings = buildSettings({ base, outDir: folder, root });
  let entry: string | null = null;
  await build({
    ...settings,
    integrations: [
      ...(settings.integrations ?? []),
      programOnly(path.join(root, PROGRAM), (name) => {
        entry = name;
      }),
    ],
  });
  if (entry === null) throw new Error('the program of the pages was not bundled');
  return { entry };
}

/** Has Astro bundle all pages with our entry and move that into a folder, instead of rendering pages and deleting it. */
function programOnly(folder: string, told: (entry: string) => void): AstroIntegration {
  let bundled: string | undefined;
  return {
    name: 'page-program',
    hooks: {
      'astro:build:setup': ({ updateConfig }) => {
        updateConfig({
          environments: { prerender: { build: { rolldownOptions: { input: ENTRY } } } },
          plugins: [
            {
              name: 'page-program',
              applyToEnvironment: ({ name }) => name === 'prerender',
              writeBundle({ dir }, chunks) {
                bundled = dir;
                for (const chunk of Object.values(chunks))
                  if (chunk.type === 'chunk' && chunk.facadeModuleId === ENTRY) told(chunk.fileName);
              },
            },
          ],
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'page-program',
          setup: async () => {
            if (bundled === undefined) throw new Error('the pages were not bundled');
            await rename(bundled, folder);
          },
          getStaticPaths: () => Promise.resolve([]),
          render: () => Promise.reject(new Error('no page is rendered while pages are bundled')),
        });
      },
    },
  };
}
