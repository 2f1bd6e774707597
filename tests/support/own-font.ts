/**
 * A font as an office might bring one along: the signs of a programmer's editor, which come with the browser tests and
 * which Noto Sans SC lacks.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { REPOSITORY } from '../../src/site.ts';

export async function ownFont(): Promise<Buffer> {
  const folder = path.join(REPOSITORY, 'node_modules', 'playwright-core', 'lib', 'vite', 'traceViewer');
  const file = (await readdir(folder)).find((name) => name.endsWith('.ttf')) as string;
  return readFile(path.join(folder, file));
}

/** Two that look different. */
export const OWN_CHARACTERS = ['\uea60', '\uea61'] as const;
