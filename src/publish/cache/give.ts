/** Files of releases and of the cache, without waiting for the disk (文件): given a further name, and hashed. */
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, linkSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isCode } from '../output-error.ts';

export interface Sum {
  bytes: number;
  sha256: string;
}

/** Gives a file a second name, or copies it where the disk can't do that. What lies there under that name goes. */
export function give(from: string, to: string): void {
  for (let tries = 0; ; tries++) {
    try {
      linkSync(from, to);
      return;
    } catch (cause) {
      if (isCode(cause, 'ENOSPC', 'EDQUOT') || tries > 2) throw cause;
      if (isCode(cause, 'EEXIST')) rmSync(to);
      else if (isCode(cause, 'ENOENT')) mkdirSync(path.dirname(to), { recursive: true });
      else {
        copyFileSync(from, to);
        return;
      }
    }
  }
}

const PIECE_BYTES = 1 << 20;
let piece: Buffer | null = null;

/** Size and hash of a file, piece by piece. */
export function sumOf(file: string): Sum {
  piece ??= Buffer.allocUnsafeSlow(PIECE_BYTES);
  const hash = createHash('sha256');
  const from = openSync(file, 'r');
  try {
    let bytes = 0;
    for (let read = readSync(from, piece); read > 0; read = readSync(from, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(from);
  }
}

/** Null where it can't be read. */
export function sumIfThere(file: string): Sum | null {
  try {
    return sumOf(file);
  } catch {
    return null;
  }
}
