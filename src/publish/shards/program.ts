/**
 * Which program makes a publication (程序), as a hash: our code, the libraries by their lockfile, Node.js, and where it is installed,
 * since Astro has that in what it writes. Two that differ in any of it may write other bytes.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { REPOSITORY } from '../../repository.ts';
import { keyOf } from '../cache/store.ts';

const FOLDERS = ['src', 'kiosk', 'public'];
const LENGTH = 12;

export async function programHash(): Promise<string> {
  const lists = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    }),
  );
  const files = [...lists.flat().sort(), path.join(REPOSITORY, 'package-lock.json')];
  const parts: (string | Uint8Array)[] = [process.versions.node, REPOSITORY];
  for (const file of files) parts.push(path.relative(REPOSITORY, file), await readFile(file));
  return keyOf(...parts).slice(0, LENGTH);
}
