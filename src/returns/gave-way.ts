/**
 * Files that are not to be mended (让位的文件): another one stands in their place, as a newer list does, the same file under
 * another name, one with the same rows, or one of which they seem a copy. Whoever sent them would mend what nobody reads.
 */
import { compareText } from '../domain/order.ts';
import type { Problem } from '../domain/problem.ts';
import { groupBy } from '../domain/register.ts';
import { maskPath } from '../privacy/mask.ts';

/** A file of the content folder, as it was read. */
export interface FileRead {
  path: string;
  sha256: string;
}

export interface GaveWay {
  /** The path of the file that stands in its place, as problems name it. */
  to: string;
  /** Whether that is settled, or the office has to choose between the two first. */
  isSettled: boolean;
  /** What the list says of it. */
  note: string;
}

/** By the paths of files as problems name them, those that others stand for. */
export function filesThatGaveWay(problems: readonly Problem[], files: readonly FileRead[]): Map<string, GaveWay> {
  const found = new Map<string, GaveWay>();
  for (const { code, file, gaveWayTo: to } of problems) {
    if (to === undefined) continue;
    const one = said(code, to);
    // One thing that has to be settled first is enough.
    if (found.get(file)?.isSettled !== false) found.set(file, one);
  }
  for (const same of groupBy(files, ({ sha256 }) => sha256).values()) {
    // One that has given way already, such as a copy by its name, isn't the one that stays.
    const ranked = same
      .map(({ path }) => maskPath(path))
      .sort((a, b) => Number(found.has(a)) - Number(found.has(b)) || compareText(a, b));
    const [stays, ...others] = ranked;
    if (stays === undefined) continue;
    for (const file of others)
      found.set(file, { to: stays, isSettled: true, note: `和 ${baseOf(stays)} 一字不差，改那一份就行。` });
  }
  return found;
}

const baseOf = (path: string): string => path.split('/').at(-1) ?? path;

function said(code: string, to: string): GaveWay {
  const other = baseOf(to);
  if (code === 'file-older') return { to, isSettled: true, note: `是以前的一份，没有读，用的是 ${other}。` };
  if (code === 'rows-in-two-files')
    return { to, isSettled: true, note: `里面的行和 ${other} 的都一样，只算一次。改那一份，这一份可以拿走。` };
  return {
    to,
    isSettled: false,
    note: `像是 ${other} 的另一个版本，两份都读了。先定留哪一份，拿走另一份，再退留下的。`,
  };
}
