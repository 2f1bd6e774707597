/** The gate behind printing (二维码回读): reads codes off finished pages and compares them with what they must say. */
import { groupBy } from '../../domain/register.ts';
import type { CodeReader } from '../../paper/read-codes.ts';
import type { SetDocument } from '../../paper/typesetter.ts';

export interface WrongCodes {
  page: number;
  expected: string[];
  read: string[];
}

export const sorted = (texts: readonly string[]): string => [...texts].sort().join('\n');

/** The first page on which codes say something else; null where none does. */
export async function wrongCodes(
  reader: CodeReader,
  pdf: Uint8Array,
  codes: SetDocument['codes'],
): Promise<WrongCodes | null> {
  const pages = [...groupBy(codes, ({ page }) => page)];
  const found = await reader.read(
    pdf,
    pages.map(([page]) => page),
  );
  for (const [at, [page, on]] of pages.entries()) {
    const expected = on.map(({ url }) => url);
    const read = found[at]?.texts ?? [];
    if (sorted(read) !== sorted(expected)) return { page, expected, read };
  }
  return null;
}
