/**
 * Whether a published folder is complete and unchanged: it has exactly the files of its manifest, each with the hash
 * that is recorded there.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

interface Manifest {
  release: string;
  outputs: { path: string; bytes: number; sha256: string }[];
}

export async function filesBelow(folder: string): Promise<string[]> {
  // With a separator at the end the target of the link is read, not the link.
  const entries = await readdir(`${folder}${path.sep}`, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** What is wrong with the folder, file by file; empty for a whole release. */
export async function damageOf(folder: string): Promise<string[]> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(path.join(folder, 'data', 'release.json'), 'utf8')) as Manifest;
  } catch (cause) {
    return [`no manifest: ${String(cause)}`];
  }
  const damage: string[] = [];
  const listed = new Set(manifest.outputs.map((output) => output.path));
  for (const file of await filesBelow(folder)) {
    if (!listed.has(file) && file !== 'data/release.json') damage.push(`${file} is not listed`);
  }
  for (const output of manifest.outputs) {
    try {
      const bytes = await readFile(path.join(folder, output.path));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (sha256 !== output.sha256 || bytes.length !== output.bytes) damage.push(`${output.path} differs`);
    } catch {
      damage.push(`${output.path} is missing`);
    }
  }
  return damage;
}

export async function releaseIdOf(folder: string): Promise<string> {
  return (JSON.parse(await readFile(path.join(folder, 'data', 'release.json'), 'utf8')) as Manifest).release;
}
