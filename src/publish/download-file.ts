/** A download (数据下载) as it is written, piece by piece. */
import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../domain/manifest.ts';
import type { DataWriter } from '../downloads/write-data.ts';

/** `sums` learns what a manifest records of it. */
export async function openDownload(
  folder: string,
  relative: string,
  sums: Map<string, Pick<OutputFile, 'bytes' | 'sha256'>>,
): Promise<DataWriter> {
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
      try {
        await handle.writeFile(piece);
      } catch (cause) {
        // Nobody closes it afterwards, and a file that is left open would be the fault that is told.
        await handle.close();
        throw cause;
      }
    },
    close: async () => {
      await handle.close();
      const sum = { bytes, sha256: hash.digest('hex') };
      sums.set(relative, sum);
      return sum;
    },
  };
}
