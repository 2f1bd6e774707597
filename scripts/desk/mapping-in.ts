/** A mapping as a clerk sends it (对应的文字). */
import type { Mapping } from '../../src/domain/mapping.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';

/** A mapping's text as reading takes it, or what is wrong with it in words. */
export async function mappingIn(
  text: string,
  file = 'mappings/desk.yaml',
): Promise<{ mapping: Mapping | null; wrong: string | null }> {
  const problems = new ProblemLog();
  const bytes = new TextEncoder().encode(text);
  const [mapping = null] = await readMappings([{ path: file, bytes: bytes.length, read: async () => bytes }], problems);
  const wrong = problems.all().map(({ row, column, said }) => {
    const line = row === null ? '' : `第 ${row} 行`;
    return [line, column === null ? '' : `「${column}」`].join('') + (line === '' ? '' : '：') + said.trim();
  });
  return { mapping, wrong: wrong.length === 0 ? null : wrong.join(' ') };
}
