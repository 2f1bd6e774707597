/**
 * Where the program lies (程序所在的文件夹), and which one it is. Apart from src/site.ts, with which all that reads tables would be loaded.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** Folders and files of ours of which everything is made; the lock file stands for the libraries. */
const CODE = ['src', 'kiosk', 'public', 'package-lock.json', 'package.json', 'tsconfig.json'];

/** The version of package.json. */
export async function packageVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(REPOSITORY, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

let known: Promise<string> | null = null;

/** Our code as a hash, the same on every machine. It is that of the process: what is changed while it runs isn't loaded either. */
export function codeHash(): Promise<string> {
  known ??= hashOfCode([], CODE);
  return known;
}

/** What makes something, as a hash: values, and all that lies below these folders and files of ours. */
export async function hashOfCode(values: readonly unknown[], ingredients: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(values));
  for (const ingredient of ingredients)
    for (const file of await filesOf(path.join(REPOSITORY, ingredient))) {
      const name = path.relative(REPOSITORY, file).split(path.sep).join('/');
      hash.update(`\0${name}\0`).update(readFileSync(file));
    }
  return hash.digest('hex');
}

async function filesOf(full: string): Promise<string[]> {
  try {
    const entries = await readdir(full, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  } catch {
    // A file; a lock file comes with no package.
    return existsSync(full) ? [full] : [];
  }
}
