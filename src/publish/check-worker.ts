/**
 * The worker of the page for senders (自查) as one text within the script of that page. A worker that is fetched by its address
 * would have no policy on hosts that send no headers; one that the page makes itself is held by the page's.
 */
import path from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from '../repository.ts';

/** The module that src/check/page.client.ts imports. */
export const CHECK_WORKER = 'virtual:check-worker';
const ENTRY = 'src/check/worker.client.ts';

export interface CheckWorker {
  program: string;
  /** Absolute paths of what went into it. */
  modules: string[];
}

/**
 * The oldest browsers with all that intake is written in: it looks behind in patterns, and for the last of a kind. In an older
 * one the worker fails, and the page says what to do instead.
 */
const TARGET = ['chrome97', 'edge97', 'firefox104', 'safari16.4'];

export async function bundleCheckWorker(): Promise<CheckWorker> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [path.join(REPOSITORY, ENTRY)],
    bundle: true,
    minify: true,
    write: false,
    target: TARGET,
    platform: 'browser',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${ENTRY} came to nothing`);
  return {
    program: file.text,
    modules: Object.keys(metafile.inputs).map((input) => path.resolve(REPOSITORY, input)),
  };
}
