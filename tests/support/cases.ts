/**
 * Content folders for which something wrong was once reported. A case without settings of its own is laid over `base`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { REPOSITORY } from '../../src/site.ts';
import { AS_OF, tableFile } from './tables.ts';

const CASES = path.join(REPOSITORY, 'tests/fixtures/cases');

/** The folder of a case. */
export function caseFolder(name: string): string {
  return path.join(CASES, name);
}

/** A profile as it is shipped. */
export const shippedProfile = (code: string): string =>
  readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8');

/** Reads a case as `check` does, by the shipped profiles or others. */
export function readCase(name: string, profileText = shippedProfile): Promise<Content> {
  const layers = existsSync(path.join(caseFolder(name), 'portal.yaml')) ? [name] : ['base', name];
  const files = new Map(layers.flatMap((layer) => filesOf(caseFolder(layer))));
  return readContent({
    files: [...files].map(([file, bytes]) => tableFile(file, bytes)),
    asOf: AS_OF,
    shippedProfile: async (code) => profileText(code),
  });
}

function filesOf(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, full).split(path.sep).join('/'), readFileSync(full)];
    });
}
