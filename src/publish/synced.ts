/**
 * Brings files onto the disk (落盘), so that what has been put in place is still whole after a power cut.
 */
import { statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isCode } from './output-error.ts';

/** So many at once: the disk then writes many together. */
const AT_ONCE = 32;

/**
 * Every file below a folder, its folders and itself. Where `synced` is given, what lies there was brought onto the disk before and not
 * written since: of a file that has but a second name here only the name is new, and that stands in its folder.
 */
export async function syncTree(folder: string, synced: string | null = null): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isOnDisk = (full: string): boolean =>
    synced !== null && isSameFile(full, path.join(synced, path.relative(folder, full)));
  const queue = [...entries]
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({ full: path.join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
    .filter(({ full, isFolder }) => isFolder || !isOnDisk(full));
  const syncOne = async (): Promise<void> => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop())
      await (one.isFolder ? syncFolder(one.full) : syncFile(one.full));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, syncOne));
  await syncFolder(folder);
}

/** Whether two names are of one file. Numbers of files are larger than JavaScript's own; where a disk has none, it says 0. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}

/** A folder's own list of names, where the system can do that. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (cause) {
    // Some network drives and sticks can't sync a folder.
    if (!isCode(cause, 'EINVAL', 'EBADF', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES')) throw cause;
  } finally {
    await handle.close();
  }
}

async function syncFile(file: string): Promise<void> {
  // Windows syncs only what was opened for writing.
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await handle.sync();
  } catch (cause) {
    if (!isCode(cause, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw cause;
  } finally {
    await handle.close();
  }
}
