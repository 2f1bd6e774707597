/** The gate behind printing (二维码回读): reads codes off finished files and compares them with what they must say. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { groupBy } from '../../domain/register.ts';
import { createCodeReader } from '../../paper/read-codes.ts';
import { WrongCode } from '../gates.ts';
import { evenly } from './choose-sheets.ts';
import { readDecoder } from './decoder.ts';
import type { WrittenDocument } from './sheet-worker.ts';

/** How many pages of a large run are checked, the first and the last among them. */
const SAMPLE = 300;

/** A page with the texts that its codes must contain. */
export interface Proof {
  file: string;
  page: number;
  expected: string[];
}

export function proofsOf(file: string, codes: WrittenDocument['codes']): Proof[] {
  return [...groupBy(codes, ({ page }) => page)].map(([page, on]) => ({
    file,
    page,
    expected: on.map(({ url }) => url),
  }));
}

export const sorted = (texts: readonly string[]): string => [...texts].sort().join('\n');

/** Reads codes off the finished files and compares. Throws for the first that is wrong. */
export async function checkCodes(
  root: string,
  all: readonly Proof[],
  verify: 'sample' | 'all',
  progress: (checked: number, of: number) => void,
): Promise<{ checked: number; total: number }> {
  const count = (proofs: readonly Proof[]): number => proofs.reduce((sum, { expected }) => sum + expected.length, 0);
  const total = count(all);
  const chosen = verify === 'all' ? all : evenly(all, SAMPLE);
  if (chosen.length === 0) return { checked: 0, total };
  const reader = await createCodeReader(await readDecoder());
  let checked = 0;
  try {
    for (const [file, proofs] of groupBy(chosen, (proof) => proof.file)) {
      const pdf = await readFile(path.join(root, ...file.split('/')));
      const read = await reader.read(
        pdf,
        proofs.map(({ page }) => page),
      );
      for (const [index, { page, expected }] of proofs.entries()) {
        const texts = read[index]?.texts ?? [];
        if (sorted(texts) !== sorted(expected)) throw new WrongCode(file, page, expected, texts);
        checked += expected.length;
        progress(checked, count(chosen));
      }
    }
  } finally {
    reader.close();
  }
  return { checked, total };
}
