/**
 * A content folder as it lies on the disk: every file that is read or that an office may take for one that is.
 *
 * Nothing is judged here. What can't be read is listed like any other file and fails, with the system's code, only when
 * it is read. So intake reports it, and no shipped file takes its place.
 */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from './domain/order.ts';
import { decodeText } from './intake/decoded.ts';
import { CONTENT_FOLDERS, meantFolder } from './intake/file-names.ts';
import type { TableFile } from './intake/sources.ts';

/** The files of a folder in the order of their paths, a folder among them with a slash; null where there is no folder. */
export async function listContent(folder: string): Promise<TableFile[] | null> {
  let top: TableFile[];
  try {
    top = await inside(folder, '');
  } catch (cause) {
    const code = codeOf(cause);
    if (code === null) throw cause;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? null
      : [unreadable('portal.yaml', cause), unreadable('tables/', cause)];
  }
  const nested = await Promise.all(
    CONTENT_FOLDERS.filter((name) => top.some((file) => file.path.replace(/\/$/, '') === name)).map(async (name) => {
      try {
        return await inside(folder, `${name}/`);
      } catch (cause) {
        if (codeOf(cause) === null) throw cause;
        return [unreadable(`${name}/`, cause)];
      }
    }),
  );
  // Other folders are the office's own business, except one that is named like the settings file.
  const files = top
    .filter(({ path: name }) => !CONTENT_FOLDERS.includes(name))
    .filter(({ path: name }) => !name.endsWith('/') || name === 'portal.yaml/' || meantFolder(name) !== null)
    .map((file) => (file.path === 'portal.yaml/' ? { ...file, path: 'portal.yaml' } : file));
  return [...files, ...nested.flat()].sort((a, b) => compareText(a.path, b.path));
}

/** What lies in one folder, `under` ending with a slash. Rejects where it can't be listed. */
async function inside(folder: string, under: string): Promise<TableFile[]> {
  // Names are read as bytes: one that is not UTF-8 must still be found and reported.
  const entries = await readdir(path.join(folder, under), { withFileTypes: true, encoding: 'buffer' });
  return Promise.all(entries.map((entry) => fileOf(folder, under, entry)));
}

async function fileOf(folder: string, under: string, entry: Dirent<NonSharedBuffer>): Promise<TableFile> {
  const { name, isReadable } = decodeName(entry.name);
  const shown = `${under}${name.normalize('NFC')}`;
  if (!isReadable) return unreadable(shown, Object.assign(new Error('the name is not UTF-8'), { code: 'EILSEQ' }));
  const full = path.join(folder, ...under.split('/'), name);
  try {
    const found = await stat(full);
    const read = async (): Promise<Uint8Array> => readFile(full);
    return found.isDirectory() ? { path: `${shown}/`, bytes: 0, read } : { path: shown, bytes: found.size, read };
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return unreadable(shown, cause);
  }
}

/** A name as text; one in another encoding as it reads in GB18030, which is what it mostly is. */
function decodeName(bytes: Uint8Array): { name: string; isReadable: boolean } {
  try {
    return { name: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isReadable: true };
  } catch {
    return { name: new TextDecoder('gb18030').decode(bytes), isReadable: false };
  }
}

function unreadable(name: string, cause: unknown): TableFile {
  return { path: name, bytes: 0, read: () => Promise.reject(cause) };
}

/** The system's code of a fault of the disk; null for any other. */
function codeOf(cause: unknown): string | null {
  const code = (cause as { code?: unknown }).code;
  return typeof code === 'string' ? code : null;
}

/** The line of a text file of the content folder, from 1, on which some words first stand; null where they don't. */
export async function lineWith(folder: string, file: string, words: string): Promise<number | null> {
  const at = (await linesOf(folder, file)).findIndex((line) => line.includes(words));
  return at < 0 ? null : at + 1;
}

/** The lines of a text file of the content folder; none where it is not there. */
export async function linesOf(folder: string, file: string): Promise<string[]> {
  try {
    const { text } = decodeText(await readFile(path.join(folder, ...file.split('/'))));
    return text.split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}
