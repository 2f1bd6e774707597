/**
 * A publication, all or nothing: pages, search, data and manifest into a work folder, then one swap.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../domain/order.ts';
import { type DataWriter, writeData } from '../downloads/write-data.ts';
import type { Site } from '../site.ts';
import { allDone } from './all-done.ts';
import { indexSearch } from './index-search.ts';
import { writeScreens } from './kiosk/write-screens.ts';
import { writeCards } from './pictures/write-cards.ts';
import { type PrintReport, printSheets } from './print/print-sheets.ts';
import { toEarlier } from './print/printed-file.ts';
import { prepareOut, promote, type ReleaseName, withLock, workFolder } from './release-folder.ts';
import { renderPages } from './render-pages.ts';

export type Stage = 'pages' | 'search' | 'data' | 'cards' | 'print' | 'kiosk' | 'manifest' | 'swap';

export interface PublishOptions {
  site: Site;
  out: string;
  /** Told when a stage begins and ends. */
  progress?: (stage: Stage, state: 'begins' | 'done') => void;
}

interface OutputFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Builds the release and makes it the current one. Throws where the site stays as it was. */
export async function publish({ site, out, progress = () => {} }: PublishOptions): Promise<ReleaseName> {
  await prepareOut(out);
  return withLock(out, async () => {
    const folder = workFolder(out, site.release.id);
    // Astro empties its output first, so the data are written beside it and moved in.
    const aside = `${folder}-data`;
    await mkdir(folder, { recursive: true });
    try {
      const known = new Map<string, OutputFile>();
      if (site.parts.includes('site')) {
        // Pages and index are made by programs of their own; this one works meanwhile.
        await allDone([
          stage('pages', () => renderPages(site, folder)),
          stage('data', () => writeData(site, (file) => openFile(aside, file))),
        ]);
        await moveInto(path.join(aside, 'data'), path.join(folder, 'data'));
        await rm(aside, { recursive: true, force: true });
        await Promise.all([stage('search', () => indexSearch(folder)), listOutputs(folder, known)]);
        // Cards are not drawn while pages are rendered, since both together would not fit into memory.
        await stage('cards', () => writeCards(site, folder));
      }
      const sheets = site.parts.includes('print') ? await stage('print', () => printAll(site, folder)) : null;
      if (site.parts.includes('kiosk'))
        await stage('kiosk', () => writeScreens({ publication: site, contentFolder: site.origin.folder, folder }));
      await stage('manifest', () => writeManifest(site, folder, known, sheets));
      return await stage('swap', () => promote(out, site.release.id));
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      await rm(aside, { recursive: true, force: true });
      throw cause;
    }
  });

  async function stage<T>(name: Stage, work: () => Promise<T>): Promise<T> {
    progress(name, 'begins');
    const result = await work();
    progress(name, 'done');
    return result;
  }
}

/** The sheets of an ordinary month; the others are there for the asking, by `print`. */
function printAll(site: Site, folder: string): Promise<PrintReport> {
  return printSheets({
    publication: site,
    contentFolder: site.origin.folder,
    folder,
    selection: { names: site.portal.printSheets, estates: null, division: null },
    since: null,
    verify: 'sample',
  });
}

/** Moves the files of a folder into another one. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await rename(path.join(from, name), path.join(to, name));
}

async function openFile(folder: string, relative: string): Promise<DataWriter> {
  const full = path.join(folder, ...relative.split('/'));
  await mkdir(path.dirname(full), { recursive: true });
  const handle = await open(full, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: async (text) => {
      const piece = Buffer.from(text);
      hash.update(piece);
      bytes += piece.length;
      await handle.writeFile(piece);
    },
    close: async () => {
      await handle.close();
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}

/** `release.json` lists everything but itself. */
async function writeManifest(
  site: Site,
  folder: string,
  known: Map<string, OutputFile>,
  printed: PrintReport | null,
): Promise<void> {
  await listOutputs(folder, known);
  const outputs = [...known.values()].sort((a, b) => compareText(a.path, b.path));
  const { release, portal, inputs } = site;
  const manifest = {
    release: release.id,
    asOf: release.asOf,
    version: release.version,
    base: portal.base,
    inputs,
    outputs,
    // What hangs on boards from now on: `print --since` compares with it.
    ...(printed === null ? {} : { sheets: printed.files.filter(({ sheet }) => sheet !== null).map(toEarlier) }),
  };
  await mkdir(path.join(folder, 'data'), { recursive: true });
  const handle = await open(path.join(folder, 'data', 'release.json'), 'w');
  await handle.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
  await handle.sync();
  await handle.close();
}

/** Adds every file below the folder that is not known yet; the index is left out until it is whole. */
async function listOutputs(folder: string, known: Map<string, OutputFile>): Promise<void> {
  const indexed = known.size > 0;
  for (const file of await filesBelow(folder)) {
    if (known.has(file) || (!indexed && file.startsWith('pagefind/'))) continue;
    const full = path.join(folder, ...file.split('/'));
    const { size } = await stat(full);
    const hash =
      size > LARGE_FILE_BYTES
        ? await hashStream(full)
        : createHash('sha256')
            .update(await readFile(full))
            .digest('hex');
    known.set(file, { path: file, bytes: size, sha256: hash });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
}

/** Files beyond this are hashed piece by piece. */
const LARGE_FILE_BYTES = 8_000_000;

async function hashStream(full: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(full)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
