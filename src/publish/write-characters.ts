/**
 * `/check/characters.txt` (能印的字): which characters the sheets of this publication can print, by which a sender's table is
 * looked at before it is sent.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packedPoints } from '../domain/glyphs.ts';
import type { Site } from '../site.ts';
import { loadFonts } from './print/fonts.ts';

/** Beside `/check/`. */
export async function writeCharacters({ portal, contentFolder }: Site, folder: string): Promise<void> {
  const { covered } = await loadFonts(contentFolder, portal.printFonts);
  await mkdir(path.join(folder, 'check'), { recursive: true });
  await writeFile(path.join(folder, 'check', 'characters.txt'), packedPoints(covered));
}
