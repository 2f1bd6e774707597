/** Reads content folders twice, as a clerk does: once to be proposed mappings, and again by the mappings that are kept. */

import type { Mapping } from '../../src/domain/mapping.ts';
import type { IntakeOptions } from '../../src/intake/collected.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { mappingText } from '../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import type { TablesRead } from '../../src/intake/read-tables.ts';
import { type Files, readTown, tableFile } from './tables.ts';

export interface Kept {
  /** As read before anything was kept. */
  before: TablesRead;
  mappings: readonly Mapping[];
  /** As read by what was kept. */
  after: TablesRead;
}

/** The mappings that reading proposes, as they are read back from the files in which they are kept. */
export async function mappingsOf(read: TablesRead): Promise<Mapping[]> {
  const problems = new ProblemLog();
  const files = read.proposed.map(({ mapping }) => tableFile(mapping.file, mappingText(mapping)));
  const mappings = await readMappings(files, problems);
  const [first] = problems.all();
  if (first !== undefined) throw new Error(first.message);
  return mappings;
}

/** Reads files beside the town's ground, keeps what is proposed, and reads them again. */
export async function keepAndRead(files: Files, options: Partial<IntakeOptions> = {}): Promise<Kept> {
  const before = await readTown(files, options);
  const mappings = await mappingsOf(before);
  return { before, mappings, after: await readTown(files, { ...options, mappings }) };
}
